"""What a text tells that may agree with another or contradict it: days, numbers, places, names.

Cheaper than reading figures: what a number counts does not matter here, only that both
texts say it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain
from math import isfinite
from operator import itemgetter
from typing import NamedTuple

from ..language.guarded import any_of, words_of_table
from ..language.marks import HAN
from ..language.numerals import MORE, NUMERAL, SCALES, read_decimal, read_number
from ..language.patterns import pattern
from ..language.place_words import PlaceWords, words_of
from ..language.times import times_named, values_of
from ..names import FIRST_SIGNS, likeness
from .bare import (
    REMEMBERED,
    REMEMBERED_PARAGRAPHS,
    bare_paragraphs,
    folded_paragraph,
)
from .told import ToldText

# By where a fact starts.
STARTING = itemgetter(2)
# Patterns that are looked for in every text begin with signs of their own, not with what
# stands before these or in groups: so are most places passed over in a tenth of the time.
# 2024年3月5日, 3月5日, 三月五日; where no day stands behind a month, there is none.
MONTH_WITH_DAY = pattern(rf"月(?:\d|{NUMERAL}){{1,3}}[日号]")
DAY = pattern(
    r"(?P<year>(?:19|20)\d\d年)?(?<!\d)"
    rf"(?P<month>\d{{1,2}}|{NUMERAL}{{1,2}})月"
    rf"(?P<day>\d{{1,2}}|{NUMERAL}{{1,3}})[日号]"
)
# 2024年12 stands before 月.
LONGEST_BEFORE_MONTH = 7
# A month further ahead than that is of the year before.
HALF_A_YEAR = 6
# 5日上午, 5日18时: the month is the one it was printed in
DAY_WITH_MORE = pattern(r"\d日[上下中晚凌清夜傍，,、起\d]")
DAY_ALONE = pattern(
    r"(?:(?<=截至)|(?<![\d月年至到\-—、]))(?P<day>[12]?\d|3[01])日(?=[上下中晚凌清夜傍]|，|,|、|起|\d{1,2}[时:：])"
)
# 2024年度, 1-3月, 一季度, 上半年, 第12周
TIME = pattern(
    r"[\d一二三四上下第](?:(?:(?<=1)9|(?<=2)0)\d\d年(?!\d{1,2}月)|"
    r"(?<=\d)(?<!\d\d)\d?月(?![\d日份底初末]*[日号])|(?<=[一二三四1-4])季度|"
    r"(?<=[上下])半年|(?<=第)[\d一二三四五六七八九十]{1,3}周)"
)
# 第二期, 第3次; 首期 is 第一期, 首次 may tell that a thing is new
COUNTED = pattern(
    rf"第(?P<number>\d{{1,3}}|{NUMERAL}{{1,4}})(?P<what>[期次届场批轮讲])|"
    "首(?P<first>[期届场批轮讲])"
)
SCALE_SIGNS = "".join(sign for sign in SCALES if len(sign) == 1)
# 1,204户, 3.5万元, 12%
NUMBER = pattern(
    r"(?P<value>\d(?<![\d第.]\d)"
    r"(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:[.,]\d{1,2}(?!\d))?))\s?"
    rf"(?P<scale>[{SCALE_SIGNS}])?[{MORE}]?\s?"
    r"(?!小时)(?P<unit>%|[^\W\d_年月日号时点分期届])"
)
# Of so many digits a number is told with all of them.
PLAIN = 10
GROUPED = pattern(r",(?=\d{3})")
# l20, 5ooo: what a machine reads for 1 and 0 beside digits
MISREAD = pattern(r"[lio]+(?=\d)|(?<=\d)[lio]+")
DIGIT = str.maketrans("lio", "110")
# 三百二十户: one sign of such a number is of one class of signs, however many these are
SIGN = f"{NUMERAL[:-1]}{SCALE_SIGNS}]"
CHINESE = pattern(
    rf"(?P<value>{SIGN}(?<![第{SCALE_SIGNS}\d]{SIGN}){SIGN}{{1,7}})[{MORE}]?"
    r"(?P<unit>[户人名位床套件份场家台辆吨斤元岁张对座间所])"
)
# 57位 and 57名 are 57人.
PERSONS = dict.fromkeys("名位", "人")
# What the names of places and houses end in; the two signs before are taken for the name,
# whatever word stands before them: 石桥镇.
NO_OFFICE = "(?![级委道干医官务长]|民(?!政))"
PLACE = pattern(
    "|".join(
        f"{each}{NO_OFFICE}"
        for each in ("街道", "社区", "苏木", "嘎查", *"镇乡村县区市旗")
    )
    + "|敬老院|福利院|养老院|养老中心|服务中心|救助站|公墓|陵园|小学|中学"
)
STEM = pattern(f"[{HAN}]{{2}}")
# What the name of a place never ends in before its level: 各镇, 全市, 所在村.
NO_STEM = pattern(
    r"[了或等各每全该个将把被按从向由以也都就并且所其这那此哪几多省市县区道两级本我镇乡村农的]|"
    r"[和与及在到对是有为无不名小开进下返回新集城街园片景辖地山灾牧库校社墓]$|"
    r"[一二三四五六七八九十百千]|自治|县级|市辖|^在|[性间嘱领]$"
)
# What a person is called by before the name: rows of `people.csv`, but for 文 and 图, and
# what is none of the kinds that stand there.
CALLED_BY = ("office", "whose", "elder")
ALSO_CALLED = "支书|副总|党员|同志|名叫"
BEHIND_NAME = pattern(
    "同(?=志)|老(?=人|两口)|一(?=[家行])|带(?=[队领])|表(?=示)|介(?=绍)|告(?=诉)|说(?=[：，])|"
    "主(?=持)|出(?=席)|率(?=队)|等(?=领导)|（(?=[男女])|今(?=年)|家(?=[中里])"
)
QUOTED = pattern(r"“(?P<name>[^“《》，。；\n]{3,14})“|《(?P<title>[^《》\n]{4,40})》")


# Numbers, names and what may be one: they come again in other texts.
REMEMBERED_WORDS = 4096


class FactKind(StrEnum):
    """What a fact tells."""

    DAY = "day"
    TIME = "time"
    NUMBER = "number"
    PLACE = "place"
    NAME = "name"
    TITLE = "title"


class Fact(NamedTuple):
    """One thing that is told: its value in one form, and where the words stand."""

    kind: FactKind
    value: str
    start: int
    end: int

    @property
    def is_counted(self) -> bool:
        """第3期 is: one of a row."""
        return self.kind is FactKind.TIME and self.value.startswith("第")

    @property
    def weight(self) -> float:
        """How little likely it is that two texts tell it by chance."""
        if self.kind is FactKind.NUMBER:
            return weight_of_number(self.value)
        return WEIGHTS[self.kind]


WEIGHTS = {
    FactKind.DAY: 2.0,
    FactKind.TIME: 1.0,
    FactKind.PLACE: 2.0,
    FactKind.NAME: 2.0,
    FactKind.TITLE: 0.5,
}


@lru_cache(maxsize=REMEMBERED_WORDS)
def weight_of_number(value: str) -> float:
    """By its digits, without the noughts it ends in: 100 says as little as 1."""
    digits = re.sub(r"\D", "", value).lstrip("0")
    digits = digits.rstrip("0") or digits[:1]
    return (0.2, 0.4, 1.0, 1.6, 2.0)[min(4, len(digits))]


@lru_cache(maxsize=REMEMBERED)
def facts_of(text: ToldText) -> tuple[tuple[Fact, ...], ...]:
    """All that each paragraph tells, in order; what the title tells is last."""
    told = (
        facts_in(words, text.day) if plain.text else ()
        for words, plain in zip(text.paragraphs, bare_paragraphs(text), strict=True)
    )
    return *told, facts_in(text.title, text.day)


@lru_cache(maxsize=REMEMBERED_PARAGRAPHS)
def facts_in(paragraph: str, day: date | None) -> tuple[Fact, ...]:
    """What a paragraph printed on that day tells."""
    folded, origins = folded_paragraph(paragraph)
    if "l" in folded or "i" in folded or "o" in folded:
        folded = MISREAD.sub(lambda match: match[0].translate(DIGIT), folded)
    found = _facts_in(folded, day)
    found.sort(key=STARTING)
    if isinstance(origins, range):
        return tuple(found)
    return tuple(
        each._replace(start=origins[each.start], end=origins[each.end])
        for each in found
    )


def _facts_in(text: str, day: date | None) -> list[Fact]:
    """All in one list: handed on one by one they took a quarter longer."""
    return [
        *_days(text, day),
        *[Fact(FactKind.TIME, each[0], *each.span()) for each in TIME.finditer(text)],
        *_times_counted(text),
        *_numbers(text),
        *_places(text),
        *_names(text),
        *_titles(text),
    ]


def _titles(text: str) -> Iterator[Fact]:
    for match in QUOTED.finditer(text):
        words = match["name"] or match["title"]
        yield Fact(FactKind.TITLE, words, *match.span())


def _days(text: str, printed: date | None) -> Iterator[Fact]:
    for match in _days_in_full(text):
        month, day = read_number(match["month"]), read_number(match["day"])
        if month and day:
            year = match["year"] or _year_of(month, printed)
            yield Fact(FactKind.DAY, f"{year}{month}月{day}日", *match.span())
    if printed and DAY_WITH_MORE.search(text):
        for match in DAY_ALONE.finditer(text):
            day = int(match["day"])
            is_past = day <= printed.day
            month = printed.month if is_past else (printed.month - 2) % 12 + 1
            year = _year_of(month, printed)
            yield Fact(FactKind.DAY, f"{year}{month}月{day}日", *match.span())
    if printed:
        yield from _days_ago(text, printed)


def _days_in_full(text: str) -> Iterator[re.Match[str]]:
    """Those with a month: looked for where one stands before a day, and not everywhere."""
    end = 0
    for month in MONTH_WITH_DAY.finditer(text):
        begin = max(end, month.start() - LONGEST_BEFORE_MONTH)
        if match := DAY.search(text, begin, month.end()):
            end = match.end()
            yield match


def _days_ago(text: str, printed: date) -> Iterator[Fact]:
    """昨天 is the day before it was printed."""
    for match in _by_themselves().finditer(text):
        day = printed + timedelta(int(values_of("day")[match[0]]))
        told = f"{day.year}年{day.month}月{day.day}日"
        yield Fact(FactKind.DAY, told, *match.span())


@cache
def _by_themselves() -> re.Pattern[str]:
    return re.compile(times_named("day"))


def _year_of(month: int, printed: date | None) -> str:
    """2023年 of December in a text of January 2024; blank where nobody knows."""
    if printed is None:
        return ""
    return f"{printed.year - (month - printed.month > HALF_A_YEAR)}年"


def _times_counted(text: str) -> Iterator[Fact]:
    """第三期 is 第3期: of a course, a meeting, a feast that comes again."""
    for match in COUNTED.finditer(text):
        number = 1 if match["first"] else read_number(match["number"])
        if number:
            value = f"第{number}{match['what'] or match['first']}"
            yield Fact(FactKind.TIME, value, *match.span())


def _numbers(text: str) -> Iterator[Fact]:
    for match in NUMBER.finditer(text):
        digits, scale, unit = match.group("value", "scale", "unit")
        told = f"{_in_digits(digits, scale)}{PERSONS.get(unit, unit)}"
        yield Fact(FactKind.NUMBER, told, *match.span())
    for match in CHINESE.finditer(text):
        if number := read_decimal(match["value"]):
            unit = PERSONS.get(match["unit"], match["unit"])
            yield Fact(FactKind.NUMBER, f"{float(number):.10g}{unit}", *match.span())


def _in_digits(digits: str, scale: str | None) -> str:
    """35000 of 3.5万 and 35,000; most are written so already."""
    is_plain = digits.isascii() and digits.isdecimal() and digits[0] != "0"
    if not scale and is_plain and len(digits) <= PLAIN:
        return digits
    if "," in digits:
        digits = GROUPED.sub("", digits).replace(",", ".")
    return f"{float(digits) * (SCALES[scale] if scale else 1):.{PLAIN}g}"


def _places(text: str) -> Iterator[Fact]:
    for match in PLACE.finditer(text):
        start = match.start() - 2
        stem = STEM.match(text, max(0, start))
        if start >= 0 and stem and _is_named(stem[0]):
            yield Fact(FactKind.PLACE, text[start : match.end()], start, match.end())


@lru_cache(maxsize=REMEMBERED_WORDS)
def _is_named(stem: str) -> bool:
    """Most stems come again: 民政, 公益, the towns of a county."""
    return stem not in _common() and not NO_STEM.search(stem)


@cache
def _common() -> frozenset[str]:
    return words_of(PlaceWords.COMMON)


def _names(text: str) -> Iterator[Fact]:
    seen = set()
    for match in _before_names().finditer(text):
        start = match.end()
        if start not in seen and (name := _name_at(text, start)):
            seen.add(start)
            yield Fact(FactKind.NAME, name, start, start + len(name))
    for match in BEHIND_NAME.finditer(text):
        for length in (3, 2):
            start = match.start() - length
            if start >= 0 and _is_name(name := text[start : match.start()]):
                if start not in seen:
                    seen.add(start)
                    yield Fact(FactKind.NAME, name, start, match.start())
                break


@cache
def _before_names() -> re.Pattern[str]:
    """书记 in 书记李建国, 辅导员 in 辅导员武晓芳."""
    rows = words_of_table("people.csv", *CALLED_BY)
    words = any_of(each for each in rows if len(each.word) > 1)
    return re.compile(f"(?:{words}|{ALSO_CALLED})(?=[{HAN}])")


def _name_at(text: str, at: int) -> str:
    """李建国 and 李明 behind an office: of two and three signs what looks most like one."""
    if text[at : at + 1] not in FIRST_SIGNS:
        return ""
    three, two = text[at : at + 3], text[at : at + 2]
    if len(three) == 3 and _is_name(three):
        return three
    return two if len(two) == 2 and _is_name(two) else ""


@lru_cache(maxsize=REMEMBERED_WORDS)
def _is_name(signs: str) -> bool:
    return likeness(signs) == 2


@lru_cache(maxsize=REMEMBERED)
def all_facts(text: ToldText) -> dict[FactKind, dict[str, float]]:
    """What a whole text tells, its title too: by kind each value with its weight."""
    told: dict[FactKind, dict[str, float]] = {kind: {} for kind in FactKind}
    for fact in chain.from_iterable(facts_of(text)):
        told[fact.kind][fact.value] = fact.weight
    return told


def number_in(value: str) -> float:
    """1204 of 1204户."""
    try:
        # What is counted is one sign.
        number = float(value[:-1])
    except ValueError:
        return 0.0
    # A number of hundreds of digits is none.
    return number if isfinite(number) else 0.0


def unit_of(value: str) -> str:
    """户 of 1204户."""
    return value[-1:]


def is_telling_number(fact: Fact) -> bool:
    """486.3万元 is, 3家 might stand anywhere."""
    return fact.kind is FactKind.NUMBER and fact.weight >= 1.0


def is_narrow(place: str) -> bool:
    """石桥镇 and 金鸡村 are; 乐昌市 is told by its code."""
    return place[-1] not in "市县区旗"
