"""Rows of a table that hold numbers and gave no figure: for a remark, not for silence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...language.patterns import pattern
from ..figure import ParsedFigure, PlacedBlock, Setting
from .cells import PlacedRow, is_code, is_drawn, row_of
from .columns import ColumnRole, TableColumn
from .headings import is_ordinals
from .table import TableParts, columns_under, tables_in

# 105103-1.31, 154,084.4: whatever is nothing but a number, or several glued
NUMERIC = pattern(r"[-−]?\d[\d,，.\s%％-]*")
YEAR = pattern(r"(?:19|20)\d{2}年?")
SMALL_ORDINAL = pattern(r"\d{1,3}")
COUNTING = (ColumnRole.VALUE, ColumnRole.MEASURE)


def unread_rows(
    rows: Sequence[PlacedBlock],
    setting: Setting,
    figures: Sequence[ParsedFigure],
) -> list[PlacedBlock]:
    """The rows that count something and that none of the figures stands in."""
    starts = sorted(figure.start for figure in figures)
    return [
        row.placed
        for table in tables_in([row_of(row) for row in rows if not is_drawn(row)])
        for row in _counting_rows(table, setting)
        if not _holds_any(row.placed, starts)
    ]


def _holds_any(placed: PlacedBlock, starts: Sequence[int]) -> bool:
    at = bisect_left(starts, placed.offset)
    return at < len(starts) and starts[at] < placed.end


def _counting_rows(table: TableParts, setting: Setting) -> Iterator[PlacedRow]:
    columns = columns_under(table, setting)
    for row in table.body:
        if not is_ordinals(row) and any(_numbers_in(row, columns)):
            yield row


def _numbers_in(row: PlacedRow, columns: Sequence[TableColumn]) -> Iterator[str]:
    """The cells that count something, as far as the headings tell."""
    if len(row.filled) < 2:
        return
    is_whole = len(row.cells) >= len(columns)
    for i, cell in enumerate(row.cells):
        if not NUMERIC.fullmatch(cell.text) or is_code(cell.text):
            continue
        if columns and is_whole and i < len(columns):
            if columns[i].role in COUNTING:
                yield cell.text
        elif not (i == 0 and SMALL_ORDINAL.fullmatch(cell.text)) and not YEAR.fullmatch(
            cell.text
        ):
            yield cell.text
