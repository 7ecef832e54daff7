"""Sections that are told by their length alone: 热点聚焦, ·镇街传真 above a headline each."""

from collections.abc import Sequence

from ...language.marks import HAN, is_prose
from ...language.patterns import pattern
from ..labels import Label, Labelled

# 热点聚焦, ·镇街传真, 基层动态
SHORT_SECTION = pattern(rf"^(?P<mark>[·・]?)\s?[{HAN}]{{4,6}}$")
# A headline is so many times as long.
TIMES_LONGER = 2
FEWEST = 2


def mark_short_sections(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """Names of four signs to six, each above a headline and its text: the first opens all.

    All are set alike, so that no title of two lines or part of a text is among them.
    """
    named: list[int] = []
    settings = set()
    for here, below, text in zip(inked, inked[1:], inked[2:], strict=False):
        found = SHORT_SECTION.match(labelled[here].text)
        is_above = found and _is_headline(labelled[below], labelled[here].text)
        if found and is_above and is_prose(labelled[text].text):
            named.append(here)
            settings.add((found["mark"], below - here))
    if len(named) < FEWEST or named[0] != inked[0] or len(settings) > 1:
        return
    for i in named:
        labelled[i] = labelled[i]._replace(label=Label.SECTION)


def _is_headline(each: Labelled, above: str) -> bool:
    is_line = each.label is Label.HEADING and not is_prose(each.text)
    return is_line and len(each.text) > TIMES_LONGER * len(above)
