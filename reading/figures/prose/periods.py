"""The period of a number: what the time that is its own (`time_choice`) makes of it.

A stock is of the last day of its time, a flow of all its days, a standard of the day
from which it holds. What the sentence does not say its paragraph does, then the heading,
lead-in or title above it (`governing`), then the day of the issue, which is inferred.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..figure import Setting
from .events import Event
from .governing import Governing
from .time_choice import (
    DEEDS,
    PLANNED,
    TimedNumber,
    can_be_of,
    is_on_occasion,
    time_in_brackets,
    time_in_paragraph,
    time_in_sentence,
)
from .time_roles import Role
from .time_spans import TimeSpan
from .times import SpokenTime

# In December a year is spoken of as a whole, in its last days a month.
LAST_MONTH = 12
LAST_DAYS = 25


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
    """The period of a number by the nearest time that can be its own."""
    behind = bisect_left(times, number.at, key=lambda each: each.start)
    here = times[:behind]
    time = time_in_brackets(number, times[behind : behind + 1])
    time = time or time_in_sentence(number, here, governing, setting)
    if number.is_former and not _is_of_its_own(time):
        return FigurePeriod(is_inferred=True)
    if time:
        return _period(number, _completed(time, number, here, governing), setting)
    time = time_in_paragraph(number, here, setting)
    if time:
        return _period(number, time, setting)
    return _governed_period(number, governing, setting)


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
    if before and time.span.is_bare and _ends_in_it(before.span, time.span):
        span = replace(time.span, last=before.span.last, is_bare=False)
        return replace(time, span=span, words=f"{before.words}{time.words}")
    if not time.span.is_until:
        return time
    if before and _stands_right_before(before, time, number.mention.text):
        return _begun_with(time, before.span)
    return _begun_with(time, governing.span) if governing.span else time


def _ends_in_it(before: TimeSpan, year: TimeSpan) -> bool:
    """Whether a time ends what a year began: 截至7月31日, 10月."""
    if before.last is None or year.last is None or before.last.year != year.last.year:
        return False
    return before.is_until or before.is_a_month or before.is_now


def _stands_right_before(before: SpokenTime, time: SpokenTime, text: str) -> bool:
    between = text[before.end : time.start]
    return len(between.strip("，, ")) == 0


def _begun_with(time: SpokenTime, span: TimeSpan) -> SpokenTime:
    """截至6月30日 in a report of the first half: its sums begin with the year."""
    begins = span.first
    if begins is None or time.span.last is None or not span.begins_a_year:
        return time
    if span.is_until or span.is_vague or begins.year != time.span.last.year:
        return time
    fits = span.last == time.span.last or span.is_bare or span.is_since
    if not fits:
        return time
    return replace(time, span=replace(time.span, first=begins, is_until=False))


def _governed_period(
    number: TimedNumber, governing: Governing, setting: Setting
) -> FigurePeriod:
    """What the heading or title above says, or the paragraphs before; else the issue."""
    if governing.occasion and is_on_occasion(number):
        period = _period(number, governing.occasion, setting)
        return replace(period, is_inferred=True)
    time = governing.time
    if time is None or not _can_govern(time, number, setting):
        return default_period(setting)
    period = _period(number, time, setting)
    return replace(period, is_inferred=period.is_inferred or governing.is_carried)


def _can_govern(time: SpokenTime, number: TimedNumber, setting: Setting) -> bool:
    """A year that is over is no time of what is planned."""
    last, issued = time.span.last, setting.issued_on
    if number.kind in PLANNED:
        return not (last and issued and last < issued)
    return can_be_of(replace(time, start=0, end=0), number, setting)


def _period(number: TimedNumber, time: SpokenTime, setting: Setting) -> FigurePeriod:
    """What a time makes of a stock, a flow, a standard."""
    span, issued = time.span, setting.issued_on
    start = _start(number, span)
    end = _end(number, span, issued)
    if start and end and start > end:
        end = start
    said = span.has_year and not span.is_now and not span.is_vague
    words = "" if span.is_now and issued is None else time.words
    return FigurePeriod(start=start, end=end, is_inferred=not said, words=words)


def _start(number: TimedNumber, span: TimeSpan) -> date | None:
    """A stock has none, nor a sum up to a day; a standard holds from a day on."""
    if span.is_until or span.is_now or number.event is Event.STOCK:
        return None
    if number.event is Event.STANDARD and not (span.is_since or span.is_day):
        return None
    return None if span.is_vague and span.is_since else span.first


def _end(number: TimedNumber, span: TimeSpan, issued: date | None) -> date | None:
    """The last day, but none after the issue was published, save of what is planned."""
    last = span.last
    if last is None or issued is None or number.kind in PLANNED:
        return last
    if number.event is Event.STANDARD and (span.is_since or span.is_day):
        return issued
    if last <= issued or _is_spoken_of_as_whole(number, span, issued):
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
