"""Headings within one article, told by how close they are set and by what they have in common."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...language.marks import (
    ENUMERATION,
    SECTION_MARK,
    bare,
    columns,
    is_prose,
    unspaced,
)
from ..labels import Label, Labelled, opens_subtitle
from .whose_doing import PLACE_TITLE, names_actor, names_part

# 中心“强”起来, 站点“活”起来: so short, and so much of them alike sign by sign
SHORTEST, LONGEST, IN_COMMON = 3, 16, 0.34
FEWEST = 2
LONGEST_IN_DOUBT = 8


def lines_within(labelled: Sequence[Labelled], inked: Sequence[int]) -> frozenset[int]:
    """The numbers of the lines that head parts of an article, whatever stands above them."""
    headings = [
        here
        for above, here, below in zip(inked, inked[1:], inked[2:], strict=False)
        if labelled[above].label is Label.PARAGRAPH
        and is_prose(labelled[below].text)
        and _may_head(labelled[here])
    ]
    found = {i for i in headings if names_part(labelled[i].text)}
    found.update(_set_close(labelled, inked, headings), _alike(labelled, headings))
    return frozenset(labelled[i].line.number for i in found)


def _may_head(each: Labelled) -> bool:
    """A plain line that tells nobody's doing."""
    is_plain = each.label is Label.HEADING and not opens_subtitle(each.text)
    return is_plain and not _is_told_apart(each.text)


def parts_behind_marks(labelled: Sequence[Labelled], inked: Sequence[int]) -> list[int]:
    """●说得清, all of one mark and set close, below a title that has none and is set apart."""
    first = next((i for i in inked if labelled[i].label is Label.TITLE), None)
    if first is None or SECTION_MARK.match(labelled[first].text):
        return []
    marked = [
        here
        for here in inked
        if SECTION_MARK.match(text := labelled[here].text) and not is_prose(text)
    ]
    close = _set_close(labelled, inked, marked)
    is_short = all(columns(labelled[i].text) <= LONGEST_IN_DOUBT for i in marked)
    marks = {labelled[i].text[0] for i in marked}
    is_told = any(names_actor(labelled[i].text[1:].strip()) for i in marked)
    is_whole = len(marked) >= FEWEST and close == marked and len(marks) == 1
    return marked if is_whole and is_short and not is_told else []


def _set_close(
    labelled: Sequence[Labelled], inked: Sequence[int], headings: Sequence[int]
) -> list[int]:
    """Without a gap above or below, where headlines have one on both sides."""
    heads = {Label.HEADING, Label.TITLE}
    apart = [
        here
        for above, here, below in zip(inked, inked[1:], inked[2:], strict=False)
        if labelled[here].label in heads and here - above > 1 and below - here > 1
    ]
    # The first of all has nothing above it.
    is_first = len(inked) > 1 and inked[1] - inked[0] > 1
    first = [inked[0]] if is_first and labelled[inked[0]].label in heads else []
    if len(first + apart) < FEWEST:
        return []
    blank = {i for i, each in enumerate(labelled) if each.label is Label.BLANK}
    return [i for i in headings if i - 1 not in blank and i + 1 not in blank]


def _alike(labelled: Sequence[Labelled], headings: Sequence[int]) -> Iterator[int]:
    """钱从哪里来 and 人往哪里去: one after the other in one manner, and no title in theirs."""
    titles = [each.text for each in labelled if each.label is Label.TITLE]
    for one, other in pairwise(headings):
        texts = [labelled[i].text for i in (one, other)]
        is_titled_so = any(_are_parallel(texts[0], title) for title in titles)
        if _are_parallel(*texts) and not is_titled_so:
            yield from (one, other)


def _are_parallel(one: str, other: str) -> bool:
    one, other = bare(one), bare(other)
    same = sum(map(str.__eq__, one, other))
    is_short = min(len(one), len(other)) >= SHORTEST and len(one) <= LONGEST
    return is_short and len(one) == len(other) and same >= max(2, IN_COMMON * len(one))


def short_titles(labelled: Sequence[Labelled], inked: Sequence[int]) -> list[int]:
    """钱从哪里来 between two paragraphs, taken for a title: of a part, for all we know."""
    texts = Label.PARAGRAPH, Label.PARAGRAPH
    return [
        here
        for above, here, below in zip(inked, inked[1:], inked[2:], strict=False)
        if labelled[here].label is Label.TITLE
        and (labelled[above].label, labelled[below].label) == texts
        and columns(labelled[here].text) <= LONGEST_IN_DOUBT
        and not _is_told_apart(labelled[here].text)
    ]


def _is_told_apart(text: str) -> bool:
    """By a mark before it, or by whose doing it tells."""
    title = unspaced(text)
    return bool(SECTION_MARK.match(text) or ENUMERATION.match(text)) or (
        bool(PLACE_TITLE.match(title)) or names_actor(title)
    )
