"""Tables whose columns blanks part, single ones too: 县区 床位（张） 入住率（%） above 甲县 120 61.3.

What proves one is that below a line of names its lines hold a cell for each of them, words
and numbers in the same columns. Prose that a page broke into lines never does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ...language.marks import HAN
from ...language.numerals import SCALE
from ...language.patterns import pattern
from ...language.units import TABLE_UNIT
from ...parsed import Line

# 1,350  61.3  -2.1  93%  12.5万元  640元/月: all that a cell of numbers says
NUMBER = pattern(
    rf"[-−]?(?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.\d+)?(?:{SCALE})?(?:{TABLE_UNIT})?"
)
# A cell that holds no value, or none yet: it stands among numbers and among words.
NO_VALUE = pattern(r"[-—–/／…]{1,3}|无|暂无")
# 2021, 2022年 head a column of that year.
YEAR = pattern(r"(?:19|20)\d{2}年?")
# What no cell holds: the marks of a sentence, and what a table's own tools part cells by.
NO_CELL = pattern("[，。；！？|｜│┃]|(?<!其中)：|[JY]ZH\\d{9}")
# - 某某县民政局: one of a list, no row whose first cell is blank
BULLET = pattern(r"[-–—•·]\s+\S")
# 养老机构 （家）: the unit is set apart from its name, 合 计 sign by sign
BEFORE_UNIT = pattern(r"(?<=\S)[ \u3000]+(?=[（(][^（()）\s]{1,8}[)）](?:\s|$))")
SET_WIDE = pattern(rf"(?<!\S)([{HAN}])[ \u3000]+([{HAN}])(?!\S)")
# 其中： 男: what it leads in to goes on.
BEHIND_LEAD = pattern("(?<=其中[：:])[ \u3000]+")
SINGLE = pattern(r"(?<=\S) (?=\S)")
# A name that a row without a place of its own has.
TOTAL = pattern(r"[合总共小]计|全[省市县区州旗镇]|总数")
# Heads of two lines: what stands above no group of its own at the right edge.
LAST_ALONE = pattern(
    rf"[合总小]计.*|备注|.*(?:资金|金额|[支费款]出?)[（(](?:{SCALE})?{TABLE_UNIT}[)）]"
)
UNIT_AT_END = pattern(rf"[（(](?:{SCALE})?{TABLE_UNIT}[)）]$")
IN_BRACKETS = pattern(r"[（(][^（()）]{1,8}[)）]")
LONGEST_HEAD, LONGEST_CELL, MOST_CELLS = 16, 20, 16
# So many rows are no chance; of one column of numbers alone more, unless a unit heads it.
FEWEST_ROWS, FEWEST_OF_ONE = 2, 3

Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Parted:
    """An inked line and the words that blanks part it into; none if it is no row."""

    line: Line
    words: tuple[str, ...]

    @property
    def are_heads(self) -> bool:
        return len(self.words) > 1 and not any(map(_is_number, self.words))

    @property
    def shape(self) -> str:
        """1 for each number, w for each word, in order."""
        return "".join("1" if _is_value(word) else "w" for word in self.words)


def with_blank_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, the cells of such a table's rows parted by tabs."""
    inked = [_parted(line) for line in lines if line.text.strip()]
    rows: dict[int, Line] = {}
    start = 0
    while start < len(inked):
        table = _table_from(inked, start) if inked[start].are_heads else []
        if table and not _is_told_apart(inked[start : start + len(table)]):
            for parted, cells in zip(inked[start:], table, strict=False):
                rows[parted.line.number] = Line(parted.line.number, "\t".join(cells))
        start += len(table) or 1
    return [rows.get(line.number, line) for line in lines]


def _parted(line: Line) -> _Parted:
    text = line.text.strip()
    if NO_CELL.search(text) or len(text) > LONGEST_CELL * MOST_CELLS:
        return _Parted(line, ())
    whole = SET_WIDE.sub(r"\1\2", BEFORE_UNIT.sub("", BEHIND_LEAD.sub("", text)))
    words = tuple(whole.split())
    if BULLET.match(text) and not any(map(_is_number, words)):
        return _Parted(line, ())
    fits = len(words) <= MOST_CELLS and all(len(word) <= LONGEST_CELL for word in words)
    return _Parted(line, words if fits and len(line.starts) < 2 else ())


def _is_number(word: str) -> bool:
    return bool(NUMBER.fullmatch(word)) and not YEAR.fullmatch(word)


def _is_value(word: str) -> bool:
    return bool(NUMBER.fullmatch(word) or NO_VALUE.fullmatch(word))


def _is_told_apart(table: Sequence[_Parted]) -> bool:
    """Whether tabs alone part all cells: that is read as it stands.

    Wide gaps are not: elsewhere a blank one may hide an empty cell, here none is lacking.
    """
    texts = [parted.line.text.strip() for parted in table]
    return all("\t" in text and not SINGLE.search(text) for text in texts)


def _table_from(inked: Sequence[_Parted], start: int) -> list[Words]:
    """The cells of the heads and of all rows below them; none where nothing proves it."""
    heads = [inked[start].words]
    if not all(len(word) <= LONGEST_HEAD for word in heads[0]):
        return []
    at = start + 1
    if at < len(inked) and inked[at].are_heads and _is_second(inked, at):
        heads.append(inked[at].words)
        at += 1
    rows = _rows_from(inked, at)
    if not rows or not _are_enough(rows, heads[-1]):
        return []
    widths = len(rows[0])
    fitted = _fitted(heads, widths)
    return [*fitted, *rows] if fitted else []


def _is_second(inked: Sequence[_Parted], at: int) -> bool:
    """户数 人数 户数 人数 above rows of more cells."""
    below = inked[at + 1] if at + 1 < len(inked) else None
    return below is not None and len(below.words) > len(inked[at].words)


def _rows_from(inked: Sequence[_Parted], at: int) -> list[Words]:
    """The rows of one shape from here on; a total is set under the names."""
    if at >= len(inked):
        return []
    shape = _whole_shape(inked[at : at + 2])
    names = len(shape) - len(shape.lstrip("w")) if shape[:1] == "w" else 2
    rows: list[Words] = []
    for parted in inked[at:]:
        cells = _cells_of(parted, shape, names)
        if cells is None:
            break
        rows.append(cells)
    return rows


def _whole_shape(first: Sequence[_Parted]) -> str:
    """That of the first row, or of the second where the first is a total."""
    if len(first) > 1 and first[0].words and TOTAL.fullmatch(first[0].words[0]):
        wider = len(first[1].words) > len(first[0].words)
        return first[1].shape if wider else first[0].shape
    return first[0].shape


def _cells_of(parted: _Parted, shape: str, names: int) -> Words | None:
    """The cells of a row of this shape; `names` stand before its numbers."""
    own, words = parted.shape, parted.words
    if "1" not in shape or "w" not in shape[:2] or not words:
        return None
    if own == shape:
        return words
    lacking = len(shape) - len(own)
    if TOTAL.fullmatch(words[0]) and 0 <= lacking < names:
        return [*([""] * lacking), *words] if own[1:] == shape[lacking + 1 :] else None
    is_like = len(own) == len(shape) and all(
        one == other or NO_VALUE.fullmatch(word)
        for one, other, word in zip(own, shape, words, strict=True)
    )
    return words if is_like else None


def _are_enough(rows: Sequence[Words], heads: Words) -> bool:
    numbers = sum(map(_is_value, rows[0]))
    has_unit = any(IN_BRACKETS.search(head) for head in heads)
    fewest = FEWEST_ROWS if numbers > 1 or has_unit else FEWEST_OF_ONE
    return len(rows) >= fewest


def _fitted(heads: Sequence[Words], width: int) -> list[Words]:
    """The heads as wide as the rows, groups over their columns; none if they cannot be."""
    if len(heads) == 1:
        return [*heads] if len(heads[0]) in (width, width - 1) else []
    upper, lower = _unit_set_up(*heads)
    alone = width - len(lower)
    behind = int(alone > 1 and bool(LAST_ALONE.fullmatch(upper[-1])))
    groups = upper[alone - behind : len(upper) - behind]
    if alone < 0 or not groups or len(lower) % len(groups):
        return []
    share = len(lower) // len(groups)
    spread = [cell for group in groups for cell in (group, *[""] * (share - 1))]
    first, last = upper[: alone - behind], upper[len(upper) - behind :]
    blanks = [""] * len(first)
    return [[*first, *spread, *last], [*blanks, *lower, *[""] * len(last)]]


def _unit_set_up(upper: Words, lower: Words) -> tuple[Words, Words]:
    """人数 （万元） below 发放资金: the unit of the last name, which is of no group.

    Set beside 人数 it is told by another 人数 without any.
    """
    unit = UNIT_AT_END.search(lower[-1])
    name = lower[-1][: unit.start()] if unit else ""
    if unit is None or (name and name not in lower[:-1]):
        return upper, lower
    return [*upper[:-1], upper[-1] + unit[0]], [*lower[:-1], *filter(None, [name])]
