"""Indicators and the years of bureaus, for those who gather pages."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from briefings.lists import public_index
from briefings.models import Issue
from briefings.sitemaps import PublicSitemap

from .models import Figure


class FigureSitemap(PublicSitemap):
    """The indicators that anything public is told of, and the figures of each bureau."""

    def items(self) -> list[str]:
        told = Figure.objects.public().exclude(indicator=None).order_by("indicator_id")
        keys = told.values_list("indicator_id", flat=True).distinct()
        issues = Issue.objects.published().order_by("agency__slug", "-year").distinct()
        years = issues.values_list("agency__slug", "year")
        slugs = public_index().labels.get("agency", ())
        return [
            *(reverse("indicator", args=[key]) for key in keys),
            *(reverse("agency_figures", args=[slug]) for slug in slugs),
            *(reverse("agency_year_figures", args=row) for row in years),
        ]

    def location(self, address: str) -> str:
        return address


SITEMAPS: dict[str, type[Sitemap]] = {"figures": FigureSitemap}
