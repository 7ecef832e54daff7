"""Reads of figures, named as phrases."""

from typing import TYPE_CHECKING, Self

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from agencies.models import Region
from agencies.querysets import within
from briefings.models import Article, Topic
from briefings.querysets import OfIssueQuerySet
from reading.figures.label_forms import ALIKE
from reading.tags.doubt import BELIED

if TYPE_CHECKING:
    # Figure is named in a string, as it comes after.
    from .models import Figure, Indicator  # noqa: F401

# What is counted otherwise than all there is, and never set against it.
APART = ("subset", "founding", "cumulative", "day", "batch")
# What a person has looked at and let stand.
CHECKED_STATES = ("confirmed", "corrected")
CHECKED = Q(state__in=CHECKED_STATES)
# The text itself says of what, of where and of when, and its sums bear it out.
IN_FULL = Q(period_is_inferred=False, place_is_inferred=False, doubt__lt=BELIED) & ~Q(
    label=""
)


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
        return self._placed().filter(held_back="")

    def waiting(self) -> Self:
        """What would be comparable, if others did not speak against it."""
        return self._placed().held_back()

    def _placed(self) -> Self:
        return (
            self.standing()
            .reported()
            .filter(
                indicator__isnull=False,
                region__isnull=False,
                period_end__isnull=False,
            )
        )

    def held_back(self) -> Self:
        """Kept from public series until a person has looked at them; `held_back` says why."""
        return self.exclude(held_back="")

    def quotable(self) -> Self:
        """What may stand alone on a page: checked or said in full, and by none denied."""
        told = self.comparable().filter(CHECKED | IN_FULL).exclude(scope__in=APART)
        return told.with_unit_counted().filter(~self._is_denied())

    def with_unit_counted(self) -> Self:
        """With the indicator's unit as `counted_in`, where the figure's is counted alike."""
        alike = [
            When(indicator__unit=own, unit__in=sorted(units), then=Value(own))
            for own, units in ALIKE.items()
        ]
        return self.annotate(counted_in=Case(*alike, default=F("unit")))

    def _is_denied(self) -> Q:
        """That public figures give the same thing, place and time more values than one."""
        of_the_same = ("indicator", "region", "counted_in", "kind", "period_end")
        others = (
            self.model._default_manager.public()
            .with_unit_counted()
            .filter(**{name: OuterRef(name) for name in of_the_same})
            .exclude(Q(scope__in=APART) | Q(value=OuterRef("value")))
        )
        of_a_span = Exists(others.filter(period_start=OuterRef("period_start")))
        of_a_moment = Exists(others.filter(period_start=None))
        return Q(of_a_span) | Q(of_a_moment, period_start=None)

    def by_period(self) -> Self:
        """In the order of a series: the earliest first, place by place."""
        return self.order_by("region_id", "period_end", "period_start", "pk")

    def unreviewed(self) -> Self:
        return self.filter(state="unreviewed")

    def reviewed(self) -> Self:
        """Those on which a person has decided, lost ones included."""
        return self.exclude(state="unreviewed")

    def most_asked_first(self) -> Self:
        """As a person is asked of them: what would change a public page before the rest."""
        return self.order_by("asks", "-doubt", "pk")

    def asked_for(self, *reasons: int) -> Self:
        """Those of which a person is asked for one of these reasons of `Figure.Asks`."""
        return self.filter(asks__in=reasons)

    def in_tables(self) -> Self:
        """Whose sentence is a row, cell by cell."""
        return self.filter(sentence__contains="\t")

    def in_prose(self) -> Self:
        return self.exclude(sentence__contains="\t")

    def with_source(self) -> Self:
        """For lists: the issue and bureau that said it, not the whole article."""
        return self.select_related(
            *("indicator", "may_be", "region", "reviewed_by"), "article__issue__agency"
        ).defer("article__text", "article__blocks")
