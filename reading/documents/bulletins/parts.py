"""Parts of one article in frames, 【进展较快的】, that are set closer than its title is."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from ...language.marks import SECTION_MARK, is_prose
from ...language.patterns import pattern
from ..labels import Label, Labelled
from .entries import is_framed

FEWEST = 2
# 【简讯】, 【工作动态】, 【数字江城】
NEWS_COLUMN = pattern(
    "(?:[简短快]讯|短波|速递|速览|要闻|动态|传真|掠影|集锦|播报|一句话新闻)[】〗]$"
)
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
    until = list(takewhile(lambda i: not _closes_article(labelled[i]), below))
    framed = [i for i in until if _is_frame(labelled[i])]
    is_closed = len(until) < len(below) and is_framed(labelled[below[len(until)]].text)
    every = [i for i in (until if is_closed else below) if is_framed(labelled[i].text)]
    are_close = all(
        i + 1 < len(labelled) and is_prose(labelled[i + 1].text) for i in framed
    )
    is_whole = framed == every and len(framed) >= FEWEST
    return framed if is_whole and are_close else []


def _closes_article(each: Labelled) -> bool:
    """Who wrote it, or 【简讯】, a column of news that is no part of anything."""
    is_column = is_framed(each.text) and NEWS_COLUMN.search(each.text)
    return each.label is Label.BYLINE or bool(is_column)


def _is_frame(each: Labelled) -> bool:
    return each.label in HEADINGS and is_framed(each.text) and not is_prose(each.text)
