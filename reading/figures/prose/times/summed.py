"""A sum behind the months it is of: 1月90对、2月80对，合计170对 is of both months."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from ....language.patterns import pattern
from .named import SpokenTime
from .roles import Role
from .spoken import TimeSpan
from .timed_number import TimedNumber

IN_ALL = pattern("[，、；]?(?:合计|共计|总计)(?:为|达)?[^，。；\\d]{0,8}")
A_DAY = timedelta(days=1)


def of_months_summed(
    number: TimedNumber, times: Sequence[SpokenTime]
) -> SpokenTime | None:
    """The months of its sentence in one, if a number of each was told in a row before."""
    if not IN_ALL.fullmatch(number.mention.between):
        return None
    begins = number.mention.sentence.start
    told = [t for t in times if t.start >= begins and t.role is Role.OWN]
    while told and not told[0].span.is_a_month:
        told = told[1:]
    if len(told) < 2 or not all(each.span.is_a_month for each in told):
        return None
    first, last = told[0], told[-1]
    if all(_is_followed(one, two) for one, two in pairwise(told)):
        span = replace(last.span, first=first.span.first, is_running=False)
    else:
        # 1月…、3月…，合计: of no months that could be told as one
        span = TimeSpan(has_year=False)
    words = number.mention.text[first.start : last.end]
    return replace(last, start=first.start, span=span, words=words)


def _is_followed(one: SpokenTime, two: SpokenTime) -> bool:
    last, first = one.span.last, two.span.first
    return bool(last and first and first - last == A_DAY)
