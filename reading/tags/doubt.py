"""How much a figure is to be doubted, so that people look at the worst first."""

from ..figures.catalogue import FoundIndicator
from ..figures.figure import FigureKind, ParsedFigure, Qualifier
from ..language.patterns import pattern

BELIED = 16
UNNAMED = 8
# What the public compares is worth a look before what nobody does.
COMPARED = 4
# What the words did not say, and what had to be guessed instead.
UNKNOWN, INFERRED = 2, 1
DIGIT = pattern(r"\d")


def doubt_of(
    figure: ParsedFigure, match: FoundIndicator | None, *, is_belied: bool
) -> int:
    """The sum of all that is unsure of it; `is_belied` is what arithmetic says."""
    return (
        BELIED * is_belied
        + UNNAMED * (not figure.label)
        + (doubt_of_match(figure.label, match.words) if match else 0)
        + _guess(figure.period_end, is_inferred=figure.period_is_inferred)
        + _guess(figure.region_code, is_inferred=figure.place_is_inferred)
        + (figure.qualifier != Qualifier.EXACT)
        + (figure.kind in (FigureKind.TARGET, FigureKind.LIMIT))
        # 三十人, 两千多户: words that may mean something else.
        + UNKNOWN * (not DIGIT.search(figure.raw))
    )


def doubt_of_match(label: str, words: str) -> int:
    """What it adds that a figure is of an indicator, known by these of its words."""
    return COMPARED + (words != label)


def _guess(said: object, *, is_inferred: bool) -> int:
    if not said:
        return UNKNOWN
    return INFERRED * is_inferred
