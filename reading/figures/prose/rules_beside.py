"""A price or a rate told beside a state: of what day it is none.

截至8月底建成26所。每餐收6元: the price was no price of that day alone.
"""

from ...language.patterns import pattern
from ...language.units import SHARES
from ..figure import FigureKind
from .events import Event
from .time_choice import TimedNumber
from .times import SpokenTime

AVERAGE, YEARLY = "平均", "每年"
# 1—9月送餐3万人次。每餐补贴5元: nor is what a year's months are told of
EACH_MEAL = pattern("/(?:餐|次|例|所|处|家|床)")


def is_rule_beside_a_state(number: TimedNumber, time: SpokenTime) -> bool:
    """截至8月底建成26所。每餐收6元: the price is of no day that is told before it."""
    is_rule = number.event is Event.STANDARD and number.kind is not FigureKind.TARGET
    if not is_rule or _tells_an_average(number):
        return False
    unit = number.mention.quantity.unit
    is_bare_sum = unit == "元" or EACH_MEAL.search(unit)
    span = time.span
    is_summed = span.begins_a_year and not (span.is_since or span.is_whole_year)
    is_yearly = YEARLY in number.mention.left and not span.is_since
    return span.is_until or bool(is_bare_sum and (is_summed or is_yearly))


def _tells_an_average(number: TimedNumber) -> bool:
    """平均标准662元，比上年增长5%: told with the state, and so is by how much it grew."""
    told = [number.mention]
    if number.mention.quantity.unit in SHARES and number.before:
        told.append(number.before[-1].mention)
    return any(AVERAGE in each.left for each in told)
