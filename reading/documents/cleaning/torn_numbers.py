"""Numbers that a page set on lines of their own, amid a sentence: 全部下放给, 10, 个乡镇，….

A link or a font of its own tore them out. A page's number stands amid sentences too, but
nothing behind it counts anything.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, HAN, ends_sentence
from ...language.numerals import SCALE
from ...language.patterns import pattern
from ...language.units import UNIT
from ...parsed import Line

# 位, but not 位置; 年, but not 年度
COUNTED = (
    rf"(?!人[民员均才口]|位置|名[单义额]|[年月][度底初末终])[多余]?(?:(?:{SCALE})[多余]?)?"
    rf"(?:{UNIT}|[岁年月倍座辆])"
)
NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,4})?"
# 10, 417: what a word of counting must follow
ALONE = pattern(rf"^(?:{NUMBER})$")
PAGE = pattern(r"^\d{1,3}$")
# 5000元, 106.2万元
WITH_UNIT = pattern(rf"^[约近超逾]?(?:{NUMBER})\s?{COUNTED}$")
OPENS_COUNTED = pattern(rf"^{COUNTED}")
# 2018 above 年，我局…; 12 above 月3日，…: how a paragraph begins that lost its number, and
# 年近百岁的张奶奶，… does not
OPENINGS = (
    (
        pattern(r"^(?:19|20)\d{2}$"),
        pattern(r"^年(?![味轻货糕画夜兽关三近满逾过龄老迈幼])[^，,]{0,20}[，,]"),
    ),
    (pattern(r"^(?:1[0-2]|[1-9])$"), pattern(r"^月\d{1,2}日[^。]{0,20}[，,]")),
)
RUNNING = frozenset("，。、；")
HAN_SIGN = pattern(f"[{HAN}]")
FEWEST_ABOVE, FEWEST_BELOW = 5, 2
# 第, 9, 期 below one another: the number of an issue that a masthead sets upright
SERIAL_BEGUN, SERIAL_ENDED = frozenset(("第", "总第")), frozenset(("期", "号", "辑"))
SERIAL = pattern(r"^(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,5})$")
# So many blank lines at most stand between two lines of a paragraph.
GAP = 1


def lines_around_numbers(
    lines: Sequence[Line], stands_alone: Callable[[str], bool]
) -> frozenset[int]:
    """The numbers of the lines that go on: each such number, and the line below it."""
    inked = [line for line in lines if line.text.strip()]
    pages = _pages(inked)
    return frozenset(
        line.number
        for above, number, below in zip(inked, inked[1:], inked[2:], strict=False)
        if _is_serial(above, number, below)
        or (number.number not in pages and _is_torn(above, number, below, stands_alone))
        for line in (number, below)
    )


def _is_serial(above: Line, number: Line, below: Line) -> bool:
    """第 above 9 above 期, with no blank line between them."""
    is_close = below.number - above.last_number == 2
    return (
        is_close
        and above.text.strip() in SERIAL_BEGUN
        and below.text.strip() in SERIAL_ENDED
        and bool(SERIAL.match(number.text.strip()))
    )


def lines_below_numbers(lines: Sequence[Line]) -> dict[int, int]:
    """2018 alone above 年，我局共…: the line that goes on, and the number that it begins with."""
    inked = [line for line in lines if line.text.strip()]
    return {
        below.number: number.number
        for number, below in pairwise(inked)
        if below.number == number.last_number + 1
        and any(
            alone.match(number.text.strip()) and rest.match(below.text.strip())
            for alone, rest in OPENINGS
        )
    }


def _pages(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that count on from one another, as the pages of a text do: 2, 3."""
    alone = [line for line in lines if PAGE.match(line.text.strip())]
    return frozenset(
        line.number
        for above, below in pairwise(alone)
        if int(above.text) + 1 == int(below.text)
        for line in (above, below)
    )


def _is_torn(
    above: Line, number: Line, below: Line, stands_alone: Callable[[str], bool]
) -> bool:
    said = number.text.strip()
    if not said[-1:].isdigit() and not WITH_UNIT.match(said):
        return False
    start, rest = above.text.strip(), below.text.strip()
    is_number = WITH_UNIT.match(said) or (
        ALONE.match(said) and OPENS_COUNTED.match(rest)
    )
    if not is_number or below.number - above.last_number > 2 * (GAP + 1):
        return False
    if ends_sentence(start) or start.endswith(("：", ":")) or start[-1:].isdigit():
        return False
    # 1月 heads the days of a chronicle.
    told = start if said.endswith(("月", "年")) else start + rest
    is_run = not RUNNING.isdisjoint(told)
    return (
        is_run and _goes_on(start, rest) and not any(map(stands_alone, (start, rest)))
    )


def _goes_on(start: str, rest: str) -> bool:
    is_said = len(HAN_SIGN.findall(start)) >= FEWEST_ABOVE
    return (
        is_said
        and len(HAN_SIGN.findall(rest)) >= FEWEST_BELOW
        and not ENUMERATION.match(rest)
    )
