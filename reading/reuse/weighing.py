"""How much of the words that two texts share was somebody's own.

Official phrases stand everywhere (`official_phrases.csv`), and what was said at a meeting
is reported by all who heard it: neither shows that one text was taken from another.
"""

import re
from bisect import bisect_left
from functools import cache

from ..language.guarded import words_of_table
from .bare import BareParagraph, bare

PHRASES = "official_phrases.csv"
# 会议强调，要…; 办法规定，…: from there to the end of the paragraph somebody speaks, or a
# rule that all may quote
SPEECH = re.compile(
    "(?:会议|讲话|会上|书记|[县市区局厅部司主省]长|主任|领导|同志|他|她)?"
    "(?:强调|指出|要求|提出要求|要求各[^，。]{0,8})[，:：,]|"
    "(?:办法|条例|规定|细则|意见|通知|方案)》?(?:明确规定|规定|明确|提出)[，:：,]"
)
# “…”: of more signs than a name has; 《…》: the title of a document
QUOTE = re.compile("[“「][^“”「」]{15,400}[”」“]|《[^《》\n]{4,60}》")


@cache
def _phrases() -> re.Pattern[str]:
    words = sorted(
        {bare(each.word).text for each in words_of_table(PHRASES)},
        key=lambda word: (-len(word), word),
    )
    by_sign: dict[str, list[str]] = {}
    for word in words:
        by_sign.setdefault(word[0], []).append(word[1:])
    return re.compile(
        "|".join(f"{sign}(?:{'|'.join(rest)})" for sign, rest in by_sign.items())
    )


def without_phrases(text: str) -> str:
    """Bare signs with a blank for each official phrase."""
    return _phrases().sub(" ", text)


def weightless(paragraph: str, plain: BareParagraph) -> bytes:
    """For each bare sign of a paragraph whether it weighs nothing."""
    flags = bytearray(len(plain.text))
    for match in _phrases().finditer(plain.text):
        flags[match.start() : match.end()] = b"\1" * len(match[0])
    for start, end in _spoken(paragraph):
        at, to = (
            bisect_left(plain.origins, each, 0, len(flags)) for each in (start, end)
        )
        flags[at:to] = b"\1" * (to - at)
    return bytes(flags)


def _spoken(paragraph: str) -> list[tuple[int, int]]:
    spans = [match.span() for match in QUOTE.finditer(paragraph)]
    if said := SPEECH.search(paragraph):
        spans.append((said.end(), len(paragraph)))
    return spans
