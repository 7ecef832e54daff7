"""Headlines that a page broke over centred lines: …制度让群 above 众办事少跑腿."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, bare, columns, ends_sentence, holds_words
from ...language.patterns import pattern
from ...names import can_be_name
from ...parsed import Line

# How far from the margin both lines stand at least: deeper than a paragraph's indent.
DEEPEST_INDENT = 4
# How far the middles of two centred lines may be apart, by half-width blanks.
SLACK = 1.5
# A line so wide is full; what stands in the middle below it is its rest.
NARROWEST, WIDEST_TITLE = 17, 60
# (2023年5月19日), ——记某某: below a title, and no part of it
BELOW = pattern("[（(—―–-]")


def is_deep(indent: str) -> bool:
    """Whether a line begins deeper than a paragraph does."""
    return columns(indent) >= DEEPEST_INDENT


def centred_rests(
    lines: Sequence[Line], stands_alone: Callable[[str], bool]
) -> frozenset[int]:
    """The numbers of the lines that are the rest of the centred line right above them."""
    found: set[int] = set()
    length = 0.0
    for above, below in pairwise(lines):
        length = length if above.number in found else columns(above.text.strip())
        length += columns(below.text.strip())
        is_rest = _are_centred(above.text, below.text) and length <= WIDEST_TITLE
        if is_rest and not any(
            _is_no_title(line.text.strip(), stands_alone) for line in (above, below)
        ):
            found.add(below.number)
    return frozenset(found)


def _are_centred(above: str, below: str) -> bool:
    """Whether they have their middles in common, and only these: the upper one is full."""
    (left, width), (start, rest) = map(_place, (above, below))
    is_full = width >= NARROWEST and rest <= width + 2 * SLACK
    is_deep = min(left, start) >= DEEPEST_INDENT and left != start
    return (
        rest > 1
        and is_full
        and is_deep
        and abs(left + width / 2 - start - rest / 2) <= SLACK
    )


def _place(text: str) -> tuple[float, float]:
    """How far from the margin a line begins, and how wide it is."""
    words = text.strip()
    return columns(text[: len(text) - len(text.lstrip())]), columns(words)


def _is_no_title(text: str, stands_alone: Callable[[str], bool]) -> bool:
    """王小川, 王　川: more likely who wrote it than its last two or three signs."""
    is_own = ends_sentence(text) or ENUMERATION.match(text) or BELOW.match(text)
    is_apart = can_be_name(bare(text)) or stands_alone(text)
    return bool(is_own) or is_apart or not holds_words(text)
