"""The bin: what was deleted, and the way back."""

from django.contrib import admin, messages

from briefings.bin import BinRefused
from briefings.models import Binned
from metrics.filing import bring_back

from .behaviour import OwnRowsAdmin, ReadOnlyAdmin


@admin.register(Binned)
class BinnedAdmin(ReadOnlyAdmin, OwnRowsAdmin):
    fields = [
        "what",
        "name",
        "agency",
        ("binned_at", "binned_by", "days_left"),
        "words",
    ]
    readonly_fields = ["days_left", "words"]
    list_display = ["name", "what", "agency", "binned_at", "binned_by", "days_left"]
    list_filter = ["what", ("agency", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["agency", "binned_by"]
    search_fields = ["name"]
    search_help_text = "按名称查找"
    actions = ["restore"]

    def get_queryset(self, request):
        whole = super().get_queryset(request)
        return whole if request.resolver_match.kwargs else whole.defer("rows")

    def has_restore_permission(self, request):
        return request.user.has_perm("briefings.change_issue")

    @admin.action(description="恢复", permissions=["restore"])
    def restore(self, request, chosen):
        # Whole issues before the articles that wait for theirs.
        for binned in chosen.defer(None).order_by("-what", "pk"):
            try:
                bring_back(binned, request.user)
            except BinRefused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, f"已恢复“{binned}”。")

    @admin.display(description="还保留")
    def days_left(self, binned):
        return f"{binned.days_left} 天"

    @admin.display(description="内容")
    def words(self, binned):
        return binned.words
