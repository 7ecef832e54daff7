"""Tables without ruling lines whose cells have several lines: one row of them all.

A line goes on with the row above it if each of its cells stands below one that had no room
for its first word, and the lines are nearer to each other than rows are, or several cells
say so at once, or a word is torn between them. Nothing else tells it: then each line stays
a row of its own, and that of one cell which had no room above is in doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from reading.language.marks import ENUMERATION, NUMBER_CELL
from reading.reuse.rarity import is_common

from .columns import pieces_of
from .grids import in_one_cell
from .signs import PlacedLine, PlacedSign
from .wording import CLOSERS, OPENERS, as_line

FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
# Of the size: what parts columns at least, and a column from one that bounds it at most.
NARROWEST, WIDEST = 0.45, 2.5
# So many lines of one cell may follow each other in a row of the table.
MOST_ALONE = 3
# Of the size: lines that are nearer overlap, so they are of one row; further ones of none.
OVERLAPPING, FURTHEST = 0.85, 3.5
# Of the least distance of two lines: those of a row are as near, rows further apart.
TIGHT = 1.1
# Of the size: places are rounded.
ROUNDED = 0.3

# What waits for more behind it.
OPEN = f"{OPENERS}、，和及与的"

Row = Sequence[PlacedSign]
Span = tuple[float, float]


class WrappedTable(NamedTuple):
    """Its rows, how many rows of signs they are made of, and whether what stands below may
    be the rest of the last.
    """

    lines: list[PlacedLine]
    height: int
    has_rest: bool


class _CellLine(NamedTuple):
    """A line of the table: what stands in which column."""

    base: float
    cells: dict[int, PlacedLine]


@dataclass(frozen=True, slots=True)
class _Columns:
    spans: Sequence[Span]
    size: float
    # Lines that are nearer are of one row; nothing is where rows are as near.
    tight: float = 0
    # How near rows are to each other, and so a word's rest to its beginning.
    near: float = 0

    def goes_on(self, row: Sequence[_CellLine], line: _CellLine) -> bool:
        """Whether the line is of the row that so many lines make already."""
        above = _cells_of_all(row)
        shared = above.keys() & line.cells.keys()
        if not self.may_go_on(above, line.cells):
            return False
        distance = line.base - row[-1].base
        if distance < OVERLAPPING * self.size:
            return True
        if distance < self.tight:
            return bool(shared)
        if self.near and len(shared) == len(line.cells) == 1 < len(above):
            (at,) = shared
            return distance < self.near and is_torn_word(above[at], line.cells[at])
        return 2 <= len(shared) == len(line.cells) < len(above)

    def is_rest(self, above: Sequence[_CellLine], row: Sequence[_CellLine]) -> bool:
        """Whether a cell alone may be the rest of the one above it, as near as rows are."""
        if not _is_alone(row) or _is_alone(above):
            return False
        cells, below = _cells_of_all(above), row[0].cells
        is_near = row[0].base - above[-1].base < (self.tight or self.near)
        return is_near and below.keys() <= cells.keys() and self.may_go_on(cells, below)

    def may_go_on(
        self, above: dict[int, PlacedLine], below: dict[int, PlacedLine]
    ) -> bool:
        """Whether none of the cells is known to have ended above."""
        shared = above.keys() & below.keys()
        return all(self._is_torn(at, above[at], below[at]) for at in shared)

    def _is_torn(self, at: int, above: PlacedLine, below: PlacedLine) -> bool:
        """Whether the word below had no room in the cell above, and may be its next."""
        end = self.spans[at][1]
        behind = self.spans[at + 1][0] - end if at + 1 < len(self.spans) else 0
        if behind > WIDEST * self.size or ENUMERATION.match(below.text):
            return False
        if NUMBER_CELL.fullmatch(above.text) or NUMBER_CELL.fullmatch(below.text):
            return False
        return end - above.right < below.need + ROUNDED * self.size


def is_torn_word(above: PlacedLine, below: PlacedLine) -> bool:
    """北街居委 above 会老年食堂: a usual word has both signs, or a mark waits for more."""
    last, first = above.text[-1], below.text[0]
    return last in OPEN or first in CLOSERS or is_common(last + first)


def wrapped_table(rows: Sequence[Row]) -> WrappedTable | None:
    """The table that these rows of signs begin with, if cells of it have several lines."""
    size = max(sign.size for sign in rows[0])
    rows, spans = _within_columns(rows, size)
    lines = [line for row in rows if (line := _cells_of(row, spans))]
    if len(lines) < len(rows) or len(lines) <= FEWEST_ROWS:
        return None
    columns = _Columns(spans, size)
    near = _near(lines)
    tight = near if _are_of_lines(lines, columns, near) else 0
    columns = replace(columns, tight=tight, near=0 if tight else near)
    whole = list(_joined(lines, columns))
    unsure = {
        at for at in range(1, len(whole)) if columns.is_rest(*whole[at - 1 : at + 1])
    }
    height = len(whole)
    while height and _is_alone(whole[height - 1]):
        # What stands alone below the table is none of it.
        height -= 1
    has_rest = height in unsure
    whole = whole[:height]
    count = sum(map(len, whole))
    wide = sum(len(row[0].cells) >= FEWEST_COLUMNS for row in whole)
    if wide < FEWEST_ROWS or count == len(whole):
        return None
    told = [
        replace(_as_row(row, len(spans)), is_unsure=at in unsure)
        for at, row in enumerate(whole)
    ]
    return WrappedTable(told, count, has_rest=has_rest)


def unsure_rows(rows: Sequence[Row], spans: Sequence[Span]) -> Iterator[int]:
    """Which of these rows may be the rest of the one above."""
    lines = [_cells_of(row, spans) for row in rows]
    told = [line for line in lines if line]
    if len(told) < FEWEST_ROWS:
        return
    size = max(sign.size for sign in rows[0])
    columns = _Columns(spans, size, near=_near(told))
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        if above and line and columns.is_rest([above], [line]):
            yield at


def _near(lines: Sequence[_CellLine]) -> float:
    """How near to each other those are that are as near as any."""
    return TIGHT * min(below.base - above.base for above, below in pairwise(lines))


def _within_columns(rows: Sequence[Row], size: float) -> tuple[list[Row], list[Span]]:
    """The rows from the first on that leave three columns at least apart, and these."""
    kept: list[Row] = []
    spans: list[Span] = []
    alone = 0
    for row in rows:
        found = _merged([*spans, *_spans_of(row)], NARROWEST * size)
        is_alone = len(pieces_of([row])) == 1
        alone = alone + 1 if is_alone else 0
        is_beyond = kept and row[0].base - kept[-1][0].base > FURTHEST * size
        if alone > MOST_ALONE or is_beyond or len(found) < FEWEST_COLUMNS:
            break
        if is_alone and len(found) < len(spans):
            break
        kept.append(row)
        spans = found
    return kept, spans


def _spans_of(row: Row) -> Iterator[Span]:
    return ((sign.left, sign.right) for sign in row if not sign.is_blank)


def _merged(spans: Sequence[Span], gap: float) -> list[Span]:
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _cells_of(row: Row, spans: Sequence[Span]) -> _CellLine | None:
    """What stands in the columns; nothing if one holds what gaps part."""
    cells: dict[int, PlacedLine] = {}
    for at, (left, right) in enumerate(spans):
        own = [sign for sign in row if left <= (sign.left + sign.right) / 2 <= right]
        if len(pieces_of([own])) > 1:
            return None
        if own and (line := as_line(own)):
            cells[at] = line
    return _CellLine(row[0].base, cells) if cells else None


def _are_of_lines(lines: Sequence[_CellLine], columns: _Columns, near: float) -> bool:
    """Whether lines that are so near are of one row, as rows are further apart: not where
    rows are set in groups, and stand as near.
    """
    pairs = [pair for pair in pairwise(lines) if pair[1].base - pair[0].base < near]
    return len(pairs) < len(lines) - 1 and all(
        columns.may_go_on(above.cells, below.cells) for above, below in pairs
    )


def _joined(lines: Sequence[_CellLine], columns: _Columns) -> Iterator[list[_CellLine]]:
    row = [lines[0]]
    for line in lines[1:]:
        if columns.goes_on(row, line):
            row.append(line)
        else:
            yield row
            row = [line]
    yield row


def _cells_of_all(row: Sequence[_CellLine]) -> dict[int, PlacedLine]:
    return {at: cell for line in row for at, cell in line.cells.items()}


def _is_alone(row: Sequence[_CellLine]) -> bool:
    return len(row) == 1 == len(row[0].cells)


def _as_row(row: Sequence[_CellLine], count: int) -> PlacedLine:
    cells = [
        in_one_cell([line.cells[at].text for line in row if at in line.cells])
        for at in range(count)
    ]
    first = min(row[0].cells.items())[1]
    return replace(first, text="\t".join(cells), size=0, is_whole=True)
