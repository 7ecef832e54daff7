"""The order of reading: a page's pieces from above, and column after column."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .signs import PlacedBox, PlacedSign

# A gap so wide parts the pieces of a line; a gutter is no narrower than it.
PARTING = 1.2
# A gutter is proved by lines on both sides, most of which fill their column: the
# shorter column may have two.
FEWEST_LINES, FEWEST_BESIDE = 4, 2
FULL, FULL_SHARE = 0.85, 0.5
# Of the width of all pieces: where a gutter may be, and how narrow a column is.
FIRST, LAST = 0.25, 0.75
NARROWEST = 0.2
# No column of text has fewer on a line.
FEWEST_SIGNS = 9
# Of its height: what is further from the rest of its column is none of it.
APART = 1.5
# Places that are tried.
STEPS = 100
# Columns inside columns.
DEEPEST = 2


class PlacedPiece(NamedTuple):
    """Signs of one line with no wide gap between them; or a table, or a picture."""

    box: PlacedBox
    signs: tuple[PlacedSign, ...]
    # Which table or picture of the page it is.
    whole: int = -1


class ReadingRegion(NamedTuple):
    """Pieces of one column, or of the whole width; 0 is the whole width."""

    column: int
    pieces: tuple[PlacedPiece, ...]


class _Gutter(NamedTuple):
    """Where a gutter runs, and from where to where."""

    x: float
    top: float
    bottom: float


def pieces_of(rows: Sequence[Sequence[PlacedSign]]) -> list[PlacedPiece]:
    """The rows of a page, parted at wide gaps."""
    return [
        PlacedPiece(_box_of(signs), tuple(signs))
        for row in rows
        for signs in _parted(row)
    ]


def _parted(row: Sequence[PlacedSign]) -> Iterator[list[PlacedSign]]:
    signs: list[PlacedSign] = []
    # The last sign that is no blank.
    inked: PlacedSign | None = None
    for sign in row:
        if not sign.is_blank:
            if inked and sign.left - inked.right > PARTING * sign.size:
                yield signs
                signs = []
            inked = sign
        signs.append(sign)
    if signs:
        yield signs


def _box_of(signs: Sequence[PlacedSign]) -> PlacedBox:
    inked = [sign for sign in signs if not sign.is_blank] or signs
    return PlacedBox(
        min(sign.left for sign in inked),
        min(sign.base - 0.8 * sign.size for sign in inked),
        max(sign.right for sign in inked),
        max(sign.base + 0.1 * sign.size for sign in inked),
    )


def regions_of(
    pieces: Sequence[PlacedPiece], depth: int = 0
) -> Iterator[ReadingRegion]:
    """The pieces in the order that they are read in."""
    gutter = _gutter_of(pieces) if depth < DEEPEST else None
    if not gutter:
        if pieces:
            yield ReadingRegion(depth, tuple(pieces))
        return
    above = [each for each in pieces if each.box.bottom <= gutter.top]
    below = [each for each in pieces if each.box.top >= gutter.bottom]
    beside = [each for each in pieces if each not in above and each not in below]
    yield from regions_of(above, depth)
    left = [each for each in beside if each.box.right <= gutter.x]
    right = [each for each in beside if each.box.right > gutter.x]
    for number, side in enumerate((left, right), start=1):
        for region in regions_of(side, depth + 1):
            yield region._replace(column=10 * number + region.column)
    yield from regions_of(below, depth)


def _gutter_of(pieces: Sequence[PlacedPiece]) -> _Gutter | None:
    """The longest one that is proved, if any."""
    start = min((each.box.left for each in pieces), default=0)
    width = max((each.box.right for each in pieces), default=0) - start
    narrow = sum(each.box.right - each.box.left < LAST * width for each in pieces)
    if narrow < FEWEST_LINES + FEWEST_BESIDE:
        return None
    found = []
    for step in range(int(STEPS * FIRST), int(STEPS * LAST) + 1):
        x = start + width * step / STEPS
        gutter = _longest_at(x, pieces)
        if gutter and _is_proved(gutter, pieces, width):
            found.append(gutter)
    if not found:
        return None
    longest = max(each.bottom - each.top for each in found)
    same = [each for each in found if each.bottom - each.top > longest - 1]
    return _cut(same[len(same) // 2], pieces)


def _cut(gutter: _Gutter, pieces: Sequence[PlacedPiece]) -> _Gutter:
    """The gutter without what stands apart above or below one of its columns."""
    beside = [
        each.box
        for each in pieces
        if each.box.top >= gutter.top and each.box.bottom <= gutter.bottom
    ]
    left = sorted(box for box in beside if box.right <= gutter.x)
    right = sorted(box for box in beside if box.left >= gutter.x)
    first = max(min(box.top for box in side) for side in (left, right))
    last = min(max(box.bottom for box in side) for side in (left, right))
    top, bottom = gutter.top, gutter.bottom
    for side in (left, right):
        below = sorted((box.top, box.bottom) for box in side)
        for (_, end), (start, following) in pairwise(below):
            is_apart = start - end > APART * (following - start)
            if is_apart and start >= last:
                bottom = min(bottom, start)
            elif is_apart and end <= first:
                top = max(top, end)
    return _Gutter(gutter.x, top, bottom)


def _longest_at(x: float, pieces: Sequence[PlacedPiece]) -> _Gutter | None:
    """The longest stretch that nothing crosses at that place."""
    crossing = sorted(
        (each.box.top, each.box.bottom)
        for each in pieces
        if each.box.left < x < each.box.right
    )
    top = min(each.box.top for each in pieces) - 1
    bottom = max(each.box.bottom for each in pieces) + 1
    edges = [(top, top), *crossing, (bottom, bottom)]
    stretches = []
    reached = top
    for begins, ends in edges:
        if begins > reached:
            stretches.append(_Gutter(x, reached, begins))
        reached = max(reached, ends)
    return max(stretches, key=lambda each: each.bottom - each.top, default=None)


def _is_proved(gutter: _Gutter, pieces: Sequence[PlacedPiece], width: float) -> bool:
    """Whether both sides are text that fills a column, so no table's cells."""
    beside = [
        each
        for each in pieces
        if each.box.top >= gutter.top and each.box.bottom <= gutter.bottom
    ]
    left = [each.box for each in beside if each.box.right <= gutter.x]
    right = [each.box for each in beside if each.box.left >= gutter.x]
    fewest, most = sorted((len(left), len(right)))
    if fewest < FEWEST_BESIDE or most < FEWEST_LINES:
        return False
    return all(_is_column(side, width) for side in (left, right))


def _is_column(side: Sequence[PlacedBox], width: float) -> bool:
    extent = max(box.right for box in side) - min(box.left for box in side)
    full = sum(box.right - box.left > FULL * extent for box in side)
    height = median(box.bottom - box.top for box in side)
    is_wide = extent > max(NARROWEST * width, FEWEST_SIGNS * height)
    return is_wide and full >= FULL_SHARE * len(side)
