"""What is typed in haste: 请了3个护工. and 1,各社区 where 。 and 、 are meant, none of them in the text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...language.marks import ENUMERATION, HAN
from ...language.patterns import pattern
from ...parsed import Line

# 不准进门. and 不准进门.违者: a stop behind a word, a bracket or a share; never 3.5, ... or www.
STOP = pattern(
    rf"(?<=[{HAN}”’\"'）)》%])\.(?=[\s{HAN}“‘\"'（(《\d]|$)|(?<=\d)\.(?=\s*$)"
)
STOP_AT_END = pattern(rf"[{HAN}”’\"'）)》%\d]\.\s*$")
# 2,各社区要…: a number of a list, its mark half as wide
NUMBER = pattern(rf"^(?P<before>\s{{0,8}}(?P<number>\d{{1,2}})),(?=[{HAN}“\"])")
# So many lines end in such a stop at least.
FEWEST = 2


def with_stops(lines: Sequence[Line]) -> list[Line]:
    """The lines, one sign for one: full stops where a text without any has half-width ones."""
    if any("。" in line.text for line in lines):
        return list(lines)
    if sum(bool(STOP_AT_END.search(line.text)) for line in lines) < FEWEST:
        return list(lines)
    counted = _are_counted(lines)
    return [
        replace(line, text=_stopped(_numbered(line.text) if counted else line.text))
        for line in lines
    ]


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
