"""Bureaus and the regions they belong to, as staff keep them."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count

from agencies.models import Agency, Region
from briefings.editions import new_edition
from briefings.models import Article, Issue
from briefings.search import reindex

from .forms.names import NamesField


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that staff look up and never write."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ShownAdmin(admin.ModelAdmin):
    """Rows that public pages name: each change of one makes a new edition."""

    def issues_of(self, rows):
        """The issues that are listed under any of these rows."""
        raise NotImplementedError

    def save_related(self, request, form, formsets, change):
        """The edition comes last: whoever publishes has locked issues before it, too."""
        super().save_related(request, form, formsets, change)
        if form.has_changed():
            new_edition(self._years_of([form.instance]))

    def delete_model(self, request, obj):
        self.delete_queryset(request, self.model.objects.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        years = self._years_of(queryset)
        super().delete_queryset(request, queryset)
        new_edition(years)

    def _years_of(self, rows) -> list[int]:
        days = self.issues_of(rows).published().dates("sorts_on", "year")
        return [day.year for day in days]


@admin.register(Region)
class RegionAdmin(ReadOnlyAdmin):
    list_display = ["code", "name", "level", "parent"]
    list_display_links = ["code", "name"]
    list_filter = ["level"]
    list_select_related = ["parent"]
    search_fields = ["name", "code"]
    search_help_text = "按名称或区划代码查找"


class AgencyForm(forms.ModelForm):
    former_names = NamesField(
        label="曾用名",
        required=False,
        help_text="改名前的全称，用顿号隔开或一行一个；导入旧文时据此认出本单位。",
    )

    class Meta:
        model = Agency
        fields = [
            "name",
            "short_name",
            "slug",
            "region",
            "parent",
            "document_prefix",
            "former_names",
            "is_confirmed",
        ]
        help_texts = {
            "name": "公章上的名称，如“韶关市民政局”。",
            "short_name": "列表里用的名称，如“韶关民政”；留空则用全称。",
        }


@admin.register(Agency)
class AgencyAdmin(ShownAdmin):
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
    ordering = Agency._meta.ordering
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
    search_help_text = "按单位名称、机关代字或所在地查找"
    autocomplete_fields = ["region", "parent"]
    actions = ["confirm"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(issue_count=Count("issues"))

    def issues_of(self, rows):
        return Issue.objects.filter(agency__in=rows)

    def save_model(self, request, obj, form, change):
        """A bureau is found by its names, so its articles are indexed anew."""
        super().save_model(request, obj, form, change)
        if {"name", "short_name"} & set(form.changed_data):
            reindex(Article.objects.of_agency(obj))

    @admin.display(description="期数", ordering="issue_count")
    def issue_count(self, agency):
        return agency.issue_count

    @admin.action(description="确认单位", permissions=["change"])
    def confirm(self, request, agencies):
        with transaction.atomic():
            confirmed = agencies.filter(is_confirmed=False).update(is_confirmed=True)
            new_edition()
        if confirmed:
            messages.success(request, f"已确认 {confirmed} 个单位，其简报可以发布。")
        else:
            messages.info(request, "所选单位先前都已确认。")
