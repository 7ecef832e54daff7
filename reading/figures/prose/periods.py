"""The time a number is of: 截至6月底 (a stock), 全年 or 1-9月 (a flow), or inferred."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from ...language.numerals import read_number
from ..figure import Setting

YEAR = (
    "(?:(?:19|20)\\d\\d ?年?[-—–至到~～])?(?:19|20)\\d\\d ?年(?!代)度?|"
    "二[〇○零][〇○零一二三四五六七八九]{2}年度?|今年|本年度?|去年|上年度?|前年|明年|当年|同年"
)
QUARTER = "(?P<quarter>[一二三四1-4])季度"
# 截至2022年6月底, 2021年, 1-9月, 今年以来, 一季度, 3月15日以来, 目前
PERIOD = re.compile(
    rf"(?P<until>截[至止]到?|到(?=\d|今|去|年)|至(?=20)|(?:为|在)?止)?(?P<year>{YEAR})?"
    rf"(?P<tail>第?{QUARTER}|前(?P<quarters>[二三])季度|(?P<half>[上下])半年|全年|"
    rf"(?P<bottom>年?[底末])|过去一年|一年来|"
    rf"(?P<month>1[0-2]|0?[1-9])(?:月份?)?(?:[-—–至到~～](?P<last>1[0-2]|"
    rf"0?[1-9]))?月(?:(?P<day>[12]\d|3[01]|"
    rf"0?[1-9])(?=[日号至到—–~～-])日?(?:[-—–至到~～](?P<last_day>\d{{1,2}})(?=[日号]))?[日号]?|"
    rf"(?P<month_end>[底末])|份)?|"
    rf"目前|当前|现在|今)?(?P<since>以来|起|[\u4e00-\u9fff]{{0,6}}(?:至今|以来))?"
)
STARTS = re.compile(
    rf"截[至止]|(?<![较比同与])(?:到(?=20\d\d年|今年|去年|年底)|{YEAR})|(?:(?<!\d)(?:1[0-2]|"
    rf"0?[1-9])(?:[-—–至到~～](?:1[0-2]|0?[1-9]))?月(?![内间])|前[二三]季度|第?[一二三四]季度|"
    rf"[上下]半年|全年|年[底末]|过去一年|目前)"
)
# 较上年, 同比, 比2020年: years to compare with, not the year spoken of
COMPARED = re.compile("(?:较|比|同|与|相比|相较于?|高于|低于|超过)$")
# 从2020年的12个增加到: the year of the number before; 从3月15日至今 is a time
FROM = re.compile("[从由]$")
# 2020年至2022年, 7月20日至8月10日, 自2022年4月启动至2023年9月
JOINT = re.compile(r"[^，。；\d]{0,8}?[至到—–~～-]")
# 2020年至2022年, 2019-2021年
RANGE = re.compile(r"\d{4} ?年?[-—–至到~～]")
CHINESE_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
FIRST_MONTHS_OF_A_YEAR = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePeriod:
    """First and last day; a stock has no first day. `at` is where the text says it."""

    start: date | None = None
    end: date | None = None
    is_inferred: bool = False
    at: int = -1
    is_a_day: bool = False

    @property
    def is_whole_year(self) -> bool:
        if self.start is None or self.end is None:
            return False
        return self.start.month == 1 and self.end.month == 12


def default_period(setting: Setting) -> FigurePeriod:
    """The issue's date, or the last day of its year."""
    end = setting.issued_on
    if end is None and setting.year:
        end = date(setting.year, 12, 31)
    return FigurePeriod(end=end, is_inferred=True)


def periods_in(text: str, setting: Setting, year: int | None) -> list[FigurePeriod]:
    """Every time the text names, in order; `year` is the one spoken of so far."""
    found: list[FigurePeriod] = []
    end = 0
    for start in STARTS.finditer(text):
        if start.start() < end:
            continue
        match = PERIOD.match(text, start.start())
        if not match or not match[0] or _is_compared(text, match):
            continue
        period = _period(match, setting, year)
        if period:
            joins = found and JOINT.fullmatch(
                text, end, match.start() + len(match["until"] or "")
            )
            found.append(_joined(found[-1], period) if joins else period)
            year = _spoken_year(match, setting) or year
        end = match.end()
    return found


def _is_compared(text: str, match: re.Match[str]) -> bool:
    """Whether the time is only one to compare with."""
    before = max(0, match.start() - 3)
    if COMPARED.search(text, before, match.start()):
        return True
    return bool(FROM.search(text, before, match.start())) and not match["since"]


def _joined(first: FigurePeriod, last: FigurePeriod) -> FigurePeriod:
    """From the first day of the one to the last of the other: 2020年至2022年."""
    if first.start is None or last.end is None or first.start > last.end:
        return last
    return replace(last, start=first.start, is_a_day=first.is_a_day and last.is_a_day)


def _spoken_year(match: re.Match[str], setting: Setting) -> int | None:
    """The year that is named: 2021年, 今年, 去年."""
    named = (match["year"] or "").replace(" ", "")
    if not named:
        return None
    if named[0] in "12二":
        return read_number(named.removesuffix("度").removesuffix("年")[-4:])
    this_year = setting.issued_on.year if setting.issued_on else setting.year
    if this_year is None or named[0] in "当同":
        return None
    return this_year + {"去": -1, "上": -1, "前": -2, "明": 1}.get(named[0], 0)


def _period(
    match: re.Match[str], setting: Setting, year: int | None
) -> FigurePeriod | None:
    named = _spoken_year(match, setting)
    tail = match["tail"] or ""
    if tail in ("目前", "当前", "现在", "今"):
        return FigurePeriod(end=setting.issued_on, is_inferred=True, at=match.start())
    which = named or _year_meant(match, setting, year)
    if which is None or not 1900 < which < 2200:
        return None
    span = _span(match, which)
    if span is None:
        return None
    first, last = span
    if match["since"] or (match["year"] in ("今年", "本年", "本年度") and not tail):
        last = setting.issued_on or date(which, 12, 31)
    first = (
        date(int(match["year"][:4]), 1, 1)
        if RANGE.match(match["year"] or "")
        else first
    )
    is_stock = match["until"] or match["bottom"] or match["month_end"]
    return FigurePeriod(
        start=None if is_stock else min(first, last),
        end=last,
        is_inferred=named is None,
        at=match.start(),
        is_a_day=bool(match["day"]) and not match["until"] and not match["since"],
    )


def _year_meant(match: re.Match[str], setting: Setting, year: int | None) -> int | None:
    """全年 in January is the year before; 12月 in an issue of January too."""
    issued = setting.issued_on
    if issued is None:
        return year or setting.year
    month = int(match["last"] or match["month"] or 0)
    of_whole_year = (match["tail"] or "") in (
        "全年",
        "年底",
        "年末",
        "过去一年",
        "一年来",
    )
    if year and year != issued.year:
        return year
    if month > issued.month or (
        of_whole_year and issued.month <= FIRST_MONTHS_OF_A_YEAR
    ):
        return issued.year - 1
    if (match["quarter"] or match["quarters"] or match["half"]) and (
        issued.month == 1 or _begins_after(match, issued)
    ):
        return issued.year - 1
    return issued.year


def _begins_after(match: re.Match[str], issued: date) -> bool:
    span = _span(match, issued.year)
    return span is not None and span[0] > issued


def _span(match: re.Match[str], year: int) -> tuple[date, date] | None:
    """First and last day of what the tail names within the year."""
    if match["quarter"]:
        number = int(CHINESE_QUARTERS.get(match["quarter"], match["quarter"]))
        return _months(year, 3 * number - 2, 3 * number)
    if match["quarters"]:
        return _months(year, 1, 3 * CHINESE_QUARTERS[match["quarters"]])
    if match["half"]:
        return _months(year, 1, 6) if match["half"] == "上" else _months(year, 7, 12)
    if match["day"]:
        return _days(match, year)
    if match["month"]:
        first = int(match["month"])
        return _months(year, first, max(first, int(match["last"] or first)))
    return _months(year, 1, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _days(match: re.Match[str], year: int) -> tuple[date, date] | None:
    month, day = int(match["month"]), int(match["day"])
    try:
        first = date(year, month, day)
        last = date(year, month, int(match["last_day"] or day))
    except ValueError:
        return None
    return first, max(first, last)
