"""Figures into rows: what is copied from the text, and what is looked up."""

from collections.abc import Iterable, Iterator, Sequence

from briefings.filing.receipts import TaggedFigure
from briefings.models import Article

from ..arithmetic import findings_in
from ..extraction import ParsedFigure
from ..models import Figure
from .catalogue import FigureCatalogue
from .doubt import doubt_of

# Where a figure stands.
PLACE = ("start", "end", "sentence", "sentence_start", "sentence_end", "line")
# What is read out of the text and may be corrected by a person.
READ = (
    "label",
    "value",
    "unit",
    "raw",
    "qualifier",
    "kind",
    "previous",
    "period_start",
    "period_end",
    "period_is_inferred",
    "place_is_inferred",
)
# Words of which a row has room for so many.
MOST = {
    name: Figure._meta.get_field(name).max_length
    for name in ("label", "matched", "matched_words")
}
LOOKED_UP = ("indicator_id", "region_id", "matched", "matched_words", "doubt")


def tag(
    figures: Iterable[ParsedFigure], catalogue: FigureCatalogue
) -> tuple[TaggedFigure, ...]:
    """Each with the indicator that it is of."""
    return tuple(TaggedFigure(parsed=f, match=catalogue.match(f)) for f in figures)


def rows_of(
    article: Article, figures: Sequence[TaggedFigure], catalogue: FigureCatalogue
) -> list[Figure]:
    """The figures as rows, not yet saved."""
    belied = belied_in([each.parsed for each in figures])
    return [
        Figure(article=article, **dict(fields_of(each, catalogue, belied)))
        for each in figures
    ]


def fields_of(
    tagged: TaggedFigure, catalogue: FigureCatalogue, belied: frozenset[int]
) -> Iterator[tuple[str, object]]:
    """All that a row takes from the text and the catalogue, by field."""
    figure, match = tagged.parsed, tagged.match
    for name in (*PLACE, *READ):
        yield name, getattr(figure, name)
    yield "label", _cut(figure.label, "label")
    yield "qualifier", figure.qualifier.value
    yield "kind", figure.kind.value
    known = figure.region_code in catalogue.region_codes
    yield "region_id", figure.region_code if known else None
    yield "indicator_id", match.key if match else None
    yield "matched", _cut(match.matched, "matched") if match else ""
    yield "matched_words", _cut(match.words, "matched_words") if match else ""
    yield "doubt", doubt_of(figure, match, is_belied=figure.start in belied)


def belied_in(figures: Sequence[ParsedFigure]) -> frozenset[int]:
    """Where the figures stand that their own arithmetic contradicts."""
    return frozenset(each.start for each in findings_in(figures) if not each.agrees)


def _cut(words: str, field: str) -> str:
    return words[: MOST[field]]
