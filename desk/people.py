"""The people of a bureau, and when they signed in: for those who manage it."""

from datetime import datetime

from django.contrib import admin, messages
from django.utils.formats import date_format
from django.utils.timezone import localtime

from agencies.models import Membership
from agencies.people import enrol, is_own_management, let_go
from agencies.querysets import has_every_right
from agencies.second_factor import reset_second_factor, with_second_factor

from .behaviour import OwnRowsAdmin, ReadOnlyAdmin
from .forms.people import MembershipForm
from .models import FailedSignIn, SignIn


@admin.register(Membership)
class MembershipAdmin(OwnRowsAdmin):
    form = MembershipForm
    fields = ["agency", "username", "full_name", "password", "role"]
    list_display = [
        "user",
        "full_name",
        "agency",
        "role",
        "includes_counties",
        "has_codes",
        "seen",
    ]
    list_filter = ["role", ("agency", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["user", "agency"]
    search_fields = ["user__username", "user__first_name", "agency__name"]
    search_help_text = "按用户名、姓名或单位查找"

    actions = ["reset_codes"]

    def get_queryset(self, request):
        return with_second_factor(super().get_queryset(request))

    def get_fields(self, request, obj=None):
        if obj:
            return ["user", "full_name", "agency", "role", "includes_counties", "seen"]
        return [*self.fields, "includes_counties"]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj) if obj else []

    def has_change_permission(self, request, obj=None):
        """A role is given or taken back, and looks the same until then."""
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No button beside the agency that leads away from the person."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "agency":
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):  # noqa: FBT002
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"manager": request.user})

    def has_delete_permission(self, request, obj=None):
        if obj and is_own_management(obj, request.user):
            return False
        return super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        given = enrol(
            obj.user,
            obj.agency,
            obj.role,
            request.user,
            includes_counties=obj.includes_counties,
        )
        obj.pk = given.pk

    def delete_model(self, request, obj):
        let_go(obj, request.user)

    def delete_queryset(self, request, queryset):
        for membership in queryset:
            let_go(membership, request.user)

    @admin.action(description="重置两步登录（手机丢失）", permissions=["reset"])
    def reset_codes(self, request, queryset):
        people = {membership.user for membership in queryset}
        done = sum(reset_second_factor(user, request.user) for user in people)
        said = f"已重置 {done} 人的两步登录，他们现在凭密码登录，可以重新开启。"
        messages.success(request, said)

    def has_reset_permission(self, request):
        return has_every_right(request.user)

    @admin.display(description="两步登录", boolean=True)
    def has_codes(self, membership):
        return membership.has_second_factor

    @admin.display(description="姓名", ordering="user__first_name")
    def full_name(self, membership):
        return membership.user.get_full_name()

    @admin.display(description="最近登录", ordering="user__last_login")
    def seen(self, membership):
        return in_words(membership.user.last_login, "还没有登录过")


def in_words(moment: datetime | None, never: str = "") -> str:
    """As lists say it; a page that is only read would say None, or what Python says."""
    return date_format(localtime(moment), "DATETIME_FORMAT") if moment else never


class SigningAdmin(ReadOnlyAdmin, OwnRowsAdmin):
    """Who signed in or tried to, of the bureaus that the reader manages."""

    fields = ["who", "at", "address", "browser"]
    readonly_fields = ["who", "at", "address", "browser"]
    list_display = ["who", "at", "address", "browser"]
    search_fields = ["username", "ip_address"]
    search_help_text = "按用户名或网络地址查找"
    date_hierarchy = "attempt_time"

    @admin.display(description="用户名", ordering="username")
    def who(self, each):
        return each.username

    @admin.display(description="时间", ordering="attempt_time")
    def at(self, each):
        return in_words(each.attempt_time)

    @admin.display(description="网络地址", ordering="ip_address")
    def address(self, each):
        return each.ip_address or "不详"

    @admin.display(description="浏览器")
    def browser(self, each):
        return each.user_agent


@admin.register(SignIn)
class SignInAdmin(SigningAdmin):
    list_display = [*SigningAdmin.list_display, "left"]

    @admin.display(description="退出时间", ordering="logout_time")
    def left(self, each):
        return in_words(each.logout_time)


@admin.register(FailedSignIn)
class FailedSignInAdmin(SigningAdmin):
    list_display = [*SigningAdmin.list_display, "locked"]

    @admin.display(description="因此锁定", boolean=True, ordering="locked_out")
    def locked(self, each):
        return each.locked_out
