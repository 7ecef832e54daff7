"""Reads of agencies and of what lies in a region, named as phrases."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

if TYPE_CHECKING:
    from .models import Agency  # noqa: F401 (named in a string, as it comes after)

PUBLISHED = Q(issues__status="published")


def within(code: str, regions) -> Q:
    """That the code, a path of fields, is of any of the regions or of a place below one."""
    below = ((f"{code}__startswith", region.prefix) for region in regions)
    return Q(*below, _connector=Q.OR)


class AgencyQuerySet(models.QuerySet["Agency"]):
    def confirmed(self):
        return self.filter(is_confirmed=True)

    def with_published_issues(self):
        """Agencies that have published, each with how much and when last."""
        issues = self.model.issues.rel.related_model._default_manager
        own = issues.filter(agency=OuterRef("pk"), status="published").order_by()
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
