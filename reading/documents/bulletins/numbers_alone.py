"""Articles that are counted above their titles: 01 on a line of its own, its title, its text; 02 …"""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import columns, is_prose
from ...language.numerals import read_number
from ...language.patterns import pattern
from ..labels import Label, Labelled

TITLE_WIDTH = 70
# 01, No.1, 【二】, ①
NUMBER = pattern(
    r"^[【〔（(\[]?\s?(?:NO|No|no|PART|Part)?\W{0,2}(?P<number>\d{1,2}|[①-⑳]|[一二三四五六七八九十]{1,2})\s?[】〕）)\].、]?$"
)
FEWEST = 2
FIRST_RINGED = ord("①")


def mark_numbers_alone(labelled: list[Labelled]) -> None:
    """From 1 on, the first above all, each right above a headline and its text.

    Below a title or a paragraph such numbers count the parts of one article.
    """
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    inked = [i for i in inked if labelled[i].label is not Label.EDITORS_NOTE]
    numbered = [i for i in inked if _number(labelled[i].text)]
    counted = [_number(labelled[i].text) for i in numbered]
    is_whole = len(counted) >= FEWEST and counted == [*range(1, len(counted) + 1)]
    if not is_whole or numbered[0] != inked[0]:
        return
    below = dict(pairwise(inked))
    titles = [below.get(i, -1) for i in numbered]
    if all(_is_headed(labelled, i, below.get(i, -1)) for i in titles):
        for i, title in zip(numbered, titles, strict=True):
            labelled[i] = labelled[i]._replace(label=Label.NAVIGATION)
            labelled[title] = labelled[title]._replace(label=Label.TITLE)


def _number(text: str) -> int | None:
    found = NUMBER.match(text.strip())
    if found is None:
        return None
    sign = found["number"]
    return ord(sign) - FIRST_RINGED + 1 if "①" <= sign <= "⑳" else read_number(sign)


def _is_headed(labelled: Sequence[Labelled], title: int, text: int) -> bool:
    if min(title, text) < 0:
        return False
    headline = labelled[title].text
    is_line = not is_prose(headline) and columns(headline) <= TITLE_WIDTH
    return is_line and is_prose(labelled[text].text)
