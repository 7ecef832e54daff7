"""The days off around a feast, one of several days, and what a feast's season rules out."""

import re
from datetime import date, timedelta

from ....language.numerals import read_number
from ....language.patterns import pattern
from ....language.times import values_of
from .spoken import Spoken, TimeSpan

# 7月份启动价格联动。春节期间慰问600户: in no July
WINTER_FEAST = pattern(
    "(?:^|[，。；、])[^，。；\\d]{0,6}(?:春节|元旦|元宵节?)(?:、(?:春节|元旦|元宵节?))*(?:期间|前后|前夕|假期)"
)
WINTER = (1, 2, 12)
# Feasts last no longer, and so no number is that of two days.
MOST_DAYS = 28


def is_of_a_season(said: str, span: TimeSpan) -> bool:
    """Whether what is said behind a month or day tells of a feast in another season."""
    if span.first is None or not (span.is_a_month or span.is_day):
        return False
    return span.first.month not in WINTER and bool(WINTER_FEAST.search(said))


def days_off(name: str, year: int) -> TimeSpan | None:
    """As the State Council set them for that year: 2024=2024-04-04+3 of 清明."""
    for told in values_of("holiday")[name].split("|"):
        of_year, _, days = told.partition("=")
        if of_year == str(year):
            first, _, length = days.partition("+")
            begins = date.fromisoformat(first)
            last = begins + timedelta(int(length) - 1)
            return TimeSpan(first=begins, last=last, is_day=True)
    return None


def is_counted(match: re.Match[str], span: TimeSpan) -> bool:
    """清明三天假期, 国庆长假七天: as many as there were, so those are meant."""
    told = match["free_days"] or match["days_free"]
    if not told or span.first is None or span.last is None:
        return False
    return read_number(told) == (span.last - span.first).days + 1


def is_off(span: TimeSpan) -> bool:
    """Whether it is the days off of a feast that are only named: 清明假期."""
    return span.is_day and span.is_vague


def nth_day(offset: int, spoken: Spoken) -> TimeSpan | None:
    """Of the last days told of; 首日 and 次日 also of a day alone. -1 is the last."""
    span = spoken.days or _told_before(spoken)
    if span is None or span.first is None or span.last is None:
        return None
    is_alone = not is_of_days(span)
    day = span.last if offset < 0 else span.first + timedelta(offset)
    if offset not in (0, 1) if is_alone else day > span.last:
        return None
    said = spoken.day if spoken.day and spoken.day.first == day else span
    return TimeSpan(first=day, last=day, is_day=True, has_year=said.has_year)


def days_among(first: int, last: int, spoken: Spoken) -> TimeSpan | None:
    """5日 of 4月4日至6日: 5日接待8万人次, 3日至5日登记90对; none where no days were told.

    Nor behind 6月4日登记31对, which tells of a day when those were over.
    """
    later = spoken.day.first if spoken.day else None
    for span in filter(None, (spoken.days, *reversed(spoken.spells))):
        if later and span.last and later > span.last:
            continue
        begins, ends = _day_among(first, span), _day_among(last, span)
        if begins and ends and begins <= ends:
            has_year = span.has_year
            return TimeSpan(first=begins, last=ends, is_day=True, has_year=has_year)
    return None


def _day_among(number: int, span: TimeSpan) -> date | None:
    if span.first is None or span.last is None or not is_of_days(span):
        return None
    length = (span.last - span.first).days + 1
    days = (span.first + timedelta(each) for each in range(min(length, MOST_DAYS)))
    return next((each for each in days if each.day == number), None)


def _told_before(spoken: Spoken) -> TimeSpan | None:
    """The days or the day that an earlier paragraph told of; the later of the two."""
    days = next((each for each in reversed(spoken.spells) if is_of_days(each)), None)
    day = spoken.day
    if days is None or day is None or day.first is None or days.last is None:
        return days or day
    return day if day.first > days.last and not is_off(days) else days


def is_of_days(span: TimeSpan) -> bool:
    """Whether it is some days, or the days off of a feast, which may be one."""
    return span.is_day and (span.first != span.last or is_off(span))
