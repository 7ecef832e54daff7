"""Parts the ministry's tables into rows of cells, however their columns are set.

Columns come parted by pipes, by tabs, by wide gaps, by single spaces, one cell to a
line, or not at all: there the fixed length of the item codes parts them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from ..language.marks import HAN, NOTE_MARKS, PAGE_NUMBER, bare, is_set_wide
from ..language.numerals import SCALE
from ..language.patterns import pattern
from ..language.units import TABLE_UNIT
from ..parsed import Line
from .page.labels import pairs_in
from .page.stamps import stamp_in

# JZH011110000, YZH012311000: the length is fixed, so what follows is no part of it.
CODE = r"[JY]ZH\d{9}"
# 个, 人次, 万元, 元/人·月, 元/人次, 万户, %
UNIT = rf"(?:(?:{SCALE})?{TABLE_UNIT})"
# In 1051.镇 the last digit is the next label's.
NEXT_LABEL = r"\d[.．、]\D"
# 105, 41,386.5, -1.31, 36.97%, — for nothing
NUMBER = (
    rf"(?:[-−]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+?(?={NEXT_LABEL})|\d+)"
    rf"(?:\.\d+?(?={NEXT_LABEL})|\.\d+)?[%％]?|[-—–/…](?=\s|$))"
)
# 数量, 环比(%), 甲
HEADING = (
    r"(?:(?:指标名称|指标代码|计量单位|上年同期|上年数据|本年累计|本季度|上季度|指标|项目|代码|"
    r"单位|数量|数值|累计|本期|上期|本月|上月|本季|上季|上年|[一二三四五六七八九十]{1,2}月份?|[环同]比(?:增减|增长|增幅)?率?|增减|序号|备注|[甲乙丙丁])(?:[(（][%％][)）])?)"
)
PIPE = pattern(r"[|｜│┃]")
# |---|:--:|, +-+-+, ———: a line that is drawn, not written; | — | holds a dash
RULE = pattern(r"(?=.*(?:[-=─━—]{3}|:-|-:|[|｜│┃+┼][-─━]+[|｜│┃+┼]))[\s|｜│┃+┼:=─━—-]*")
# A tab, two spaces and more, a full-width one
GAP = pattern(r"\t| {2,}| *\u3000[ \u3000]*")
# 表    号：, 索 引 号：: one word set wide, no columns
SET_WIDE = pattern(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}]\s*[：:])")
# 镇 个 2,016 2,016
SPACED = pattern(rf"(\S.*?)\s+({UNIT})((?:\s+{NUMBER})+)\s*")
# 指标名称 单位 代码 数量 九月份 环比: words parted by single spaces, most of them heads
FEWEST_HEADS = 3
LONGEST_HEAD = 10
# 一、民政事业费累计支出亿元30.4, below a heading as glued; 镇 个 41: the shortest first
GLUED_ROW = pattern(
    rf"(?P<label>(?:\d{{1,2}}[.．、]\s?)?(?:[{HAN}]|[^\d\s].{{0,40}}?[{HAN}）){NOTE_MARKS}]))\s*(?P<unit>{UNIT})?\s*(?P<numbers>{NUMBER}(?:\s+{NUMBER})*)"
)
# 指标名称代码计量单位数量甲乙丙1, with or without spaces
GLUED_HEADING = pattern(rf"\s*(?:{HEADING}\s*){{3,}}(?:[1-9](?![\d.．、])\s*)*")
# 养老机构 个: the last cell before a code, unless the unit stands behind it
LABEL_AND_UNIT = pattern(rf"(.*?)\s*({UNIT})")
NUMBERS = rf"(?:\s*{NUMBER}(?:\s+{NUMBER})*)?"
# A code and what stands behind it: 个105, or 105 where the unit stands before it
CODE_UNIT_AND_NUMBERS = pattern(rf"({CODE})\s*({UNIT})?({NUMBERS})")
CODE_AND_NUMBERS = pattern(rf"({CODE})()({NUMBERS})")
UNIT_BEHIND_CODE = pattern(rf"{CODE}\s*{UNIT}")
UNIT_BEFORE_CODE = pattern(rf"{UNIT}\s*{CODE}")
FEWEST_STACKED = 2
# 填报单位：安庆市民政局, 报告期：2023年3季度, glued or set wide: the form's head and foot
FIELD = pattern(
    r"(?P<label>填[报表]单位|编制单位|上报单位|报告期|报表期|统计时间|制[表定]机关|表\s*号|批准机关|"
    r"批准文号|有效期至?|地区编码|(?:报出|上报|填[报表]|报送|制表)(?:日期|时间)|发布时间|发布日期|来\s*源|浏览次数|"
    r"单位负责人|统计负责人|填\s*[表报]\s*人|制\s*表\s*人?|审\s*核\s*人|复\s*核\s*人|联系电话)\s*[:：]"
)


class UnitIs(Enum):
    """Where a form with item codes has its units."""

    BEFORE = auto()
    BEHIND = auto()
    NOWHERE = auto()


class FormOrder(NamedTuple):
    """What a form's rows have in common: codes, where units stand, if all is glued."""

    unit: UnitIs
    has_codes: bool
    is_glued: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row and the source lines it stands on; blank cells are empty.

    A row may be shorter than its heading: then its last cells are blank. A line
    that is no row of a table is a row of one cell.
    """

    cells: tuple[str, ...]
    first_line: int
    last_line: int


def rows_of(lines: Sequence[Line]) -> list[TableRow]:
    """All that the lines say, in order, as rows of cells.

    Nothing is lost and nothing added: the cells written one after the other are the
    lines without their white space, pipes and drawn rules. Columns whose numbers are
    glued together (105103) stay in one cell.
    """
    apart = (each for line in lines for each in _source_rows(line))
    written = [line for line in apart if not _is_drawn(line.text)]
    form = _form_of([line.text for line in written])
    rows = [row for line in written for row in _rows_in(line, form)]
    if _is_stacked(rows):
        rows = _unstacked(rows, page_numbers_in(lines))
    return [row for row in rows if any(row.cells)]


def page_numbers_in(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that number a page: — 3 —, and a bare 12 that a sentence runs across."""
    crossed = {
        number
        for line in lines
        for (_, before), (_, after) in pairwise(line.starts)
        for number in range(before + 1, after)
    }
    return frozenset(
        line.number
        for line in lines
        if PAGE_NUMBER.match(line.text)
        and (line.number in crossed or not is_number(line.text))
    )


def is_row(line: Line) -> bool:
    """Whether the line shows by itself that it is a table's row or heading.

    A section's name alone, or one cell of a table set one cell a line, does not.
    """
    if _is_drawn(line.text):
        return False
    if re.search(CODE, line.text):
        return True
    cells = _cells(line.text)
    if PIPE.search(line.text):
        return len(cells) > 1
    told = sum(is_unit(cell) or is_heading(cell) for cell in cells)
    return len(cells) > 1 and (told > 0 or sum(map(is_number, cells)) > 1)


def is_code(cell: str) -> bool:
    return bool(re.fullmatch(CODE, cell))


def is_unit(cell: str) -> bool:
    return bool(re.fullmatch(UNIT, cell))


def is_number(cell: str) -> bool:
    """Whether the cell is a number, or the dash that says there is none."""
    return bool(re.fullmatch(NUMBER, cell))


def is_heading(cell: str) -> bool:
    """Whether the cell names a column: 指标名称, 环比(%), 甲."""
    return bool(re.fullmatch(HEADING, cell))


def _source_rows(line: Line) -> list[Line]:
    """The line, or its source lines where rows were taken for one broken sentence."""
    sources = [Line(number, text) for number, text in line.source_lines()]
    return sources if any(map(is_row, sources)) else [line]


def _is_drawn(text: str) -> bool:
    return not text.strip() or bool(RULE.fullmatch(text))


def _rows_in(line: Line, form: FormOrder) -> Iterator[TableRow]:
    text = line.text
    if form.is_glued and (glued := _glued_rows(line)):
        yield from glued
        return
    if PIPE.search(text) or "\t" in text or not re.search(CODE, text):
        said = list(_cells(text))
        is_spaced = not PIPE.search(text) and "\t" not in text
        if form.has_codes and is_spaced and SPACED.fullmatch(text.strip()):
            # 村民委员会 个 1,204 among rows with codes: its own is left blank.
            said.insert(1 if form.unit is UnitIs.BEHIND else 2, "")
        yield TableRow(tuple(said), line.number, line.last_number)
        return
    for start, end, cells in _coded_rows(text, form.unit):
        yield TableRow(tuple(cells), line.line_at(start), line.line_at(end - 1))


def _cells(text: str) -> list[str]:
    """The cells of a line that holds one row and no glued code."""
    if PIPE.search(text):
        return piped_cells(text)
    if "\t" in text:
        return [cell.strip() for cell in text.rstrip().split("\t")]
    cells = _gap_cells(text)
    if len(cells) > 1:
        return cells
    if GLUED_HEADING.fullmatch(text) or (
        is_set_wide(text) and GLUED_HEADING.fullmatch(bare(text))
    ):
        return _heading_cells(bare(text))
    if _is_spaced_heading(text):
        return text.split()
    spaced = SPACED.fullmatch(text.strip())
    return [spaced[1], spaced[2], *spaced[3].split()] if spaced else cells


def piped_cells(text: str) -> list[str]:
    """Blank cells between pipes are cells; what is outside the outer pipes is none."""
    if not PIPE.search(text):
        return []
    cells = [cell.strip() for cell in PIPE.split(text)]
    first = 1 if not cells[0] else 0
    last = len(cells) - 1 if not cells[-1] else len(cells)
    return cells[first:last] or [""]


def _gap_cells(text: str) -> list[str]:
    return [cell.strip() for cell in GAP.split(SET_WIDE.sub("", text)) if cell.strip()]


def _heading_cells(text: str) -> list[str]:
    return re.findall(rf"{HEADING}|\d", text)


def _is_spaced_heading(text: str) -> bool:
    """Whether single spaces part the names of columns, of which most are known."""
    words = text.split()
    known = sum(map(is_heading, words))
    return (
        known >= FEWEST_HEADS
        and 2 * known > len(words)
        and not any(is_number(word) or len(word) > LONGEST_HEAD for word in words)
    )


def _form_of(texts: Sequence[str]) -> FormOrder:
    """What the rows have in common, whether or not a heading says it."""
    heads = next((h for h in map(_heads_in, texts) if len(h) > 1), [])
    has_codes = any(re.search(CODE, text) for text in texts)
    is_glued = "数量" in heads and not has_codes and not any(map(PIPE.search, texts))
    return FormOrder(_side_of_units(texts, heads), has_codes, is_glued)


def _side_of_units(texts: Sequence[str], heads: Sequence[str]) -> UnitIs:
    """Where the unit stands by the rows, else by the heading."""
    behind = sum(len(UNIT_BEHIND_CODE.findall(text)) for text in texts)
    before = sum(len(UNIT_BEFORE_CODE.findall(text)) for text in texts)
    if not (behind or before):
        units = [i for i, head in enumerate(heads) if head in ("单位", "计量单位")]
        codes = [i for i, head in enumerate(heads) if head in ("代码", "指标代码")]
        if not (units and codes):
            return UnitIs.NOWHERE
        behind, before = units[0], codes[0]
    return UnitIs.BEHIND if behind > before else UnitIs.BEFORE


def _heads_in(text: str) -> list[str]:
    """The names of columns that a line opens with."""
    if _is_spaced_heading(text):
        return text.split()
    glued = GLUED_HEADING.match(text)
    return _heading_cells(glued[0]) if glued else []


def _glued_rows(line: Line) -> list[TableRow]:
    """Rows of a line whose columns are glued: label, unit, number; none of any other."""
    text, at, rows = line.text, 0, []
    if heading := GLUED_HEADING.match(text):
        at = heading.end()
        cells = tuple(_heading_cells(heading[0]))
        rows.append(TableRow(cells, line.number, line.line_at(at - 1)))
    while match := GLUED_ROW.match(text, at):
        cells = (match["label"].strip(), match["unit"] or "", *match["numbers"].split())
        first, last = line.line_at(at), line.line_at(match.end() - 1)
        rows.append(TableRow(cells, first, last))
        at = match.end()
    return rows if not text[at:].strip() else []


def _coded_rows(text: str, unit_is: UnitIs) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Label, unit, code and numbers of each code in the line, with start and end."""
    at = 0
    if heading := GLUED_HEADING.match(text):
        at = heading.end()
        yield 0, at, _heading_cells(heading[0])
    unit_follows = unit_is is UnitIs.BEHIND
    coded = CODE_UNIT_AND_NUMBERS if unit_follows else CODE_AND_NUMBERS
    for row in coded.finditer(text):
        label = _gap_cells(text[at : row.start()])
        if not unit_follows:
            label = _with_unit_apart(label, keeps_blank=unit_is is UnitIs.BEFORE)
        code, unit, numbers = row.groups(default="")
        units = [unit] if unit or (unit_follows and numbers.strip()) else []
        yield at, row.end(), [*label, code, *units, *numbers.split()]
        at = row.end()
    if text[at:].strip():
        yield at, len(text), _gap_cells(text[at:])


def _with_unit_apart(label: list[str], *, keeps_blank: bool) -> list[str]:
    """养老机构床位数张 as 养老机构床位数, 张; a blank cell where the unit is left out."""
    parted = LABEL_AND_UNIT.fullmatch(label[-1]) if label else None
    if parted:
        return [*label[:-1], *filter(None, parted.groups())]
    return [*label, ""] if label and keeps_blank else label


def _is_stacked(rows: Sequence[TableRow]) -> bool:
    """Whether the table is set one cell a line: codes or units stand alone."""
    alone = [row.cells[0] if len(row.cells) == 1 else "" for row in rows]
    units = sum(is_unit(cell) and is_number(after) for cell, after in pairwise(alone))
    return sum(map(is_code, alone)) >= FEWEST_STACKED or units >= FEWEST_STACKED


def _unstacked(
    rows: Sequence[TableRow], page_numbers: frozenset[int]
) -> list[TableRow]:
    """One row from each label on; column names stand in rows of their own.

    A page number between the cells of a row stays apart and parts nothing.
    """
    groups: list[list[TableRow]] = []
    apart: list[TableRow] = []
    for row in rows:
        if row.first_line in page_numbers:
            apart.append(row)
        elif groups and len(row.cells) == 1 and _goes_on(groups[-1], row.cells[0]):
            groups[-1].append(row)
        else:
            groups.append([row])
    whole = [row for group in groups for row in _as_one(group)]
    return sorted([*whole, *apart], key=lambda row: row.first_line)


def _goes_on(group: Sequence[TableRow], cell: str) -> bool:
    opening = group[0].cells[0]
    if FIELD.match(opening) or pairs_in(opening) or stamp_in(opening):
        return False
    if is_heading(cell):
        return cell != "甲" and is_heading(group[-1].cells[-1])
    return not cell or is_code(cell) or is_unit(cell) or is_number(cell)


def _as_one(group: Sequence[TableRow]) -> Sequence[TableRow]:
    """The rows in one, or as they were where only one of their cells is filled."""
    cells = tuple(cell for row in group for cell in row.cells)
    if sum(map(bool, cells)) < 2:
        return group
    return [TableRow(cells, group[0].first_line, group[-1].last_line)]
