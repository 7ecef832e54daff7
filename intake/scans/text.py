"""Rows into the lines of a text: indents, cells and gaps as the plain texts have them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from reading import Extracted
from reading.parsed import ParsedRemark

from .doubts import doubts_of
from .page import ReadPage, ReadWords
from .rows import NumberedRow, ReadRow, pitch_of, rows_of

# How receipts and source files call it.
SCAN = "scan"
# What is said of pages that are pictures, as long as nobody reads them.
NO_TEXT = "page_without_text"
# A gap so wide, in signs, parts two words of a line: 第5期　　2022年4月11日.
PARTING = 1.2
# Rows below each other with as many cells are a table.
FEWEST_CELLS = 3
# An indent is told from an edge that is not straight, in signs.
INDENT = 1.2
DEEPEST_INDENT = 30
# Further apart than this many pitches, there is a blank line between them.
BLANK = 1.7


def woven_into(extracted: Extracted, read: Iterable[ReadPage]) -> Extracted:
    """The text with what was read of its pages that are pictures, each at its place."""
    pages = {page.number: page for page in read}
    source = extracted.text.split("\n") if extracted.text else []
    starts = extracted.pages or (1,) * len(extracted.pictures)
    lines: list[str] = []
    # Where each of the source's lines stands now.
    moved: list[int] = []
    begin: list[int] = []
    doubts: list[ParsedRemark] = []
    numbers = range(1, len(starts) + 1) if extracted.pages else extracted.pictures
    ends = [*starts[1:], len(source) + 1]
    for number, first, end in zip(numbers, starts, ends, strict=True):
        begin.append(len(lines) + 1)
        if page := pages.get(number):
            doubts += _add(page, lines)
        moved += range(len(lines) + 1, len(lines) + 1 + end - first)
        lines += source[first - 1 : end - 1]
    kept = (each for each in extracted.remarks if each.code != NO_TEXT)
    return replace(
        extracted,
        text="\n".join(lines),
        pages=tuple(begin),
        margins=tuple(moved[at - 1] for at in extracted.margins),
        pictures=(),
        recognised=tuple(pages),
        remarks=(*(_moved(each, moved) for each in kept), *doubts),
    )


def extracted_from(pages: Sequence[ReadPage]) -> Extracted:
    """The pages as one text, with the doubts about each."""
    numbers = tuple(each.number for each in pages)
    return woven_into(Extracted(text="", encoding=SCAN, pictures=numbers), pages)


def _add(page: ReadPage, lines: list[str]) -> Iterator[ParsedRemark]:
    """The page's lines put behind these; the doubts about them."""
    first = len(lines) + 1
    numbered = []
    for row, text in _lines_of(page):
        lines.append(text)
        if row:
            numbered.append(NumberedRow(len(lines), row, text))
    if not numbered:
        lines.append("")
    return doubts_of(page, numbered, first)


def _moved(remark: ParsedRemark, moved: Sequence[int]) -> ParsedRemark:
    known = remark.line is not None and remark.line <= len(moved)
    return replace(remark, line=moved[(remark.line or 1) - 1]) if known else remark


def _lines_of(page: ReadPage) -> Iterator[tuple[ReadRow | None, str]]:
    """Each row with its text; blank lines have no row."""
    for column in rows_of(page):
        pitch = pitch_of(column)
        size = _size_of_signs(column)
        former = None
        for row, is_in_table in zip(column, _in_tables(column, size), strict=True):
            if former and pitch and row.box.middle - former > BLANK * pitch:
                yield None, ""
            former = row.box.middle
            yield row, _text_of(row, size, is_in_table=is_in_table)


def _size_of_signs(rows: Sequence[ReadRow]) -> float:
    """How wide a Han sign is, as a rule."""
    words = [each for row in rows for each in row.words]
    return median(each.box.width / _width(each.text) for each in words)


def _width(text: str) -> float:
    return sum(1 if sign > "\u2000" else 0.5 for sign in text)


def _in_tables(rows: Sequence[ReadRow], size: float) -> list[bool]:
    """Which rows have the cells of a table: three or more, and a neighbour as many."""
    cells = [len(list(_cells_of(row, size))) for row in rows]
    around = zip([0, *cells], cells, [*cells[1:], 0], strict=False)
    return [
        own >= FEWEST_CELLS and own in (above, below) for above, own, below in around
    ]


def _cells_of(row: ReadRow, size: float) -> Iterator[list[ReadWords]]:
    cell: list[ReadWords] = []
    for each in row.words:
        if cell and each.box.left - cell[-1].box.right > PARTING * size:
            yield cell
            cell = []
        cell.append(each)
    yield cell


def _text_of(row: ReadRow, size: float, *, is_in_table: bool) -> str:
    cells = ["".join(each.text for each in cell) for cell in _cells_of(row, size)]
    if is_in_table:
        return "\t".join(cells)
    signs = (row.box.left - row.edge) / size
    indent = min(round(signs), DEEPEST_INDENT) if signs > INDENT else 0
    return "\u3000" * indent + "\u3000\u3000".join(cells)
