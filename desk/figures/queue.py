"""Figures as a queue to be checked, in their sentences: what the public would see first."""

from functools import partial
from typing import cast

from django.contrib import admin
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.safestring import SafeString

from metrics.models import Figure
from metrics.querysets import FigureQuerySet
from metrics.reviewing import confirm, reject, reopen
from metrics.series.periods import period_in_words

from ..behaviour import OwnRowsAdmin
from . import wording
from .addition import add_page
from .batch import batch_page
from .filters import (
    AgencyFilter,
    ByArticle,
    ByAsks,
    ByDoubt,
    ByShape,
    IndicatorFilter,
    StateFilter,
)
from .review import review, tell


@admin.action(description="确认：与原文相符", permissions=["change"])
def confirm_figures(model_admin, request, figures):
    tell(request, "已确认", confirm(figures, request.user))


@admin.action(description="不是数据", permissions=["change"])
def reject_figures(model_admin, request, figures):
    tell(request, "已标为不是数据", reject(figures, request.user))


@admin.action(description="退回未核对", permissions=["change"])
def reopen_figures(model_admin, request, figures):
    tell(request, "已退回", reopen(figures, request.user))


@admin.register(Figure)
class FigureAdmin(OwnRowsAdmin):
    change_list_template = "admin/metrics/figure/queue.html"
    list_display = [
        "said",
        "read_as",
        "when_and_where",
        "measured_as",
        "asked",
        "article_link",
        "reviewed",
    ]
    list_display_links = ["said"]
    list_filter = [
        ByArticle,
        StateFilter,
        ByAsks,
        ByDoubt,
        ByShape,
        "kind",
        IndicatorFilter,
        AgencyFilter,
    ]
    list_per_page = 50
    ordering = ["asks", "-doubt", "pk"]
    sortable_by = []
    search_fields = ["label", "sentence", "article__title"]
    search_help_text = "按所指、原句或文章标题查找"
    # Of a million figures only those to be shown are counted.
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = [confirm_figures, reject_figures, reopen_figures]

    class Media:
        css = {"all": ["css/review.css"]}

    def get_queryset(self, request):
        figures = cast(FigureQuerySet, super().get_queryset(request))
        return figures.with_source()

    def get_urls(self):
        """With the pages of one figure and of many, before the addresses that take any word for a key."""
        page = self.admin_site.admin_view(partial(review, self))
        batch = self.admin_site.admin_view(partial(batch_page, self))
        return [
            path("review/", page, name="metrics_figure_review"),
            path("batch/", batch, name="metrics_figure_batch"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A figure is corrected where it is checked, among those listed with it."""
        query = request.GET.get("_changelist_filters", "")
        address = reverse("admin:metrics_figure_review")
        return redirect(f"{address}?{query}{'&' * bool(query)}figure={object_id}")

    def has_add_permission(self, request):
        """Nowhere but in an article, and by whoever may correct."""
        return False

    def add_view(self, request, form_url="", extra_context=None):
        """A figure that was missed is added where it stands in its article."""
        return add_page(self, request)

    def has_delete_permission(self, request, obj=None):
        """What is no figure is rejected, lest the next import bring it back."""
        return False

    @admin.display(description="原句")
    def said(self, figure):
        lit = wording.short_sentence(figure)
        return render_to_string("admin/metrics/figure/_lit.html", {"lit": lit})

    @admin.display(description="读作")
    def read_as(self, figure):
        return _column(
            "read_as",
            figure,
            amount=wording.amount(figure),
            kind=wording.kind(figure),
            belied=wording.BELIED_SO if wording.is_belied(figure) else "",
        )

    @admin.display(description="时期与地区")
    def when_and_where(self, figure):
        period = period_in_words(figure.period_start, figure.period_end)
        return _column("when_and_where", figure, period=period)

    @admin.display(description="指标（依据）", empty_value="")
    def measured_as(self, figure):
        return _column("measured_as", figure, why=wording.why(figure))

    @admin.display(description="把握，为什么先问")
    def asked(self, figure):
        because, sure = wording.asked_because(figure), wording.confidence(figure)
        return _column("asked", figure, because=because, sure=sure)

    @admin.display(description="文章")
    def article_link(self, figure):
        return _column("article", figure)

    @admin.display(description="核对")
    def reviewed(self, figure):
        if figure.reviewed_by is None:
            return figure.get_state_display()
        return f"{figure.get_state_display()}（{figure.reviewed_by}）"


def _column(name: str, figure: Figure, **said: str) -> SafeString:
    template = f"admin/metrics/figure/columns/{name}.html"
    return render_to_string(template, {"figure": figure, **said})
