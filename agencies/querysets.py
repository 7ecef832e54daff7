"""Reads of agencies, of who works there, and of what lies in a region, as phrases."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    # Named in strings, as they come after.
    from .models import Agency, Membership  # noqa: F401

PUBLISHED = Q(issues__status="published")


def within(code: str, regions) -> Q:
    """That the code, a path of fields, is of any of the regions or of a place below one."""
    below = ((f"{code}__startswith", region.prefix) for region in regions)
    return Q(*below, _connector=Q.OR)


def has_every_right(user: "User") -> bool:
    return user.is_active and user.is_superuser


class MembershipQuerySet(models.QuerySet["Membership"]):
    def of(self, user: "User", *roles: str) -> Self:
        """The person's own, in these roles if some are named."""
        own = self.filter(user=user)
        return own.filter(role__in=roles) if roles else own

    def within_reach_of(self, user: "User", *roles: str) -> Self:
        """Those at the bureaus within the person's reach."""
        # The types know no rows of a model that a field names in a string.
        agencies = self.model.agency.field.related_model.objects  # type: ignore[attr-defined]
        if has_every_right(user):
            return self
        return self.filter(agency__in=agencies.within_reach_of(user, *roles))


class AgencyQuerySet(models.QuerySet["Agency"]):
    def confirmed(self):
        return self.filter(is_confirmed=True)

    def within_reach_of(self, user: "User", *roles: str) -> Self:
        """Where the person works, in any of the roles if some are named.

        Whose membership includes the counties works for all bureaus of places below
        her own bureau's place, too. A superuser's reach is everything.
        """
        if has_every_right(user):
            return self
        # The types know no manager of a model that is only come by.
        memberships = self.model.memberships.rel.related_model.objects  # type: ignore[attr-defined]
        works = memberships.of(user, *roles)
        above = Q(agency__region=OuterRef("region__parent")) | Q(
            agency__region=OuterRef("region__parent__parent")
        )
        at_home = works.filter(agency=OuterRef("pk"))
        from_above = works.filter(above, includes_counties=True)
        return self.filter(Exists(at_home) | Exists(from_above))

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

    def formerly_at(self, slug: str) -> Self:
        """The one, if any, that this address name leads to by now."""
        return self.filter(former_slugs__slug=slug)

    def formerly_called(self, words: str) -> Self:
        """Those of which a former name holds all of the words.

        Looked at one by one, as there are few: databases write Chinese in JSON otherwise.
        """
        renamed = self.model._default_manager.exclude(former_names=[]).order_by()
        found = [agency.pk for agency in renamed if agency.former_name_with(words)]
        return self.filter(pk__in=found)

    def by_place(self):
        """Grouped by region code, those without a region last."""
        return self.select_related("region__parent").order_by(
            F("region_id").asc(nulls_last=True), "name"
        )
