"""A state told in passing among what a year brought: 全年发放…，目前在册1968人；新增62户.

What came about behind it is of that year: 目前 is of the state alone, and has no first day.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from ....language.patterns import pattern
from ....language.sentences import PART_END, last_part
from ...figure import FigureKind
from ..event_words import HAPPENED, last_kind
from ..events import Event
from .named import SpokenTime
from .roles import Role
from .timed_number import TimedNumber

CAME_ABOUT = frozenset([Event.FLOW, Event.VISIT, Event.AWARD])
STATES = ("held", "there is")
# 累计 and 至今 sum up all there was, and no year
ALL_TOLD = pattern("累计|至今|历年|历来|先后|长期|一直")
# So long after it a year is still told of; 2020年成立，目前有会员45家 tells of none.
LONGEST_TO_REPORT = timedelta(days=120)


def without_states(
    times: Sequence[SpokenTime], number: TimedNumber, issued: date | None
) -> Sequence[SpokenTime]:
    """The times but 目前 of a state, for a deed told behind it in a part of its own."""
    if number.event not in CAME_ABOUT or number.kind is not FigureKind.ACTUAL:
        return times
    if not any(time.span.is_now for time in times):
        return times
    if ALL_TOLD.search(last_part(number.mention.said_before)):
        return times
    return [
        time
        for index, time in enumerate(times)
        if not (
            _is_of_a_state(time, number)
            and _is_among_a_year(times[:index], time, number, issued)
        )
    ]


def _is_of_a_state(time: SpokenTime, number: TimedNumber) -> bool:
    """目前在册低保对象1473户；, but not 目前已发放20万元；."""
    if not time.span.is_now or time.start < 0:
        return False
    told, *behind = PART_END.split(number.said_since(time), maxsplit=1)
    return bool(behind) and last_kind((*STATES, *HAPPENED), told) in STATES


def _is_among_a_year(
    before: Sequence[SpokenTime],
    time: SpokenTime,
    number: TimedNumber,
    issued: date | None,
) -> bool:
    """全年发放…，目前: a span just over or not yet, told in the same sentence."""
    told = [each for each in before if each.role is Role.OWN and each.start >= 0]
    if not told or issued is None:
        return False
    span = told[-1].span
    if not (span.first and span.last) or span.is_until or span.is_day or span.is_now:
        return False
    is_same = "。" not in number.mention.text[told[-1].end : time.start]
    return is_same and issued - span.last <= LONGEST_TO_REPORT
