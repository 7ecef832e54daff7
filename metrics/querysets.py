"""Reads of figures, named as phrases."""

from typing import TYPE_CHECKING, Self

from agencies.models import Region
from agencies.querysets import within
from briefings.models import Article, Topic
from briefings.querysets import OfIssueQuerySet

if TYPE_CHECKING:
    # Figure is named in a string, as it comes after.
    from .models import Figure, Indicator  # noqa: F401


class FigureQuerySet(OfIssueQuerySet["Figure"]):
    to_issue = "article__issue__"

    def standing(self) -> Self:
        """Those that point at words of their text and that nobody has rejected."""
        return self.exclude(state__in=["rejected", "lost"])

    def public(self) -> Self:
        """What readers may see: the standing figures of published issues."""
        return self.published().standing()

    def of_article(self, article: Article) -> Self:
        """An article's figures in the order of its text."""
        return self.filter(article=article).order_by("start", "pk")

    def of(self, *indicators: "Indicator | str") -> Self:
        return self.filter(indicator__in=indicators)

    def of_no_indicator(self) -> Self:
        return self.filter(indicator=None)

    def about(self, *topics: Topic | str) -> Self:
        """Of articles on any of the topics."""
        articles = Article.objects.about(*topics)
        return self.filter(article__in=articles.order_by())

    def in_place(self, *regions: Region) -> Self:
        """Of any of the regions, or of a place anywhere below them."""
        return self.filter(within("region__code", regions))

    def of_place(self, *regions: Region | str) -> Self:
        """Of these very regions, not of what lies in them."""
        return self.filter(region__in=regions)

    def reported(self) -> Self:
        """What was reached or is paid, not what is planned or allowed."""
        return self.filter(kind__in=["actual", "standard"])

    def comparable(self) -> Self:
        """Reported, of what, of where and of when is known, and nothing speaks against it."""
        return (
            self.standing()
            .reported()
            .filter(
                held_back="",
                indicator__isnull=False,
                region__isnull=False,
                period_end__isnull=False,
            )
        )

    def held_back(self) -> Self:
        """Kept from public series until a person has looked at them; `held_back` says why."""
        return self.exclude(held_back="")

    def by_period(self) -> Self:
        """In the order of a series: the earliest first, place by place."""
        return self.order_by("region_id", "period_end", "period_start", "pk")

    def unreviewed(self) -> Self:
        return self.filter(state="unreviewed")

    def reviewed(self) -> Self:
        """Those on which a person has decided, lost ones included."""
        return self.exclude(state="unreviewed")

    def with_source(self) -> Self:
        """For lists: the issue and bureau that said it, not the whole article."""
        return self.select_related(
            "indicator", "region", "reviewed_by", "article__issue__agency"
        ).defer("article__text", "article__blocks")
