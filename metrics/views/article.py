"""The figures of an article, beside its text and lit up in it."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Value
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from briefings.models import Article
from briefings.prepared import Blank, Prepared
from briefings.templatetags.filling import fill
from briefings.templatetags.marked_text import Mark
from reading.language.numerals import plain
from reading.privacy import mask

from ..addresses import anchor, indicator_url
from ..amounts import amount, exact_amount, handy_unit
from ..caveats import caveats_of
from ..models import Figure
from ..series.periods import period_in_words
from ..series.points import FigureRow

# Before "more" is asked for; a table of statistics has hundreds.
SHOWN = 12
COLUMNS = (
    *(*FigureRow._fields, "label", "start", "end", "region__name"),
    *("indicator_id", "indicator__name"),
    *("indicator__unit", "indicator__display_unit"),
)


@dataclass(frozen=True)
class ArticleFigures:
    """All standing figures of an article, in the order of its text."""

    found: list[dict]

    @property
    def marks(self) -> list[Mark]:
        return [
            Mark(each["start"], each["end"], anchor(each["pk"]), plain(each["value"]))
            for each in self.found
        ]

    @cached_property
    def entries(self) -> list[SafeString]:
        return [_entry(each, leave_out=self.said_of_all) for each in self.found]

    @property
    def shown(self) -> list[SafeString]:
        return self.entries[:SHOWN]

    @property
    def rest(self) -> list[SafeString]:
        return self.entries[SHOWN:]

    @cached_property
    def said_of_all(self) -> str:
        """未核对, said once if it is true of every figure."""
        states = {each["state"] for each in self.found}
        return "未核对" if states == {Figure.State.UNREVIEWED} else ""


def figures_of_article(article: Article) -> ArticleFigures:
    rows = _standing().ask(article=article.pk)
    return ArticleFigures([dict(zip(COLUMNS, row, strict=True)) for row in rows])


@cache
def _standing() -> Prepared:
    figures = Figure.objects.standing().filter(article=Value(Blank("article")))
    return Prepared(figures.order_by("start", "pk").values_list(*COLUMNS))


def _entry(found: dict, *, leave_out: str) -> SafeString:
    row = FigureRow(*(found[name] for name in FigureRow._fields))
    is_in_unit = row.unit == found["indicator__unit"]
    unit = (
        found["indicator__display_unit"]
        if is_in_unit
        else handy_unit(row.value, row.unit)
    )
    return fill(
        "metrics/_article_figure.html",
        label=mask(found["label"]),
        anchor=anchor(row.pk),
        exact=exact_amount(row.value, row.unit),
        amount=amount(row.value, row.unit, row.qualifier, unit),
        notes="，".join(_notes(row, found["region__name"], leave_out)),
        indicator=found["indicator__name"] or "",
        indicator_url=indicator_url(found["indicator_id"] or ""),
    )


def _notes(row: FigureRow, place: str | None, leave_out: str) -> list[str]:
    kind = "" if row.kind == Figure.Kind.ACTUAL else Figure.Kind(row.kind).label
    period = period_in_words(row.period_start, row.period_end)
    caveats = [caveat for caveat in caveats_of(row) if caveat != leave_out]
    return [note for note in (kind, period, place, *caveats) if note]
