"""The day of a rule: from when it is in force, and that of a state beside it is none.

以上标准自7月1日起执行; 截至8月底建成26所。每餐收6元 was no price of that day alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from ....language.patterns import pattern
from ....language.units import SHARES
from ...figure import FigureKind, PlacedBlock, Setting
from ..events import Event
from .named import SpokenTime, times_in
from .spoken import Spoken
from .timed_number import TimedNumber

AVERAGE, YEARLY = "平均", "每年"
# 1—9月送餐3万人次。每餐补贴5元: nor is what a year's months are told of
EACH_MEAL = pattern("/(?:餐|次|例|所|处|家|床)")
# 以上标准从2024年7月1日起执行, 本办法自发布之日起施行 tells no day
IN_FORCE = pattern(
    "(?:以上|上述|上列|本|新|此次|调整后的?)[^，。；：\\d]{0,12}[自从于]"
    r"(?P<day>20\d\d年\d{1,2}月(?:\d{1,2}日)?)(?:起|开始)?(?:正式|统一|全面)?(?:执行|施行|实施|生效)"
)


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


def in_force_from(blocks: Sequence[PlacedBlock], setting: Setting) -> SpokenTime | None:
    """本细则自2023年7月1日起施行, wherever it stands; of two such days none."""
    found = (m for each in blocks for m in IN_FORCE.finditer(each.block.text))
    days = {match["day"] for match in found}
    times = times_in(f"自{days.pop()}起", Spoken(setting=setting)) if days else ()
    if days:
        return None
    return next((replace(t, start=-1, end=-1) for t in times if t.span.is_since), None)
