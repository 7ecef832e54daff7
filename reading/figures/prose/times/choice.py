"""Which of the times that a text names is a number's own.

The nearest before it in its sentence that can be, else the last of its paragraph: 较2019年
is none of its, 4月8日，记者获悉 tells when it was told, 其中2021年71人 ends with its part.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from ....language.patterns import pattern
from ....language.place_words import WHOLE_REGION
from ....language.sentences import PART_END
from ....language.times import times_named
from ...figure import FigureKind, Setting
from ..events import Event
from ..happenings import SCENE
from ..left_to_do import is_left_to_do
from .governing import Governing, is_month_of, reporting, sums_up
from .holidays import is_of_a_season
from .in_turn import in_turn
from .named import SpokenTime
from .roles import PEAK, SINCE_OPENED, Role, is_over_ahead, is_paid_for
from .spoken import TimeSpan
from .timed_number import TimedNumber

DEEDS = frozenset([Event.FLOW, Event.MADE, Event.VISIT, Event.AWARD])
PLANNED = frozenset([FigureKind.TARGET, FigureKind.LIMIT])
BRACKETS_OPEN, BRACKETS_CLOSED = ("（", "("), ("）", ")")
UNTIL = "截"
# 全市 behind a day of one place, 已 and 累计 and what goes on: not of that day
THAT_DAY = ("当天", "当日", "全天", "这一天", "这天", "首日")
OF_ALL = pattern(f"{WHOLE_REGION}|全镇")
OF_EACH = pattern(rf"{OF_ALL.pattern}|各")
# Weddings are counted by the day that people chose for them.
OF_A_DAY = frozenset(["对", "件"])
OF_LONGER = pattern("每[年月周]|近[年来期]|长期|一直|历年|全年|平均")
SEASON = pattern("前后|假期|节期间|前夕|节前")
# 第一批资金4亿元已于2020年12月下达
DONE_IN = pattern("(?:均|全部)?已经?[于在]")
DONE = pattern("[^，。；\\d]{0,6}(?:下达|下拨|发放|拨付|到位|划拨|启用|投用|完成|建成)")
# 全省低保平均标准 is told with the state, 每餐6元 is not
THERE_NOW = pattern("现有|现共有|现设有|现已有")
# 2017年…；现有社区26个: by now
STILL = pattern("现[有共设已]|目前")
SAME_MONTH = pattern("份?当月")
# 7月10日召开推进会，85人参加: they came on that day
ATTENDED = pattern("[^，。；]{0,10}(?:参加|参会|出席|到会|参训)")
BUDGET = pattern("预算[^，。；]{0,4}$")
LONGEST_SINCE_A_DAY = timedelta(days=15)


@cache
def _summed_up() -> re.Pattern[str]:
    return re.compile(times_named("summed up"))


@cache
def _on_the_occasion() -> re.Pattern[str]:
    return re.compile(times_named("occasion"))


def time_in_brackets(
    number: TimedNumber, times: Sequence[SpokenTime]
) -> SpokenTime | None:
    """The one right behind the number: 3600对（2022年）, 4亿元已于2020年12月下达."""
    text, end = number.mention.text, number.mention.quantity.end
    is_to_be = is_left_to_do(number.mention)
    for time in times:
        if is_to_be and time.end <= end + len(number.mention.right):
            return time
        if DONE_IN.fullmatch(text, end, time.start) and DONE.match(text, time.end):
            return time
        opens, closes = text[end : time.start], text[time.end : time.end + 1]
        if opens in BRACKETS_OPEN and closes in BRACKETS_CLOSED:
            return time
    return None


def time_in_sentence(
    number: TimedNumber,
    times: Sequence[SpokenTime],
    governing: Governing,
    setting: Setting,
) -> SpokenTime | None:
    begins = number.mention.sentence.start
    first = bisect_left(times, begins, key=lambda each: each.start)
    said = _dated_first(times[first:])
    for index in range(len(said) - 1, -1, -1):
        time = said[index]
        if not can_be_of(time, number, setting):
            continue
        if _is_over_by(number, said, index, governing):
            continue
        if STILL.search(number.mention.left) and time.span.is_history(
            setting.issued_on
        ):
            continue
        return in_turn(said[: index + 1], number)
    return None


def _is_over_by(
    number: TimedNumber,
    times: Sequence[SpokenTime],
    index: int,
    governing: Governing,
) -> bool:
    """Whether a time that was said in passing ended before the number."""
    time = times[index]
    if not (time.is_aside or time.span.begins_a_year):
        return False
    if PEAK.fullmatch(said := number.said_since(time)) or not PART_END.search(said):
        return False
    return time.is_aside or sums_up(time, _month_before(times[:index], governing))


def _dated_first(times: Sequence[SpokenTime]) -> Sequence[SpokenTime]:
    """2018—2022年，五年来…: what has dates says more than 五年来 behind it."""
    dated = [time for time in times if time.role is Role.OWN and not time.span.is_now]
    if not dated:
        return times
    return [
        time for time in times if not _is_lately(time) or time.start < dated[0].start
    ]


def _is_lately(time: SpokenTime) -> bool:
    return time.span.is_now and time.words.endswith("来")


def _month_before(times: Sequence[SpokenTime], governing: Governing) -> TimeSpan | None:
    """The month that was spoken of before a time, if it was one."""
    own = (time.span for time in reversed(times) if time.role is Role.OWN)
    span = next(own, governing.span)
    return span if span and span.is_a_month and not span.is_until else None


def can_be_of(time: SpokenTime, number: TimedNumber, setting: Setting) -> bool:
    """Whether the number can be of this time at all."""
    if time.role is Role.OTHER:
        return False
    if time.role is Role.AHEAD and not _is_planned_or_over(time, number, setting):
        return False
    if time.role is Role.NEXT and not _is_right_behind(time, number):
        return False
    said = number.said_since(time) if time.start >= 0 else ""
    if said and is_over_ahead(number.mention.text[: time.start], said):
        return False
    if SINCE_OPENED.search(said) or is_of_a_season(said, time.span):
        return False
    first, issued = time.span.first, setting.issued_on
    is_ahead = bool(first and issued and first > issued)
    if is_ahead and number.kind is FigureKind.ACTUAL:
        is_set = time.span.is_whole_year and BUDGET.search(number.mention.left)
        if is_set or is_paid_for(number.mention.text[: time.start], said):
            # 1月，提前发放2月份低保金
            return True
        return not time.span.is_vague and _is_named_with(time, number)
    if _is_in_closed_brackets(time, number):
        return False
    is_one_day = time.span.is_day and time.span.first == time.span.last
    return not (is_one_day and issued and _only_tells(time, number))


def _is_planned_or_over(
    time: SpokenTime, number: TimedNumber, setting: Setting
) -> bool:
    """Of what is planned; 6月底前 once it is over is also of what was done."""
    if number.kind in PLANNED:
        return True
    last, issued = time.span.last, setting.issued_on
    is_over = bool(last and issued and last <= issued)
    return is_over and time.span.is_before and not time.span.is_whole_year


def _is_right_behind(time: SpokenTime, number: TimedNumber) -> bool:
    is_in_its_clause = time.start >= number.mention.clause_start
    return is_in_its_clause and not re.search(r"\d", number.said_since(time))


def _is_named_with(time: SpokenTime, number: TimedNumber) -> bool:
    """2022年4500户 in a list of years to come."""
    return time.start >= 0 and number.said_since(time) == ""


def _is_in_closed_brackets(time: SpokenTime, number: TimedNumber) -> bool:
    """（2022年12户）: of what stands in the brackets, unless they hold a time alone."""
    text = number.mention.text
    opened = max(text.rfind("（", 0, time.start), text.rfind("(", 0, time.start))
    if opened < number.mention.sentence.start or re.search(
        "[）)]", text[opened : time.start]
    ):
        return False
    closed = re.search("[）)]", number.said_since(time))
    if closed is None:
        return False
    inside = text[opened + 1 : time.start] + text[time.end : time.end + closed.start()]
    return bool(inside.strip(" 即为指"))


def _only_tells(time: SpokenTime, number: TimedNumber) -> bool:
    """Whether the number was told on that day: 4月8日，记者获悉, 4月8日已发放."""
    between = number.said_since(time)
    if reporting().search(between):
        return not ATTENDED.match(number.mention.said_behind)
    if time.words.startswith(THAT_DAY) or time.words.endswith(THAT_DAY):
        return False
    if between.startswith(THAT_DAY):
        return False
    return number.event in DEEDS and bool(_summed_up().search(between))


def time_in_paragraph(
    number: TimedNumber,
    times: Sequence[SpokenTime],
    governing: Governing,
    setting: Setting,
) -> SpokenTime | None:
    """The last time of earlier sentences that lasts, or the day of the occasion."""
    for index in range(len(times) - 1, -1, -1):
        time = times[index]
        if time.start >= number.mention.sentence.start:
            continue
        time = _heading_a_state(times[: index + 1], number)
        if not can_be_of(time, number, setting) or time.role is Role.NEXT:
            continue
        if time.lasts and not _is_passing(time, times, governing, number.mention.text):
            if _is_there_now(number, time, governing):
                return None
            is_of_report = _is_of_its_year(time, governing)
            is_past = not is_of_report and _is_of_the_past(time, number, setting)
            return None if is_past else time
        if not time.is_aside and _is_of_the_day(number, time, setting):
            return time
    return None


def _is_there_now(number: TimedNumber, time: SpokenTime, governing: Governing) -> bool:
    """上半年救助90人次。全市现有救助站8个: now, where no title or heading says when."""
    is_listed = number.mention.between.startswith("、")
    if governing.section or time.span.is_until:
        return False
    if number.event is not Event.STOCK and not is_listed:
        return False
    return bool(THERE_NOW.search(number.mention.said_before))


def _heading_a_state(times: Sequence[SpokenTime], number: TimedNumber) -> SpokenTime:
    """截至目前，建成站点94家，前4个月送餐7万人次。老人达1.2万人: the state goes on."""
    last = times[-1]
    if number.event is not Event.STOCK or last.span.is_until or last.span.is_now:
        return last
    for time in reversed(times[:-1]):
        if "。" in number.mention.text[time.end : last.start]:
            break
        if time.role is Role.OWN and time.words.startswith(UNTIL):
            return time
    return last


def _is_of_the_day(number: TimedNumber, time: SpokenTime, setting: Setting) -> bool:
    """Whether a day told in an earlier sentence is the number's."""
    if not time.span.is_day or time.role is not Role.OWN:
        return False
    told = PART_END.split(number.mention.text[time.end :], maxsplit=1)[0]
    return is_on_occasion(number) or goes_on_with_the_day(number, time, setting, told)


def goes_on_with_the_day(
    number: TimedNumber, time: SpokenTime, setting: Setting, told: str = ""
) -> bool:
    """昨日全市…登记60对。各县登记量依次为…: what is told behind a day just past."""
    first, issued = time.span.first, setting.issued_on
    if number.event not in DEEDS or number.kind in PLANNED or not (first and issued):
        return False
    if not timedelta(0) <= issued - first <= LONGEST_SINCE_A_DAY:
        return False
    if SCENE.search(told):
        return False
    said = number.mention.said_before
    if time.is_of_a_feast and number.event in (Event.FLOW, Event.VISIT):
        # 假期三天（4月4日至6日）: all of it is summed up
        return not any(words.search(said) for words in (OF_LONGER, reporting()))
    of_another = (SEASON, OF_LONGER, _summed_up(), reporting())
    if any(words.search(said) for words in of_another):
        return False
    is_wider = OF_ALL.search(said) and not OF_EACH.search(told)
    return not is_wider or number.mention.quantity.unit in OF_A_DAY


def _is_of_the_past(time: SpokenTime, number: TimedNumber, setting: Setting) -> bool:
    """2019年被列为试点。已建成12个: a year far back, and what there is by now."""
    if not time.span.is_history(setting.issued_on):
        return False
    said, unit = number.mention.said_before, number.mention.quantity.unit
    is_of_all = unit != "元" and (THERE_NOW.search(said) or OF_ALL.search(said))
    return bool(is_of_all or _summed_up().search(said))


def _is_of_its_year(time: SpokenTime, governing: Governing) -> bool:
    """2017年 in a report of 2017, whenever that was published."""
    section, last = governing.section, time.span.last
    told = section.span.last if section else None
    return bool(told and last and told.year == last.year)


def _is_passing(
    time: SpokenTime, times: Sequence[SpokenTime], governing: Governing, text: str
) -> bool:
    section = governing.section
    if section and is_month_of(time.span, section.span):
        # 11月份当月销售3亿元。 in a report of eleven months: the next is of all of them
        return time.words == "当月" or bool(SAME_MONTH.match(text, time.end))
    if time.span.is_a_month or not time.span.begins_a_year:
        return False
    before = [each for each in times if each.start < time.start and each.lasts]
    return sums_up(time, _month_before(before, governing))


def is_on_occasion(number: TimedNumber) -> bool:
    """Whether the number is of a day told before: 活动现场, 此次 in its sentence."""
    said = number.mention.said_before
    if number.event not in DEEDS or number.kind in PLANNED or _summed_up().search(said):
        return False
    if SEASON.search(said):
        return False
    if number.mention.quantity.unit == "对" and not OF_LONGER.search(said):
        return True
    return bool(_on_the_occasion().search(number.mention.said))
