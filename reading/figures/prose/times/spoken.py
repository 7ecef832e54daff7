"""A time as days, what is spoken of before it, and how long 五年来 goes back.

Which days the words of a time mean says `spans`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from ....language.numerals import read_number
from ....language.patterns import pattern
from ...figure import Setting

MONTHS = 12
FEWEST_IN_ROW = 2
# A text speaks of the same few months again and again.
SPANS_KEPT = 256
# A year further back is one of history, not that of all the rest.
LONGEST_AGO = timedelta(days=460)
# 五年来, 两个多月来, 半年间: so many times the half of a year, a month
LENGTH = pattern(r"([\d一二三四五六七八九十两]{1,3}|半)个?多?(年|月|周|天)多?[来间里]")
# In these a report of the year before comes out, written when that was 今年.
MONTHS_OF_REVIEWS = (1, 2)
REVIEW = pattern("总结|回顾|小结|述职")
# 一、上一年度推进…的主要举措和成效: as the form of some years' reports has it
LAST_YEAR = pattern("上一?年度?")
A_MONTH = timedelta(30.4)
HALVES = {
    "年": timedelta(365.25 / 2),
    "月": timedelta(15.2),
    "周": timedelta(3.5),
    "天": timedelta(0.5),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """First and last day of a time, and what of them is said.

    `is_until`: the state on the last day (截至, 底). `is_since`: up to the issue's day.
    `is_bare`: a year and no more. `is_now`: 目前, up to the issue's day, nothing dated.
    `is_vague`: the days are not known (2021年春节). `is_running`: 本月, also before its
    end. `is_this_year`: 今年. `is_before`: 年底前. `is_by`: 截至 behind what began then.
    `is_campaign`: 7月10日起，启动专项行动.
    `has_year`: the year is said, or counted from the issue's.
    """

    first: date | None = None
    last: date | None = None
    is_until: bool = False
    is_since: bool = False
    is_bare: bool = False
    is_day: bool = False
    is_now: bool = False
    is_vague: bool = False
    is_running: bool = False
    is_this_year: bool = False
    is_before: bool = False
    is_by: bool = False
    is_campaign: bool = False
    has_year: bool = True

    @property
    def is_whole_year(self) -> bool:
        return self.begins_a_year and bool(self.last and self.last.month == MONTHS)

    @property
    def begins_a_year(self) -> bool:
        first = self.first
        return first is not None and first.day == 1 and first.month == 1

    def is_history(self, issued: date | None) -> bool:
        """Whether it was over so long before that day that now is another time."""
        is_over = not (self.is_until or self.is_since)
        return bool(
            is_over and self.last and issued and issued - self.last > LONGEST_AGO
        )

    @property
    def pieces(self) -> tuple["TimeSpan", ...]:
        """The years that it holds, or the months of one year."""
        first, last = self.first, self.last
        if first is None or last is None or self.is_day or self.is_until:
            return ()
        if self.is_whole_year and first.year < last.year:
            years = range(first.year, last.year + 1)
            return tuple(months_of(year, 1, MONTHS) for year in years)
        whole = first.day == 1 and (last + timedelta(1)).day == 1
        if not whole or first.year != last.year or self.is_since:
            return ()
        months = range(first.month, last.month + 1)
        return tuple(months_of(first.year, month, month) for month in months)

    @property
    def is_a_month(self) -> bool:
        """Whether it is one month, as monthly reports are of."""
        if self.first is None or self.last is None or self.is_day:
            return False
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What a time counts from: the issue, and what the text spoke of so far."""

    setting: Setting
    year: int | None = None
    span: TimeSpan | None = None
    day: TimeSpan | None = None
    # What 五年来, 三天里 may go back to: the last beginnings, or days, told of.
    spells: tuple[TimeSpan, ...] = ()
    # What 首日, 次日 count from: of these days and that day the last that this text told.
    days: TimeSpan | None = None
    # Whether this text itself named the year, not what governs it.
    is_told: bool = False
    # The year that a report looks back on: its 今年, though it came out in the next.
    reviewed: int | None = None
    # Whether a plan is told: its 全年 is to come, though it came out in January.
    is_ahead: bool = False

    @property
    def issued(self) -> date | None:
        return self.setting.issued_on

    @property
    def this_year(self) -> int | None:
        return self.reviewed or self.setting.this_year


def year_of_review(section: TimeSpan | None, setting: Setting) -> int | None:
    """2024 in 2024年工作总结 that came out in January 2025: there 今年 is 2024."""
    issued = setting.issued_on
    if not (issued and section and section.is_bare and section.first):
        return None
    is_of_late = issued.month in MONTHS_OF_REVIEWS
    is_over = is_of_late and section.first.year == issued.year - 1
    return section.first.year if is_over and REVIEW.search(setting.title) else None


def is_own_year(words: str, section: TimeSpan | None, setting: Setting) -> bool:
    """上一年度 heads the deeds of 2024年度…报告 that came out in 2025: they are of 2024."""
    first, this_year = section.first if section else None, setting.this_year
    if not (LAST_YEAR.fullmatch(words) and section and first and this_year):
        return False
    return section.is_whole_year and first.year == this_year - 1


def spell_told(match: re.Match[str], spoken: Spoken) -> TimeSpan | None:
    """五年来 behind 2016—2020年, or 2018年5月启动: those years, or from then on."""
    # 五年 of 五年累计 ends with neither.
    spell = match["spell"]
    words = LENGTH.match(match[0]) or (LENGTH.match(f"{spell}间") if spell else None)
    if words is None:
        return None
    length = (2 * (read_number(words[1]) or 0) or 1) * HALVES[words[2]]
    told = (_of_length(span, length, spoken) for span in told_of_late(spoken))
    return _of_months_in_row(length, spoken) or next(filter(None, told), None)


def _of_months_in_row(length: timedelta, spoken: Spoken) -> TimeSpan | None:
    """两个月共 behind 10月份…；11月份…: both, if the last told follow on each other."""
    told = [each for each in spoken.spells if len(each.pieces) == 1]
    told = told[-round(length / A_MONTH) :]
    months = sorted({each.first for each in told if each.first})
    if len(months) < FEWEST_IN_ROW:
        return None
    first, last = months[0], max(each.last for each in told if each.last)
    row = MONTHS * (last.year - first.year) + last.month - first.month + 1
    if row != len(months) or not _is_about(last - first + timedelta(1), length):
        return None
    return TimeSpan(first=first, last=last, has_year=all(t.has_year for t in told))


def told_of_late(spoken: Spoken) -> list[TimeSpan]:
    """The spells, the last first; 去年4月3日至5日 behind those of the year spoken of."""
    year = spoken.year or spoken.this_year
    last_first = reversed(spoken.spells)
    return sorted(last_first, key=lambda each: each.is_day and not _is_in(each, year))


def _is_in(span: TimeSpan, year: int | None) -> bool:
    return span.last is not None and span.last.year == year


def _of_length(span: TimeSpan, length: timedelta, spoken: Spoken) -> TimeSpan | None:
    """A span so long, or what has gone by since it began."""
    first, last, issued = span.first, span.last, spoken.issued
    if first is None or last is None:
        return None
    if _is_about(last - first + timedelta(1), length):
        return replace(span, is_bare=False)
    if issued is None or not _is_about(issued - first, length):
        return None
    return TimeSpan(first=first, last=issued, is_since=True, has_year=span.has_year)


def _is_about(time: timedelta, length: timedelta) -> bool:
    return abs(time - length) <= length / 5


@lru_cache(maxsize=SPANS_KEPT)
def months_of(year: int, first: int, last: int) -> TimeSpan:
    return TimeSpan(
        first=date(year, first, 1), last=date(year, last, monthrange(year, last)[1])
    )
