"""Words set from above: they are read row by row with what stands beside them, so wrongly."""

import re
from collections.abc import Iterator
from itertools import pairwise

from reading.language.marks import HAN

from .grids import grids_of
from .signs import PlacedPage, PlacedSign

# So many signs, one below the other as they were written, were set so; most are different,
# or they are a column of 是 and 否.
FEWEST, FEWEST_KINDS = 5, 4
# Of the size: how far aside and how far below the next one stands.
ASIDE, NEAREST, FURTHEST = 0.3, 0.7, 2.2
HANZI = re.compile(f"[{HAN}]")


def has_words_from_above(page: PlacedPage) -> bool:
    """Whether signs run downwards; in a cell of a table they are read as one word."""
    runs = [run for run in _runs(page) if _is_of_words(run)]
    boxes = [grid.box for grid in grids_of(page.strokes)] if runs else []
    return any(
        not any(box.holds(run[0].left, run[0].base) for box in boxes) for run in runs
    )


def _runs(page: PlacedPage) -> Iterator[list[PlacedSign]]:
    signs = [sign for sign in page.signs if not sign.is_blank]
    run = signs[:1]
    for sign, following in pairwise(signs):
        if _is_below(sign, following):
            run.append(following)
        else:
            yield run
            run = [following]
    yield run


def _is_below(sign: PlacedSign, following: PlacedSign) -> bool:
    aside = abs(following.left + following.right - sign.left - sign.right) / 2
    return (
        aside < ASIDE * sign.size
        and NEAREST * sign.size < following.base - sign.base < FURTHEST * sign.size
    )


def _is_of_words(run: list[PlacedSign]) -> bool:
    hanzi = [sign.text for sign in run if HANZI.match(sign.text)]
    return len(hanzi) >= FEWEST and len(set(hanzi)) >= FEWEST_KINDS
