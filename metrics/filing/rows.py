"""Figures into rows: what is copied from the text, and what is looked up."""

from collections.abc import Iterable
from operator import attrgetter

from agencies.models import Region
from briefings.models import Article
from reading.figures.catalogue import IndicatorNames
from reading.tags import FigureWords, TaggedFigure

from ..models import Figure, Indicator

# Where a figure stands.
PLACE = ("start", "end", "sentence", "sentence_start", "sentence_end", "line")
AS_READ = (
    "value",
    "unit",
    "raw",
    "previous",
    "period_start",
    "period_end",
    "period_is_inferred",
    "place_is_inferred",
)
# Words of the text, each with the name it has there.
WORDS = {
    "label": "label",
    "entity_words": "entity",
    "property_words": "property",
    "period_words": "period_words",
    "place_words": "place_words",
}
# What is read out of the text.
READ = (*AS_READ, *WORDS, "qualifier", "kind", "scope")
LOOKED_UP = (
    *("indicator_id", "may_be_id", "region_id"),
    *("matched", "matched_words", "doubt"),
)
# All that a row takes from the text and the catalogue.
FIELDS = (*PLACE, *READ, *LOOKED_UP)
# A row has room for so many of them.
MOST = {
    name: Figure.field_named(name).max_length
    for name in (*WORDS, "matched", "matched_words")
}


def rows_of(article: Article, figures: Iterable[TaggedFigure]) -> list[Figure]:
    """The figures as rows, not yet saved."""
    return [Figure(article=article, **fields_of(each)) for each in figures]


def fields_of(tagged: TaggedFigure) -> dict[str, object]:
    return dict(zip(FIELDS, values_of(tagged), strict=True))


def values_of(tagged: TaggedFigure) -> tuple:
    """What a row takes of a figure, in the order of FIELDS."""
    figure, match = tagged.parsed, tagged.match
    return (
        *_copied(figure),
        *(_cut(getattr(figure, name), field) for field, name in WORDS.items()),
        figure.qualifier.value,
        figure.kind.value,
        figure.scope.value,
        match.key if match else None,
        tagged.may_be,
        tagged.region_code,
        _cut(match.matched, "matched") if match else "",
        _cut(match.words, "matched_words") if match else "",
        tagged.doubt,
    )


_copied = attrgetter(*PLACE, *AS_READ)


def _cut(words: str, field: str) -> str:
    return words[: MOST[field]]


def figure_words() -> FigureWords:
    """The indicators under all their names, and the regions we hold."""
    names = tuple(_names_of(indicator) for indicator in Indicator.objects.all())
    return FigureWords(names, frozenset(Region.objects.values_list("code", flat=True)))


def _names_of(indicator: Indicator) -> IndicatorNames:
    return IndicatorNames(
        key=indicator.key,
        name=indicator.name,
        unit=indicator.unit,
        nature=indicator.nature,
        aliases=tuple(indicator.aliases),
        codes=tuple(indicator.codes),
    )
