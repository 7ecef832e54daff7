"""Several times and as many numbers: each number is of its own, in their order.

2021年、2022年分别发放30万元、36万元; 一、二季度分别救助100人次、120人次.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ....language.patterns import pattern
from .named import SpokenTime
from .roles import tells_the_same
from .timed_number import TimedNumber

RESPECTIVELY = pattern("分别|依次")
LISTED = pattern("[）)]?[、和及与]")
ROW_END = pattern("[，,；;。]")
MONTHS_OF_QUARTER = 3


def in_turn(times: Sequence[SpokenTime], number: TimedNumber) -> SpokenTime:
    """2021年、2022年分别发放30万元、36万元: the second number is of the second time."""
    last, text = times[-1], number.mention.text
    if not RESPECTIVELY.search(number.said_since(last)):
        return last
    each_its_own = _of_a_row(last, number)
    if each_its_own:
        return each_its_own
    listed = [last]
    for time in reversed(times[:-1]):
        if tells_the_same(text, time.end, listed[0].start):
            # 8月22日（七夕）: one day, said twice
            listed[0] = time
        elif LISTED.fullmatch(text, time.end, listed[0].start):
            listed.insert(0, time)
        else:
            break
    counted = sum(each.mention.quantity.start > last.end for each in number.before)
    return listed[counted % len(listed)]


def _of_a_row(time: SpokenTime, number: TimedNumber) -> SpokenTime | None:
    """2019年至2023年…分别为 five numbers: each is of one of the years, or months."""
    pieces = time.span.pieces
    text = number.mention.text
    respectively = RESPECTIVELY.search(text, time.end)
    if len(pieces) < 2 or respectively is None:
        return None
    clause = ROW_END.split(text[respectively.end() :], maxsplit=1)[0]
    told = len(re.findall(r"\d[\d.]*", clause))
    if "季度" in time.words and MONTHS_OF_QUARTER * told == len(pieces):
        # 一、二季度分别救助120人次、130人次
        ends = pieces[MONTHS_OF_QUARTER - 1 :: MONTHS_OF_QUARTER]
        begins = pieces[::MONTHS_OF_QUARTER]
        pieces = tuple(
            replace(b, last=e.last) for b, e in zip(begins, ends, strict=True)
        )
    if told != len(pieces):
        return None
    counted = sum(
        each.mention.quantity.start >= respectively.end() for each in number.before
    )
    return replace(time, span=pieces[counted]) if counted < len(pieces) else None
