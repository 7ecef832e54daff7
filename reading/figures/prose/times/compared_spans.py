"""The days that were spoken of, in another year: 去年同期, 去年同日, 今年同比.

Where none were spoken of, nobody can say which days 同期 means.
"""

import re
from dataclasses import replace

from ....language.patterns import pattern
from .parts import in_year
from .spoken import Spoken, TimeSpan, months_of

DAY_TOLD = pattern(r"[去上]年\d{1,2}月\d{1,2}日[^。；]*$")
LONGEST_SINCE_DAY = 40


def same_months(span: TimeSpan, spoken: Spoken) -> TimeSpan:
    """2022年同期: the months spoken of, in that year; 去年同日 the day; else nobody knows.

    The days of a paragraph before are those that were told of last.
    """
    dated = (each for each in reversed(spoken.spells) if not each.is_vague)
    is_known = spoken.span is not None and not spoken.span.is_vague
    here = spoken.span if is_known else next(dated, None)
    if here and here.is_day and here.first and here.last and span.first:
        year = span.first.year
        days = in_year(here.first, year), in_year(here.last, year)
        return replace(span, first=days[0], last=days[1], is_bare=False, is_day=True)
    if here is None or here.first is None or here.last is None:
        return TimeSpan(is_vague=True)
    if span.first is None:
        return span
    same = months_of(span.first.year, here.first.month, here.last.month)
    if here.is_since and here.first.year == here.last.year:
        # To the day: 122 by 28 December are compared with those by 28 December.
        same = replace(same, last=in_year(here.last, span.first.year))
        same = replace(same, first=in_year(here.first, span.first.year))
    return replace(same, is_until=here.is_until, has_year=span.has_year)


def same_day_this_year(
    match: re.Match[str], year: int, spoken: Spoken
) -> TimeSpan | None:
    """去年5月20日办理143对，今年同比增长: the same day is compared, and no year."""
    told = spoken.span
    if told is None or not told.is_day or not told.first or not told.last:
        return None
    if told.first.year != year - 1 or not match.string.startswith("同比", match.end()):
        return None
    # 七夕 of last year is no day of this one.
    floor = max(0, match.start() - LONGEST_SINCE_DAY)
    if DAY_TOLD.search(match.string, floor, match.start()) is None:
        return None
    days = in_year(told.first, year), in_year(told.last, year)
    return replace(told, first=days[0], last=days[1], has_year=True)
