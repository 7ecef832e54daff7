"""Rejoins what page ends and line ends tore apart, each line keeping its numbers."""

import re
from collections import Counter
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...language.dates import find_dates
from ...language.marks import (
    ENUMERATION,
    MEASURED_LENGTH,
    NUMBER_CELL,
    PAGE_BEHIND_WRITER,
    PAGE_NUMBER,
    REMEMBERED_LINES,
    RUNNING_SIGNS,
    SECTION_MARK,
    bare,
    columns,
    ends_sentence,
    holds_words,
    is_row_of_gaps,
)
from ...language.patterns import pattern
from ...parsed import Line
from ..bulletins.contents import is_contents_heading
from ..distribution import opens_distribution
from ..document_numbers import document_number_of
from ..mastheads.masthead import read_masthead_line
from ..official import is_addressees, is_title
from ..page.foot import is_credits
from ..page.furniture import furniture_of
from ..page.labels import pairs_in
from ..page.links import is_link_of_list
from ..tables import is_number, is_unit
from .centred import centred_rests
from .narrow_columns import lines_that_go_on
from .stacked_tables import is_stacked_row
from .stanzas import lines_of_stanzas
from .torn_numbers import lines_around_numbers, lines_below_numbers
from .wrapped import lines_in_names, lines_of_addressees, lines_of_set_apart

# 注：1.本表…, 说明：…: a note, which may go on over the margin
NOTE = pattern(r"(?:注|备注|说明)\s*[:：]\s*\S")
# A line that ends so near the margin is full.
SLACK = 5
# What only running text holds.
RUNNING = pattern("[，。、；]")
# …补齐短板。（社事股）, …过好端午节。（吴桂兰）: who wrote it, behind the last sentence
BYLINE = pattern(r"[（(][^（()）。]{2,24}[）)]\s*$")
MIN_WRAP_WIDTH, MAX_WRAP_WIDTH = 20, 60
FEWEST_UNFINISHED = 2
HEADING_LENGTH = 46
# What ends well before the margin may be a heading.
HEADING_SHARE = 0.8
# So much of a joined line's beginning, and of its end, tells whether it goes on.
EDGE = 200
# 2022 年 10 月 22 日, and what stands in it
LONGEST_DATE, DATE_SIGNS = 16, frozenset("0123456789-/.年月日")
DAY_ALONE = pattern(r"(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日$")
# 月1日起施行: no line begins so, but one that the margin broke behind 2024年1
MONTH_CUT = pattern(r"月\s?\d{1,2}\s?日")
# A line before a torn number says something of it at least: 截至20
SHORTEST_CUT = 4
# 图片7.png, (市领导带队检查), 附件：, 联系人：, ——记某某: what is no part of a sentence.
STANDS_ALONE = pattern(
    r"[\w\[【]{0,30}\.(?:png|jpe?g|gif|bmp)\b|[\[【]?图片?\s*\d{0,3}[\]】]?$|附\s?件|附\s*[:：]|尊敬的[^。]{2,40}(?:代表|委员)[，,]$|"
    r"[（(][^（()）]{4,60}[）)]$|——[^。]*$|(?:注|备注|说明|主题词|联系人|联系电话|电话|来源|信息来源|时间|发布时间|发布日期|"
    r"责任编辑|编辑|供稿|撰稿|作者)\s*[:：]|(?:编者按|按语)|--|[|｜]|"
    r"(?:填报单位|编制单位|报告期|制[表定]机关|地区编码)\s*[:：]",
    re.IGNORECASE,
)
# ……3, (5): a page's number behind a title of a contents list
LEADERS = pattern(r"(?<![.…·．-])[.…·．-]{3,}\s*[（(]?\d+[)）]?$")
# Blanks that part no cells.
NO_TAB = " \u3000\r\n"
CODED = pattern(r"[JY]ZH\d{9}", re.IGNORECASE)


def rejoin(lines: Sequence[Line], page_ends: Container[int] = ()) -> list[Line]:
    """Logical lines: hard-wrapped and page-broken paragraphs in one piece.

    Every source line is in exactly one logical line; blank lines stay apart.
    `page_ends` are lines where a running head stood.
    """
    shape = Shape.of(lines)
    said = Counter(bare(_without_page(line.text)) for line in lines)
    torn = lines_around_numbers(lines, stands_alone)
    opened = lines_below_numbers(lines)
    going_on = _set_narrow(lines) | torn | opened.keys()
    held = torn | set(opened.values())
    joined: list[_Growing] = []
    apart: list[Line] = []
    former, gap, page_ended = "", False, False
    for i, line in enumerate(lines):
        if _is_no_text(line.text) and line.number not in held:
            apart.append(_alone(line))
            gap = True
            page_ended = page_ended or _ends_page(line, page_ends)
            continue
        whole = joined[-1].edges if joined else ""
        if joined and (
            line.number in going_on
            or (
                shape.continues(whole, former, line.text, gap=gap)
                and not shape.is_heading_between(former, lines[i : i + 2])
            )
            or (
                page_ended
                and not joined[-1].is_said_again(said)
                and shape.goes_on_overleaf(whole, line.text)
            )
        ):
            joined[-1].go_on_with(line)
        else:
            joined.append(_Growing.from_line(line))
        former, gap, page_ended = line.text, False, False
    whole_lines = [growing.whole() for growing in joined]
    return sorted([*whole_lines, *apart], key=lambda line: line.number)


def _without_page(text: str) -> str:
    return PAGE_BEHIND_WRITER.sub("", LEADERS.sub("", text))


def _set_narrow(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that something else than the width of all lines proves to go on."""
    kinds = (
        *(lines_that_go_on, centred_rests, lines_of_stanzas),
        *(lines_in_names, lines_of_addressees, lines_of_set_apart),
    )
    return frozenset().union(*(kind(lines, stands_alone) for kind in kinds))


def _ends_page(line: Line, page_ends: Container[int]) -> bool:
    return line.number in page_ends or bool(PAGE_NUMBER.match(line.text.strip()))


@dataclass(slots=True)
class _Growing:
    """A logical line that may go on.

    What goes on is asked of its `edges` alone, so that a text of ten thousand unfinished
    lines is not looked through ten thousand times.
    """

    edges: str
    length: int
    texts: list[str]
    starts: list[tuple[int, int]]

    @classmethod
    def from_line(cls, line: Line) -> "_Growing":
        alone = _alone(line)
        return cls(alone.text, len(alone.text), [alone.text], list(alone.starts))

    def go_on_with(self, line: Line) -> None:
        text = line.text.strip()
        self.edges += text
        if len(self.edges) > 2 * EDGE:
            self.edges = self.edges[:EDGE] + self.edges[-EDGE:]
        self.texts.append(text)
        self.starts.append((self.length, line.number))
        self.length += len(text)

    def is_said_again(self, said: Counter[str]) -> bool:
        """Whether another line says the same: a headline, in the contents and above its text."""
        return said[bare(self.edges)] > (len(self.texts) == 1)

    def whole(self) -> Line:
        return Line(self.starts[0][1], "".join(self.texts), tuple(self.starts))


def _is_no_text(text: str) -> bool:
    text = text.strip()
    return not text or _is_rule(text) or bool(PAGE_NUMBER.match(text))


def _alone(line: Line) -> Line:
    if is_stacked_row(line):
        return line
    text, row = line.text.strip(), line.text.strip(NO_TAB)
    is_row = text.count("\t") > 1 or any(map(NUMBER_CELL.fullmatch, text.split("\t")))
    if "\t" in text and (is_row or row[0] == row[-1] == "\t"):
        # Of a row the first and last cells may be empty.
        text = row
    return Line(line.number, "" if _is_rule(text) else text, ((0, line.number),))


def _is_rule(text: str) -> bool:
    """————— and ***: drawn, not written; a cell of one dash is a value."""
    return len(text) > 3 and not holds_words(text)


@dataclass(frozen=True, slots=True)
class Shape:
    """How the text is set: the width its lines break at, if any, and its indents.

    The width is counted in columns, or in signs where the machine counted those.
    """

    indented: bool
    width: float | None = None
    measure: Callable[[str], float] = columns

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Shape":
        texts = [line.text.rstrip() for line in lines if not _is_no_text(line.text)]
        prose = [text for text in texts if not stands_alone(text.strip())]
        indented = sum(map(_is_indented, prose)) >= 2
        # Among indented paragraphs a line without indent is already telling.
        fewest = 2 if indented else 3
        for measure in (columns, len):
            if width := _wrap_width(prose, measure, fewest):
                return cls(indented, width, measure)
        return cls(indented)

    def continues(self, whole: str, former: str, line: str, *, gap: bool) -> bool:
        """Whether `line` goes on with the sentence that `former` broke off.

        `whole` is the logical line so far, or its edges; `former` its last source line.
        """
        text = line.strip()
        is_date = self.width or DAY_ALONE.match(text) or MONTH_CUT.match(text)
        if is_date and _is_torn_date(whole, text):
            return True
        if NOTE.match(whole):
            return self._goes_on_with_note(whole, former, text)
        if stands_alone(text) or stands_alone(whole) or text.startswith("——"):
            return False
        if self.indented and _is_indented(line):
            return False
        # Numbers are not broken, so a line may stop well before the margin.
        slack = 0.25 * self.width if self.width and self.indented else SLACK
        if self.width and self.measure(former.rstrip()) > self.width - slack:
            return self._runs_on(whole, text, gap=gap)
        return _is_torn(whole, text)

    def _goes_on_with_note(self, whole: str, former: str, text: str) -> bool:
        """The rest of a sentence of the note, below a line that is full."""
        is_open = bool(RUNNING.search(whole)) and not is_closed(whole)
        is_full = self.width and self.measure(former.rstrip()) > self.width - SLACK
        is_rest = ends_sentence(text) and not ENUMERATION.match(text)
        return bool(is_full) and is_open and is_rest and not stands_alone(text)

    def is_heading_between(self, former: str, lines: Sequence[Line]) -> bool:
        """A short line at the margin that ends no sentence, below one that does, above an indent."""
        if not self.indented or len(lines) < 2 or not self.width:
            return False
        text = lines[0].text.strip()
        is_between = ends_sentence(former) and _is_indented(lines[1].text)
        is_short = self.measure(text) < HEADING_SHARE * self.width
        return is_between and is_short and not ends_sentence(BYLINE.sub("", text))

    def goes_on_overleaf(self, whole: str, line: str) -> bool:
        """Whether a page ended inside the sentence: it began, and is not over."""
        text = line.strip()
        if stands_alone(text) or stands_alone(whole) or ENUMERATION.match(text):
            return False
        if is_closed(whole) or (self.indented and _is_indented(line)):
            return False
        begun = ENUMERATION.sub("", whole)
        return bool(RUNNING.search(begun)) or _is_torn_number(whole, text)

    def _runs_on(self, whole: str, text: str, *, gap: bool) -> bool:
        if ENUMERATION.match(text) or (gap and is_addressees(text)):
            return False
        is_over = ends_sentence(BYLINE.sub("", whole))
        return not is_over or (self.indented and not gap)


def _is_torn(whole: str, text: str) -> bool:
    """A page ended inside the sentence: no end mark, and what follows is its rest."""
    if is_closed(whole) or ENUMERATION.match(text):
        return False
    if whole.endswith(("，", ",", "、")):
        return True
    if RUNNING.search(whole) and _is_torn_number(whole, text):
        return True
    is_rest = ends_sentence(text) or len(text) > HEADING_LENGTH
    is_running = len(whole) > HEADING_LENGTH and ("，" in whole or "," in whole)
    return is_running and is_rest


def _is_torn_number(whole: str, text: str) -> bool:
    """送去棉被1 and 38床: a number was cut in two."""
    is_running = len(whole) >= SHORTEST_CUT and any(sign > "\u4e00" for sign in whole)
    return is_running and whole[-1:].isdigit() and text[:1].isdigit()


def _is_torn_date(whole: str, text: str) -> bool:
    """时间：2025-05 and -20 17:22: the margin cut a date in two, as the two ends prove.

    Not so 2022 and -1.5, cells below one another.
    """
    if NUMBER_CELL.fullmatch(whole) and NUMBER_CELL.fullmatch(text):
        return False
    before, after = whole[-LONGEST_DATE:], text[:LONGEST_DATE]
    if not (before and after and whole[-1] in DATE_SIGNS and text[0] in DATE_SIGNS):
        return False
    at = len(before)
    if any(found.value and found.end == at for found in find_dates(before)):
        return False
    return any(
        found.value and found.start < at < found.end
        for found in find_dates(before + after)
    )


def is_closed(text: str) -> bool:
    """Whether nothing can be missing: a sentence ended, a byline behind it, a colon, or ..."""
    closes = text.rstrip().endswith(("：", ":", "..."))
    return closes or ends_sentence(BYLINE.sub("", text))


@lru_cache(REMEMBERED_LINES)
def stands_alone(text: str) -> bool:
    """A stamp, masthead, mark or table row: never part of a running sentence."""
    return bool(
        STANDS_ALONE.match(text)
        or _is_of_table(text)
        or read_masthead_line(text)
        or document_number_of(text)
        or SECTION_MARK.match(text)
        or opens_distribution(text)
        or furniture_of(text)
        or is_link_of_list(text)
        or is_credits(text)
        or pairs_in(text)
        or (len(text) <= HEADING_LENGTH and is_contents_heading(text))
    )


def _is_of_table(text: str) -> bool:
    """A row with its bars, tabs, gaps or codes; a title and the dots to its page."""
    if is_row_of_gaps(text) or _ends_in_cells(text):
        return True
    bars = text.count("|") + text.count("｜")
    if bars > 1 or "\t" in text or (bars and text.endswith(("|", "｜"))):
        return True
    ends_in_page = text[-1:].isdigit() or text.endswith((")", "）"))
    if ends_in_page and (LEADERS.search(text) or PAGE_BEHIND_WRITER.search(text)):
        return True
    return "zh" in text.casefold() and bool(CODED.search(text))


def _ends_in_cells(text: str) -> bool:
    """结婚登记 对 2,710 1,498: two numbers that a blank parts, or one behind its unit."""
    is_short = len(text) <= MEASURED_LENGTH and " " in text
    if not is_short or not (text[-1].isdigit() or text[-1] in "%％—"):
        return False
    *first, before, last = text.split()
    are_numbers = is_number(last) and (is_number(before) or is_unit(before))
    is_named = bool(first) and not is_number(first[0])
    return are_numbers and is_named and RUNNING_SIGNS.isdisjoint(text)


def _is_indented(text: str) -> bool:
    return columns(text[: len(text) - len(text.lstrip())]) >= 1


def _wrap_width(
    texts: Sequence[str], measure: Callable[[str], float], fewest: int
) -> float | None:
    """The width that unfinished lines have in common, when a machine broke them there.

    One that ends in a colon may be as full; it and a whole title prove nothing.
    """
    wide = [text for text in texts if measure(text) >= MIN_WRAP_WIDTH]
    broken = sorted(measure(text) for text in wide if not ends_sentence(text))
    unfinished = sum(not (is_closed(text) or is_title(text)) for text in wide)
    if len(broken) < fewest or unfinished < FEWEST_UNFINISHED:
        return None
    width = broken[len(broken) // 2]
    near = sum(abs(each - width) <= 3 for each in broken)
    wider = sum(measure(text) > 1.35 * width for text in texts)
    fits = width <= MAX_WRAP_WIDTH and wider <= 0.2 * near and near >= 0.6 * len(broken)
    return width if fits else None
