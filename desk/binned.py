"""The bin: what was deleted, and the way back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from briefings.bin import BinRefused
from briefings.models import Binned
from briefings.rights import RightsRefused
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

    def get_urls(self):
        """With the button of a page, before the addresses that take any word for a key."""
        view = self.admin_site.admin_view(require_POST(self.restore_one))
        own = path("<int:pk>/restore/", view, name="briefings_binned_restore")
        return [own, *super().get_urls()]

    def has_restore_permission(self, request):
        return request.user.has_perm("briefings.change_issue")

    def render_change_form(self, request, context, *args, **kwargs):
        context["may_restore"] = self.has_restore_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def restore_one(self, request, pk):
        """From its own page, and on to what was brought back."""
        if not self.has_restore_permission(request):
            raise PermissionDenied
        binned = self.get_object(request, str(pk))
        if binned is None:
            raise Http404
        if _restore_and_tell(request, binned):
            return redirect(f"admin:briefings_{binned.what}_change", binned.row)
        return redirect("admin:briefings_binned_change", pk)

    @admin.action(description="恢复", permissions=["restore"])
    def restore(self, request, chosen):
        # Whole files and issues before the articles that wait for theirs.
        for binned in chosen.defer(None).order_by("-what", "pk"):
            _restore_and_tell(request, binned)

    @admin.display(description="还保留")
    def days_left(self, binned):
        days = binned.days_left
        return "一直保留" if days is None else f"{days} 天"

    @admin.display(description="内容")
    def words(self, binned):
        return binned.words


def _restore_and_tell(request, binned: Binned) -> bool:
    try:
        bring_back(binned, request.user)
    except (BinRefused, RightsRefused) as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, f"已恢复“{binned}”。")
    return True
