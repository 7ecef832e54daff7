"""The figures of an article, beside its text and lit up in it."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db.models import Value
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from briefings.models import Article
from briefings.pieces import fill
from briefings.prepared import Blank, Prepared
from briefings.templatetags.marked_text import Mark
from reading.language.numerals import plain
from reading.privacy import mask

from ..addresses import anchor, indicator_url, report_url
from ..amounts import amount, exact_amount, unit_shown
from ..caveats import caveats_of, held_back_because
from ..models import Figure
from ..series.periods import period_in_words
from ..series.points import FigureRow

# Before "more" is asked for; a table of statistics has hundreds.
SHOWN = 12
OF_ROW = len(FigureRow._fields)
COLUMNS = (
    *(*FigureRow._fields, "label", "start", "end", "region__name"),
    *("indicator_id", "indicator__name"),
    *("indicator__unit", "indicator__display_unit", "held_back"),
)


class FigureInText(NamedTuple):
    """A figure, where it stands, and the names that it goes by."""

    row: FigureRow
    label: str
    start: int
    end: int
    place: str | None
    indicator_id: str | None
    indicator: str | None
    unit: str | None
    display_unit: str | None
    held_back: str

    @property
    def unit_shown(self) -> str:
        return unit_shown(self.row.value, self.row.unit, self.unit, self.display_unit)


@dataclass(frozen=True)
class ArticleFigures:
    """All standing figures of an article, in the order of its text."""

    found: list[FigureInText]
    # Of what is no draft a reader may report that it is read wrongly.
    is_public: bool = False

    @property
    def marks(self) -> list[Mark]:
        return [
            Mark(each.start, each.end, anchor(each.row.pk), plain(each.row.value))
            for each in self.found
        ]

    @cached_property
    def entries(self) -> list[SafeString]:
        leave_out = self.said_of_all
        return [
            _entry(each, leave_out=leave_out, can_report=self.is_public)
            for each in self.found
        ]

    @property
    def shown(self) -> list[SafeString]:
        return self.entries[:SHOWN]

    @property
    def rest(self) -> list[SafeString]:
        return self.entries[SHOWN:]

    @cached_property
    def said_of_all(self) -> str:
        """未核对, said once if it is true of every figure."""
        states = {each.row.state for each in self.found}
        return "未核对" if states == {Figure.State.UNREVIEWED} else ""


def figures_of_article(article: Article) -> ArticleFigures:
    rows = _standing().ask(article=article.pk)
    return ArticleFigures(
        [FigureInText(FigureRow._make(row[:OF_ROW]), *row[OF_ROW:]) for row in rows],
        is_public=article.issue.is_public,
    )


@cache
def _standing() -> Prepared:
    figures = Figure.objects.standing().filter(article=Value(Blank("article")))
    return Prepared(figures.order_by("start", "pk").values_list(*COLUMNS))


def _entry(figure: FigureInText, *, leave_out: str, can_report: bool) -> SafeString:
    row = figure.row
    return fill(
        "metrics/_article_figure.html",
        label=mask(figure.label),
        anchor=anchor(row.pk),
        exact=exact_amount(row.value, row.unit),
        amount=amount(row.value, row.unit, row.qualifier, figure.unit_shown),
        notes="，".join(_notes(figure, leave_out)),
        report=report_url(row.pk) if can_report else "",
        indicator=figure.indicator or "",
        indicator_url=indicator_url(figure.indicator_id) if figure.indicator_id else "",
    )


def _notes(figure: FigureInText, leave_out: str) -> list[str]:
    row = figure.row
    kind = "" if row.kind == Figure.Kind.ACTUAL else Figure.Kind(row.kind).label
    period = period_in_words(row.period_start, row.period_end)
    caveats = [caveat for caveat in caveats_of(row) if caveat != leave_out]
    notes = (kind, period, figure.place, *caveats, *held_back_because(figure.held_back))
    return [note for note in notes if note]
