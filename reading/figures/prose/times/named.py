"""The times a text names, in order: 截至6月底, 1—9月, 去年的“520”, 第七次人口普查.

What the pattern matched `spans` makes days of; what a time is to the numbers
around it (theirs, or only compared with) says `roles`; which one is a number's own
says `choice`.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from ....language.patterns import pattern
from ....language.sentences import clause_start
from ....language.times import kind_of_time
from .holidays import is_counted, is_of_days, is_off
from .patterns import time_matches
from .roles import (
    NUMBER_BEHIND,
    Role,
    goes_on_comparing,
    is_aside,
    role_of,
    tells_the_same,
)
from .spans import span_of
from .spoken import Spoken, TimeSpan
from .years import is_year_before, year_said

# 2020年至2022年, 7月20日至8月10日, 自2022年4月启动至2023年9月
JOINT = pattern(
    r"[^，。；\d]{0,8}?[至到—–～~-]{1,2}|[^，。；\d]{9,32}?(?:启动|开始|开展|实施|施行)[至到]"
)
UNTIL = "至到"
# 自今年6月1日全市推行“跨省通办”起，至11月30日: from then on, whatever began
FROM, FROM_THEN = ("自", "从"), pattern(r"[^，。；：\d]{0,32}(?:起|以来)[，,]?")
A_DAY, AND = timedelta(days=1), frozenset("、和及与")
OF_EACH = pattern(
    r"(?:[、和及与]\d{1,2}[日号])*(?:[^，。；\d]{0,12}(?:分别|依次)|[^，。；\d]{0,2}各)"
)
# 7月、8月，发放低保金分别为: each of the months has its own
EACH_MONTH = pattern("[^。；]{0,40}?(?:分别|依次|各(?![类级地项界区县市乡镇]))")
# 4月1日启动，5月20日结束; 项目周期为2022年10月至2023年9月
BEGINS = pattern("(?:正式|全面)?(?:启动|开始|开展|启幕|开启)[，,、]?[至到于]?")
# 11月1日专项救助行动启动至1月8日
BEGUN_UNTIL = pattern("(?:行动|活动)(?:启动|开始|开展|实施)$")
ENDS = pattern("(?:正式|圆满|顺利|全面)?(?:结束|收官|闭幕|落幕|截止|收尾)")
# 7月10日起，市救助站联合公安部门启动专项行动
CAMPAIGN = pattern(
    "[^。；]{0,30}(?:启动|开展|开启|打响)[^。；]{0,16}(?:行动|活动|整治|攻坚)"
)
# 2022年一、三季度: of no days in a row; the year is of what stands behind them
GAPPED_QUARTERS = pattern(
    "[，,]?第?(?:[一1]、第?[三3](?:、第?[四4])?|[一1]、(?:第?[二2]、)?第?[四4]|[二2]、第?[四4])季"
)
FEAST_BEFORE = pattern("(?:假期|小长假|节期间|黄金周)[^，。；]{0,3}[（(]$")
COURSE_OF = pattern("(?:周期|期限|起止时间|实施期|活动时间)[为是：:]?[从自]?$")
LONGEST_COURSE_WORD = 8
# A block is asked for its times by what reads its numbers and by what goes on behind it.
TEXTS_KEPT = 4
MOST_SPELLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenTime:
    """A time as a text names it: from `start` to `end` of the text stand `words`."""

    start: int
    end: int
    words: str
    span: TimeSpan
    role: Role = Role.OWN
    # Said of a part, or of the same months a year before: over with its clause.
    is_aside: bool = False
    # From when to when a campaign goes on.
    is_course: bool = False
    # 清明假期三天（4月4日至6日）
    is_of_a_feast: bool = False

    @property
    def lasts(self) -> bool:
        """Whether numbers of later sentences may be of it: no day, no aside."""
        return self.role is Role.OWN and not self.span.is_day and not self.is_aside


@lru_cache(maxsize=TEXTS_KEPT)
def times_in(text: str, spoken: Spoken) -> tuple[SpokenTime, ...]:
    """Every time the text names, by what was spoken of before it."""
    found: list[SpokenTime] = []
    for match in time_matches(text):
        # What only looked like the beginning of one.
        span = span_of(match, spoken) if match.lastgroup else None
        if span is None:
            continue
        if span.is_bare and GAPPED_QUARTERS.match(text, match.end()):
            spoken = replace(spoken, year=year_said(match, spoken) or spoken.year)
            continue
        if span.is_since and CAMPAIGN.match(text, match.end()):
            span = replace(span, is_campaign=True)
        time = _time(text, match, span, found)
        is_dated = year_said(match, spoken) or is_counted(match, span)
        if match["holiday"] and not is_dated:
            # 清明假期, of no year: 首日 is one of its days, but what is told may be of more
            span = replace(span, is_vague=True)
            time = replace(time, span=span, role=Role.OTHER)
        if time.role in (Role.OWN, Role.AHEAD):
            spoken = _then(match, spoken, span)
        if is_spell(time):
            spoken = replace(spoken, spells=with_spell(spoken.spells, span))
        spoken = replace(spoken, days=_days_told(time, spoken.days))
        if found and match["census"] and found[-1].end == match.start():
            found.pop()
        is_next = bool(found) and _is_next(text, found[-1], time)
        if found and (is_next or _is_joined(text, found[-1], match)):
            first = found.pop()
            time = _joined(text, first, time)
            if is_next and not time.span.is_day:
                time = replace(time, is_aside=first.is_aside)
            spells = with_spell(spoken.spells, time.span)
            days = _days_told(time, spoken.days)
            spoken = replace(spoken, span=time.span, spells=spells, days=days)
        found.append(time)
    return tuple(found)


def _days_told(time: SpokenTime, before: TimeSpan | None) -> TimeSpan | None:
    """What 首日 and 次日 count from now: a day among those told before leaves them."""
    span = time.span
    if is_spell(time) and is_of_days(span):
        return span
    day = span.first if span.is_day and span.first == span.last else None
    if time.role is not Role.OWN or day is None or span.is_until:
        return before
    return before if before and _holds(before, day) else span


def _holds(span: TimeSpan, day: date) -> bool:
    return bool(span.first and span.last and span.first <= day <= span.last)


def is_spell(time: SpokenTime) -> bool:
    """Whether 五年来 may go back to it: 2018年5月启动, 4月3日至5日."""
    span = time.span
    if is_off(span):
        return True
    if span.is_until or span.is_now or (span.is_day and span.first == span.last):
        return False
    return time.role not in (Role.NEXT, Role.OTHER)


def with_spell(spells: tuple[TimeSpan, ...], span: TimeSpan) -> tuple[TimeSpan, ...]:
    """The last few of them."""
    return spells if spells[-1:] == (span,) else (*spells[-MOST_SPELLS:], span)


def _then(match: re.Match[str], spoken: Spoken, span: TimeSpan) -> Spoken:
    """What is spoken of behind a time; 自2002年成立以来 and 目前 speak of the present."""
    said = year_said(match, spoken)
    year = said or spoken.year
    if is_year_before(match):
        year = spoken.year or year
    if span.is_now or (span.is_since and year != spoken.this_year):
        year = None
    has_day = span.is_day or (span.is_since and bool(match["day"]))
    told = spoken.day
    if told and told.first == told.last and span.first and span.last and told.first:
        # 4月4日…。3月16日至4月4日…，当天: the one day that was told
        has_day = has_day and not span.first < told.first <= span.last
    return replace(
        spoken,
        year=year,
        span=span,
        day=span if has_day else spoken.day,
        is_told=(said is not None and said != spoken.year) or spoken.is_told,
    )


def _time(
    text: str, match: re.Match[str], span: TimeSpan, before: list[SpokenTime]
) -> SpokenTime:
    start, end = match.span()
    role = role_of(text, start, end, span)
    told_before = before and not is_off(before[-1].span)
    if told_before and tells_the_same(text, before[-1].end, start):
        role = before[-1].role
    elif told_before and _is_compared_too(text, before[-1], match):
        role = Role.NEXT if NUMBER_BEHIND.match(text, end) else Role.OTHER
    if match["all_along"] and (span.is_now or match[0] == match["all_along"]):
        # 入冬以来
        start = clause_start(text, start, 0)
    told = match["relative"]
    is_of_a_feast = bool(
        FEAST_BEFORE.search(text, max(0, start - 10), start)
        or (told and kind_of_time(told) == "same span")
        or match["holiday"]
    )
    return SpokenTime(
        start=start,
        end=end,
        words=text[start:end],
        span=span,
        role=role,
        is_aside=is_aside(text, start, end)
        or bool(match["same"])
        or _is_at(text, before, start),
        is_of_a_feast=is_of_a_feast,
    )


def _is_compared_too(text: str, first: SpokenTime, match: re.Match[str]) -> bool:
    is_other = first.role is Role.OTHER
    return is_other and goes_on_comparing(text, first.start, first.end, match.start())


def _is_at(text: str, before: list[SpokenTime], start: int) -> bool:
    """当天 of 其中4月5日当天, 其中清明节当天（4月5日）: said in passing as the day is."""
    if not before or not before[-1].is_aside:
        return False
    return before[-1].end == start or tells_the_same(text, before[-1].end, start)


def _is_joined(text: str, first: SpokenTime, match: re.Match[str]) -> bool:
    """Whether both are the ends of one span: 2022年7月至今年3月."""
    start = match.start()
    if match["until"] and match["until"] in UNTIL:
        start += len(match["until"])
    span = first.span
    if is_off(span):
        return False
    if span.first is None or span.is_until:
        return span.first is not None and bool(JOINT.fullmatch(text, first.end, start))
    is_from = start > match.start() and text[first.start - 1 : first.start] in FROM
    if is_from and FROM_THEN.fullmatch(text, first.end, match.start()):
        return True
    is_joint = JOINT.fullmatch(text, first.end, start)
    return bool(is_joint) or _begins_and_ends(text, first.end, start, match.end())


def _is_next(text: str, first: SpokenTime, time: SpokenTime) -> bool:
    """5日、6日接待8万人次: on both of them, unless 分别 tells a number of each.

    So of 9月、10月, and of a quarter and the next.
    """
    ended, begins = first.span.last, time.span.first
    if not (ended and begins) or text[first.end : time.start] not in AND:
        return False
    if begins - ended != A_DAY or first.role is not time.role:
        return False
    if first.span.is_day and time.span.is_day:
        return not OF_EACH.match(text, time.end)
    are_months = _is_of_months(first.span) and _is_of_months(time.span)
    return are_months and not EACH_MONTH.match(text, time.end)


def _is_of_months(span: TimeSpan) -> bool:
    """9月, 一季度: a part of a year, with nothing but its own days."""
    is_by = span.is_until or span.is_since or span.is_before or span.is_running
    return len(span.pieces) > 0 and not (is_by or span.is_vague or span.is_whole_year)


def _begins_and_ends(text: str, begun: int, start: int, end: int) -> bool:
    """4月1日启动，5月20日结束."""
    return bool(BEGINS.fullmatch(text, begun, start) and ENDS.match(text, end))


def _joined(text: str, first: SpokenTime, last: SpokenTime) -> SpokenTime:
    """From the first day of the one to the last of the other."""
    begins, ends = first.span.first, last.span.last
    is_course = _is_a_course(text, first, last)
    if begins is None or ends is None or begins > ends:
        return last
    span = replace(
        last.span,
        first=begins,
        is_until=False,
        is_bare=False,
        is_day=first.span.is_day and last.span.is_day and not is_course,
        is_now=False,
        has_year=first.span.has_year,
    )
    words = text[first.start : last.end]
    role = Role.OWN if first.role is Role.NEXT else first.role
    # 启用至年底有30位: said in passing, behind it the year goes on.
    is_aside = text[last.end : last.end + 1] not in tuple("，,：:、）)")
    return replace(
        last,
        start=first.start,
        words=words,
        span=span,
        role=role,
        is_aside=is_aside and not is_course,
        is_course=is_course,
    )


def _is_a_course(text: str, first: SpokenTime, last: SpokenTime) -> bool:
    """From when to when a campaign goes on: it begins and ends, or 项目周期为."""
    before = text[max(0, first.start - LONGEST_COURSE_WORD) : first.start]
    if BEGUN_UNTIL.search(text, first.end, last.start):
        return True
    is_ended = _begins_and_ends(text, first.end, last.start, last.end)
    return is_ended or bool(COURSE_OF.search(before))


def begun_with(time: SpokenTime, span: TimeSpan) -> SpokenTime:
    """截至6月30日 in a report of the first half: its sums begin with the year."""
    begins, last = span.first, time.span.last
    if begins is None or last is None or span.is_until or span.is_vague:
        return time
    if not (span.is_since or (span.begins_a_year and begins.year == last.year)):
        return time
    fits = span.last == last or span.is_bare or span.is_since
    if not fits or begins > last:
        return time
    is_by = span.begins_a_year or not span.is_since
    begun = replace(time.span, first=begins, is_until=False, is_by=is_by)
    return replace(time, span=begun)


def ended_with(time: SpokenTime, month: TimeSpan) -> SpokenTime:
    """本年累计 in a report of August ends with August, not with the day of printing."""
    last, year = month.last, time.span
    if not (last and month.is_a_month and year.is_this_year and year.last):
        return time
    if year.last.year != last.year:
        return time
    return replace(time, span=replace(year, last=last, is_bare=False))
