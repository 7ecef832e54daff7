"""Columns that a contents list names: before their titles on one line, or above them."""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ...language.marks import columns, is_prose
from ...names import likeness
from ...parsed import Line
from .entries import COLUMN_AND_TITLE, ListedTitle, fold, is_framed

SHORTEST_TITLE = 6
# A column's name is no wider than this.
WIDEST_COLUMN = 14


class FoundHeading(NamedTuple):
    """An entry of the contents and the lines that hold its heading in the body."""

    entry: ListedTitle
    start: int
    end: int
    likeness: float


def apart_from_columns(
    lines: Sequence[Line], entries: Sequence[ListedTitle]
) -> list[ListedTitle]:
    """政策解读　高龄津贴怎么领 without its column, where the rest alone heads a text below."""
    heads = {fold(line.text) for line in lines if not is_prose(line.text)}
    return [_apart(entry, heads) for entry in entries]


def _apart(entry: ListedTitle, heads: Container[str]) -> ListedTitle:
    """A title of two halves is as long before its gap as behind it; who speaks is no column."""
    said = COLUMN_AND_TITLE.match(entry.title)
    if said is None or fold(entry.title) in heads:
        return entry
    rest = fold(said["title"])
    is_title = len(rest) >= max(SHORTEST_TITLE, len(said["column"]) + 1)
    if not (is_title and rest in heads):
        return entry
    is_name = likeness(said["column"]) == 2
    return ListedTitle(said["title"], entry.section if is_name else said["column"])


def columns_over_titles(
    lines: Sequence[Line], found: Sequence[FoundHeading]
) -> list[FoundHeading]:
    """【要闻】 or 特稿 in the body, right above another entry's heading: a column of the list."""
    starts = {each.start: each.entry for each in found}
    inked = [i for i, line in enumerate(lines) if line.text]
    below = dict(pairwise(inked))
    return [
        each
        for each in found
        if (titled := starts.get(below.get(each.end - 1, -1)))
        and _may_name(lines[each.start].text, titled)
    ]


def _may_name(text: str, titled: ListedTitle) -> bool:
    """A frame around all of it, or words as few as a column's, fewer than the title's."""
    is_short = columns(text) <= WIDEST_COLUMN and not is_prose(text)
    return is_framed(text) or (is_short and len(fold(text)) < len(fold(titled.title)))


def under_their_columns(
    entries: Sequence[ListedTitle], over: set[ListedTitle]
) -> list[ListedTitle]:
    """The titles alone, each with the column that stands above it in the list."""
    section, under = "", []
    for entry in entries:
        if entry in over:
            section = entry.title
        else:
            under.append(replace(entry, section=section or entry.section))
    return under
