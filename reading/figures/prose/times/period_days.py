"""The days that a time makes of a number: a stock has the last alone, a flow all of them."""

from dataclasses import dataclass, replace
from datetime import date

from ....language.patterns import pattern
from ...figure import FigureKind, Setting
from ..events import Event, is_unsaid
from ..plans import is_budget
from .choice import DEEDS
from .named import SpokenTime
from .roles import is_paid_for
from .spoken import TimeSpan, months_of
from .tasks import (
    is_allotted_for,
    is_for_all_the_year,
    is_fulfilled,
    is_of_its_tasks,
    is_set_for,
)
from .timed_number import TimedNumber

# In December a year is spoken of as a whole, in its last days a month.
LAST_MONTH = 12
LAST_DAYS = 25
# 2025年…实施方案: what it allots is for all of the year
OF_PLAN = pattern("方案|(?:工作|实施|行动)计划|要点")
OF_BUDGETS = ("元", "%")
BY_NOW = pattern("[已现]|全[省市县区州旗盟镇]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePeriod:
    """First and last day; a stock has no first day. `words` are those that say it."""

    start: date | None = None
    end: date | None = None
    is_inferred: bool = False
    words: str = ""


def days_of(number: TimedNumber, time: SpokenTime, setting: Setting) -> FigurePeriod:
    """What a time makes of a stock, a flow, a standard."""
    span, issued = time.span, setting.issued_on
    if number.kind is FigureKind.TARGET and is_for_all_the_year(number, span):
        whole = months_of(span.last.year, 1, LAST_MONTH) if span.last else span
        span = replace(whole, has_year=span.has_year)
    start = _start(number, span)
    is_of_all = _is_budgeted(number, setting) or (
        OF_PLAN.search(setting.title) is not None and is_allotted_for(number)
    )
    is_of_all = is_of_all or _is_paid_for(number, time)
    end = _end(number, span, issued, is_of_all=is_of_all)
    if start and end and start > end:
        end = start
    said = span.has_year and not span.is_now and not span.is_vague
    words = "" if span.is_now and issued is None else time.words
    return FigurePeriod(start=start, end=end, is_inferred=not said, words=words)


def _is_paid_for(number: TimedNumber, time: SpokenTime) -> bool:
    """发放全县10月份补贴8万元, told in mid-October: what is paid for all of the month."""
    if number.mention.quantity.unit != "元" or time.start < 0:
        return False
    if not time.span.pieces or time.span.is_whole_year:
        return False
    return is_paid_for(number.mention.text[: time.start], number.said_since(time))


def _is_budgeted(number: TimedNumber, setting: Setting) -> bool:
    is_sum = number.mention.quantity.unit in OF_BUDGETS
    return is_sum and is_budget(setting.title)


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
    number: TimedNumber, span: TimeSpan, issued: date | None, *, is_of_all: bool
) -> date | None:
    """The last day, but none after the issue was published, save of what is planned."""
    last = span.last
    if last is None or issued is None or number.kind is FigureKind.TARGET:
        return last
    if span.is_whole_year and (is_fulfilled(number) or is_set_for(number, span)):
        return last
    if is_of_all and span.pieces:
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
