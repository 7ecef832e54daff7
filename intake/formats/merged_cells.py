"""Rows of a table as lines: where cells are merged, and which of them say it again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

# A cell over more columns or rows than these is no cell that anybody merged.
MOST_COLUMNS = 200
MOST_ROWS = 2_000
# What names a column or a group of rows is short; a text is said once.
LONGEST_NAME = 24
# A head ends within so many rows, and so many of a table tell what stands in its columns:
# to read each to its end for every merged cell would take hours of some thousand.
DEEPEST_HEAD, ROWS_TELLING = 20, 200
NUMBER = re.compile(r"[-+−－]?[\d,，.]+\s*[%％‰]?|[-—–－/]+")
# 填报单位：青禾县民政局, and no 其中：未成年人, （其中：女） or 上午8:00—12:00
FACT = re.compile(r"(?!\W?\s*其中)[^：:]{0,11}[^：:\d][：:]\s*\S")
# A line that begins with a tab loses it: what stands behind would be a column off.
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """What a cell says, and over how many columns and rows it reaches."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """The cells by where they stand; a merged one stands at its first place alone."""

    rows: list[list[str]] = field(default_factory=list)
    # Row, column, columns and rows of each merged cell.
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def merge(self, row: int, column: int, columns: int, rows: int) -> None:
        if columns > 1 or rows > 1:
            size = (min(max(columns, 1), MOST_COLUMNS), min(max(rows, 1), MOST_ROWS))
            self.merged.append((row, column, *size))


def lines_of(rows: Iterable[Sequence[SpannedCell]], blank: str = "") -> list[str]:
    """A line for each row that says anything, its cells parted by tabs.

    What names several columns stands above each of them, what names several rows in
    each of them: 养老机构 above 公办 and 民办, 武江区 before both its rows.
    """
    return [line for line in lines_of_grid(_placed(rows), blank) if line]


def lines_of_grid(grid: Grid, blank: str = "") -> list[str]:
    """The same of cells whose places are known; a row that says nothing is a blank line."""
    say_merged_again(grid)
    return [_line(row, blank) if any(row) else "" for row in grid.rows]


def say_merged_again(grid: Grid) -> None:
    """Put the names of merged cells above and before all that they name."""
    for row, column, columns, height in grid.merged:
        _say_again(grid.rows, row, column, columns, height)


def _placed(rows: Iterable[Sequence[SpannedCell]]) -> Grid:
    grid = Grid()
    # Of each column that a cell above reaches down into, for how many more rows.
    taken: dict[int, int] = {}
    for at, cells in enumerate(rows):
        row: list[str] = []
        below = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in cells:
            while len(row) in taken:
                row.append("")
            columns = min(max(cell.columns, 1), MOST_COLUMNS)
            height = min(max(cell.rows, 1), MOST_ROWS)
            grid.merge(at, len(row), columns, height)
            for column in range(len(row), len(row) + columns):
                if height > 1:
                    below[column] = height - 1
            row.extend([cell.text, *[""] * (columns - 1)])
        grid.rows.append(row)
        taken = below
    return grid


def _say_again(
    rows: list[list[str]], at: int, column: int, columns: int, height: int
) -> None:
    text = rows[at][column]
    if not text or len(text) > LONGEST_NAME or NUMBER.fullmatch(text):
        return
    if columns > 1 and not _heads(rows, at, column, columns):
        columns = 1
    for row in rows[at : at + height]:
        row.extend([""] * (column + columns - len(row)))
        row[column : column + columns] = [text] * columns


def _heads(rows: list[list[str]], at: int, column: int, columns: int) -> bool:
    """Whether the cell stands above columns of numbers, and each has a name below it.

    In 单位名称｜青禾县民政局 the second cell, however wide, names no column, nor does a
    title that stands alone, or a fact beside another above the head.
    """
    if FACT.match(rows[at][column]):
        return False
    others = [*rows[at][:column], *rows[at][column + columns :]]
    if not any(others):
        return False
    below = rows[at + 1 : at + 1 + ROWS_TELLING]
    under = [row[column : column + columns] for row in below]
    first = next((i for i, row in enumerate(under[:DEEPEST_HEAD]) if _counts(row)), 0)
    names = under[:first]
    if not any(sum(map(bool, row)) > 1 for row in names):
        return False
    counted = sum(map(_counts, under[first:]))
    return not _counts(rows[at]) and 2 * counted > len(under) - first


def _counts(row: Sequence[str]) -> bool:
    return any(map(NUMBER.fullmatch, filter(None, row)))


def _line(row: Sequence[str], blank: str) -> str:
    filled = [cell for cell in row if cell]
    if len(filled) == 1 and not (blank or NUMBER.fullmatch(filled[0])):
        # A title above the middle of a table.
        return filled[0]
    cells = [cell or blank for cell in row]
    while not cells[-1]:
        cells.pop()
    return "\t".join([cells[0] or NOTHING, *cells[1:]])
