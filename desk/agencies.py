"""Bureaus and the regions they belong to, as staff keep them."""

from functools import partial

from django.contrib import admin, messages
from django.db.models import Count, Q
from django.urls import path, reverse

from agencies.models import Agency, Region
from briefings.editing import confirm_agencies, save_agency
from briefings.models import Issue

from .behaviour import NamedInPublicAdmin, OwnRowsAdmin, ReadOnlyAdmin, link
from .bureaus import confirm_page, merge_page
from .forms.reference import AgencyForm

# What only the administrator of the site may say of a bureau.
STANDING = ["slug", "region", "parent", "is_confirmed"]


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "level", "parent"]
    list_display_links = ["code", "name"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]
    search_help_text = "按名称或区划代码查找"


@admin.register(Agency)
class AgencyAdmin(NamedInPublicAdmin, OwnRowsAdmin):
    form = AgencyForm
    fields = [
        ("name", "short_name"),
        "slug",
        ("region", "parent"),
        "document_prefix",
        "former_names",
        "is_confirmed",
    ]
    # Said again: counting their issues would drop the model's own order.
    ordering = list(Agency._meta.ordering or ())
    list_display = [
        "name",
        "short_name",
        "region",
        "document_prefix",
        "issue_count",
        "is_confirmed",
    ]
    list_filter = ["is_confirmed", "region__level"]
    list_select_related = ["region"]
    search_fields = ["name", "short_name", "document_prefix", "region__name"]
    search_help_text = "按单位名称、曾用名、机关代字或所在地查找"
    autocomplete_fields = ["region", "parent"]
    actions = ["confirm"]

    def get_urls(self):
        """With the pages of one bureau, before the addresses that take any word for a key."""
        pages = [("confirm", confirm_page), ("merge", merge_page)]
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(partial(page, self)),
                name=f"agencies_agency_{name}",
            )
            for name, page in pages
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(issue_count=Count("issues"))

    def get_search_results(self, request, queryset, search_term):
        """By their former names, too."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        by_name = Q(pk__in=found.order_by().values("pk"))
        former = queryset.formerly_called(search_term).order_by().values("pk")
        return queryset.filter(by_name | Q(pk__in=former)), may_repeat

    def issues_of(self, rows):
        return Issue.objects.filter(agency__in=rows)

    def get_list_display(self, request):
        """Whoever may confirm a bureau is led there from its row."""
        shown = (
            "confirmation" if self.has_confirm_permission(request) else "is_confirmed"
        )
        return [*self.list_display[:-1], shown]

    def get_readonly_fields(self, request, obj=None):
        """Where a bureau stands decides who reaches it, and its address is public."""
        return [] if request.user.is_superuser else STANDING

    def keep(self, request, row):
        save_agency(row, request.user)

    def has_confirm_permission(self, request):
        return request.user.has_perm("agencies.confirm_agency")

    @admin.display(description="期数", ordering="issue_count")
    def issue_count(self, agency):
        return agency.issue_count

    @admin.display(description="确认", ordering="is_confirmed")
    def confirmation(self, agency):
        if agency.is_confirmed:
            return "已确认"
        return link(
            reverse("admin:agencies_agency_confirm", args=[agency.pk]), "去确认"
        )

    @admin.action(description="确认单位", permissions=["confirm"])
    def confirm(self, request, agencies):
        if confirmed := confirm_agencies(agencies, request.user):
            messages.success(request, f"已确认 {confirmed} 个单位，其简报可以发布。")
        else:
            messages.info(request, "所选单位先前都已确认。")
