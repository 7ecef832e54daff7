"""The period of a number: what the time that is its own (`time_choice`) makes of it.

A stock is of the last day of its time, a flow of all its days, a standard of the day
from which it holds. What the sentence does not say its paragraph does, then the heading,
lead-in or title above it (`governing`), then the day of the issue, which is inferred.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ...language.sentences import last_part
from ..figure import FigureKind, Setting
from .events import Event, is_unsaid
from .governing import OPENING, SO_FAR, Governing
from .spoken import TimeSpan
from .tasks import is_fulfilled, is_of_its_tasks, is_set_for
from .time_choice import (
    DEEDS,
    PLANNED,
    SEASON,
    TimedNumber,
    can_be_of,
    goes_on_with_the_day,
    is_on_occasion,
    is_rule_beside_a_state,
    time_in_brackets,
    time_in_paragraph,
    time_in_sentence,
)
from .time_roles import Role
from .times import SpokenTime, begun_with, ended_with

# In December a year is spoken of as a whole, in its last days a month.
LAST_MONTH = 12
LAST_DAYS = 25
BY_NOW = re.compile("[已现]|全[省市县区州旗盟镇]")
BY_NOW_ANEW = re.compile("[已现]")
# 现已安葬26具: by now, whatever a paragraph before spoke of
SINCE_OPENED = re.compile("[现目]前?已")
SUMMED = re.compile("累计")
SINCE_THE_YEAR_BEGAN = re.compile("[较比](?:年初|[上去]年年?[底末])[^，。；\\d]*$")
BEGUN = re.compile("[^，。；]{0,4}(?:启动|开始|开展|实施|推行)")
# 从7月1日起，城市低保标准提高到…
RULE = re.compile("[^。；]{0,24}(?:标准(?!化)|上调|提标|调标|施行)")
# 2025年部门预算公开说明: all its sums are of the whole year
BUDGET = re.compile("预算(?!执行)")
OF_BUDGETS = ("元", "%")
UP_TO_NOW = ("至今", "迄今")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePeriod:
    """First and last day; a stock has no first day. `words` are those that say it."""

    start: date | None = None
    end: date | None = None
    is_inferred: bool = False
    words: str = ""


def default_period(setting: Setting) -> FigurePeriod:
    """The issue's date, or the last day of its year."""
    end = setting.issued_on
    if end is None and setting.year:
        end = date(setting.year, 12, 31)
    return FigurePeriod(end=end, is_inferred=True)


def period_of(
    number: TimedNumber,
    times: Sequence[SpokenTime],
    governing: Governing,
    setting: Setting,
) -> FigurePeriod:
    """The period of a number; what changed 较年初 did so since the year began."""
    period = _period_of(number, times, governing, setting)
    since_then = SINCE_THE_YEAR_BEGAN.search(_said_of_row(number))
    is_since = since_then or _sums_up_the_year(number, period)
    if not is_since or period.end is None:
        return period
    return replace(period, start=period.end.replace(month=1, day=1))


def _said_of_row(number: TimedNumber) -> str:
    """较年初减少 of 较年初分别减少7人、12人, which is said of both."""
    is_next = number.mention.follows_closely and number.before
    return (number.before[-1].mention if is_next else number.mention).left


def _sums_up_the_year(number: TimedNumber, period: FigurePeriod) -> bool:
    """7月…：金额26万元，累计金额180万元: all the months of the year so far."""
    start, end, mention = period.start, period.end, number.mention
    if not (SUMMED.match(mention.left) and start and end and number.before):
        return False
    earlier = number.before[-1].mention
    is_beside = earlier.sentence == mention.sentence and not SUMMED.search(earlier.left)
    is_same = is_beside and earlier.quantity.unit == mention.quantity.unit == "元"
    return is_same and (start.year, start.month) == (end.year, end.month)


def _period_of(
    number: TimedNumber,
    times: Sequence[SpokenTime],
    governing: Governing,
    setting: Setting,
) -> FigurePeriod:
    """The period of a number by the nearest time that can be its own."""
    behind = bisect_left(times, number.at, key=lambda each: each.start)
    here = times[:behind]
    time = time_in_brackets(number, times[behind : behind + 1])
    time = time or time_in_sentence(number, here, governing, setting)
    if _stays(number, time, governing, setting):
        number = replace(number, event=Event.STOCK)
    if number.is_former and not _is_of_its_own(time):
        return FigurePeriod(is_inferred=True)
    if time:
        return _period(number, _completed(time, number, here, governing), setting)
    time = time_in_paragraph(number, here, governing, setting)
    if time and is_rule_beside_a_state(number, time):
        return default_period(setting)
    if time:
        if time.span.is_until and governing.span:
            time = begun_with(time, governing.span)
        return _period(number, time, setting)
    return _governed_period(number, governing, setting)


def _stays(
    number: TimedNumber,
    time: SpokenTime | None,
    governing: Governing,
    setting: Setting,
) -> bool:
    """截至年底，认定慈善组织41家; 全市建成站点43个: how many there are by then.

    In the course of what began on a day, 去年10月以来, they are what came of it.
    """
    mention = number.mention
    if number.event is not Event.MADE:
        return False
    if time and time.words.startswith("截至当"):
        return True
    if _is_sum_behind(number):
        return True
    if time is None and _is_of_the_occasion(number, governing, setting):
        return False
    if time is None:
        by_then = bool(governing.span and governing.span.is_by)
        return by_then or bool(BY_NOW.search(last_part(mention.said_before)))
    span = governing.span
    in_course = bool(span and span.is_since and not span.begins_a_year)
    if governing.time and governing.time.is_course:
        return False
    return time.span.is_now or (time.span.is_until and not in_course)


def _is_sum_behind(number: TimedNumber) -> bool:
    """新建成9家，累计建成72家: all that there are by then."""
    mention = number.mention
    if not SUMMED.search(mention.left) or mention.is_first or not number.before:
        return False
    earlier = number.before[-1].mention
    same = earlier.quantity.unit == mention.quantity.unit
    return same and "新" in earlier.left


def _is_of_its_own(time: SpokenTime | None) -> bool:
    """Whether a former value has a time: 从2020年的12个, but not 从目前的."""
    return time is not None and time.role is Role.NEXT and not time.span.is_now


def _completed(
    time: SpokenTime,
    number: TimedNumber,
    times: Sequence[SpokenTime],
    governing: Governing,
) -> SpokenTime:
    """今年 behind 截至7月31日 ends then; 截至 behind 今年以来 begins with the year."""
    earlier = [each for each in times if each.start < time.start]
    earlier = [each for each in earlier if each.start >= number.mention.sentence.start]
    before = next((each for each in reversed(earlier) if each.role is Role.OWN), None)
    if time.span.is_now and number.event in DEEDS:
        return _up_to_now(time, before, governing.time)
    if before and number.kind not in PLANNED and _ends_in_it(before, time.span):
        span = replace(time.span, last=before.span.last, is_bare=False)
        return replace(time, span=span, words=f"{before.words}{time.words}")
    if not time.span.is_until:
        return _up_to_the_month(time, number, governing.section)
    if before and _stands_right_before(before, time, number.mention.text):
        return begun_with(time, before.span)
    if before and _begins_something(before, number.mention.text):
        return begun_with(time, replace(before.span, is_since=True))
    return _begun_before(number, time, times, governing)


def _up_to_the_month(
    time: SpokenTime, number: TimedNumber, section: SpokenTime | None
) -> SpokenTime:
    if section is None or number.kind in PLANNED:
        return time
    is_summed = SUMMED.search(number.said_since(time))
    return ended_with(time, section.span) if is_summed else time


def _begun_before(
    number: TimedNumber,
    time: SpokenTime,
    times: Sequence[SpokenTime],
    governing: Governing,
) -> SpokenTime:
    """从1991年起推行，截至2023年底累计; 上半年…。截至6月30日: begins with what was told."""
    told = [governing.time] if governing.time else []
    told += [each for each in times if each.start < time.start and each.lasts]
    told = [each for each in told if not _is_of_a_rule(each, number)]
    dated = [each for each in told if not each.span.is_now]
    if not dated:
        return time
    last = dated[-1]
    span = replace(last.span, is_since=True) if last.is_course else last.span
    return begun_with(time, span)


def _is_of_a_rule(time: SpokenTime, number: TimedNumber) -> bool:
    """从7月1日起，低保标准提高到…: from then on the rule holds, nothing is summed up."""
    is_from = time.span.is_since and not time.words.endswith(SO_FAR)
    return is_from and bool(RULE.match(number.mention.text, max(time.end, 0)))


def _begins_something(time: SpokenTime, text: str) -> bool:
    """行动6月20日启动，截至7月31日: from that day on."""
    return bool(BEGUN.match(text, time.end))


def _up_to_now(
    now: SpokenTime, before: SpokenTime | None, governing: SpokenTime | None
) -> SpokenTime:
    """7月以来，目前已走访; 2017年设立，至今已帮助: from then on."""
    since = before or governing
    if since is None or since.span.first is None:
        return now
    is_from = before is not None and (
        now.words in UP_TO_NOW or _is_this_year(before, now)
    )
    if not (since.span.is_since or since.is_course or is_from):
        return now
    span = replace(
        since.span, last=now.span.last, is_since=True, is_until=False, is_bare=False
    )
    return replace(now, span=span, words=f"{since.words}{now.words}")


def _is_this_year(time: SpokenTime, now: SpokenTime) -> bool:
    """今年截至目前; 今年补助35万元，目前已支付28万元."""
    return time.span.is_this_year and time.end <= now.start


def _ends_in_it(time: SpokenTime, year: TimeSpan) -> bool:
    """Whether a time ends what a year began: 截至7月31日，今年; 截至当日，今年以来."""
    before = time.span
    if before.last is None or year.last is None or before.last.year != year.last.year:
        return False
    is_until = before.is_until or time.words.startswith("截")
    if year.is_since:
        return year.begins_a_year and is_until
    return year.is_bare and (is_until or before.is_a_month or before.is_now)


def _stands_right_before(before: SpokenTime, time: SpokenTime, text: str) -> bool:
    between = text[before.end : time.start]
    return len(between.strip("，, ")) == 0


def _governed_period(
    number: TimedNumber, governing: Governing, setting: Setting
) -> FigurePeriod:
    """What the heading or title above says, or the paragraphs before; else the issue."""
    if governing.occasion and _is_of_the_occasion(number, governing, setting):
        period = _period(number, governing.occasion, setting)
        return replace(period, is_inferred=True)
    time = governing.time
    carried = governing.carried
    if carried and (
        _is_by_now(number, carried) or is_rule_beside_a_state(number, carried)
    ):
        time = governing.section
    elif carried and governing.course and _only_came_about(number, carried):
        time = governing.course
    if time is None or not _can_govern(time, number, setting):
        return default_period(setting)
    period = _period(number, time, setting)
    if period.is_inferred or not governing.is_carried:
        return period
    return replace(period, is_inferred=True)


def _only_came_about(number: TimedNumber, carried: SpokenTime) -> bool:
    """截至三季度末，…。今年以来推送…; 某市新纳入低保70人 below it: of this year."""
    happens = number.event in DEEDS and number.event is not Event.MADE
    return happens and carried.span.is_until


def _is_of_the_occasion(
    number: TimedNumber, governing: Governing, setting: Setting
) -> bool:
    """活动现场, or what was done in a text that speaks of one day alone."""
    if governing.is_of_report and governing.time:
        return False
    if is_on_occasion(number):
        return True
    if governing.occasion is None or governing.time or not governing.is_eventful:
        return False
    return goes_on_with_the_day(number, governing.occasion, setting, governing.told)


def _is_by_now(number: TimedNumber, carried: SpokenTime) -> bool:
    """全区现有督导员25名, 已建成站点25个: no longer of what a paragraph before said."""
    if SEASON.search(number.mention.said_before):
        return True
    if SINCE_OPENED.search(number.mention.left):
        return True
    is_there = number.event is Event.STOCK or carried.start > OPENING
    return is_there and bool(BY_NOW_ANEW.search(number.mention.left))


def _can_govern(time: SpokenTime, number: TimedNumber, setting: Setting) -> bool:
    """A year that is over is no time of what is planned."""
    last, issued = time.span.last, setting.issued_on
    if number.kind in PLANNED and not is_fulfilled(number):
        return not (last and issued and last < issued)
    return can_be_of(replace(time, start=0, end=0), number, setting)


def _period(number: TimedNumber, time: SpokenTime, setting: Setting) -> FigurePeriod:
    """What a time makes of a stock, a flow, a standard."""
    span, issued = time.span, setting.issued_on
    start = _start(number, span)
    is_budget = bool(BUDGET.search(setting.title))
    end = _end(number, span, issued, is_budget=is_budget)
    if start and end and start > end:
        end = start
    said = span.has_year and not span.is_now and not span.is_vague
    words = "" if span.is_now and issued is None else time.words
    return FigurePeriod(start=start, end=end, is_inferred=not said, words=words)


def _start(number: TimedNumber, span: TimeSpan) -> date | None:
    """A stock, a standard and a limit have none, nor a sum up to a day."""
    if span.is_until or span.is_now or (span.is_vague and span.is_since):
        return None
    if number.event is Event.STANDARD or number.kind is FigureKind.LIMIT:
        return None
    is_planned = number.kind is FigureKind.TARGET or is_of_its_tasks(number)
    if number.event is Event.STOCK and not is_planned:
        return span.first if _is_of_a_day(number, span) else None
    return span.first


def _is_of_a_day(number: TimedNumber, span: TimeSpan) -> bool:
    """4月3日，52位逝者的骨灰撒向大海: of a day, where no word says that they are there."""
    mention = number.mention
    return span.is_day and is_unsaid(mention) and not BY_NOW.search(mention.left)


def _end(
    number: TimedNumber, span: TimeSpan, issued: date | None, *, is_budget: bool
) -> date | None:
    """The last day, but none after the issue was published, save of what is planned."""
    last = span.last
    if last is None or issued is None or number.kind is FigureKind.TARGET:
        return last
    if span.is_whole_year and (is_fulfilled(number) or is_set_for(number, span)):
        return last
    if is_budget and span.is_whole_year and number.mention.quantity.unit in OF_BUDGETS:
        return last
    is_rule = number.event is Event.STANDARD or number.kind is FigureKind.LIMIT
    if is_rule and (span.is_since or span.is_day):
        return max(issued, span.first or issued)
    is_ahead = bool(not is_rule and span.first and span.first > issued)
    if last <= issued or is_ahead or _is_spoken_of_as_whole(number, span, issued):
        return last
    return issued


def _is_spoken_of_as_whole(number: TimedNumber, span: TimeSpan, issued: date) -> bool:
    """本月, a year in December, a month in its last days: what is nearly over."""
    if number.event not in DEEDS or span.first is None:
        return False
    if span.is_running or (span.is_a_month and issued.day >= LAST_DAYS):
        return True
    is_named = span.is_whole_year and not (span.is_since or span.is_this_year)
    return is_named and issued.month == LAST_MONTH
