"""A page into its lines, in the order that they are read in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..symbols import bullet_of
from .blanks import with_shown_blanks
from .columns import PlacedPiece, ReadingRegion, pieces_of, regions_of
from .gaps import lines_of_rows
from .grids import RuledGrid, grids_of, rows_of_grid
from .legible import SYMBOLS
from .signs import PlacedBox, PlacedLine, PlacedPage, PlacedSign
from .wording import rows_of_signs

PICTURE = "［图片］"
# Of the page: what is smaller is an ornament, what is larger its ground.
SMALLEST_PICTURE, LARGEST_PICTURE = 0.01, 0.9


def lines_of(page: PlacedPage, number: int) -> list[PlacedLine]:
    """All that stands on the page, line by line; watermarks are no line of it."""
    grids = grids_of(page.strokes)
    inside: list[list[PlacedSign]] = [[] for _ in grids]
    outside: list[PlacedSign] = []
    for sign in map(_with_bullet, with_shown_blanks(page.signs)):
        x, y = (sign.left + sign.right) / 2, sign.base - 0.35 * sign.size
        at = next((i for i, grid in enumerate(grids) if grid.box.holds(x, y)), None)
        (outside if at is None else inside[at]).append(sign)
    wholes = [_table(*each) for each in zip(grids, inside, strict=True)]
    wholes += [_picture(box) for box in page.pictures if _is_shown(box, page)]
    pieces = [
        *pieces_of(rows_of_signs(outside)),
        *(PlacedPiece(box, (), whole) for whole, (box, _) in enumerate(wholes)),
    ]
    return [
        replace(line, page=number, column=region.column)
        for region in regions_of(pieces)
        for line in _lines_in(region, [lines for _, lines in wholes])
    ]


def _with_bullet(sign: PlacedSign) -> PlacedSign:
    """A private sign of a font of signs as any font has it."""
    is_private = len(sign.text) == 1 and ord(sign.text) in SYMBOLS
    return sign._replace(text=bullet_of(sign.text)) if is_private else sign


def _table(
    grid: RuledGrid, signs: Sequence[PlacedSign]
) -> tuple[PlacedBox, list[PlacedLine]]:
    return grid.box, rows_of_grid(grid, signs)


def _picture(box: PlacedBox) -> tuple[PlacedBox, list[PlacedLine]]:
    mark = PlacedLine(
        text=PICTURE,
        left=box.left,
        right=box.right,
        base=box.bottom,
        size=0,
        is_whole=True,
    )
    return box, [mark]


def _is_shown(box: PlacedBox, page: PlacedPage) -> bool:
    """Whether it is a picture of the text: no ornament, no ground, no seal over words."""
    whole = page.width * page.height
    area = (box.right - box.left) * (box.bottom - box.top)
    if not SMALLEST_PICTURE * whole < area < LARGEST_PICTURE * whole:
        return False
    return not any(
        box.holds(sign.left, sign.base) for sign in page.signs if not sign.is_blank
    )


def _lines_in(
    region: ReadingRegion, wholes: Sequence[list[PlacedLine]]
) -> Iterator[PlacedLine]:
    signs = [sign for piece in region.pieces for sign in piece.signs]
    lines = lines_of_rows(rows_of_signs(signs))
    placed = [(line.base, [line]) for line in lines]
    placed += [
        (piece.box.top, wholes[piece.whole])
        for piece in region.pieces
        if not piece.signs
    ]
    for _, found in sorted(placed, key=lambda each: each[0]):
        yield from found
