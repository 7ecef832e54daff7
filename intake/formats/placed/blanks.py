"""Blanks that show as room alone: browsers leave them out of their PDF files.

Room between a Han character and a digit may be a word processor's own, which puts it
everywhere; and a line stretched to the edge has room between all its signs.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from .signs import PlacedSign
from .wording import WIDE, WORD, rows_of_signs

# Of the size: a blank is a quarter, or a fifth; less is a font's own.
NARROWEST = 0.16
# A gap is like the others if it differs by no more; on a line most are.
LIKE, OTHER_SHARE = 0.05, 0.3
# Of all places where Han characters and digits meet: more with room are a habit.
HABIT = 0.5


def with_shown_blanks(signs: Iterable[PlacedSign]) -> list[PlacedSign]:
    """The signs of a page, and a blank wherever one can be seen."""
    signs = list(signs)
    rows = rows_of_signs(signs)
    meeting = [
        gap > NARROWEST / 2
        for row in rows
        for one, next_, gap in _gaps(row)
        if _meet(one, next_)
    ]
    is_habit = sum(meeting) > HABIT * len(meeting)
    return [
        *signs,
        *(each for row in rows for each in _blanks_in(row, is_habit=is_habit)),
    ]


def _gaps(row: Sequence[PlacedSign]) -> Iterator[tuple[PlacedSign, PlacedSign, float]]:
    """Two signs and the room between them, of their size."""
    for one, next_ in pairwise(row):
        if not (one.is_blank or next_.is_blank):
            yield one, next_, (next_.left - one.right) / max(one.size, next_.size)


def _meet(one: PlacedSign, next_: PlacedSign) -> bool:
    """A Han character and a Latin letter or digit; marks have room of their own."""
    is_latin = [bool(WORD.match(sign.text)) for sign in (one, next_)]
    return is_latin[0] != is_latin[1] and one.text.isalnum() and next_.text.isalnum()


def _blanks_in(row: Sequence[PlacedSign], *, is_habit: bool) -> Iterator[PlacedSign]:
    gaps = list(_gaps(row))
    usual = median_low([gap for *_, gap in gaps]) if gaps else 0
    others = sum(abs(gap - usual) > LIKE for *_, gap in gaps)
    if others > max(1, OTHER_SHARE * len(gaps)):
        return
    for one, next_, gap in gaps:
        is_wide = NARROWEST < gap - max(usual, 0) < WIDE
        if is_wide and not (is_habit and _meet(one, next_)):
            yield PlacedSign(" ", one.right, next_.left, one.base, one.size)
