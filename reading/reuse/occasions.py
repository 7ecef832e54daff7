"""Whether two texts are of two occasions: of another year, of the next of a row."""

import re

from ..language.patterns import pattern
from .agreement import Agreement, days_apart, support_of
from .bare import bare
from .facts import Fact, FactKind, all_facts, facts_in, facts_of, is_narrow
from .told import ToldText

# Days apart: what tells no day of its own is later printed for another occasion; a way of
# working is still taken over after half a year.
SAME_OCCASION, SAME_SEASON = 60, 200
OWN_STORY = 3.0
NUMBERS = pattern(r"\d+")
YEAR, DAY_IN_FULL = pattern(r"(?:19|20)\d\d年"), 3
# By its title a text puts another right, and may well tell other days; but many bodies
# have 修订章程 or 延期换届 approved in the same words.
PUT_RIGHT = pattern(
    "更正|勘误|[（(](?:更新[）)]|修订|修正|延期|延长|顺延)|(?:修订|修正)[版稿后]|"
    "重新(?:印发|公布|发布)|(?:延期|延长|推迟|顺延)[^换]{0,12}(?:公告|通告|通知)$"
)
# A second one may be of other things, unless it tells of the first.
PUBLISHED_AGAIN = pattern("(?:第?[二两三]次|再次)公[示告]")
PUBLISHED_BEFORE = pattern("(?:第?一次|首次|上次|前次|前期|此前|原)公[示告]")
# 《某某市公墓管理办法（征求意见稿）》: its name is that of the rule that comes of it.
DRAFT = pattern(
    "([^《》]{4,60}?)(?:[（(]试行[）)])?》?"
    "[（(](?:修订|公开)?(?:征求意见稿|送审稿|讨论稿|草案)[）)]"
)
# …积分兑换办法（修订）, 修订后的《…办法》: what it was before has the name without that
REVISED_RULE = pattern(
    "([^《》]{2,60}(?:办法|规定|细则|方案|制度|规程|目录|标准|守则|公约))"
    r"(?:[（(]试行[）)])?》?[（(](?:(?:19|20)\d\d年?)?(?:修订|修正)[版稿本]?[）)]"
)
# 《某某市公墓管理办法》政策解读, …征求意见情况的反馈: about the rule, and not it
ABOUT_RULE = pattern("解读|图解|问答|答记者问|说明|反馈|采纳|意见|情况|听证")
# A headline that stands over new numbers for so many days is one thing that goes on.
GOES_ON = 14
# What is counted up to a day may well be twice as much by a later one.
UP_TO, MOST_GROWN = ("截至", "截止", "截至到", "截止到"), 3.0
# A ceremony that is held at several sites at once: each host tells of its own.
MAIN_SITE, BRANCH_SITE = (
    pattern("主(?:会场|赛场|赛区)"),
    pattern("分(?:会场|赛场|赛区)"),
)
TELLING_NUMBER = 1.0


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


def is_moved_on(earlier: ToldText, later: ToldText, agreement: Agreement) -> bool:
    """Whether the day or the year differs as the printing does, and none is kept.

    Of 5月12日 it was told on 13 May, of 6月23日 on 24 June: that was yet to come, so nothing
    was put right. What is counted up to a day goes on with it, and 4月11日 that is printed
    in December and again in January is one day, whatever year is read into it.
    """
    if agreement.is_update or puts_right(earlier, later, agreement):
        return False
    if _counts_on(earlier, later, agreement):
        return False
    if not earlier.day or not later.day:
        return False
    printed, years = earlier.day.timetuple()[:3], later.day.year - earlier.day.year
    kept = {len(_date_in(each)) for each in agreement.agreeing}
    dates = (
        (_date_in(one), _date_in(other))
        for one, other in agreement.differing
        if len(_date_in(one)) not in kept
    )
    return any(
        one <= printed < other and one[1:] != other[1:]
        if len(one) == len(other) == DAY_IN_FULL
        else len(one) == len(other) == 1 and other[0] - one[0] == years > 0
        for one, other in dates
    )


def _date_in(fact: Fact) -> tuple[int, ...]:
    """Year, month and day of a day, a year alone of 2023年; blank of all else."""
    if fact.kind is FactKind.DAY or YEAR.fullmatch(fact.value):
        return tuple(map(int, NUMBERS.findall(fact.value)))
    return ()


def is_elsewhere_later(first: ToldText, second: ToldText) -> bool:
    """Whether both tell of days and of towns, and of none that the other tells."""
    one, other = all_facts(first), all_facts(second)
    days = set(one[FactKind.DAY]), set(other[FactKind.DAY])
    towns = [set(filter(is_narrow, told[FactKind.PLACE])) for told in (one, other)]
    return all(
        mine and yours and mine.isdisjoint(yours) for mine, yours in (days, towns)
    )


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
    """Whether one counts on: 第二期 behind 第一期, but not behind 第五届.

    Where only one of the titles counts, the other text does not tell that term, but
    another: a title 第二期, and 首期 in the words beside it.
    """
    titles = _counted_in_title(first), _counted_in_title(second)
    texts = first, second
    for (one, other), text in zip((titles, titles[::-1]), texts[::-1], strict=True):
        for what, terms in one.items():
            told = other.get(what) or (_counted_in_words(text, what))
            if told and terms.isdisjoint(told):
                return True
    return False


def _counted_in_title(text: ToldText) -> dict[str, set[str]]:
    counted: dict[str, set[str]] = {}
    for each in facts_in(text.title, text.day):
        if each.is_counted:
            counted.setdefault(each.value[-1], set()).add(each.value)
    return counted


def _counted_in_words(text: ToldText, what: str) -> set[str]:
    told = all_facts(text)[FactKind.TIME]
    return {each for each in told if each.startswith("第") and each[-1] == what}


def puts_right(earlier: ToldText, later: ToldText, agreement: Agreement) -> bool:
    """Whether a bureau says that its text is to stand in place of an earlier one.

    A day, a village or a number was wrong: of another day and another village it is
    another event, and the earlier text of that village what was wrong.
    """
    if not earlier.is_by_the_same(later) or not _stands_in_place(later):
        return False
    moved = {
        one.kind
        for one, other in agreement.differing
        if one.kind is not FactKind.PLACE or is_narrow(one.value)
    }
    # Of a list shown again one house may be of another village.
    return not moved >= {FactKind.DAY, FactKind.PLACE} or agreement.stays


def _stands_in_place(text: ToldText) -> bool:
    """By its title, or a second 公示 by what it tells of the first."""
    if PUT_RIGHT.search(text.title):
        return True
    said = "\n".join(text.paragraphs)
    return bool(PUBLISHED_AGAIN.search(text.title) and PUBLISHED_BEFORE.search(said))


def goes_on(earlier: ToldText, later: ToldText, agreement: Agreement) -> bool:
    """Whether the later one tells how much more it was, or what it was if put right."""
    if _counts_on(earlier, later, agreement):
        return True
    days = any(each.kind is FactKind.DAY for each in agreement.agreeing)
    is_more = (days and agreement.has_grown()) or agreement.is_mistyped
    return is_more and _is_under_one_headline(earlier, later)


def _is_under_one_headline(earlier: ToldText, later: ToldText) -> bool:
    """Whether a bureau printed it again under the same headline some days later."""
    apart = days_apart(earlier.day, later.day)
    is_soon = apart is not None and apart <= GOES_ON
    is_one = bare(earlier.title).text == bare(later.title).text != ""
    return earlier.is_by_the_same(later) and is_soon and is_one


def _counts_on(earlier: ToldText, later: ToldText, agreement: Agreement) -> bool:
    """Whether it counts up to a later day what is more by then, and all else is the same.

    截至1月4日 4126户, 截至1月18日 7358户: of several towns, with a name that was told
    before, or under one headline.
    """
    apart = days_apart(earlier.day, later.day)
    if apart is None or apart > SAME_OCCASION or not agreement.has_grown(MOST_GROWN):
        return False
    moved = [
        pair for pair in agreement.differing if pair[0].kind is not FactKind.NUMBER
    ]
    up_to = _days_counted_to(earlier), _days_counted_to(later)
    # What counts up to no day is next month's report.
    if not all(up_to) or not all(
        one.value in up_to[0] and other.value in up_to[1] for one, other in moved
    ):
        return False
    return (
        agreement.stays
        or any(each.kind is FactKind.NAME for each in agreement.agreeing)
        or _is_under_one_headline(earlier, later)
    )


def _days_counted_to(text: ToldText) -> set[str]:
    """1月4日 of 截至1月4日."""
    return {
        fact.value
        for words, told in zip(text.paragraphs, facts_of(text), strict=False)
        for fact in told
        if fact.kind is FactKind.DAY and words.endswith(UP_TO, 0, fact.start)
    }


def becomes_rule(earlier: ToldText, later: ToldText) -> bool:
    """Whether the one is the draft of the rule that the other makes known, or what that
    was before it was revised.

    What was put to the public comes into force on another day, with other sums.
    """
    if _names_rule(DRAFT.search(earlier.title), later.title):
        return True
    is_own = earlier.is_by_the_same(later)
    return is_own and _names_rule(REVISED_RULE.search(later.title), earlier.title)


def _names_rule(named: re.Match[str] | None, title: str) -> bool:
    """Whether the title is of that rule, and not about it."""
    rule, whole = bare(named[1]).text if named else "", bare(title).text
    if not rule or rule not in whole:
        return False
    return bool(DRAFT.search(title) or not ABOUT_RULE.search(whole.partition(rule)[2]))


def tells_other_site(first: ToldText, second: ToldText) -> bool:
    """Whether each tells of its own site of a ceremony, and not of the other's.

    A branch that the host of the whole tells of too is told with its numbers.
    """
    return are_of_two_sites(first, second) and not _shares_telling_number(first, second)


def are_of_two_sites(first: ToldText, second: ToldText) -> bool:
    """Whether one is of the main site of a ceremony, and the other of a branch alone."""
    main, branch = (
        [bool(pattern.search("\n".join(text.paragraphs))) for text in (first, second)]
        for pattern in (MAIN_SITE, BRANCH_SITE)
    )
    return main[0] != main[1] and branch[main[0]]


def tells_other_period(first: ToldText, second: ToldText) -> bool:
    """Whether both open with a month or quarter, and it is not the same one.

    一季度 is 1-3月: then numbers are the same too.
    """
    if titles_contradict(first, second):
        return True
    one, other = _opening_period(first), _opening_period(second)
    is_apart = bool(one and other) and one != other
    return is_apart and not _shares_telling_number(first, second)


def _opening_period(text: ToldText) -> str:
    """1月 of a text that begins 1月，全市……"""
    told = facts_in(text.paragraphs[0], text.day) if text.paragraphs else ()
    is_period = told and told[0].kind is FactKind.TIME and not told[0].is_counted
    return told[0].value if is_period and told[0].start == 0 else ""


def _shares_telling_number(first: ToldText, second: ToldText) -> bool:
    one, other = (all_facts(text)[FactKind.NUMBER] for text in (first, second))
    return any(one[each] >= TELLING_NUMBER for each in one.keys() & other.keys())
