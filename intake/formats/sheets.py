"""Sheets of a workbook as lines: a row a line, sheet below sheet, each a page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from reading import Extracted, Unreadable
from reading.limits import MAX_BYTES, too_much
from reading.parsed import ParsedRemark, Severity

from .merged_cells import Grid, lines_of_grid

# What nobody fills in by hand: so many cells would take hundreds of megabytes.
MOST_CELLS = 2_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
# A cell that says it stands there again may say so a million times.
MOST_SIGNS = MAX_BYTES
COMMENTED = "表格里有批注，没有读入。请核对定稿，需要的请写进单元格。"
# Rows that were left blank: of more than these the others are left out.
MOST_BLANK = 50
NO_TEXT = "表格里没有内容。请核对后重新导出。"
# Alt+Enter within a cell; between Han signs it parts no words.
BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
HAN_SIGNS = re.compile(r"[\u2e80-\u9fff\uff00-\uff60]")


@dataclass(slots=True)
class Sheet:
    """A sheet's cells as they are shown, and what of it nobody sees."""

    name: str
    grid: Grid = field(default_factory=Grid)
    is_hidden: bool = False
    hides_cells: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    # Rows, counted from one, with a formula whose result was not kept.
    uncounted: list[int] = field(default_factory=list)
    size: int = 0
    # Signs of all its cells.
    written: int = 0
    has_comments: bool = False

    def put(self, row: int, column: int, text: str) -> None:
        if column >= MOST_COLUMNS:
            raise Unreadable(too_much("表格有", column + 1, MOST_COLUMNS, "列"))
        rows = self.grid.rows
        held = len(rows[row]) if row < len(rows) else 0
        self._take_in(row + 1, max(column + 1 - held, 0), len(text))
        rows.extend([] for _ in range(len(rows), row + 1))
        rows[row].extend([""] * (column + 1 - held))
        rows[row][column] = text

    def repeat_last(self, times: int) -> None:
        """The last row so many times more below itself."""
        rows = self.grid.rows
        last, at = rows[-1], len(rows) - 1
        signs = sum(map(len, last))
        self._take_in(len(rows) + times, len(last) * times, signs * times)
        rows.extend(list(last) for _ in range(times))
        merged = self.grid.merged
        # Its own are the last: to look through all at each row takes ever longer.
        of_last = takewhile(lambda each: each[0] == at, reversed(merged))
        own = [*of_last][::-1]
        for row in range(at + 1, len(rows)):
            merged += [(row, column, across, down) for _, column, across, down in own]

    def _take_in(self, rows: int, cells: int, signs: int) -> None:
        """Refuse what is too much: so many rows, and so much more in them."""
        if rows > MOST_ROWS:
            raise Unreadable(too_much("表格有", rows, MOST_ROWS, "行"))
        self.size += cells
        self.written += signs
        if self.written > MOST_SIGNS:
            raise Unreadable(too_much("表格有", self.written, MOST_SIGNS, "个字"))
        if self.size > MOST_CELLS:
            raise Unreadable(too_much("表格有", self.size, MOST_CELLS, "格"))

    def merge(self, row: int, column: int, columns: int, rows: int) -> None:
        held = self.grid.rows
        if row < len(held) and column < len(held[row]):
            self.grid.merge(row, column, columns, rows)


def extracted(
    sheets: Iterable[Sheet], encoding: str, remarks: Iterable[ParsedRemark] = ()
) -> Extracted:
    """The sheets that are shown, one below the other."""
    text: list[str] = []
    pages: list[int] = []
    told = list(remarks)
    for sheet in sheets:
        first = len(text) + 1
        told += _remarks_on(sheet, first)
        if not sheet.is_hidden and (lines := lines_in(sheet)):
            pages.append(first)
            text += lines
    if not text:
        raise Unreadable(NO_TEXT)
    return Extracted(
        text="\n".join(text),
        encoding=encoding,
        pages=tuple(pages) if len(pages) > 1 else (),
        remarks=tuple(told),
    )


def lines_in(sheet: Sheet) -> list[str]:
    """Its rows; breaks within a cell that stands alone are the ends of lines."""
    grid = sheet.grid
    for row in grid.rows:
        if len(list(filter(None, row))) > 1:
            row[:] = [_in_one(cell) for cell in row]
    lines: list[str] = []
    blank = 0
    for at, line in enumerate(lines_of_grid(grid)):
        blank = 0 if line else blank + 1
        if at not in sheet.hidden_rows and blank <= MOST_BLANK:
            lines += line.splitlines() or [""]
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _in_one(cell: str) -> str:
    def joined(match: re.Match[str]) -> str:
        before, after = cell[match.start() - 1 : match.start()], cell[match.end() :][:1]
        return "" if HAN_SIGNS.match(before) and HAN_SIGNS.match(after) else " "

    return BREAK.sub(joined, cell.strip()).replace("\t", " ")


def _remarks_on(sheet: Sheet, line: int) -> Iterable[ParsedRemark]:
    name = f"第 {line} 行起的工作表“{sheet.name}”"
    if sheet.is_hidden and any(map(any, sheet.grid.rows)):
        yield _remark(
            "hidden_text_left_out",
            line,
            f"隐藏的工作表“{sheet.name}”没有读入。需要的请取消隐藏后重新导入。",
        )
    elif sheet.hides_cells or any(any(sheet.grid.rows[at]) for at in sheet.hidden_rows):
        yield _remark(
            "hidden_text_left_out",
            line,
            f"{name}里有隐藏的行或列，没有读入。需要的请取消隐藏后重新导入。",
        )
    if sheet.has_comments and not sheet.is_hidden:
        yield _remark("comment_left_out", line, COMMENTED)
    if sheet.uncounted and not sheet.is_hidden:
        yield _remark(
            "formula_without_value",
            line,
            f"{name}第 {sheet.uncounted[0]} 行等处的公式没有存下结果，读作空格。"
            "请用 Excel 或 WPS 打开，保存后再导入。",
        )


def _remark(code: str, line: int, message: str) -> ParsedRemark:
    return ParsedRemark(
        code=code, severity=Severity.WARNING, line=line, message=message
    )
