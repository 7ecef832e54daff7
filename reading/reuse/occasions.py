"""Whether two texts are of two occasions: of another year, of the next of a row."""

import re

from .agreement import days_apart, support_of
from .facts import Fact, FactKind, all_facts, facts_in
from .told import ToldText

# Days apart: what tells no day of its own is later printed for another occasion; a way of
# working is still taken over after half a year.
SAME_OCCASION, SAME_SEASON = 60, 200
OWN_STORY = 3.0
NUMBERS = re.compile(r"\d+")
# By its title a text puts another right, and may well tell other days; but many bodies
# have 修订章程 or 延期换届 approved in the same words.
PUT_RIGHT = re.compile(
    "更正|勘误|[（(](?:修订|修正|延期|延长|顺延)|(?:修订|修正)[版稿后]|"
    "重新(?:印发|公布|发布)|(?:延期|延长|推迟|顺延)[^换]{0,12}(?:公告|通告|通知)$"
)


def is_again(
    earlier: ToldText, later: ToldText, agreeing: tuple[Fact, ...], latest: int
) -> bool:
    """The same words for another occasion: a year later, with no day that says not."""
    apart = days_apart(earlier.day, later.day)
    if apart is None or apart <= latest:
        return False
    if apart > SAME_SEASON and tells_only_later(earlier, later):
        return True
    is_dated = any(each.kind is FactKind.DAY for each in agreeing)
    return not is_dated and support_of(agreeing) < OWN_STORY


def tells_only_later(earlier: ToldText, later: ToldText) -> bool:
    """Whether all days that the later one tells were yet to come for the earlier, which
    tells none of them.
    """
    days = all_facts(later)[FactKind.DAY]
    if not all_facts(earlier)[FactKind.DAY].keys().isdisjoint(days):
        return False
    told = [tuple(map(int, NUMBERS.findall(each))) for each in days]
    printed = earlier.day.timetuple()[:3] if earlier.day else ()
    return bool(told) and all(len(each) == 3 and each > printed for each in told)


def titles_contradict(first: ToldText, second: ToldText) -> bool:
    """Of another year, quarter or day by their titles."""
    one, other = (facts_in(text.title, text.day) for text in (first, second))
    for kind in (FactKind.DAY, FactKind.TIME):
        mine, yours = (
            {each.value for each in told if each.kind is kind and not each.is_counted}
            for told in (one, other)
        )
        if mine and yours and not mine & yours:
            return True
    return False


def is_next(first: ToldText, second: ToldText) -> bool:
    """Whether titles count on: 第二期 behind 第一期, but not behind 第五届."""
    one, other = (
        {
            each.value[-1]: each.value
            for each in facts_in(text.title, text.day)
            if each.is_counted
        }
        for text in (first, second)
    )
    return any(one[what] != other[what] for what in one.keys() & other.keys())


def puts_right(earlier: ToldText, later: ToldText) -> bool:
    """Whether a bureau says that its text is to stand in place of an earlier one."""
    return earlier.is_by_the_same(later) and bool(PUT_RIGHT.search(later.title))
