"""A contents list that no heading opens: the titles right below the masthead, all of which come again."""

from collections.abc import Sequence

from ...language.marks import is_prose
from ...parsed import Line
from .contents import SHORTEST_AGAIN, ContentsList, find_contents, listed_between
from .entries import fold

FEWEST, MOST_LINES = 2, 60


def find_list(lines: Sequence[Line]) -> ContentsList | None:
    """The contents list of an issue, with a heading of its own or without."""
    return find_contents(lines) or find_unheaded(lines)


def find_unheaded(lines: Sequence[Line]) -> ContentsList | None:
    """1. 甲, 2. 乙 above all text, and below them 甲 with its text and 乙 with its own.

    One that does not come again is a title, and what stands below it are its parts.
    """
    inked = [i for i, line in enumerate(lines[:MOST_LINES]) if line.text]
    if not inked:
        return None
    first = fold(lines[inked[0]].text)
    again = next((i for i in inked[1:] if fold(lines[i].text) == first), None)
    listed = [i for i in inked if again and i < again]
    if again is None or not any(_is_long(lines[i].text) for i in listed):
        return None
    is_list = len(listed) >= FEWEST and not any(is_prose(lines[i].text) for i in listed)
    if not is_list or not _come_again(lines, listed, again):
        return None
    return listed_between(lines, inked[0], again)


def _is_long(text: str) -> bool:
    """Long enough not to come again by chance, as ◇要闻 may above other news."""
    return len(fold(text)) >= SHORTEST_AGAIN


def _come_again(lines: Sequence[Line], listed: Sequence[int], start: int) -> bool:
    """Whether each line stands below once more, in the order of the list, with text between two."""
    below = iter(range(start, len(lines)))
    last = start
    for i in listed:
        name = fold(lines[i].text)
        place = next((n for n in below if fold(lines[n].text) == name), None)
        if place is None or not name:
            return False
        last = place
    return any(is_prose(line.text) for line in lines[start:last])
