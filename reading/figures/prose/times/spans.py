"""The days that a time means: 前5个月 of the year spoken of, 上月 of the issue's, 七普."""

import re
from dataclasses import replace
from datetime import date, timedelta

from ....language.dates import first_date
from ....language.patterns import pattern
from ....language.times import kind_of_time, values_of
from .compared_spans import same_day_this_year, same_months
from .holidays import days_among, nth_day
from .news_of_late import (
    LONGEST_ANNOUNCED,
    LONGEST_SINCE_NEWS,
    is_a_day_just_past,
    is_announced,
    is_just_over,
    is_of_late,
)
from .parts import (
    in_year,
    is_a_coming_feast,
    is_begun,
    is_by_the_clock,
    is_no_month,
    number_of,
    part_of,
    season_of_two_years,
)
from .spoken import Spoken, TimeSpan, months_of, spell_told, told_of_late
from .years import year_said

# January to March: 全年 is the year before.
FIRST_MONTHS_OF_A_YEAR = 3
A_YEAR_BACK = "一年来"
MONTHS_OF_NEW_YEAR = (11, 12, 1, 2, 3)
YEARS_OF_A_PLAN = 5
CAMPAIGN = pattern("(?:行动|活动|开展|启动|攻坚|整治)$")


def span_of(match: re.Match[str], spoken: Spoken) -> TimeSpan | None:
    """What the match means; None where it is no time, or none that can be known."""
    span = _span_alone(match, spoken)
    if span is None:
        return None
    if match["same"]:
        span = same_months(span, spoken)
    if is_begun(match, span):
        last = spoken.issued or span.last
        return replace(span, last=last, is_since=True, is_bare=False, is_day=False)
    if match["season"] and match["first_year"]:
        return season_of_two_years(span, spoken)
    if match["season"]:
        span = replace(span, is_vague=True)
    is_since = match["since"] and (not span.is_until or match["close"])
    if is_since and not match["first_year"] and not match["until"]:
        # 2022年底以来 begins with the last day.
        first = span.last if match["close"] else span.first
        last = spoken.issued or span.last
        if match["named_year"] and spoken.reviewed and span.last:
            # 今年以来 of a report that came out when that year was over
            last = min(filter(None, (last, span.last)))
        span = replace(
            span,
            first=first,
            last=last,
            is_until=False,
            is_since=True,
            is_bare=False,
            is_day=False,
        )
    if match["before"] and not is_by_the_clock(match):
        span = replace(span, is_before=True, is_until=True, is_bare=False)
    return span


def _span_alone(match: re.Match[str], spoken: Spoken) -> TimeSpan | None:
    group = _group_of(match)
    if spell := spell_told(match, spoken):
        return spell
    if group is None and match["all_along"] and (since := _campaign(match, spoken)):
        return since
    if group == "now" or (group is None and match["all_along"]):
        return TimeSpan(last=spoken.issued, is_now=True, has_year=False)
    if group == "census":
        day = date.fromisoformat(values_of("census")[match["census"]])
        return TimeSpan(first=day, last=day, is_until=True)
    if group in ("plan", "bare_plan"):
        return _five_years(match)
    if group == "dotted":
        return _dotted_months(match["dotted"])
    if group == "relative":
        return _counted_until(match, spoken)
    if group == "until_clock":
        return _same_day(spoken)
    if group == "iso":
        return _full_date(match)
    if group == "day_among":
        last = number_of(match["last_among"] or match[group])
        return days_among(number_of(match[group]), last, spoken)
    if group == "lone_day" and not match["until"]:
        # 4日、5日 of 4月3日至5日, whenever that is told
        alone = number_of(match["lone_day"])
        among = days_among(alone, alone, spoken)
        return among or _day_of_this_month(match, alone, spoken)
    if group in ("told_day", "lone_day", "until_day"):
        return _day_of_this_month(match, int(number_of(match[group])), spoken)
    return _of_a_year(match, spoken, group) if group else None


def _campaign(match: re.Match[str], spoken: Spoken) -> TimeSpan | None:
    """行动开展以来 behind 7月10日起，启动专项行动: since then."""
    floor = max(0, match.start() - LONGEST_ANNOUNCED)
    begun = next((each for each in reversed(spoken.spells) if each.is_campaign), None)
    if begun is None or not CAMPAIGN.search(match.string, floor, match.start()):
        return None
    return replace(begun, last=spoken.issued or begun.last)


GROUPS = (
    *("iso", "dotted", "now", "census", "plan", "bare_plan", "relative"),
    *("told_day", "lone_day", "day_among", "until_day", "until_clock"),
    *(
        "wedding",
        "feast",
        "around",
        "holiday",
        "quarter",
        "quarters",
        "half",
        "whole",
        "beginning",
    ),
    *("bottom", "first_months", "month", "year", "short_year", "named_year"),
)


def _group_of(match: re.Match[str]) -> str | None:
    return next((name for name in GROUPS if match[name]), None)


def _five_years(match: re.Match[str]) -> TimeSpan:
    """“十四五” is 2021 to 2025; at its end, of the state then."""
    first = int(values_of("plan")[match["plan"] or match["bare_plan"]])
    return TimeSpan(
        first=date(first, 1, 1),
        last=date(first + YEARS_OF_A_PLAN - 1, 12, 31),
        is_until=bool(match["close"]),
    )


def _full_date(match: re.Match[str]) -> TimeSpan | None:
    """截至2023-06-30."""
    day = first_date(match["iso"])
    if day is None:
        return None
    is_until = bool(match["until"])
    return TimeSpan(first=day, last=day, is_until=is_until, is_day=not is_until)


def _dotted_months(said: str) -> TimeSpan | None:
    """2022.7—2023.5: whole months of one year or of two."""
    year, month, last_year, last_month = map(int, re.findall(r"\d+", said))
    first, last = (
        months_of(year, month, month),
        months_of(last_year, last_month, last_month),
    )
    span = replace(first, last=last.last)
    return span if first.first and last.last and first.first < last.last else None


def _counted_until(match: re.Match[str], spoken: Spoken) -> TimeSpan | None:
    """上月, or 截至上月 and 本月底, which are of its last day."""
    span = _counted(match["relative"], spoken)
    if kind_of_time(match["relative"]) == "same day":
        return span
    if span and (match["until"] or match["close"]):
        return replace(span, is_until=True, is_day=False, is_running=False)
    return span


def _counted(word: str, spoken: Spoken) -> TimeSpan | None:
    """上月, 本季度, 上周, 昨日 count from the issue's day; 当月 is the one spoken of."""
    kind, issued = kind_of_time(word), spoken.issued
    if kind == "same month":
        return _same_month(spoken.span)
    if kind == "same quarter":
        return _same_quarter(spoken.span)
    if kind == "same day":
        return _same_day(spoken)
    if kind == "same span":
        return _same_days(spoken)
    if kind == "nth day":
        return nth_day(int(values_of(kind)[word]), spoken)
    if issued is None:
        return None
    offset = int(values_of(kind)[word])
    if kind == "day":
        day = issued + timedelta(offset)
        return TimeSpan(first=day, last=day, is_day=True)
    if kind == "week":
        first = issued - timedelta(issued.weekday() - 7 * offset)
        return TimeSpan(first=first, last=first + timedelta(6))
    if kind == "month" and not offset:
        return _this_month(issued, spoken)
    if kind == "quarter" and not offset and (told := _quarter_told(spoken, issued)):
        return told
    length = 3 if kind == "quarter" else 1
    index = (issued.year * 12 + issued.month - 1) // length + offset
    year, month = divmod(index * length, 12)
    span = months_of(year, month + 1, month + length)
    return replace(span, is_running=not offset)


def _same_month(told: TimeSpan | None) -> TimeSpan | None:
    """当月 behind 截至8月底 is all of August."""
    if told is None or told.first is None or not told.is_a_month:
        return None
    month = months_of(told.first.year, told.first.month, told.first.month)
    return replace(month, has_year=told.has_year)


def _same_quarter(told: TimeSpan | None) -> TimeSpan | None:
    """当季 behind 二季度末 is that quarter; a half or a year holds more than one."""
    if told is None or told.last is None:
        return None
    begins = told.last.month - (told.last.month - 1) % 3
    quarter = months_of(told.last.year, begins, begins + 2)
    if told.first and quarter.first and told.first < quarter.first:
        return None
    return replace(quarter, has_year=told.has_year)


def _same_day(spoken: Spoken) -> TimeSpan | None:
    """当天, 截至下午5时: the day spoken of, or the first of several."""
    if spoken.day is None or spoken.day.first is None:
        return None
    day = spoken.day.first
    return TimeSpan(first=day, last=day, is_day=True, has_year=spoken.day.has_year)


def _same_days(spoken: Spoken) -> TimeSpan | None:
    """假期内 behind 4月4日至6日清明假期: those days, if any were told."""
    days = [each for each in told_of_late(spoken) if each.is_day and _length(each)]
    of_one_year = (each for each in days if _is_of_a_year_with(each, days[0]))
    return max(of_one_year, key=_length, default=None)


def _is_of_a_year_with(span: TimeSpan, other: TimeSpan) -> bool:
    return bool(span.last and other.last and span.last.year == other.last.year)


def _length(span: TimeSpan) -> timedelta:
    if span.first is None or span.last is None:
        return timedelta(0)
    return span.last - span.first


def _this_month(issued: date, spoken: Spoken) -> TimeSpan:
    """本月 under 2023年9月份…公示 is that month, else the issue's."""
    told = spoken.span
    if told and told.is_a_month and not told.is_since and is_just_over(told, issued):
        return replace(told, is_until=False)
    return replace(months_of(issued.year, issued.month, issued.month), is_running=True)


def _quarter_told(spoken: Spoken, issued: date) -> TimeSpan | None:
    """本季度 behind 截至9月底 is the third, whenever it is told."""
    told = spoken.span
    if told is None or told.last is None or not is_just_over(told, issued):
        return None
    last = told.last
    closes_a_quarter = (
        last.month % 3 == 0
        and months_of(last.year, last.month, last.month).last == last
    )
    if not closes_a_quarter:
        return None
    quarter = months_of(last.year, last.month - 2, last.month)
    return replace(quarter, has_year=told.has_year)


def _day_of_this_month(
    match: re.Match[str], number: int, spoken: Spoken
) -> TimeSpan | None:
    """截至11日17时, 昨（10）日, 5日: of the issue's month, or of the one before it."""
    issued = spoken.issued
    if issued is None:
        return None
    month = issued if number <= issued.day else issued.replace(day=1) - timedelta(1)
    told = spoken.day.first if spoken.day and match["lone_day"] else None
    if told and number >= told.day and issued - told <= LONGEST_SINCE_NEWS:
        # 4月4日…；5日、6日分别…: of the month that was told
        month = told
    try:
        day = month.replace(day=number)
    except ValueError:
        return None
    is_until = bool(match["until_day"] or match["until"])
    return TimeSpan(
        first=day, last=day, is_until=is_until, is_day=not is_until, has_year=False
    )


def _of_a_year(match: re.Match[str], spoken: Spoken, group: str) -> TimeSpan | None:
    said = year_said(match, spoken)
    if match["whole"] == A_YEAR_BACK and said is None and _is_in_mid_year(spoken):
        return _year_back(spoken)
    year = said or _year_meant(match, spoken)
    if year is None or not 1900 < year < 2200 or is_no_month(match):
        return None
    span = part_of(match, year)
    if span is None or span.first is None or span.last is None:
        return None
    is_bare = group in ("year", "named_year", "whole")
    if match["first_year"]:
        span = replace(span, first=date(int(match["first_year"]), 1, 1))
        is_bare = False
    if is_bare and said and (day := same_day_this_year(match, said, spoken)):
        return day
    is_until = bool(match["until"] or match["close"] or match["stop"])
    return replace(
        span,
        is_until=is_until,
        is_bare=is_bare and not is_until,
        is_this_year=is_bare and match["named_year"] is not None,
        is_day=span.is_day and not is_until,
        is_vague=span.is_vague or bool(match["around"]),
        has_year=said is not None or spoken.year is not None,
    )


def _is_in_mid_year(spoken: Spoken) -> bool:
    issued = spoken.issued
    return issued is not None and issued.month not in MONTHS_OF_NEW_YEAR


def _year_back(spoken: Spoken) -> TimeSpan | None:
    """一年来: twelve months up to now; around New Year it is the calendar's year."""
    issued, told = spoken.issued, spoken.span
    if issued is None:
        return None
    is_told = told and told.is_until and is_just_over(told, issued)
    last = told.last if told and told.last and is_told else issued
    first = in_year(last + timedelta(1), (last + timedelta(1)).year - 1)
    return TimeSpan(first=first, last=last)


def _year_meant(match: re.Match[str], spoken: Spoken) -> int | None:
    """全年 in January is the year before; 12月 in an issue of January too."""
    issued = spoken.issued
    if issued and (
        is_of_late(match, spoken, issued) or is_a_day_just_past(match, spoken, issued)
    ):
        return issued.year
    if issued is None or (spoken.year and spoken.year != issued.year):
        return spoken.year or spoken.setting.year
    of_whole_year = match["whole"] not in (None, "年内") or match["bottom"]
    is_over = of_whole_year and not spoken.is_ahead
    if is_over and issued.month <= FIRST_MONTHS_OF_A_YEAR:
        return issued.year - 1
    span = part_of(match, issued.year)
    begins_after = bool(span and span.first and span.first > issued)
    # 今年…，6月底前完成: the year that was just named
    is_of_it = bool(match["before"]) and spoken.is_told and bool(spoken.year)
    is_of_it = is_of_it or _speaks_of_its_end(spoken, issued)
    is_of_it = is_of_it or is_a_coming_feast(match, span, issued)
    if span and begins_after and (is_of_it or is_announced(match, span, issued)):
        return issued.year
    in_january = issued.month == 1 and (match["quarter"] or match["half"])
    return issued.year - (1 if begins_after or in_january else 0)


def _speaks_of_its_end(spoken: Spoken, issued: date) -> bool:
    """到今年底要达到130处，四季度新建20处: the quarter to come, none that is over."""
    told = spoken.span
    if told is None or told.last is None or not told.is_until:
        return False
    return told.last > issued and told.last.year == issued.year
