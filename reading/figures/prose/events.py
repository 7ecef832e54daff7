"""What a number tells of: how many there are, what came about, what is set by rule.

The words that say so are rows of `reading/language/events.csv`, of these kinds: `held`
(在册, 现有) and weaker `there is` (共有) of a stock, `kept` of money (余额), `grown` right before the number it
grew to (增至), `flow` (发放, 新增), `visit` (走访), `award` (授予), and `made` of deeds that
leave what is counted (建成, 认定): how many came about, or how many there are by now.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from ...language.patterns import pattern
from ...language.sentences import PART_END
from ...language.units import PROPORTIONS, is_rate
from ..figure import FigureKind
from .event_words import HAPPENED, first_kind, grown, last_kind, which_are
from .happenings import HAPPENING_UNITS, OCCURRENCES, ONLY_HAPPENING
from .places.recipients import (
    ACTING_UNITS,
    FOR_WHOM,
    OF_EACH_A_MONTH,
    clause_behind,
    draws_a_benefit,
    label_before,
)
from .quantity_context import QuantityMention
from .rates import is_compared_with
from .standing import acts_as_a_whole, has_room, is_of_all, is_paid_monthly


class Event(StrEnum):
    """What kind of thing a number reports."""

    # How many there are on a day: 在册低保对象, 养老床位, 百岁老人
    STOCK = "stock"
    # What came about in the course of a time: 发放, 新增, 结婚登记
    FLOW = "flow"
    # What is paid or charged by rule, from a day on: 每人每月730元
    STANDARD = "standard"
    # What came about and stays: 建成公墓, 登记协会; up to a day it is a stock
    MADE = "made"
    # Whom one went to see: 走访慰问, 参观
    VISIT = "visit"
    # What was given as an honour: 表彰, 命名
    AWARD = "award"


class TellingNumber(NamedTuple):
    """A number before in the text, and what it told of."""

    mention: QuantityMention
    event: Event


EVENTS = {
    "flow": Event.FLOW,
    "made": Event.MADE,
    "visit": Event.VISIT,
    "award": Event.AWARD,
}
# 均为外地户籍的有13对: tells of what was told of before
OF_WHICH_THERE_ARE = pattern("的[共还]?有$")
# Parts of a whole that is there: 床位占比, 覆盖率; 占24.1%
SHARE_OF_WHAT_IS = pattern(
    "占比|覆盖率|比重|占有率|持证率|入住率|上岗率|供养率|普及率|空置率"
)
# 办结54对，占比36%
ONLY_SHARE = pattern("占比(?:约|达到?|为)*")
# 平均每月保障1200人: of all the months, no day's state
ON_AVERAGE = pattern("平均每[月年]|[月年]均(?!增)")
# 走访了, 累计, 先后, 新批: that it was done is said, whatever the verb
DONE = pattern(
    "(?<![有到达为成备])了(?!解)|累计|先后|陆续|逐[一户人个]"
    "|(?<![创革更全最崭重])新[批立收录引植种签添改选评购创领办发入进]"
)
PLACE_ALONE = pattern(
    "[^，。；]{1,8}[县市区旗镇乡村场（）]|[^，。；]{1,8}(?:街道|社区|办事处)"
)
# 覆盖率较上年提高12个百分点: in the course of the year, though the rate is a state
SINCE_A_YEAR = pattern(
    r"[较比](?:[上去]年(?!年?[底末])|20\d\d年(?!年?[底末]))[^，。；\d]*$"
)
LEADING_IN = ("：", ":")
LONGEST_LEAD = 60
# 【党的建设】 stands above what is told
HEADED = pattern("^.*】")
SHARE_OF = pattern("占[^，。；]{0,12}$")
# 减少2129名, 比2020年的5416名: what changed is no whole of which parts are told
CHANGED = pattern(
    "(?:减少|(?<!新)增加|净增|增长|下降|上升|提高|[多少减])[了约近]?$|[比较][^，。；]{0,14}的$"
)
IS_BASE = pattern("[^，。；\\d]{0,4}基础之?上")
REACHED = pattern("惠及|受益|涉及")
RESET_BY_RULE = pattern("此次(?:调整|提标|调标)|(?:调整|提标|调标)后")
AND = ("和", "及", "与")
TOWARDS = ("对", "为", "给", "向")
PART_OF_BEFORE = pattern(
    "^(?:其中|包括|分别|分[^，。；]{1,4}看|各[县市区乡镇街（]|具体|(?:去年|上年)?同期)"
)


def event_of(
    mention: QuantityMention,
    kind: FigureKind,
    before: Sequence[TellingNumber] = (),
    above: Event | None = None,
) -> Event:
    """What the number tells of, by the words of its clause, its unit, its neighbours.

    `before` are the numbers before it, back to where its sentence or that which it
    goes on with begins: 其中女性31人 tells of what they do.
    """
    if kind is FigureKind.STANDARD:
        return Event.STANDARD
    if is_compared_with(mention) or IS_BASE.match(mention.right):
        # 比上年的210张增加30张, 在去年310人基础上增加: what it grew from did not come about
        mention = replace(mention, right="")
    unit = mention.quantity.unit
    if OF_EACH_A_MONTH.search(mention.left) and (unit == "元" or is_rate(unit)):
        return Event.STANDARD
    if _is_level(mention, before):
        return Event.STOCK
    if unit in OCCURRENCES or is_rate(unit):
        return _said_on_the_left(mention) or Event.FLOW
    if unit == "元":
        return _of_money(mention, before)
    if draws_a_benefit(mention):
        return Event.STOCK
    if unit in PROPORTIONS:
        return _of_a_share(mention, before)
    is_grown = unit not in ONLY_HAPPENING and grown().search(mention.left)
    if is_grown and not _happened(mention):
        return Event.STOCK
    if _is_reached_by_rule(mention, before):
        return Event.STOCK
    if ON_AVERAGE.search(mention.left) and not last_kind(("held",), mention.left):
        return _said_on_the_left(mention) or Event.FLOW
    said = _as_there(mention) or _said(mention, before) or _by_aspect(mention)
    said = said or _as_before(mention, before)
    return said or _as_above(mention, above) or _by_unit(unit)


def _is_level(mention: QuantityMention, before: Sequence[TellingNumber]) -> bool:
    """月人均补差分别为228元和79元: what is paid a month, on that day."""
    if not mention.quantity.unit.startswith("元"):
        return False
    if is_paid_monthly(mention.left):
        return True
    if not (mention.follows_closely and before):
        return False
    first = before[-1]
    is_paid = first.mention.quantity.unit.startswith("元")
    return is_paid and first.event is Event.STOCK


def _as_there(mention: QuantityMention) -> Event | None:
    """920人全部签订, 可安葬360穴, 年末低保对象3600人: no word of what came about."""
    left = mention.left or label_before(mention)
    if has_room(left) or acts_as_a_whole(left, mention.right):
        return Event.STOCK
    if mention.quantity.unit not in ACTING_UNITS or last_kind(HAPPENED, left):
        return None
    return Event.STOCK if is_of_all(left, mention.right) else None


def event_above(text: str, before: Event | None) -> Event | None:
    """What a list tells of: 各乡镇救助人数如下："""
    if not text.endswith(LEADING_IN):
        return None if text.endswith("。") else before
    found = last_kind(("held", "there is", *HAPPENED), text[-LONGEST_LEAD:])
    return EVENTS.get(found or "")


def _as_above(mention: QuantityMention, above: Event | None) -> Event | None:
    """城关镇：32人 below it: no more than a place is said."""
    if above is None:
        return None
    words = mention.left or label_before(mention)
    return above if PLACE_ALONE.fullmatch(words) else None


def _by_aspect(mention: QuantityMention) -> Event | None:
    """走访了12户, 累计结成60对子: done, by a verb that no table knows."""
    return Event.FLOW if DONE.search(mention.left) else None


def _of_money(mention: QuantityMention, before: Sequence[TellingNumber]) -> Event:
    """What is moved, unless it is kept: 结余; 分别为5元和4元 are of one kind."""
    if mention.follows_closely and before and before[-1].event is Event.STANDARD:
        return Event.STANDARD
    return Event.STOCK if _is_kept(mention.left) else _at_least_flow(mention)


def _of_a_share(mention: QuantityMention, before: Sequence[TellingNumber]) -> Event:
    """That of the number it is a share of; else by 覆盖率, 占 and what happened."""
    if mention.quantity.unit == "个百分点" and SINCE_A_YEAR.search(mention.left):
        return Event.FLOW
    is_of_before = before and (
        ONLY_SHARE.fullmatch(mention.left) or _is_next_share(mention, before[-1])
    )
    if SHARE_OF_WHAT_IS.search(mention.left) and not is_of_before:
        return Event.STOCK
    if before:
        return before[-1].event
    is_part = SHARE_OF.search(mention.left)
    happened = last_kind(HAPPENED, mention.said_before)
    return Event.STOCK if is_part and not happened else Event.FLOW


def _is_next_share(mention: QuantityMention, before: TellingNumber) -> bool:
    """占比19%；30至34岁占比24%: of those that the share before is of."""
    told = before.mention
    return "占比" in mention.left and "占" in told.left and told.quantity.unit == "%"


def _is_reached_by_rule(
    mention: QuantityMention, before: Sequence[TellingNumber]
) -> bool:
    """标准提高到930元，惠及9400人: how many the rule holds for, no deed."""
    if not REACHED.search(mention.left):
        return False
    by_standard = bool(before) and before[-1].event is Event.STANDARD
    return by_standard or bool(RESET_BY_RULE.search(mention.said_before))


def is_unsaid(mention: QuantityMention) -> bool:
    """Whether no word tells what the number is of: 52位逝者的骨灰撒向大海."""
    words = mention.left + mention.right
    return not (last_kind(("held", "there is"), words) or grown().search(mention.left))


def goes_on(mention: QuantityMention) -> bool:
    """Whether its sentence parts what the one before told of: 其中女性31人."""
    return bool(PART_OF_BEFORE.match(mention.said))


def _said_on_the_left(mention: QuantityMention) -> Event | None:
    """Of what can only have happened: 走访60户次 is a visit."""
    found = last_kind(HAPPENED, mention.left)
    return EVENTS[found] if found else None


def _at_least_flow(mention: QuantityMention) -> Event:
    return _said_on_the_left(mention) or Event.FLOW


def _is_kept(left: str) -> bool:
    """Whether money is kept, not moved: 账户余额26万元."""
    return last_kind(("kept", *HAPPENED), left) == "kept"


def _happened(mention: QuantityMention) -> bool:
    """Whether what it grew to came about: 登记达到120对."""
    found = last_kind(("held", "there is", *HAPPENED), mention.left[:-1])
    return found in HAPPENED and found != "award" and not _only_pushed(mention.left)


def _only_pushed(left: str) -> bool:
    """推动慈善组织增至126家: a number that grew, no deed that is counted."""
    return bool(re.search("增|长|展|大|升|降", left[-3:]))


def _said(mention: QuantityMention, before: Sequence[TellingNumber]) -> Event | None:
    """What the words before it in its clause say, else those behind."""
    left, unit = mention.left or label_before(mention), mention.quantity.unit
    if before and left == mention.between and left.endswith(AND):
        # 12名供养老人和4名孤儿: those words are of the one before
        left = ""
    left = HEADED.sub("", left)
    of_which = OF_WHICH_THERE_ARE.search(left)
    found = _nearest_of_which(left[: of_which.start()]) if of_which else _nearest(left)
    if found == "held" and unit in ONLY_HAPPENING:
        found = None
    if found in HAPPENED:
        return _deed(found, unit)
    if of_which and found is None and (before or unit in ONLY_HAPPENING):
        return None
    return _there_is(mention, "there is" if of_which and not found else found)


def _nearest_of_which(left: str) -> str | None:
    """纳入监测的有: how many are in; 撤回申请的有: how many did."""
    found = last_kind(("held", *HAPPENED), left)
    return "held" if found == "made" else found


def _there_is(mention: QuantityMention, found: str | None) -> Event | None:
    """By `held` or `there is` before it and by what is done behind it."""
    unit = mention.quantity.unit
    is_for = (mention.left or label_before(mention)).startswith("为")
    behind = _behind(mention) or ("flow" if is_for else None)
    if behind == "held" and unit in ONLY_HAPPENING:
        return Event.FLOW
    if found == "held":
        return _done_to(mention) or Event.STOCK
    if found == "there is":
        # Houses do not act, but they are honoured: 有3个集体受到表彰
        acts = behind in HAPPENED and (unit in ACTING_UNITS or behind == "award")
        return _deed(behind, unit) if acts else Event.STOCK
    if behind == "held":
        return Event.STOCK
    return _deed(behind, unit) if behind in HAPPENED else None


def _deed(found: str | None, unit: str) -> Event:
    """登记协会8家 stays, 登记8对 and 建立档案8份 only happen."""
    event = EVENTS[found or "flow"]
    lasts = unit not in HAPPENING_UNITS or unit == "单"
    return event if event is not Event.MADE or lasts else Event.FLOW


def _nearest(left: str) -> str | None:
    """The kind of the last word; 走访在册对象 is a visit, 登记的协会共有 a stock."""
    last = last_kind(("held", "there is", *HAPPENED), left)
    if which_are().search(left):
        return "held"
    if last == "made" and last_kind(("flow",), left):
        return "flow"
    if last == "held":
        earlier = last_kind(("there is", *HAPPENED), left)
        return earlier if earlier in HAPPENED else last
    return last


def _done_to(mention: QuantityMention) -> Event | None:
    """为在册老人30户发放: those on the books, but what counts is what was done."""
    if not FOR_WHOM.search(mention.left):
        return None
    behind = first_kind(HAPPENED, clause_behind(mention))
    return _deed(behind, mention.quantity.unit) if behind else None


def _behind(mention: QuantityMention) -> str | None:
    kinds = ("held", *HAPPENED)
    if FOR_WHOM.search(mention.left):
        # 为12名集中供养老人送去大米: what is done goes before what they are
        clause = clause_behind(mention)
        found = first_kind(HAPPENED, clause) or first_kind(kinds, clause)
        # 对4名群众，通过一事一议给予救助
        is_first = mention.left[:1] in TOWARDS
        return found or (
            first_kind(HAPPENED, mention.said_behind) if is_first else None
        )
    return first_kind(kinds, _right_of_list(mention))


def _right_of_list(mention: QuantityMention) -> str:
    """受到表彰 of 3个集体、7名个人受到表彰, which is told of both."""
    if mention.right.startswith("、"):
        # 低保户12户、特困供养户7户: those words are of the next
        return ""
    is_listed = mention.right.endswith("、") and mention.left.endswith("有")
    return clause_behind(mention) if is_listed else mention.right


def _as_before(
    mention: QuantityMention, before: Sequence[TellingNumber]
) -> Event | None:
    """That of the last number in this part of the sentence that is no money."""
    for each in reversed(before):
        start = each.mention.quantity.end
        between = mention.text[start : mention.quantity.start]
        is_same = "同期" in mention.left or goes_on(mention)
        if PART_END.search(between) and not is_same:
            return None
        unit = each.mention.quantity.unit
        if (
            unit == "元"
            and each is before[-1]
            and between.startswith("、")
            and _said_on_the_left(each.mention)
        ):
            # 接收捐赠38万元、衣物120件
            return each.event
        if unit in PROPORTIONS or is_rate(unit):
            continue
        # 净减43户、68人: in one breath both are of the change
        is_same = mention.follows_closely and each is before[-1]
        if CHANGED.search(each.mention.left) and not is_same:
            continue
        if unit != "元" and each.event is not Event.STANDARD:
            return each.event
    return None


def _by_unit(unit: str) -> Event:
    return Event.FLOW if unit in HAPPENING_UNITS else Event.STOCK
