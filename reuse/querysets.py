"""Reads of pairs of texts, as phrases."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from agencies.querysets import has_every_right
from briefings.models import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    # Named in strings, as they come after.
    from .models import TextPair

# Whose words stand in the other's text.
TAKEN_OVER = ("same", "revised", "part")
# What is one text or one event, as a part of a text is not.
ONE_EVENT = ("same", "revised", "event")
# Words that stand in both prove it; what is told in other words is to agree so well that
# readers are told before a person has confirmed it.
CERTAIN = 0.8


class TextPairQuerySet(models.QuerySet["TextPair"]):
    def of_article(self, *articles: int) -> Self:
        return self.filter(Q(earlier__in=articles) | Q(later__in=articles))

    def waiting(self) -> Self:
        """Those on which nobody has decided, the surest first."""
        return self.filter(state="found").order_by("-score", "-pk")

    def waiting_after(self, pair: "TextPair") -> "TextPair | None":
        """Which comes next, so that who goes on from one to the next sees every one."""
        others = self.waiting().exclude(pk=pair.pk)
        is_after = Q(score__lt=pair.score) | Q(score=pair.score, pk__lt=pair.pk)
        return others.filter(is_after).first() or others.first()

    def standing(self) -> Self:
        """Confirmed ones, and those that are sure enough to need nobody."""
        is_sure = Q(relation__in=TAKEN_OVER) | Q(score__gte=CERTAIN)
        return self.filter(Q(state="confirmed") | Q(state="found") & is_sure)

    def of_one_event(self) -> Self:
        return self.filter(relation__in=ONE_EVENT)

    def public(self) -> Self:
        """Of which readers may read both texts."""
        return self.filter(
            earlier__issue__status="published", later__issue__status="published"
        )

    def public_but_for(self, articles: Collection[int]) -> Self:
        """Of which the other text is public, whatever these are."""
        return self.filter(
            Q(earlier__in=articles, later__issue__status="published")
            | Q(later__in=articles, earlier__issue__status="published")
        )

    def taken_over(self) -> Self:
        """Those by which a bureau has taken up words of another, and printed them."""
        return self.filter(
            relation__in=TAKEN_OVER,
            is_directed=True,
            later__issue__status="published",
            later__issue__agency__isnull=False,
            earlier__issue__agency__isnull=False,
        ).exclude(
            Q(earlier__issue__status="withdrawn")
            | Q(earlier__issue__agency=F("later__issue__agency"))
        )

    def within_reach_of(self, user: "User", *roles: str) -> Self:
        """Of which one text is of a bureau within reach, and the other may be read."""
        if has_every_right(user):
            return self
        own = Article.objects.within_reach_of(user, *roles).order_by().values("pk")
        readable = {
            each: Q(**{f"{each}__issue__status": "published"})
            | Q(
                **{
                    f"{each}__in": Article.objects.within_reach_of(user)
                    .order_by()
                    .values("pk")
                }
            )
            for each in ("earlier", "later")
        }
        is_theirs = Q(earlier__in=own) | Q(later__in=own)
        return self.filter(is_theirs, readable["earlier"], readable["later"])

    def with_texts(self) -> Self:
        """For a list: both articles with their bureaus, without their bodies."""
        bodies = [
            f"{each}__{part}"
            for each in ("earlier", "later")
            for part in ("text", "blocks")
        ]
        return self.select_related(
            "earlier__issue__agency__region",
            "later__issue__agency__region",
            "decided_by",
        ).defer(*bodies)
