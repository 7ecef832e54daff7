"""Reads of figures, named as phrases."""

from agencies.querysets import within
from briefings.querysets import OfIssueQuerySet


class FigureQuerySet(OfIssueQuerySet):
    to_issue = "article__issue__"

    def standing(self):
        """Those that point at words of their text and that nobody has rejected."""
        return self.exclude(state__in=["rejected", "lost"])

    def public(self):
        """What readers may see: the standing figures of published issues."""
        return self.published().standing()

    def of_article(self, article):
        """An article's figures in the order of its text."""
        return self.filter(article=article).order_by("start", "pk")

    def of(self, *indicators):
        return self.filter(indicator__in=indicators)

    def of_no_indicator(self):
        return self.filter(indicator=None)

    def in_place(self, *regions):
        """Of any of the regions, or of a place anywhere below them."""
        return self.filter(within("region__code", regions))

    def of_place(self, *regions):
        """Of these very regions, not of what lies in them."""
        return self.filter(region__in=regions)

    def reported(self):
        """What was reached or is paid, not what is planned or allowed."""
        return self.filter(kind__in=["actual", "standard"])

    def comparable(self):
        """Reported, and it is known of what, of where and of when."""
        return (
            self.standing()
            .reported()
            .filter(
                indicator__isnull=False,
                region__isnull=False,
                period_end__isnull=False,
            )
        )

    def by_period(self):
        """In the order of a series: the earliest first, place by place."""
        return self.order_by("region_id", "period_end", "period_start", "pk")

    def unreviewed(self):
        return self.filter(state="unreviewed")

    def reviewed(self):
        """Those on which a person has decided, lost ones included."""
        return self.exclude(state="unreviewed")

    def with_source(self):
        """For lists: the issue and bureau that said it, not the whole article."""
        return self.select_related(
            "indicator", "region", "reviewed_by", "article__issue__agency"
        ).defer("article__text", "article__blocks")
