"""Parts of one article in frames, 【进展较快的】, that are set closer than its title is."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ...language.marks import SECTION_MARK, is_prose
from ..labels import Label, Labelled
from .contents import is_framed

FEWEST = 2
HEADINGS = {Label.HEADING, Label.PARAGRAPH}


def parts_of_article(labelled: Sequence[Labelled], inked: Sequence[int]) -> list[int]:
    """Frames over text right below them, where a gap stands between title and text.

    The first title bears no mark, and who wrote it does not stand between: there
    another article may begin.
    """
    first, text = next(
        (
            (i, below)
            for i, below in pairwise(inked)
            if labelled[i].label is Label.TITLE and is_prose(labelled[below].text)
        ),
        (-1, -1),
    )
    if text - first < 2 or SECTION_MARK.match(labelled[first].text):
        return []
    below = [i for i in inked if i > first]
    until = takewhile(lambda i: labelled[i].label is not Label.BYLINE, below)
    framed = [i for i in until if _is_frame(labelled[i])]
    every = [i for i in below if is_framed(labelled[i].text)]
    are_close = all(
        i + 1 < len(labelled) and is_prose(labelled[i + 1].text) for i in framed
    )
    is_whole = framed == every and len(framed) >= FEWEST
    return framed if is_whole and are_close else []


def _is_frame(each: Labelled) -> bool:
    return each.label in HEADINGS and is_framed(each.text) and not is_prose(each.text)
