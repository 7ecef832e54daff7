"""Articles of an issue with a contents list: each heading found in the body, or made up for."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...language.marks import SECTION_MARK, is_prose
from ...parsed import Line, ParsedRemark
from .. import remarks as doubts
from ..body import label_body
from ..labels import Label, Labelled
from .contents import SIMILAR, ContentsList, ListedTitle, best_opening, fold, likeness

# Headings less alike than this differ in a word.
SAME = 0.97


class FoundHeading(NamedTuple):
    """An entry of the contents and the lines that hold its heading in the body."""

    entry: ListedTitle
    start: int
    end: int
    likeness: float


def label_listed(
    lines: Sequence[Line], contents: ContentsList
) -> tuple[list[Labelled], list[ParsedRemark]]:
    """Titles where the list's entries are found, sections by their names; and doubts."""
    entries = whole_entries(contents.entries, lines)
    found = _find_headings(lines, entries)
    openings, remarks = _recover(lines, entries, found)
    remarks += [
        doubts.heading_differs(lines[each.start].number, each.entry.title)
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
            remarks.append(doubts.heading_lost(entry.title))
            continue
        floor += opening
        openings[floor] = entry
        remarks.append(doubts.heading_recovered(lines[floor].number, entry.title))
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
