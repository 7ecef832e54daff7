"""The time that lasts from block to block: of the title, a heading, a lead-in, a year.

截至2023年9月底： governs the list below it, 一、2023年10月 its section, a title 2022年…工作
总结 all of the text; a time that opens a paragraph goes on until another is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from ....language.patterns import pattern
from ....language.sentences import CLAUSE_END
from ....language.times import times_named
from ....parsed import BlockKind
from ...figure import PlacedBlock, Setting
from .named import SpokenTime, begun_with, is_spell, times_in, with_spell
from .roles import Role
from .spoken import LONGEST_AGO, Spoken, TimeSpan, is_own_year, year_of_review

# The first lines of a text say its time, if not at their heads.
OPENING, LONGEST_SAID = 24, 160
LONGEST_LEAD_IN = 60
LEADS_IN = pattern("[：:，,]$")
SO_FAR = ("以来", "至今")
SOON_AFTER, SOON_AFTER_A_DAY = timedelta(days=62), timedelta(days=10)
# 【舒城县】一季度…, ●霍山县：…: news of one place each, none of the next one's time
ITEM_OF_A_PLACE = pattern(
    "\\W{0,3}(?:[一二三四五六七八九十]{1,2}、)?[一-鿿、]{1,20}?(?:[市县区旗州盟镇乡]|街道)(?:】|——|：|:|[ \u3000]+(?=\\S))"
)
ASKED = pattern(
    "(?:[【\\[(（]?(?:问|提问|记者|记者问|Q)\\d{0,2}[】\\])）]?[:：]|[【\\[]问[】\\]])"
)
SENTENCE_END = pattern("[。！？]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Governing:
    """What was said so far: `section` by title, heading or lead-in, `carried` by prose.

    `occasion` is the day told of: 4月8日，举行义诊; `spells` are what 五年来 goes back to.
    """

    section: SpokenTime | None = None
    carried: SpokenTime | None = None
    occasion: SpokenTime | None = None
    # Whether what the text tells of happened on that day: no day of a meeting, a report.
    is_eventful: bool = False
    # The sentence that told of that day: of one place, or of all of them.
    told: str = ""
    spells: tuple[TimeSpan, ...] = ()
    # The last year that the prose told of: 2022年…；2023年上半年…, then 6月末 is of 2023.
    told_year: int | None = None
    # What was told behind 截至…: of that which only came about it says since when.
    course: SpokenTime | None = None
    # 以上标准自7月1日起执行: from when all holds that the text sets.
    in_force: SpokenTime | None = None
    # Whether an item of a list of places carried its time on, and what was before them.
    is_of_item: bool = False
    above_items: SpokenTime | None = None

    @property
    def time(self) -> SpokenTime | None:
        return self.carried or self.section

    @property
    def span(self) -> TimeSpan | None:
        return self.time.span if self.time else None

    @property
    def day(self) -> TimeSpan | None:
        return self.occasion.span if self.occasion else None

    @property
    def is_of_report(self) -> bool:
        """Whether on the day that was told something was only said of other times."""
        return bool(self.told) and not self.is_eventful

    @property
    def is_carried(self) -> bool:
        """Whether only a paragraph before said it."""
        return self.carried is not None

    @property
    def year(self) -> int | None:
        """The year that is spoken of, if one was said."""
        span = self.span
        if span is None or span.last is None or span.is_now or not span.has_year:
            return None
        return max(span.last.year, self.told_year or 0)

    def of_plan(self, setting: Setting) -> "Governing":
        """Without what is over: a plan behind 2021年回眸 is of this year, 年内 too."""
        return replace(
            self,
            section=_unless_over(self.section, setting),
            carried=_unless_over(self.carried, setting),
        )

    def spoken(self, setting: Setting) -> Spoken:
        """What the times of a block count from."""
        section = self.section.span if self.section else None
        return Spoken(
            setting=setting,
            year=self.year,
            span=self.span,
            day=self.day,
            spells=self.spells,
            reviewed=year_of_review(section, setting),
        )


def _unless_over(time: SpokenTime | None, setting: Setting) -> SpokenTime | None:
    last, this_year = time.span.last if time else None, setting.this_year
    return None if last and this_year and last.year < this_year else time


def governing_title(setting: Setting) -> Governing:
    """The time of a title: 2023年10月…公示, 2022年工作总结."""
    if not setting.title:
        return Governing()
    times = [
        each
        for each in times_in(setting.title, Spoken(setting=setting))
        if each.span.has_year or _is_just_over(each.span, setting)
    ]
    # 2024年清明祭扫 is some days of that year, and the text says which.
    whole = (each for each in times if not each.span.is_vague)
    said = [each for each in whole if each.lasts or each.role is Role.AHEAD]
    days = [each for each in times if each.span.is_day and each.role is Role.OWN]
    spells = tuple(
        each.span for each in times if is_spell(each) and not _is_to_come(each, setting)
    )
    return Governing(
        section=next(iter(said), None), occasion=next(iter(days), None), spells=spells
    )


def _is_to_come(time: SpokenTime, setting: Setting) -> bool:
    """下半年 of a title in July."""
    last, issued = time.span.last, setting.issued_on
    return bool(last and issued and last > issued)


def _is_just_over(span: TimeSpan, setting: Setting) -> bool:
    """11月份重点工作, 上半年…汇报, “520”: without a year, but soon after it."""
    last, issued = span.last, setting.issued_on
    if last is None or issued is None or span.is_until or span.is_now or span.is_vague:
        return False
    limit = SOON_AFTER_A_DAY if span.is_day else SOON_AFTER
    return timedelta(0) <= issued - last <= limit


def entered(placed: PlacedBlock, before: Governing, setting: Setting) -> Governing:
    """What a heading or a lead-in says of what stands below it."""
    text = placed.block.text
    if before.carried and before.carried.span.is_until and ASKED.match(text):
        # 问：…？: 截至7月底 was said to what was asked before
        before = replace(before, carried=None, course=None)
    is_heading = placed.block.kind == BlockKind.HEADING
    if before.is_of_item and (is_heading or ITEM_OF_A_PLACE.match(text)):
        before = replace(
            before, carried=before.above_items, is_of_item=False, course=None
        )
    if not is_heading and not _leads_in(text):
        return before
    times = _governing(times_in(text, before.spoken(setting)), setting)
    if is_heading:
        above = before.section.span if before.section else None
        times = [t for t in times if not is_own_year(t.words, above, setting)]
    if times:
        return replace(before, section=_in_all(times), carried=None, told_year=None)
    return replace(before, carried=None) if is_heading else before


def _governing(times: Sequence[SpokenTime], setting: Setting) -> list[SpokenTime]:
    """Those that last and those ahead; 3月资金已于3月25日前发放 is of March."""
    lasting, issued = _lasting(times), setting.issued_on
    return [
        time
        for time in times
        if time.lasts
        or (
            time.role is Role.AHEAD
            and not (lasting and issued and _is_over(time, issued))
        )
    ]


def _is_over(time: SpokenTime, issued: date) -> bool:
    return bool(time.span.is_before and time.span.last and time.span.last <= issued)


def _in_all(times: Sequence[SpokenTime]) -> SpokenTime:
    """今年以来…，截至6月20日，完成以下工作： tells from when until when."""
    last = times[-1]
    if not last.span.is_until or len(times) < 2:
        return last
    return begun_with(last, times[-2].span)


def _leads_in(text: str) -> bool:
    return len(text) <= LONGEST_LEAD_IN and bool(LEADS_IN.search(text))


def left(placed: PlacedBlock, before: Governing, setting: Setting) -> Governing:
    """What goes on behind a paragraph: a time at its head, the day it tells of."""
    text, is_first = placed.block.text, before.time is None
    if placed.block.kind == BlockKind.HEADING or _leads_in(text):
        return before
    times = times_in(text, before.spoken(setting))
    before = _with_occasion(before, times, text)
    opening = _opening(times, text, before, is_first=is_first)
    opening = _of_list_below(times, text) or opening
    if opening is None or _is_long_ago(opening, setting):
        return before
    if opening.span.is_until and before.span:
        opening = begun_with(opening, before.span)
    opening = _told_last(_until_then(opening, times), times, text)
    begun = [time for time in _lasting(times) if _is_of_this_year(time, opening, text)]
    is_of_item = bool(ITEM_OF_A_PLACE.match(text))
    return replace(
        before,
        is_of_item=is_of_item,
        above_items=before.carried if is_of_item else None,
        carried=opening,
        told_year=_told_year(times, before.spoken(setting)),
        course=begun[-1] if begun else None,
    )


def _of_list_below(times: Sequence[SpokenTime], text: str) -> SpokenTime | None:
    """近日来…。截至5月底…，具体数额如下：: the list below is of the time told last."""
    if not text.endswith(("：", ":")):
        return None
    told = [time for time in _lasting(times) if time.role is Role.OWN]
    is_dated = told and told[-1].span.is_until and not told[-1].span.is_now
    return told[-1] if is_dated else None


def _told_last(
    opening: SpokenTime, times: Sequence[SpokenTime], text: str
) -> SpokenTime:
    """2022年办理…。2023年一季度，办理…: what goes on behind is of the later, told anew."""
    told = [t for t in _lasting(times) if t.start > opening.start]
    last = told[-1] if told and told[-1].role is Role.OWN else None
    if last is None or last.span.is_now or text[last.start - 1 : last.start] != "。":
        return opening
    first, ended = last.span.first, opening.span.last
    is_later = bool(first and ended and first > ended)
    return last if is_later and not opening.span.is_until else opening


def _until_then(opening: SpokenTime, times: Sequence[SpokenTime]) -> SpokenTime:
    """自6月15日启动以来…。截至9月20日: what goes on behind began and ended so."""
    first = opening.span.first
    if not opening.span.is_since or opening.span.begins_a_year or first is None:
        return opening
    for time in _lasting(times):
        last = time.span.last
        is_later = time.start > opening.start and last is not None and last > first
        if is_later and time.span.is_until and last:
            return replace(opening, span=replace(opening.span, last=last))
    return opening


def _is_of_this_year(time: SpokenTime, until: SpokenTime, text: str) -> bool:
    """今年以来, 前三季度 beside 截至三季度末."""
    first, last = time.span.first, until.span.last
    if first is None or last is None or time.span.is_until:
        return False
    if "。" not in text[max(until.end, 0) : time.start]:
        return False
    return time.span.begins_a_year and first.year == last.year


def _told_year(times: Sequence[SpokenTime], spoken: Spoken) -> int | None:
    """The last of the years that a paragraph reviews."""
    said = (time.span for time in _lasting(times) if time.span.has_year)
    years = (span.last.year for span in said if span.last and not span.is_now)
    this_year = spoken.this_year
    return max((y for y in years if not this_year or y <= this_year), default=None)


def _opening(
    times: Sequence[SpokenTime], text: str, before: Governing, *, is_first: bool
) -> SpokenTime | None:
    """The first time that lasts; further in only where nothing was said before."""
    limit = LONGEST_SAID if is_first else OPENING
    said = [t for t in _lasting(times) if t.start < limit and not _is_quoted(t, text)]
    lasting = [time for time in said if not _holds_from_then(time)]
    if len(lasting) > 1 and lasting[0].span.is_now and lasting[1].span.is_since:
        # 连日来…。自7月10日启动以来: what is dated says more
        lasting = lasting[1:]
    opening = next((time for time in lasting if not _is_a_week(time.span)), None)
    opening = _in_its_course(opening, said, text) if opening else None
    if opening is None or _is_in_passing(opening, text, before.section):
        return None
    return opening


def _is_quoted(time: SpokenTime, text: str) -> bool:
    """“现在家门口就有了。” says somebody, and the text tells of a year behind it."""
    return text.count("“", 0, time.start) > text.count("”", 0, time.start)


def _is_in_passing(time: SpokenTime, text: str, section: SpokenTime | None) -> bool:
    """新增9户，目前在保231户, and 前7个月 in a report of July: there they end."""
    if time.span.is_now:
        return bool(section and CLAUSE_END.search(text, 0, time.start))
    if section and is_month_of(time.span, section.span):
        return True
    month = section.span if section and section.span.is_a_month else None
    return sums_up(time, month)


def is_month_of(month: TimeSpan, whole: TimeSpan) -> bool:
    """12月 in a report of the year, 7月 in one of the third quarter: the next is of all again."""
    if not (month.is_a_month and month.last and whole.last) or whole.is_a_month:
        return False
    is_within = whole.begins_a_year or month.first in {m.first for m in whole.pieces}
    same = is_within and whole.last.year == month.last.year
    return same and not month.is_until and month.last <= whole.last


def sums_up(time: SpokenTime, month: TimeSpan | None) -> bool:
    """1—10月累计 beside 10月: said in passing, behind it the month goes on."""
    if month is None or month.last is None or time.span.is_a_month:
        return False
    last = time.span.last
    same = last is not None and last.year == month.last.year
    return (
        same and time.span.begins_a_year and (time.span.is_bare or last == month.last)
    )


def _in_its_course(
    time: SpokenTime, times: Sequence[SpokenTime], text: str
) -> SpokenTime:
    """2023年…行动4月1日启动，5月20日结束: those days, not all of the year."""
    if not time.span.is_bare:
        return time
    for each in times:
        if each.is_course and "。" not in text[time.end : each.start]:
            return each
    return time


def _is_a_week(span: TimeSpan) -> bool:
    """上周 is over with its paragraph."""
    first, last = span.first, span.last
    if first is None or last is None or span.is_until:
        return False
    return last - first == timedelta(6)


def _holds_from_then(time: SpokenTime) -> bool:
    """从11月1日起 is of the rule alone, 11月1日以来 of all that is told."""
    return time.span.is_since and not time.words.endswith(SO_FAR)


def _with_occasion(
    before: Governing, times: Sequence[SpokenTime], text: str
) -> Governing:
    spells = before.spells
    for time in filter(is_spell, times):
        spells = with_spell(spells, time.span)
    before = replace(before, spells=spells) if spells != before.spells else before
    days = [t for t in times if t.role is Role.OWN and t.span.is_day and not t.is_aside]
    limit = OPENING if before.time or before.occasion else LONGEST_SAID
    if not days or days[0].start > limit:
        return before
    told = SENTENCE_END.split(text[days[0].end :], maxsplit=1)[0]
    is_eventful = not reporting().search(told)
    return replace(before, occasion=days[0], is_eventful=is_eventful, told=told)


@cache
def reporting() -> re.Pattern[str]:
    """4月8日，记者获悉: on that day it was told, not done."""
    return re.compile(times_named("report"))


def _is_long_ago(time: SpokenTime, setting: Setting) -> bool:
    span, issued = time.span, setting.issued_on
    # 自1987年发行以来 is said of one thing, not of all the paragraphs behind.
    last = span.first if span.is_since else span.last
    return bool(last and issued and issued - last > LONGEST_AGO)


def _lasting(times: Sequence[SpokenTime]) -> list[SpokenTime]:
    return [time for time in times if time.lasts]
