"""Tables: their rows and cells, those that are merged, and which of them are deleted."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from .pieces import WordCell, WordDoubt, WordPiece, WordTable
from .runs import flat
from .styles import is_on, value_at

# Word has 63 columns at most.
MOST_COLUMNS = 63
Read = Callable[[Element], list[WordPiece]]


def table_of(element: Element, read: Read) -> WordTable:
    table = WordTable()
    for each in flat(element):
        if each.tag == "w:tr" and (row := _row(each, read, table)):
            table.rows.append(row)
    return table


def _row(element: Element, read: Read, table: WordTable) -> list[WordCell]:
    """The cells of a row; none of one that is deleted or hidden."""
    properties = element.find("w:trPr")
    before = after = 0
    if properties is not None:
        is_deleted = properties.find("w:del") is not None
        if is_deleted or properties.find("w:ins") is not None:
            table.doubts.append(WordDoubt("unsettled_revision"))
        if is_deleted:
            return []
        if is_on(properties.find("w:hidden")):
            table.doubts.append(WordDoubt("hidden_row_left_out"))
            return []
        before = _count(value_at(properties, "w:gridBefore"), 0)
        after = _count(value_at(properties, "w:gridAfter"), 0)
    cells = [
        cell
        for each in flat(element)
        if each.tag == "w:tc" and (cell := _cell(each, read, table))
    ]
    if len(cells) > 1:
        free = ([WordCell([])] * before, [WordCell([])] * after)
        return [*free[0], *cells, *free[1]]
    return cells


def _cell(element: Element, read: Read, table: WordTable) -> WordCell | None:
    properties = element.find("w:tcPr")
    if properties is None:
        return WordCell(read(element))
    is_deleted = properties.find("w:cellDel") is not None
    if is_deleted or properties.find("w:cellIns") is not None:
        table.doubts.append(WordDoubt("unsettled_revision"))
    if is_deleted:
        return None
    merged = properties.find("w:vMerge")
    return WordCell(
        read(element),
        span=_count(value_at(properties, "w:gridSpan"), 1),
        continues=merged is not None and merged.get("w:val", "continue") == "continue",
    )


def _count(written: str | None, otherwise: int) -> int:
    is_number = written is not None and written.isdecimal() and len(written) < 4
    return min(int(written or 0), MOST_COLUMNS) if is_number else otherwise
