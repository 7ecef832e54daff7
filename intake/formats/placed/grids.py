"""Ruling lines into tables: strokes that touch make a grid, its cells rows with tabs."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..merged_cells import Grid, say_merged_again
from .signs import PlacedBox, PlacedLine, PlacedSign
from .wording import WORD, as_line, rows_of_signs

# Points: what is thicker is no ruling line, what is shorter none of a table.
THICKEST, SHORTEST = 2.5, 6.0
# Strokes that come so near touch, and stand in one line.
NEAR = 3.0
# A drawing has more than these, no table of a bureau.
MOST_CROSSINGS, MOST_CELLS = 40_000, 20_000
# Of the size of its signs: a line that leaves more room than this ended by itself.
ROOM = 1.5
# By row and column.
Cells = dict[tuple[int, int], list[PlacedSign]]


@dataclass(frozen=True, slots=True)
class RuledGrid:
    """A table's ruling lines: where its columns and rows part, and what really is drawn."""

    box: PlacedBox
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    upright: tuple[PlacedBox, ...]
    level: tuple[PlacedBox, ...]

    def cell_of(self, sign: PlacedSign) -> tuple[int, int]:
        """Row and column of the cell: of merged ones, those of the first."""
        x, y = (sign.left + sign.right) / 2, sign.base - 0.35 * sign.size
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        while column and not self._is_parted_left(row, column):
            column -= 1
        while row and not self._is_parted_above(row, column):
            row -= 1
        return row, column

    def spans(self, row: int) -> bool:
        """Whether one cell takes the whole row."""
        return not any(
            self._is_parted_left(row, column) for column in range(1, len(self.xs) - 1)
        )

    def end_of(self, row: int, column: int) -> int:
        """The column behind the cell that begins there."""
        column += 1
        while column < len(self.xs) - 1 and not self._is_parted_left(row, column):
            column += 1
        return column

    def bottom_of(self, row: int, column: int) -> int:
        """The row below the cell that begins there."""
        row += 1
        while row < len(self.ys) - 1 and not self._is_parted_above(row, column):
            row += 1
        return row

    def is_closed(self, row: int, column: int, end: int) -> bool:
        """Whether a line is drawn above all of the cell: what stands beside a table's head
        has none, and names nothing.
        """
        return all(self._is_parted_above(row, each) for each in range(column, end))

    def _is_parted_left(self, row: int, column: int) -> bool:
        x, y = self.xs[column], (self.ys[row] + self.ys[row + 1]) / 2
        return any(
            abs(each.left - x) <= NEAR and each.top <= y <= each.bottom
            for each in self.upright
        )

    def _is_parted_above(self, row: int, column: int) -> bool:
        y, x = self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2
        return any(
            abs(each.top - y) <= NEAR and each.left <= x <= each.right
            for each in self.level
        )


def grids_of(strokes: Iterable[PlacedBox]) -> list[RuledGrid]:
    """The tables that the ruling lines of a page make."""
    strokes = list(strokes)
    level = _merged([_turned(each) for each in strokes if _is_level(each)])
    level = [_turned(each) for each in level]
    upright = _merged([each for each in strokes if _is_upright(each)])
    if not upright or len(level) * len(upright) > MOST_CROSSINGS:
        return []
    grids = (_grid_of(*each) for each in _touching(level, upright))
    return [each for each in grids if each]


def _is_level(box: PlacedBox) -> bool:
    return box.bottom - box.top <= THICKEST and box.right - box.left >= SHORTEST


def _is_upright(box: PlacedBox) -> bool:
    return box.right - box.left <= THICKEST and box.bottom - box.top >= SHORTEST


def _turned(box: PlacedBox) -> PlacedBox:
    return PlacedBox(box.top, box.left, box.bottom, box.right)


def _merged(upright: Iterable[PlacedBox]) -> list[PlacedBox]:
    """Upright strokes, those that go on with another in one."""
    merged: list[PlacedBox] = []
    for box in sorted(upright, key=lambda each: (round(each.left / NEAR), each.top)):
        last = merged[-1] if merged else None
        if last and abs(box.left - last.left) <= NEAR and box.top - last.bottom <= NEAR:
            bottom = max(last.bottom, box.bottom)
            merged[-1] = PlacedBox(last.left, last.top, last.right, bottom)
        else:
            merged.append(box)
    return merged


def _touching(
    level: Sequence[PlacedBox], upright: Sequence[PlacedBox]
) -> Iterator[tuple[list[PlacedBox], list[PlacedBox]]]:
    """Strokes that hang together, by way of others."""
    left_level, left_upright = set(level), set(upright)
    while left_upright:
        found_level: set[PlacedBox] = set()
        found_upright = {left_upright.pop()}
        new = set(found_upright)
        while new:
            crossed = {h for h in left_level if any(_touch(h, v) for v in new)}
            left_level -= crossed
            found_level |= crossed
            new = {v for v in left_upright if any(_touch(h, v) for h in crossed)}
            left_upright -= new
            found_upright |= new
        yield list(found_level), list(found_upright)


def _touch(level: PlacedBox, upright: PlacedBox) -> bool:
    return (
        level.left - NEAR <= upright.left <= level.right + NEAR
        and upright.top - NEAR <= level.top <= upright.bottom + NEAR
    )


def _grid_of(level: list[PlacedBox], upright: list[PlacedBox]) -> RuledGrid | None:
    """The grid of strokes that touch, if there are two cells at least."""
    if not level:
        return None
    every = [*level, *upright]
    box = PlacedBox(
        min(each.left for each in every),
        min(each.top for each in every),
        max(each.right for each in every),
        max(each.bottom for each in every),
    )
    xs = _apart([box.left, box.right, *(each.left for each in upright)])
    ys = _apart([box.top, box.bottom, *(each.top for each in level)])
    cells = (len(xs) - 1) * (len(ys) - 1)
    if len(xs) < 3 or len(ys) < 2 or not 2 <= cells <= MOST_CELLS:
        return None
    return RuledGrid(box, xs, ys, tuple(upright), tuple(level))


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return tuple(kept)


def rows_of_grid(grid: RuledGrid, signs: Iterable[PlacedSign]) -> list[PlacedLine]:
    """The table's rows; a row that is one cell gives its paragraphs."""
    cells: Cells = defaultdict(list)
    for sign in signs:
        cells[grid.cell_of(sign)].append(sign)
    rows = sorted({row for row, _ in cells})
    told = [_paragraphs_in(grid, row, cells) for row in rows]
    said = _said_where_they_count(grid, cells, rows, told)
    return [
        _line_at(grid, row, text)
        for row, own, whole in zip(rows, told, said, strict=True)
        for text in (own[0] if grid.spans(row) else _as_row(whole))
    ]


def _paragraphs_in(grid: RuledGrid, row: int, cells: Cells) -> list[list[str]]:
    """What stands in each cell of the row."""
    edges = [
        (grid.xs[column], grid.xs[grid.end_of(row, column)])
        for column in range(len(grid.xs) - 1)
    ]
    return [
        list(_paragraphs(cells.get((row, column), ()), *edge))
        for column, edge in enumerate(edges)
    ]


def _said_where_they_count(
    grid: RuledGrid, cells: Cells, rows: list[int], told: list[list[list[str]]]
) -> list[list[str]]:
    """The rows, names of merged cells above and before all that they name."""
    table = Grid([list(map(in_one_cell, row)) for row in told])
    for row, column in sorted(cells):
        end = grid.end_of(row, column)
        if grid.is_closed(row, column, end):
            at = bisect_left(rows, row)
            height = bisect_left(rows, grid.bottom_of(row, column)) - at
            table.merge(at, column, end - column, height)
    say_merged_again(table)
    return table.rows


def _as_row(cells: Sequence[str]) -> list[str]:
    return ["\t".join(cells)] if any(cells) else []


def in_one_cell(paragraphs: Sequence[str]) -> str:
    """What stands in a cell: 105 and 94 below it stay two numbers."""
    whole = ""
    for text in paragraphs:
        is_apart = WORD.match(whole[-1:]) and WORD.match(text)
        whole += f" {text}" if is_apart else text
    return whole


def _paragraphs(
    signs: Iterable[PlacedSign], left: float, right: float
) -> Iterator[str]:
    """The lines of a cell; one that fills it from edge to edge goes on."""
    whole, fills = "", False
    for row in rows_of_signs(signs):
        if not (line := as_line(row)):
            continue
        if whole and not fills:
            yield whole
            whole = ""
        whole += line.text
        room = ROOM * line.size
        fills = right - line.right < room and line.left - left < 3 * room
    if whole:
        yield whole


def _line_at(grid: RuledGrid, row: int, text: str) -> PlacedLine:
    return PlacedLine(
        text=text,
        left=grid.box.left,
        right=grid.box.right,
        base=grid.ys[row],
        size=0,
        is_whole=True,
    )
