"""What is typed in haste: 请了3个护工. and 1,各社区 where 。 and 、 are meant."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...language.marks import ENUMERATION, HAN
from ...language.patterns import pattern
from ...parsed import Line

# 买买提.吐尔逊, 阿依古丽.麦麦提: the signs that names of other languages are written with
OF_NAMES = (
    "[阿艾爱敖奥巴白拜班贝比别波布才次达丹旦德迪杜都多尔额恩尕嘎格根古哈海罕合和赫胡吉加江措克喀卡凯坎可肯库拉"
    "兰勒里力利丽连列罗洛玛马买麦曼米木穆那纳乃尼努诺帕普其恰齐青仁肉热萨赛色沙桑苏索塔台泰坦提铁图吐土托瓦旺"
    "维乌吾西希夏雅亚彦央叶依伊衣益玉扎则泽珍孜兹]{2}"
)
# 不准进门. and 不准进门.违者: a stop behind a word, a bracket or a share; never 3.5, ... or www.
STOP = pattern(
    rf"(?<=[{HAN}”’\"'）)》%])(?:(?<!{OF_NAMES})\.|\.(?!{OF_NAMES}))(?=[\s{HAN}“‘\"'（(《\d]|$)|"
    r"(?<=\d)\.(?=\s*$)"
)
STOP_AT_END = pattern(rf"[{HAN}”’\"'）)》%\d]\.\s*$")
# 2,各社区要…: a number of a list, its mark half as wide
NUMBER = pattern(rf"^(?P<before>\s{{0,8}}(?P<number>\d{{1,2}})),(?=[{HAN}“\"])")
# So many lines end in such a stop at least.
FEWEST = 2
# …重新核定., 减免50%., …按季发放.  （某某乡 李某某）: a point ends the line's sentence
POINT_AT_END = pattern(
    rf"(?<=[{HAN}%％”）》)])\.(?=[”\"]?\s*$|\s{{2,}}[（(][^（()）]{{2,24}}[）)]\s*$)"
)
# 2735人.经核定, 下降2%.其中: behind a quantity no name goes on
POINT_BEHIND_QUANTITY = pattern(rf"(\d[{HAN}]{{0,2}}[{HAN}%％])\.(?=[{HAN}“])")
SHORTEST_POINTED = 20


def with_stops(lines: Sequence[Line]) -> list[Line]:
    """The lines, one sign for one: full stops where a text has half-width ones.

    In a text that has both only what ends a sentence, as 买买提.吐尔逊 does not.
    """
    if any("。" in line.text for line in lines):
        return _with_stops_at_ends(lines)
    if sum(bool(STOP_AT_END.search(line.text)) for line in lines) < FEWEST:
        return list(lines)
    counted = _are_counted(lines)
    return [
        replace(line, text=_stopped(_numbered(line.text) if counted else line.text))
        for line in lines
    ]


def _with_stops_at_ends(lines: Sequence[Line]) -> list[Line]:
    """Where as many long lines end in a point as hold a full stop."""
    texts = [line.text for line in lines if len(line.text) >= SHORTEST_POINTED]
    pointed = sum(bool(POINT_AT_END.search(text)) for text in texts)
    if pointed < max(FEWEST, sum("。" in text for text in texts)):
        return list(lines)
    return [replace(line, text=_stopped_at_ends(line.text)) for line in lines]


def _stopped_at_ends(text: str) -> str:
    return POINT_BEHIND_QUANTITY.sub(r"\1。", POINT_AT_END.sub("。", text))


def _stopped(text: str) -> str:
    """The text with its stops; 一. and (一). at its head number it."""
    indent = len(text) - len(text.lstrip())
    number = ENUMERATION.match(text[indent:])
    at = indent + number.end() if number else 0
    return text[:at] + STOP.sub("。", text[at:])


def _are_counted(lines: Sequence[Line]) -> bool:
    """1, and 2, and 3, at the heads of lines, each one more than the last."""
    found = [int(said["number"]) for line in lines if (said := NUMBER.match(line.text))]
    are_next = all(below == above + 1 for above, below in pairwise(found))
    return len(found) > 1 and found[0] == 1 and are_next


def _numbered(text: str) -> str:
    return NUMBER.sub(r"\g<before>、", text)
