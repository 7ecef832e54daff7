"""Words that a line is drawn through: nobody is to read them any more."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .signs import PlacedBox, PlacedPage, PlacedSign

# Points: what is thicker is a bar, what is shorter a dot.
THICKEST, SHORTEST = 2.5, 4.0
# Strokes that come so near touch: they are a table's.
NEAR = 3.0
# Of its size, above the baseline: a line further down or up is drawn below or above.
LOWEST, HIGHEST = 0.15, 0.55
# Of its size: so near to a sign's edge the line begins and ends.
AT_EDGE = 0.25


def with_struck(page: PlacedPage) -> PlacedPage:
    """The page, its signs told that a line is drawn through from the first of them to the last."""
    lines = list(_free_lines(page.strokes))
    if not lines:
        return page
    signs = list(page.signs)
    order = sorted(range(len(signs)), key=lambda at: signs[at].base)
    bases = [signs[at].base for at in order]
    tallest = max(sign.size for sign in signs) if signs else 0
    for line in lines:
        first = bisect_left(bases, line.top)
        last = bisect_left(bases, line.top + tallest)
        for at in _struck_by(line, signs, order[first:last]):
            signs[at] = signs[at]._replace(is_struck=True)
    return replace(page, signs=tuple(signs))


def _free_lines(strokes: Sequence[PlacedBox]) -> Iterator[PlacedBox]:
    """The level lines that no upright one touches."""
    upright = sorted(
        each
        for each in strokes
        if each.bottom - each.top > THICKEST >= each.right - each.left
    )
    lefts = [each.left for each in upright]
    for each in strokes:
        if each.bottom - each.top > THICKEST or each.right - each.left < SHORTEST:
            continue
        start = bisect_left(lefts, each.left - NEAR)
        end = bisect_left(lefts, each.right + NEAR)
        if not any(
            one.top - NEAR <= each.top <= one.bottom + NEAR
            for one in upright[start:end]
        ):
            yield each


def _struck_by(
    line: PlacedBox, signs: Sequence[PlacedSign], near: Sequence[int]
) -> list[int]:
    """Which signs the line goes through; none if it does not begin and end with them."""
    y = (line.top + line.bottom) / 2
    through = [
        at
        for at in near
        if LOWEST < (signs[at].base - y) / (signs[at].size or 1) < HIGHEST
        and line.left <= (signs[at].left + signs[at].right) / 2 <= line.right
    ]
    if not through:
        return []
    first, last = (
        min(signs[at].left for at in through),
        max(signs[at].right for at in through),
    )
    room = AT_EDGE * max(signs[at].size for at in through)
    is_of_them = abs(line.left - first) < room and abs(line.right - last) < room
    return through if is_of_them else []
