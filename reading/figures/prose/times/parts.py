"""The days of a part of a year: 一季度, 前5个月, 6月15日, 5月中旬, the day of a feast."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from ....language.numerals import read_number
from ....language.patterns import pattern
from ....language.times import kind_of_time, values_of
from .holidays import days_off
from .spoken import Spoken, TimeSpan, months_of

THIRDS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}

# A feast is spoken of in the weeks before it.
LONGEST_TO_A_FEAST = timedelta(45)
BEGUN_FROM = ("自", "从")
BEGUN = pattern(
    "[^，。；\\d]{0,6}(?:启动|设立|创办|开办|开展|实施|推行|运营|运行)(?:，|至今)(?![^，。；]{0,8}(?:结束|收官))"
    "|[^，。；：\\d]{1,32}(?<![一引掀建唤崛拿])起[，,]"
)


def part_of(match: re.Match[str], year: int) -> TimeSpan | None:
    """First and last day of what is named of the year."""
    if quarter := match["quarter"]:
        first = number_of(match["first_quarter"] or quarter)
        return months_of(year, 3 * first - 2, 3 * number_of(quarter))
    if match["quarters"]:
        return months_of(year, 1, 3 * number_of(match["quarters"]))
    if match["half"]:
        return (
            months_of(year, 7, 12) if match["half"] in "下后" else months_of(year, 1, 6)
        )
    if match["first_months"]:
        return months_of(year, 1, number_of(match["first_months"]))
    if name := match["wedding"] or match["feast"] or match["around"]:
        return _feast(name, year)
    if match["holiday"]:
        return days_off(match["holiday"], year)
    if match["month"]:
        return days_in_months(match, year)
    is_vague = match["beginning"] and not match["since"]
    whole = months_of(year, 1, 12)
    return replace(whole, is_vague=True) if is_vague else whole


def days_in_months(match: re.Match[str], year: int) -> TimeSpan | None:
    month, last = number_of(match["month"]), number_of(match["last_month"] or "0")
    if not match["day"] and not match["third"]:
        return months_of(year, month, max(month, last))
    if match["third"]:
        first, end = THIRDS[match["third"]]
        end = min(end, monthrange(year, month)[1])
    else:
        first = number_of(match["day"])
        end = max(first, number_of(match["last_day"] or "0"))
    try:
        days = date(year, month, first), date(year, month, end)
    except ValueError:
        return None
    return TimeSpan(first=days[0], last=days[1], is_day=bool(match["day"]))


def _feast(name: str, year: int) -> TimeSpan | None:
    """The day of a feast in a year; that of the moon's calendar from the table."""
    days = values_of("wedding day", "feast day", "feast around")[name].split("|")
    for day in days:
        if len(day) == len("05-20") or day.startswith(str(year)):
            found = date.fromisoformat(f"{year}-{day[-5:]}")
            return TimeSpan(first=found, last=found, is_day=True)
    return None


def is_a_coming_feast(
    match: re.Match[str], span: TimeSpan | None, issued: date
) -> bool:
    """“六一”儿童节期间 in a notice of May: the one to come, not last year's."""
    named = ("wedding", "feast", "around", "holiday")
    if not any(match[each] for each in named):
        return False
    return bool(span and span.first and span.first - issued <= LONGEST_TO_A_FEAST)


def in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def number_of(text: str) -> int:
    return 1 if text == "元" else read_number(text) or 0


def is_begun(match: re.Match[str], span: TimeSpan) -> bool:
    """自2011年启动，累计资助; 自6月1日全市推行“跨省通办”起，: since then."""
    if span.first is None or span.is_until or span.is_before or match["since"]:
        return False
    start, text = match.start(), match.string
    if text[max(0, start - 1) : start] not in BEGUN_FROM:
        return False
    return bool(BEGUN.match(text, match.end()))


def season_of_two_years(span: TimeSpan, spoken: Spoken) -> TimeSpan:
    """2024—2025年供暖季: it begins late in the one and ends early in the other."""
    last = min(filter(None, (span.last, spoken.issued)), default=None)
    return TimeSpan(last=last, is_since=True, is_vague=True)


def is_by_the_clock(match: re.Match[str]) -> bool:
    """当天上午10时前: a part of that day, nothing to come."""
    told = match["relative"]
    return bool(match["clock"] and told and kind_of_time(told) == "same day")


def is_no_month(match: re.Match[str]) -> bool:
    """三月 alone may begin 三月三; 三月， and 三月份 are months, and 今年三月."""
    month = match["month"]
    if not month or month[0].isdigit() or match[0][-1] in "份底末日号旬":
        return False
    if match["year"] or match["named_year"] or match["since"]:
        return False
    return match.string[match.end() : match.end() + 1] not in ("，", ",", "、")
