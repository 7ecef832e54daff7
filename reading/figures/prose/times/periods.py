"""The period of a number: what the time that is its own (`choice`) makes of it.

A stock is of the last day of its time, a flow of all its days, a standard of the day
from which it holds. What the sentence does not say its paragraph does, then the heading,
lead-in or title above it (`governing`), then the day of the issue, which is inferred.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ....language.patterns import pattern
from ....language.sentences import last_part
from ...figure import FigureKind, Setting
from ..events import Event, goes_on
from .choice import (
    DEEDS,
    PLANNED,
    SEASON,
    can_be_of,
    goes_on_with_the_day,
    is_on_occasion,
    time_in_brackets,
    time_in_paragraph,
    time_in_sentence,
)
from .governing import OPENING, SO_FAR, Governing
from .named import SpokenTime, begun_with, ended_with
from .period_days import BY_NOW, FigurePeriod, days_of
from .roles import Role
from .rules_beside import is_rule_beside_a_state
from .spoken import TimeSpan
from .states_aside import without_states
from .summed import of_months_summed
from .tasks import is_fulfilled
from .timed_number import TimedNumber

BY_NOW_ANEW, SUMMED = pattern("[已现]"), pattern("累计")
# 现已安葬26具: by now, whatever a paragraph before spoke of
SINCE_OPENED = pattern("[现目]前?已")
SINCE_THE_YEAR_BEGAN = pattern("[较比](?:年初|[上去]年年?[底末])[^，。；\\d]*$")
BEGUN = pattern("[^，。；]{0,4}(?:启动|开始|开展|实施|推行)")
# 从7月1日起，城市低保标准提高到…
RULE = pattern("[^。；]{0,24}(?:标准(?!化)|上调|提标|调标|施行)")
# 新增1个，累计3个: no word but that
ALL_TOLD = pattern("累计(?:达到?|有|共有|为)?")
AFTERWARDS = pattern(
    "(?:灾情|灾害|险情|地震|事故|火灾|洪灾|疫情)发生(?:以)?后|[灾震]后"
)
EVERY_YEAR, UP_TO_NOW = ("全年", "年内"), ("至今", "迄今")
# So long after its end a year is reported on.
LONGEST_TO_REPORT = timedelta(days=120)
DONE_BY_NOW = pattern("(?<!早)已(?![婚故经])")
AT_FIRST = pattern("(?:成立|建立|创办|创建|组建|开办|起步|建[会院站园])之?初期?")
FOUNDED = pattern("(?:成立|创办|创建|组建|建|创)于$")


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
    here = without_states(times[:behind], number, setting.issued_on)
    time = time_in_brackets(number, times[behind : behind + 1])
    time = time or time_in_sentence(number, here, governing, setting)
    told = time
    if told is None and goes_on(number.mention):
        # 年末登记社会组织1863个。其中：社会团体812个: of the same day
        told = time_in_paragraph(number, here, governing, setting)
    if _stays(number, told, governing, setting):
        number = replace(number, event=Event.STOCK)
    if number.is_former and not _is_of_its_own(time):
        return FigurePeriod(is_inferred=True)
    if time and governing.in_force and time.words in EVERY_YEAR:
        # 全年累计救助封顶3万元 of a rule: of each year that it holds
        time = None if _is_in_force(number, None) else time
    if time:
        own = of_months_summed(number, here)
        time = own or _completed(time, number, here, governing)
        return days_of(number, time, setting)
    if AT_FIRST.search(number.mention.said_before):
        founded = _founding(number, here)
        if founded is None:
            return FigurePeriod(is_inferred=True)
        then = replace(founded.span, is_until=True, is_day=False)
        return days_of(number, replace(founded, span=then), setting)
    time = time_in_paragraph(number, here, governing, setting)
    if time and time.span.is_until and not time.span.is_now:
        # 7月15日以来…。截至8月4日…。其中，甲区救助58人次: begun then as well
        time = _begun_before(number, time, here, governing)
    return _spoken_before(number, time, governing, setting)


def _spoken_before(
    number: TimedNumber,
    time: SpokenTime | None,
    governing: Governing,
    setting: Setting,
) -> FigurePeriod:
    """The period of a number whose own sentence tells none, by what the paragraph has told."""
    if governing.in_force and _is_in_force(number, time):
        return days_of(number, governing.in_force, setting)
    if time and is_rule_beside_a_state(number, time):
        # 年末低保对象980人。标准提高到400元 in a bulletin of that year
        return _governed_period(number, replace(governing, carried=None), setting)
    if time:
        return days_of(number, _afterwards(time, number, setting), setting)
    return _governed_period(number, governing, setting)


def _founding(number: TimedNumber, times: Sequence[SpokenTime]) -> SpokenTime | None:
    """成立于2012年9月5日。成立之初有会员7家: of that day, if it was told."""
    text = number.mention.text
    founded = (t for t in reversed(times) if FOUNDED.search(text, t.start - 3, t.start))
    return next(founded, None)


def _is_in_force(number: TimedNumber, time: SpokenTime | None) -> bool:
    """以上标准自7月1日起执行: of what that order sets, wherever it stands."""
    if time and time.span.is_since:
        return False
    is_rule = number.event is Event.STANDARD or number.kind is FigureKind.LIMIT
    return is_rule and number.kind is not FigureKind.TARGET


def _afterwards(time: SpokenTime, number: TimedNumber, setting: Setting) -> SpokenTime:
    """8月5日至7日，遭遇洪涝。灾情发生后，派出干部21名: from those days on."""
    span = time.span
    if (
        not span.first
        or span.is_until
        or not AFTERWARDS.search(number.mention.said_before)
    ):
        return time
    since = replace(
        span, last=setting.issued_on, is_since=True, is_day=False, is_bare=False
    )
    return replace(time, span=since) if setting.issued_on else time


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
    if number.event is Event.FLOW and ALL_TOLD.fullmatch(mention.left.lstrip("，、")):
        return _is_sum_behind(number)
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
        period = days_of(number, governing.occasion, setting)
        return replace(period, is_inferred=True)
    time = governing.time
    carried = governing.carried
    if carried and (
        _is_by_now(number, carried, setting) or is_rule_beside_a_state(number, carried)
    ):
        time = governing.section
    elif carried and governing.course and _only_came_about(number, carried):
        time = governing.course
    if time is None or not _can_govern(time, number, setting):
        return default_period(setting)
    period = days_of(number, time, setting)
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


def _is_by_now(number: TimedNumber, carried: SpokenTime, setting: Setting) -> bool:
    """全区现有督导员25名, 已建成站点25个: no longer of what a paragraph before said."""
    if SEASON.search(number.mention.said_before):
        return True
    if SINCE_OPENED.search(number.mention.left):
        return True
    if _is_done_since(number, carried, setting):
        return True
    is_there = number.event is Event.STOCK or carried.start > OPENING
    return is_there and bool(BY_NOW_ANEW.search(number.mention.left))


def _is_done_since(number: TimedNumber, carried: SpokenTime, setting: Setting) -> bool:
    """2023年…。 各县已结对520对 in a text of June 2024: no longer of the year before."""
    last, issued = carried.span.last, setting.issued_on
    if not (last and issued and carried.span.is_whole_year):
        return False
    is_over = issued - last > LONGEST_TO_REPORT
    return is_over and bool(DONE_BY_NOW.search(number.mention.said_before))


def _can_govern(time: SpokenTime, number: TimedNumber, setting: Setting) -> bool:
    """A year that is over is no time of what is planned."""
    last, issued = time.span.last, setting.issued_on
    if number.kind in PLANNED and not is_fulfilled(number):
        return not (last and issued and last < issued)
    return can_be_of(replace(time, start=0, end=0), number, setting)
