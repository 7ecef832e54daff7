"""How much of the words that two texts share was somebody's own.

Official phrases stand everywhere (`official_phrases.csv`), what was said at a meeting is
reported by all who heard it, and what a rule says is quoted by all whom it binds: nothing
of that shows that one text was taken from another.
"""

import re
from bisect import bisect_left
from functools import cache, lru_cache

from ..language.gazetteer import places_in
from ..language.guarded import words_of_table
from ..language.patterns import pattern
from .bare import REMEMBERED, BareParagraph, bare
from .told import ToldText, shared_places

PHRASES = "official_phrases.csv"
# 会议强调，要…: from there to the end of the paragraph somebody speaks
SPEECH = pattern("(?:强调|指出|要求|要求各[^，。]{0,8})[，:：,]")
# 要突出重点，…; 二要…: a paragraph in which who spoke in the one before goes on
SAID_ON = pattern(r"\s*(?:[一二三四五六七八九十]是?)?要(?![闻点目件素])")
# 办法规定，…: from there on all may quote it, but for a rule of the place that both tell
# of: 《武宁县村级公墓管理办法（试行）》
RULE = "(?:办法|条例|规定|细则|意见|通知|方案)"
QUOTED_RULE = pattern(f"{RULE}》?(?:明确规定|规定|明确|提出)[，:：,]")
TITLE_OF_RULE = pattern(
    rf"《([^《》\n]{{2,60}}{RULE})(?:[（(][^（）()]{{2,8}}[)）])?》"
)
# “…”: of more signs than a name has; 《…》: the title of a document
QUOTE = pattern(
    "“[^“”「」]{15,400}[”」“]|「[^“”「」]{15,400}[”」“]|《[^《》\n]{4,60}》"
)


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


@lru_cache(maxsize=REMEMBERED)
def tells_own_rule(first: ToldText, second: ToldText) -> bool:
    """Whether the first names a rule of the very place that both tell of."""
    titles = {name for said in first.paragraphs for name in TITLE_OF_RULE.findall(said)}
    return any(
        each.code == code
        for title in titles
        for code in shared_places(first, second)
        for each in places_in(title, near=code)
    )


@lru_cache(maxsize=REMEMBERED)
def said_on(paragraphs: tuple[str, ...]) -> frozenset[int]:
    """Which paragraphs are all of what is said: 会议强调，要…… begins above them."""
    found, is_said = set(), False
    for at, words in enumerate(paragraphs):
        if not at or not SAID_ON.match(words):
            is_said = SPEECH.search(words) is not None
        elif is_said:
            found.add(at)
    return frozenset(found)


def weightless(
    paragraph: str, plain: BareParagraph, *, is_own_rule: bool = False
) -> bytes:
    """For each bare sign of a paragraph whether it weighs nothing."""
    flags = bytearray(len(plain.text))
    for match in _phrases().finditer(plain.text):
        flags[match.start() : match.end()] = b"\1" * len(match[0])
    for start, end in _quoted(paragraph, is_own_rule=is_own_rule):
        origins = plain.origins
        at, to = (bisect_left(origins, each, 0, len(flags)) for each in (start, end))
        flags[at:to] = b"\1" * (to - at)
    return bytes(flags)


def _quoted(paragraph: str, *, is_own_rule: bool) -> list[tuple[int, int]]:
    spans = [match.span() for match in QUOTE.finditer(paragraph)]
    for opening in (SPEECH,) if is_own_rule else (SPEECH, QUOTED_RULE):
        if said := opening.search(paragraph):
            spans.append((said.end(), len(paragraph)))
    return spans
