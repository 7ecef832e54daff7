"""What a number tells of: how many there are, what came about, what is set by rule.

The words that say so are rows of `reading/language/events.csv`, of these kinds: `held`
(在册, 现有) and weaker `there is` (共有) of a stock, `kept` of money (余额), `grown` right before the number it
grew to (增至), `flow` (发放, 新增), `visit` (走访), `award` (授予).
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from ...language.guarded import any_of, words_of_table
from ...language.units import is_rate
from ..figure import FigureKind
from .quantity_context import QuantityMention


class Event(StrEnum):
    """What kind of thing a number reports."""

    # How many there are on a day: 在册低保对象, 养老床位, 百岁老人
    STOCK = "stock"
    # What came about in the course of a time: 发放, 新增, 结婚登记
    FLOW = "flow"
    # What is paid or charged by rule, from a day on: 每人每月730元
    STANDARD = "standard"
    # Whom one went to see: 走访慰问, 参观
    VISIT = "visit"
    # What was given as an honour: 表彰, 命名
    AWARD = "award"


class TellingNumber(NamedTuple):
    """A number before in the text, and what it told of."""

    mention: QuantityMention
    event: Event


HAPPENED = ("flow", "visit", "award")
EVENTS = {"flow": Event.FLOW, "visit": Event.VISIT, "award": Event.AWARD}
# Counted by the time that it happens, whatever the words.
OCCURRENCES = frozenset(
    [
        "人次",
        "户次",
        "家次",
        "车次",
        "辆次",
        "台次",
        "场次",
        "班次",
        "批次",
        "趟次",
        "次",
        "场",
        "期",
        "批",
    ]
)
# Without any word said of it, one of these happened: 结婚8对, 咨询16件
HAPPENING_UNITS = frozenset(["对", "件", "起", "宗", "份", "%", "‰", "倍", "个百分点"])
# Those of whom 共有1200人参加 tells what they did.
ACTING_UNITS = frozenset(["人", "名", "位", "对", "户", "家"])
SHARES = frozenset(["%", "‰", "倍", "个百分点", "个千分点"])
# 为6137户家庭发放慰问金: what is done stands behind
FOR_WHOM = re.compile("[为给向对让使将把](?![^，。；、]*[为是])|组织|带领|安排")
SENTENCE_PART = re.compile("[；;。]")
PART_OF_BEFORE = re.compile("^(?:其中|包括|分别)")


@cache
def event_words(*kinds: str) -> re.Pattern[str]:
    """A pattern of the words of these kinds, each kind a group of its own."""
    table = words_of_table("events.csv")
    groups = (
        f"(?P<{kind.replace(' ', '_')}>{any_of(w for w in table if w.kind == kind)})"
        for kind in kinds
    )
    return re.compile("|".join(groups))


@cache
def _grown() -> re.Pattern[str]:
    """增至, 达到, 增加到2022年的: right before the number."""
    words = any_of(w for w in words_of_table("events.csv") if w.kind == "grown")
    return re.compile(rf"(?:{words})[\d年月底末的今去约近了共]{{0,10}}$")


def event_of(
    mention: QuantityMention, kind: FigureKind, before: Sequence[TellingNumber] = ()
) -> Event:
    """What the number tells of, by the words of its clause, its unit, its neighbours.

    `before` are the numbers before it, back to where its sentence or that which it
    goes on with begins: 其中女性31人 tells of what they do.
    """
    if kind is FigureKind.STANDARD:
        return Event.STANDARD
    unit = mention.quantity.unit
    if unit in OCCURRENCES or is_rate(unit):
        return _said_on_the_left(mention) or Event.FLOW
    if unit == "元":
        return Event.STOCK if _is_kept(mention.left) else _at_least_flow(mention)
    if unit in SHARES:
        return before[-1].event if before else Event.FLOW
    if _grown().search(mention.left) and not _happened(mention):
        return Event.STOCK
    return _said(mention) or _as_before(mention, before) or _by_unit(unit)


def goes_on(mention: QuantityMention) -> bool:
    """Whether its sentence parts what the one before told of: 其中女性31人."""
    return bool(PART_OF_BEFORE.match(mention.said))


def _said_on_the_left(mention: QuantityMention) -> Event | None:
    """Of what can only have happened: 走访60户次 is a visit."""
    found = _last(HAPPENED, mention.left)
    return EVENTS[found] if found else None


def _at_least_flow(mention: QuantityMention) -> Event:
    return _said_on_the_left(mention) or Event.FLOW


def _is_kept(left: str) -> bool:
    """Whether money is kept, not moved: 账户余额26万元."""
    return _last(("kept", *HAPPENED), left) == "kept"


def _happened(mention: QuantityMention) -> bool:
    """Whether what it grew to came about: 登记达到120对."""
    found = _last(("held", "there is", *HAPPENED), mention.left[:-1])
    return found in HAPPENED and found != "award" and not _only_pushed(mention.left)


def _only_pushed(left: str) -> bool:
    """推动慈善组织增至126家: a number that grew, no deed that is counted."""
    return bool(re.search("增|长|展|大|升|降", left[-3:]))


def _said(mention: QuantityMention) -> Event | None:
    """What the words before it in its clause say, else those behind."""
    found = _nearest(mention.left)
    if found in HAPPENED:
        return EVENTS[found]
    behind = _behind(mention) or ("flow" if mention.left.startswith("为") else None)
    if found == "held":
        return _done_to(mention) or Event.STOCK
    if found == "there is":
        acts = behind in HAPPENED and mention.quantity.unit in ACTING_UNITS
        return EVENTS[behind] if acts and behind else Event.STOCK
    if behind == "held":
        return Event.STOCK
    return EVENTS[behind] if behind in HAPPENED else None


def _nearest(left: str) -> str | None:
    """The kind of the last word; 走访在册对象 is a visit, 登记的协会共有 a stock."""
    last = _last(("held", "there is", *HAPPENED), left)
    if last == "held":
        earlier = _last(("there is", *HAPPENED), left)
        return earlier if earlier in HAPPENED else last
    return last


def _done_to(mention: QuantityMention) -> Event | None:
    """为在册老人30户发放: those on the books, but what counts is what was done."""
    if not FOR_WHOM.search(mention.left):
        return None
    behind = _first(HAPPENED, _clause_behind(mention))
    return EVENTS[behind] if behind else None


def _behind(mention: QuantityMention) -> str | None:
    kinds = ("held", *HAPPENED)
    if FOR_WHOM.search(mention.left):
        return _first(kinds, _clause_behind(mention))
    return _first(kinds, mention.right)


def _clause_behind(mention: QuantityMention) -> str:
    """What stands behind up to the end of the clause, other numbers included."""
    return re.split("[，。；：]", mention.said_behind, maxsplit=1)[0]


def _as_before(
    mention: QuantityMention, before: Sequence[TellingNumber]
) -> Event | None:
    """That of the last number in this part of the sentence that is no money."""
    for each in reversed(before):
        start = each.mention.quantity.end
        between = mention.text[start : mention.quantity.start]
        if SENTENCE_PART.search(between) and not goes_on(mention):
            return None
        if each.mention.quantity.unit != "元" and each.event is not Event.STANDARD:
            return each.event
    return None


def _by_unit(unit: str) -> Event:
    return Event.FLOW if unit in HAPPENING_UNITS else Event.STOCK


def _last(kinds: Sequence[str], text: str) -> str | None:
    found = None
    for match in event_words(*kinds).finditer(text):
        found = match.lastgroup
    return found.replace("_", " ") if found else None


def _first(kinds: Sequence[str], text: str) -> str | None:
    match = event_words(*kinds).search(text)
    return match.lastgroup.replace("_", " ") if match and match.lastgroup else None
