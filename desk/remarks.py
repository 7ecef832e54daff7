"""Doubts about the texts, until a person settles them."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from briefings.models import Remark

from .behaviour import OwnRowsAdmin, ReadOnlyAdmin, link_to
from .settling import ReasonToLift, settle_and_tell


class BySettled(admin.SimpleListFilter):
    title = "处理情况"
    parameter_name = "settled"

    def lookups(self, request, model_admin):
        return [("no", "待处理"), ("yes", "已处理")]

    def queryset(self, request, queryset):
        if self.value() == "no":
            return queryset.open()
        return queryset.exclude(settled_at=None) if self.value() else queryset


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin, OwnRowsAdmin):
    list_display = [
        "message",
        "severity",
        "line",
        "where",
        "source_file",
        "settled_at",
        "settled_by",
        "settled_why",
    ]
    list_filter = [BySettled, "severity"]
    list_select_related = ["issue__agency", "source_file", "settled_by"]
    search_fields = ["message", "source_file__name"]
    search_help_text = "按说明或文件名查找"
    actions = ["settle"]

    def get_queryset(self, request):
        bodies = ["source_file__text", "source_file__content"]
        return super().get_queryset(request).defer(*bodies)

    def has_settle_permission(self, request):
        return request.user.has_perm("briefings.change_remark")

    @admin.action(description="标为已处理", permissions=["settle"])
    def settle(self, request, remarks):
        """Ask for the reason first where any of them blocks."""
        form = ReasonToLift(request.POST if "why" in request.POST else None)
        if not remarks.blocking().exists():
            settle_and_tell(request, remarks, "")
        elif form.is_valid():
            settle_and_tell(request, remarks, form.cleaned_data["why"])
        else:
            return self._ask_why(request, remarks, form)
        return None

    def _ask_why(self, request, remarks, form):
        context = {
            **self.admin_site.each_context(request),
            "title": "解除须先解决的待核事项",
            "opts": self.opts,
            "form": form,
            "remarks": remarks.select_related("issue__agency"),
            "checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/briefings/remark/reason.html", context)

    @admin.display(description="期", ordering="issue")
    def where(self, remark):
        return link_to(remark.issue) if remark.issue else "整个文件"
