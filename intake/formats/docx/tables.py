"""Tables: their rows and cells, those that are merged, and which of them are deleted."""

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from .pieces import WordCell, WordDoubt, WordParagraph, WordPiece, WordTable
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
    cells = _joined(
        cell
        for each in flat(element)
        if each.tag == "w:tc" and (cell := _cell(each, read, table))
    )
    if len(cells) > 1:
        free = ([WordCell([])] * before, [WordCell([])] * after)
        return [*free[0], *cells, *free[1]]
    return cells


def _joined(found: Iterable[WordCell]) -> list[WordCell]:
    """The cells; one that older programs merged into that on its left widens it."""
    cells: list[WordCell] = []
    for cell in found:
        if cell.widens and cells:
            cells[-1].span += cell.span
            cells[-1].pieces += cell.pieces if any(map(_says, cell.pieces)) else []
        else:
            cells.append(cell)
    return cells


def _says(piece: WordPiece) -> bool:
    return not isinstance(piece, WordParagraph) or bool(piece.text.strip())


def _cell(element: Element, read: Read, table: WordTable) -> WordCell | None:
    properties = element.find("w:tcPr")
    if properties is None:
        return WordCell(read(element))
    is_deleted = properties.find("w:cellDel") is not None
    if is_deleted or properties.find("w:cellIns") is not None:
        table.doubts.append(WordDoubt("unsettled_revision"))
    if is_deleted:
        return None
    return WordCell(
        read(element),
        span=_count(value_at(properties, "w:gridSpan"), 1),
        continues=_goes_on(properties.find("w:vMerge")),
        widens=_goes_on(properties.find("w:hMerge")),
    )


def _goes_on(merged: Element | None) -> bool:
    return merged is not None and merged.get("w:val", "continue") == "continue"


def _count(written: str | None, otherwise: int) -> int:
    is_number = written is not None and written.isdecimal() and len(written) < 4
    return min(int(written or 0), MOST_COLUMNS) if is_number else otherwise
