"""Accounts as such, for the administrator of the site: what each may do is in his roles."""

from django.contrib import admin

# Named as a module, so that its own registrations are made before ours.
from django.contrib.auth import admin as of_accounts
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm
from django.contrib.auth.models import Group, User

admin.site.unregister([Group, User])


class NewPasswordForm(AdminPasswordChangeForm):
    """An account that may no longer sign in is closed, not left without a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


@admin.register(User)
class AccountAdmin(of_accounts.UserAdmin):
    """Without groups and permissions, which have no say over rows of ours."""

    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "email")}),
        ("状态", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("时间", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2")}),)
    add_form = BaseUserCreationForm
    change_password_form = NewPasswordForm
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    list_display = ("username", "first_name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser")
    search_help_text = "按用户名或姓名查找"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "first_name":
            field.label = "姓名"
        return field
