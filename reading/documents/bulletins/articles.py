"""Where each article of an issue begins: by the contents list, or by its look."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...language.marks import ENUMERATION, HAN, SECTION_MARK, columns, is_prose
from ...parsed import Line, ParsedRemark
from ..body import label_body, opens_news
from ..labels import Label, Labelled
from ..remarks import (
    heading_differs,
    heading_lost,
    heading_recovered,
)
from .contents import SIMILAR, ContentsList, ListedTitle, best_opening, fold, likeness

# Headings less alike than this differ in a word.
SAME = 0.97
TITLE_WIDTH = 70
WRAPPED_TITLE_WIDTH = 13
# 银屏镇：三条短信叫醒一个村: news that is titled by its place
PLACE_TITLE = re.compile(
    rf"^[{HAN}]{{1,9}}(?:[省市县区州旗镇乡村]|街道|社区|居养|民政)[:：]\S"
)


class FoundHeading(NamedTuple):
    """An entry of the contents and the lines that hold its heading in the body."""

    entry: ListedTitle
    start: int
    end: int
    likeness: float


def label_articles(
    lines: Sequence[Line], contents: ContentsList | None
) -> tuple[list[Labelled], list[ParsedRemark]]:
    """A label for every line between masthead and foot, and remarks on the headings."""
    if contents is None:
        return label_unlisted(lines), []
    listed = [
        Labelled(line, Label.CONTENTS if line.text else Label.BLANK)
        for line in lines[contents.start : contents.end]
    ]
    before = label_body(lines[: contents.start])
    after, remarks = label_listed(lines[contents.end :], contents)
    return [*before, *listed, *after], remarks


def label_listed(
    lines: Sequence[Line], contents: ContentsList
) -> tuple[list[Labelled], list[ParsedRemark]]:
    """Titles where the list's entries are found, sections by their names; and remarks."""
    entries = whole_entries(contents.entries, lines)
    found = _find_headings(lines, entries)
    openings, remarks = _recover(lines, entries, found)
    remarks += [
        heading_differs(lines[each.start].number, each.entry.title)
        for each in found
        if each.likeness < SAME
    ]
    labelled = _label_headings(lines, contents, found)
    return list(_with_what_the_list_says(labelled, found, openings)), remarks


def _label_headings(
    lines: Sequence[Line], contents: ContentsList, found: Sequence[FoundHeading]
) -> list[Labelled]:
    labelled = label_body(lines)
    titles = {i for each in found for i in range(each.start, each.end)}
    for i, each in enumerate(labelled):
        if i in titles and each.text:
            labelled[i] = Labelled(each.line, Label.TITLE)
        elif _can_be_section(each) and _is_section(each.text, contents):
            labelled[i] = Labelled(each.line, Label.SECTION)
    return labelled


def _can_be_section(each: Labelled) -> bool:
    return each.label in {Label.HEADING, Label.PARAGRAPH} and not is_prose(each.text)


def _is_section(text: str, contents: ContentsList) -> bool:
    names = {fold(name) for name in contents.sections}
    return fold(text) in names or (bool(names) and bool(SECTION_MARK.match(text)))


def _find_headings(
    lines: Sequence[Line], entries: Sequence[ListedTitle]
) -> list[FoundHeading]:
    """Entries and their headings, the likest first, kept in the order of the list."""
    pairs = sorted(
        _possible_headings(lines, entries), key=lambda pair: -pair[1].likeness
    )
    taken: dict[int, FoundHeading] = {}
    for rank, found in pairs:
        if rank not in taken and all(
            _in_order(rank, found, other, taken[other]) for other in taken
        ):
            taken[rank] = found
    return [taken[rank] for rank in sorted(taken)]


def _in_order(
    rank: int, found: FoundHeading, other_rank: int, other: FoundHeading
) -> bool:
    return found.end <= other.start if rank < other_rank else found.start >= other.end


def _possible_headings(
    lines: Sequence[Line], entries: Sequence[ListedTitle]
) -> list[tuple[int, FoundHeading]]:
    titles = [fold(entry.title) for entry in entries]
    pairs = []
    for start in range(len(lines)):
        for end, folded in _spans(lines, start):
            for rank, title in enumerate(titles):
                alike = likeness(folded, title)
                if alike >= SIMILAR:
                    pairs.append((rank, FoundHeading(entries[rank], start, end, alike)))
    return pairs


def whole_entries(
    entries: Sequence[ListedTitle], lines: Sequence[Line]
) -> list[ListedTitle]:
    """Two entries that the body shows to be one title, wrapped in the list."""
    headings = {folded for i in range(len(lines)) for _, folded in _spans(lines, i)}
    whole: list[ListedTitle] = []
    for entry in entries:
        joined = (
            ListedTitle(whole[-1].title + entry.title, entry.section) if whole else None
        )
        if (
            joined
            and fold(joined.title) in headings
            and fold(whole[-1].title) not in headings
        ):
            whole[-1] = joined
        else:
            whole.append(entry)
    return whole


def _spans(lines: Sequence[Line], start: int) -> list[tuple[int, str]]:
    """Up to three short lines from here on, as one heading: (end, folded words)."""
    spans, text, count = [], "", 0
    for end in range(start, min(start + 5, len(lines))):
        line = lines[end].text
        if not line and end > start:
            continue
        if not line or is_prose(line) or count == 3:
            break
        text += line
        count += 1
        spans.append((end + 1, fold(text)))
    return spans


def _recover(
    lines: Sequence[Line], entries: Sequence[ListedTitle], found: Sequence[FoundHeading]
) -> tuple[dict[int, ListedTitle], list[ParsedRemark]]:
    """The opening paragraph of each article whose heading stands only in the list."""
    at = {each.entry: each for each in found}
    openings: dict[int, ListedTitle] = {}
    remarks: list[ParsedRemark] = []
    floor = 0
    for rank, entry in enumerate(entries):
        if entry in at:
            floor = at[entry].end + 1
            continue
        later = (at[each].start for each in entries[rank + 1 :] if each in at)
        opening = best_opening(
            fold(entry.title), lines[floor : next(later, len(lines))]
        )
        if opening is None:
            remarks.append(heading_lost(entry.title))
            continue
        floor += opening
        openings[floor] = entry
        remarks.append(heading_recovered(lines[floor].number, entry.title))
        floor += 1
    return openings, remarks


def _with_what_the_list_says(
    labelled: Sequence[Labelled],
    found: Sequence[FoundHeading],
    openings: dict[int, ListedTitle],
) -> Iterator[Labelled]:
    """Titles and sections that only the list names, each where its text begins."""
    entries = {each.start: each.entry for each in found} | openings
    section = ""
    for i, each in enumerate(labelled):
        if each.label is Label.SECTION:
            section = fold(each.text)
        entry = entries.get(i)
        if entry and entry.section and fold(entry.section) != section:
            section = fold(entry.section)
            yield _from_contents(each, entry.section, Label.SECTION)
        if i in openings:
            yield _from_contents(each, openings[i].title, Label.TITLE)
        yield each


def _from_contents(at: Labelled, text: str, label: Label) -> Labelled:
    return Labelled(Line(at.line.number, text), label, is_from_contents=True)


def label_unlisted(lines: Sequence[Line]) -> list[Labelled]:
    """Titles by their marks and their place: first of all, or before an item of news."""
    labelled = label_body(lines)
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    _mark_first_title(labelled, inked)
    for place, i in enumerate(inked):
        following = labelled[inked[place + 1]] if place + 1 < len(inked) else None
        before = labelled[inked[place - 1]] if place else None
        if label := _promotion(labelled[i], before, following):
            labelled[i] = Labelled(labelled[i].line, label)
    return _join_titles(_title_all_alike(labelled))


def _title_all_alike(labelled: list[Labelled]) -> list[Labelled]:
    """Headings in sections are titles, and so are those built like the first title."""
    in_section, models_place = False, False
    for i, each in enumerate(labelled):
        in_section = in_section or each.label is Label.SECTION
        if each.label is Label.TITLE:
            models_place = models_place or bool(PLACE_TITLE.match(each.text))
        is_alike = in_section or (models_place and PLACE_TITLE.match(each.text))
        if is_alike and _is_plain_heading(each):
            labelled[i] = Labelled(each.line, Label.TITLE)
    return labelled


def _is_plain_heading(each: Labelled) -> bool:
    return each.label is Label.HEADING and not ENUMERATION.match(each.text)


def _mark_first_title(labelled: list[Labelled], inked: Sequence[int]) -> None:
    """The first line that ends no sentence, with nothing but an editor's note above."""
    first = next((i for i in inked if _may_be_title(labelled[i])), None)
    if first is None:
        return
    above = {labelled[i].label for i in inked if i < first}
    if above - {Label.EDITORS_NOTE}:
        return
    text = labelled[first].text
    if not (SECTION_MARK.match(text) or ENUMERATION.match(text)):
        labelled[first] = Labelled(labelled[first].line, Label.TITLE)


def _may_be_title(each: Labelled) -> bool:
    is_text = each.label in {Label.HEADING, Label.PARAGRAPH}
    return is_text and not is_prose(each.text) and columns(each.text) <= TITLE_WIDTH


def _promotion(
    each: Labelled, before: Labelled | None, following: Labelled | None
) -> Label | None:
    """The label of a heading that is really a section's or an article's."""
    if each.label not in {Label.HEADING, Label.PARAGRAPH} or is_prose(each.text):
        return None
    if each.text.startswith(("—", "--")) and before and before.label is Label.TITLE:
        return Label.SUBTITLE
    if SECTION_MARK.match(each.text):
        is_section = following and following.label is Label.HEADING
        return Label.SECTION if is_section else Label.TITLE
    if each.label is Label.HEADING and before and not ENUMERATION.match(each.text):
        return _title_of_news(each, before, following)
    return None


def _title_of_news(
    each: Labelled, before: Labelled, following: Labelled | None
) -> Label | None:
    follows_an_end = before.label in {Label.BYLINE, Label.SECTION}
    starts_news = following is not None and opens_news(following.text)
    after_prose = before.label is Label.PARAGRAPH and columns(each.text) >= 8
    return Label.TITLE if follows_an_end or (starts_news and after_prose) else None


def _join_titles(labelled: list[Labelled]) -> list[Labelled]:
    """A long title goes on over the next line, unless more space parts them than lines."""
    gap = _usual_gap(labelled)
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for here, below in pairwise(inked):
        one, two = labelled[here], labelled[below]
        close = below - here - 1 <= gap
        is_title = one.label is Label.TITLE and columns(one.text) >= WRAPPED_TITLE_WIDTH
        if (
            is_title
            and _is_plain_heading(two)
            and close
            and not SECTION_MARK.match(two.text)
        ):
            labelled[below] = Labelled(two.line, Label.TITLE)
    return labelled


def _usual_gap(labelled: Sequence[Labelled]) -> int:
    """How many blank lines stand between lines: 1 in a double-spaced text, else 0."""
    blank = sum(each.label is Label.BLANK for each in labelled)
    return 1 if blank >= 0.4 * len(labelled) else 0
