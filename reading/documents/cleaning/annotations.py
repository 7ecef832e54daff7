"""Takes out the pinyin that a site wrote behind every listed character: 業(yè)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...language.characters import simplified
from ...language.marks import HAN
from ...language.patterns import pattern
from ...parsed import Line

# What the site annotated: 務 -> wù.
Annotations = Mapping[str, str]

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
LETTERS = "a-zêüɑɡ"
# wù, zhuāng, lǜ, lüè, ér: one syllable with its tone mark
PINYIN = f"[{LETTERS}]{{0,4}}[{TONED}][{LETTERS}]{{0,4}}"
# 務(wù), 務（wù）
ANNOTATION = pattern(rf"(?<=([{HAN}]))[(（]({PINYIN})[)）]")

# Fewer than five readings are a writer's own, in whatever script.
FEWEST_ANNOTATIONS = 5
# Twenty, most of them repeated, are no writer's: nobody explains 务 nine times.
MANY_ANNOTATIONS = 20


def strip_annotations(lines: Sequence[Line]) -> tuple[list[Line], Annotations]:
    """The lines without the site's annotations, and the table that they taught.

    Only X(pinyin) that agrees with the table goes. Honest brackets stay: (居), (A),
    a second reading of X, and every reading in a text that is not annotated
    throughout. Lines keep their numbers; do this before any are rejoined.
    """
    table = learn_table(lines)
    if not table:
        return list(lines), table
    return [replace(line, text=strip(line.text, table)) for line in lines], table


def strip(text: str, table: Annotations) -> str:
    """One text without the annotations of the table."""
    return ANNOTATION.sub(
        lambda found: "" if table.get(found[1]) == found[2] else found[0], text
    )


def annotated(text: str, table: Annotations) -> str:
    """The text with the pinyin behind each listed character."""
    return "".join(f"{sign}({table[sign]})" if sign in table else sign for sign in text)


def learn_table(lines: Sequence[Line]) -> Annotations:
    """Each annotated character with its pinyin; empty if no site annotated the text."""
    text = "\n".join(line.text for line in lines)
    found = Counter(ANNOTATION.findall(text))
    if found.total() < FEWEST_ANNOTATIONS:
        return {}
    # A writer explains a character once; the site marked it wherever it stood, but
    # for a byte shared with the character before.
    faithful = {
        (sign, pinyin): times
        for (sign, pinyin), times in found.items()
        if times > text.count(sign) / 2
    }
    return _listed_by_site(faithful)


def _listed_by_site(found: Mapping[tuple[str, str], int]) -> Annotations:
    """What a site would list: Traditional characters; else what it repeats enough."""
    times = sum(found.values())
    traditional = {sign for sign, _ in found if simplified(sign) != sign}
    if len(traditional) > len(found) / 2 and times >= FEWEST_ANNOTATIONS:
        # Any other character that is explained once, the writer explained: 解(xiè).
        return dict(
            pair for pair, n in found.items() if pair[0] in traditional or n > 1
        )
    is_repeated = times >= max(MANY_ANNOTATIONS, 2 * len(found))
    return dict(found.keys()) if is_repeated else {}
