"""Reads of regions and agencies, named as phrases."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

PUBLISHED = Q(issues__status="published")


class RegionQuerySet(models.QuerySet):
    def within(self, region):
        """The region itself and all below it."""
        return self.filter(code__startswith=region.prefix)

    def with_published_issues(self):
        """Regions whose agencies, or those of a place below, have published."""
        codes = (
            self.filter(agencies__issues__status="published")
            .order_by("code")
            .values_list("code", flat=True)
            .distinct()
        )
        return self.filter(code__in={above for code in codes for above in _chain(code)})


class AgencyQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(is_confirmed=True)

    def within(self, region):
        """Agencies of the region and of all below it."""
        return self.filter(region__code__startswith=region.prefix)

    def with_published_issues(self):
        """Agencies that have published, each with how much and when last."""
        issues = self.model.issues.rel.related_model.objects.published()
        own = issues.filter(agency=OuterRef("pk")).order_by()
        counted = own.values("agency").values(count=Count("pk"))
        dated = own.exclude(issued_on=None).order_by("-sorts_on").values("issued_on")
        return self.filter(Exists(own)).annotate(
            issue_count=Subquery(counted), latest_on=Subquery(dated[:1])
        )

    def known_to_the_public(self):
        """Confirmed agencies, and any that has published."""
        return self.filter(Q(is_confirmed=True) | PUBLISHED).distinct()

    def by_place(self):
        """Grouped by region code, those without a region last."""
        return self.select_related("region__parent").order_by(
            F("region_id").asc(nulls_last=True), "name"
        )


def _chain(code: str) -> set[str]:
    """The code of a county, its city and its province: 320922, 320900, 320000."""
    return {code, code[:4] + "00", code[:2] + "0000"}
