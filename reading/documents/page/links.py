"""Links of a list, each with its day behind it: 阜康市举办儿童主任培训班 [2022-04-12]."""

from collections.abc import Sequence

from ...language.marks import HAN, is_row_of_numbers
from ...language.patterns import pattern

LONGEST = 120
# What a link of a list says, and its day behind it
DATED_LINK = pattern(
    rf"^[^:：|｜\t。]{{0,6}}[{HAN}“”《》、，（）\w\s—·-]{{5,60}}\s*[\[(（【]?(?:(?:19|20)?\d{{2}}[-/.])?\d{{1,2}}[-/.]\d{{1,2}}[\])）】]?$"
)
DAY_BEHIND = pattern(r"\d[-/.]\d{1,2}[\])）】]?$")
# 床位 万张5.3, 低保人数万人 6.4: a number behind its unit, and no day
DECIMAL = pattern(
    rf"(?:[{HAN}%％]|\s[{HAN}/·％%]{{1,5}}\s{{1,4}})\d{{1,2}}\.\d{{1,2}}$"
)
# What stands before a link of a list, and behind its day.
BULLETS, CLOSING = "·•▪●◆■>＞»", "]］)）】"


def dated_links(texts: Sequence[str]) -> list[int]:
    """Two lines at least, one below the other, that end in a day: a list of links."""
    found = {i for i, text in enumerate(texts) if _is_dated_link(text)}
    return [i for i in sorted(found) if i - 1 in found or i + 1 in found]


def is_link_of_list(text: str) -> bool:
    """· 某某县举办培训班 (10-28): a bullet before it, or its day in brackets, tell one alone."""
    is_marked = text[:1] in BULLETS or text[-1:] in CLOSING
    return is_marked and bool(text) and _is_dated_link(text)


def _is_dated_link(text: str) -> bool:
    """阜康市举办儿童主任培训班 [2022-04-12], 1 某某部署会 09-02; no row of a table"""
    link = text.strip()
    # Most lines do not end as one.
    ends = link[-1:].isdecimal() or link.endswith(("]", ")", "）", "】"))
    if not ends or len(text) > LONGEST or is_row_of_numbers(link):
        return False
    is_dated = DAY_BEHIND.search(link) and DATED_LINK.match(link)
    return bool(is_dated) and not DECIMAL.search(link)
