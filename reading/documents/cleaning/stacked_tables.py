"""Lists copied out of a page's table, one cell a line: 序号, 名称, 结论, 1, 某某协会, 合格, 2 …

Their numbers would pass for pages' and what comes again for running heads. What proves one
is that below its heads its rows count on, each as long as the heads; or, under 乡镇 and its
like, that a name and as many numbers as there are other heads come again and again.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from ...language.marks import bare, columns, ends_sentence
from ...language.patterns import pattern
from ...parsed import Line
from .blank_tables import NO_VALUE, NUMBER

COUNTERS = ("序号", "编号", "序", "排名", "名次", "排序")
MOST_HEADS, FEWEST_ROWS = 12, 2
WIDEST_HEAD, WIDEST_CELL = 14, 40
# What heads a column of names: 乡镇, 县（市、区）, 单位, 月份
OF_NAMES = pattern(
    "各?[省市州盟县旗区乡镇街道苏木社村居（）()、/]{1,12}(?:名称)?|地区|区域|辖区|单位(?:名称)?|"
    "机构名称|月份|年份|季度|指标(?:名称)?|项目(?:名称)?|类别"
)
# Of one column of numbers more rows are needed to be no chance.
FEWEST_OF_ONE = 3
# 城关镇 |, | 城关镇: the bar of the only cell that a line holds
BAR_OF_CELL = pattern(r"^\s*[|｜]\s*(?=[^|｜]+$)|(?<=[^|｜\s])\s*[|｜]\s*$")
# The last head, below which a cell may be left out.
REMARKS = ("备注", "备 注", "说明")

Cells = Sequence[Line]


def with_stacked_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of each such row in one, its cells parted by tabs."""
    bare_cells = [_without_bar(line) for line in lines]
    inked = [line for line in bare_cells if line.text.strip()]
    barred = {
        line.number
        for line, cell in zip(lines, bare_cells, strict=True)
        if line is not cell
    }
    rows: dict[int, Line] = {}
    taken: set[int] = set()
    for start, line in enumerate(inked):
        if line.number in taken:
            continue
        opens = start == 0 or inked[start - 1].number not in barred
        table = _table_from(inked, start)
        if not table and opens and line.number in barred:
            table = _rows_of_bars(inked, start, barred)
        for cells in table:
            rows[cells[0].number] = _as_row(cells)
            taken.update(cell.number for cell in cells)
    # Where the cells of a table end in bars, what stands above it does.
    kept = bare_cells if rows else lines
    return [
        rows.get(line.number, line)
        for line in kept
        if line.number in rows or line.number not in taken
    ]


def _without_bar(line: Line) -> Line:
    """The line without its bar, if it has one alone and no sentence stands before it."""
    if line.text.count("|") + line.text.count("｜") != 1:
        return line
    text = BAR_OF_CELL.sub("", line.text)
    return line if ends_sentence(text) else replace(line, text=text)


def _rows_of_bars(inked: Cells, start: int, barred: Collection[int]) -> list[Cells]:
    """Each cell with its bar: so many make a row that numbers stand in the same columns.

    The first may be the name of the table.
    """
    run = list(takewhile(lambda line: line.number in barred, inked[start:]))
    for cells in (run, run[1:]):
        for width in range(2, MOST_HEADS + 1):
            rows: list[Cells] = [
                cells[i : i + width] for i in range(0, len(cells), width)
            ]
            fewest = FEWEST_ROWS if width > 2 else FEWEST_OF_ONE
            is_whole = len(rows) > fewest and len(rows[-1]) == width
            if is_whole and _are_columns(rows):
                return rows
    return []


def _are_columns(rows: Sequence[Cells]) -> bool:
    """Heads that are words, and below them columns of numbers beside columns of words."""
    columns_below = list(zip(*rows[1:], strict=True))
    kinds = [
        {_is_value(cell.text.strip()) for cell in cells} for cells in columns_below
    ]
    told = [kind.pop() for kind in kinds if len(kind) == 1]
    is_mixed = len(told) == len(kinds) and len(set(told)) == 2
    return is_mixed and all(map(_is_name, rows[0]))


def _table_from(inked: Cells, start: int) -> list[Cells]:
    head = bare(inked[start].text)
    if head in COUNTERS:
        return _rows_from(inked, start)
    return _rows_of_numbers(inked, start) if OF_NAMES.fullmatch(head) else []


def _rows_of_numbers(inked: Cells, start: int) -> list[Cells]:
    """Heads, then a name and numbers in turn; the words before the first say how many."""
    words = list(takewhile(_is_name, inked[start : start + MOST_HEADS + 2]))
    width = len(words) - 1
    if not 2 <= width <= MOST_HEADS:
        return []
    rows: list[Cells] = [words[:width]]
    at = start + width
    while _is_row_of_numbers(cells := inked[at : at + width], width):
        rows.append(cells)
        at += width
    return rows if len(rows) > (FEWEST_ROWS if width > 2 else FEWEST_OF_ONE) else []


def _is_row_of_numbers(cells: Cells, width: int) -> bool:
    return (
        len(cells) == width
        and _is_name(cells[0])
        and all(_is_value(cell.text.strip()) for cell in cells[1:])
        and any(NUMBER.fullmatch(cell.text.strip()) for cell in cells[1:])
    )


def _is_name(line: Line) -> bool:
    text = line.text.strip()
    return _is_cell(text) and not _is_value(text)


def _is_value(text: str) -> bool:
    return bool(NUMBER.fullmatch(text) or NO_VALUE.fullmatch(text))


def _rows_from(inked: Cells, start: int) -> list[Cells]:
    """The heads and all rows below them; none where they do not count on."""
    heads = list(takewhile(_is_head, inked[start : start + MOST_HEADS + 1]))
    if not 2 <= len(heads) <= MOST_HEADS:
        return []
    rows: list[Cells] = [heads]
    at = start + len(heads)
    while (row := _row_at(inked, at, len(rows), heads)) is not None:
        rows.append(row)
        at += len(row)
    return rows if len(rows) > FEWEST_ROWS else []


def _is_head(line: Line) -> bool:
    text = line.text.strip()
    return not text.isdigit() and columns(text) <= WIDEST_HEAD and not _is_text(text)


def _row_at(inked: Cells, at: int, number: int, heads: Cells) -> Cells | None:
    """As many cells as there are heads, the first the row's number; a remark may lack."""
    if not _counts(inked, at, number):
        return None
    full = len(heads)
    lacks_remark = bare(heads[-1].text) in REMARKS and _counts(
        inked, at + full - 1, number + 1
    )
    cells = inked[at : at + full - lacks_remark]
    goes_on = any(_counts(cells, i, number + 1) for i in range(1, len(cells)))
    fits = all(_is_cell(cell.text.strip()) for cell in cells) and not goes_on
    return cells if fits and len(cells) == full - lacks_remark else None


def _counts(lines: Cells, at: int, number: int) -> bool:
    return at < len(lines) and lines[at].text.strip() in (str(number), f"0{number}")


def _is_cell(text: str) -> bool:
    return columns(text) <= WIDEST_CELL and not _is_text(text)


def _is_text(text: str) -> bool:
    return "\t" in text or "|" in text or ends_sentence(text)


def _as_row(cells: Cells) -> Line:
    texts = [cell.text.strip() for cell in cells]
    starts, at = [], 0
    for cell, text in zip(cells, texts, strict=True):
        starts.append((at, cell.number))
        at += len(text) + 1
    return Line(cells[0].number, "\t".join(texts), tuple(starts))


def is_stacked_row(line: Line) -> bool:
    """Whether such a row was put together: its lines are of one piece already."""
    return len(line.starts) > 1 and "\t" in line.text
