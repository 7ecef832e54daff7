"""How exact a number is, by the words beside it and in it: 约, 不少于, 余, 以上.

The words are rows of `reading/language/qualifiers.csv`, each with what it may not stand
before or behind and a sentence that a test reads.
"""

import re

from ...language.guarded import any_of, begin, words_of_table
from ...language.numerals import CURRENCIES, MORE, ROUGHLY
from ...language.patterns import pattern
from ..figure import Qualifier

Said = tuple[int, Qualifier | None]

SAY_MORE, SAY_ROUGHLY = frozenset(MORE), frozenset(ROUGHLY)
# 至少建有1所: the verb stands between; 不低于低保标准的1.3倍: what it is held against
FURTHER_BEFORE = pattern(
    "(?P<over>(?:至少|不少于)[\u4e00-\u9fff]{1,6}|不得?[低少]于[\u4e00-\u9fff]{1,18}的)$|"
    "(?P<under>不得?(?:超过|高于|多于)(?:[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{1,18}的))$"
)
LONGEST_BEFORE = 12
LONGEST_BOUND = 24
# 上百户, 过千名: only before a round number that has no other beginning
BEFORE_ROUND = ("上", "过")
ROUND = tuple("百千万亿")


TABLE = "qualifiers.csv"
SAYS = ("over", "under", "about")


def _words_at(side: str) -> str:
    return "|".join(
        f"(?P<{says}>{any_of(words_of_table(TABLE, f'{says} {side}'))})"
        for says in SAYS
    )


_CURRENCY = "|".join(map(re.escape, CURRENCIES))
WORDS_BEFORE = words_of_table(TABLE, *(f"{says} before" for says in SAYS))
# 约, 超过了, 达到…以上, 不超过人民币
BEFORE = pattern(
    rf"{begin(WORDS_BEFORE)}(?:{_words_at('before')})(?:达到?|[为有在共计了])?[ “]?(?:{_CURRENCY})?"
    r"(?:每[人户月年天])*$"
)
# What they end with: most numbers have none of these signs before them.
BEFORE_ENDS = frozenset(
    "达到为有在共计了 “人户月年天"
    + "".join(each.word[-1] for each in WORDS_BEFORE)
    + "".join(word[-1] for word in CURRENCIES)
)
# 14天以上, 5人（含）以内, 20人左右
BEHIND = pattern(rf"(?:\s*[（(]含[）)])?(?:{_words_at('behind')})")
BEHIND_BEGINS = frozenset(
    each.word[0] for each in words_of_table(TABLE, *(f"{says} behind" for says in SAYS))
) | {"（", "("}


def said_inside(number: str) -> Qualifier | None:
    if number.isascii():
        return None
    if not SAY_MORE.isdisjoint(number):
        return Qualifier.OVER
    return None if SAY_ROUGHLY.isdisjoint(number) else Qualifier.ABOUT


def said_before(text: str, start: int) -> Said:
    """Where the words before begin, and what they say; words far before say it too."""
    match = None
    if text[start - 1 : start] in BEFORE_ENDS:
        match = BEFORE.search(text, max(0, start - LONGEST_BEFORE), start)
    is_other = match and match[0].startswith(BEFORE_ROUND) and text[start] not in ROUND
    if match is None or is_other:
        return start, _said_further_before(text, start)
    return match.start(), _said_by(match)


def _said_further_before(text: str, start: int) -> Qualifier | None:
    window = max(0, start - LONGEST_BOUND)
    if text.find("不", window, start) < 0 and text.find("至少", window, start) < 0:
        return None
    match = FURTHER_BEFORE.search(text, window, start)
    return _said_by(match) if match else None


def said_behind(text: str, end: int) -> Said:
    sign = text[end : end + 1]
    if sign not in BEHIND_BEGINS and not sign.isspace():
        return end, None
    match = BEHIND.match(text, end)
    return (match.end(), _said_by(match)) if match else (end, None)


def _said_by(match: re.Match[str]) -> Qualifier:
    """Named by the group that met, one of which each alternative has."""
    return Qualifier(match.lastgroup or "")
