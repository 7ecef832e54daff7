"""Whether a time that names no year was announced, or is over since a short while.

提前发放2月份低保金 in January is to come; 1月18日 in news of 20 January is just past.
"""

import re
from datetime import date, timedelta

from ....language.patterns import pattern
from .parts import days_in_months
from .spoken import Spoken, TimeSpan

# What a month was is told in the next two.
LONGEST_TO_TELL = timedelta(62)
# and news of a day in the next two weeks.
LONGEST_SINCE_NEWS = timedelta(14)
ANNOUNCED = pattern(r"(?:提前|预[发拨]|拟|将|计划|定于)[^，。；\d]{0,8}$")
# 预计10月交付使用 in June
EXPECTED = pattern(r"(?:预计|计划|拟|力争|争取|将)[于在到]?$")
LONGEST_ANNOUNCED = 12


def is_announced(match: re.Match[str], span: TimeSpan, issued: date) -> bool:
    """提前发放2月份低保金 in January, 须于3月31日前: to come, and not last year's."""
    floor = max(0, match.start() - LONGEST_ANNOUNCED)
    if EXPECTED.search(match.string, floor, match.start()):
        return True
    if span.first is None or span.first - issued > LONGEST_TO_TELL:
        return False
    if match["before"]:
        return True
    return bool(ANNOUNCED.search(match.string, floor, match.start()))


def is_of_late(match: re.Match[str], spoken: Spoken, issued: date) -> bool:
    """2022年…。1月份 in an issue of February 2023; 2022年12月资金已于1月20日发放."""
    told = spoken.span
    if not spoken.is_told or not match["month"] or match["last_month"]:
        return False
    if spoken.year != issued.year - 1 or not (told and told.first):
        return False
    month = days_in_months(match, issued.year)
    is_before = bool(month and month.first and month.first.month < told.first.month)
    if not (told.is_whole_year or (told.is_a_month and is_before)):
        return False
    return bool(month and is_just_over(month, issued))


def is_a_day_just_past(match: re.Match[str], spoken: Spoken, issued: date) -> bool:
    """1月18日 in news of 20 January, though a paragraph before told of last year."""
    if not match["day"] or spoken.is_told or spoken.year != issued.year - 1:
        return False
    days = days_in_months(match, issued.year)
    if str(spoken.year) in spoken.setting.title or days is None or days.last is None:
        return False
    return timedelta(0) <= issued - days.last <= LONGEST_SINCE_NEWS


def is_just_over(span: TimeSpan, issued: date) -> bool:
    last = span.last
    return bool(last and timedelta(0) <= issued - last <= LONGEST_TO_TELL)
