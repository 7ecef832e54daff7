"""Articles of an issue with a contents list: each heading found in the body, or made up for."""

from collections.abc import Sequence
from typing import NamedTuple

from .. import doubts
from ..body import label_body
from ..document import Line, Remark
from ..labels import Label, Labelled
from ..marks import SECTION_MARK, is_prose
from .contents import SIMILAR, Contents, Entry, best_opening, fold, likeness


class Found(NamedTuple):
    """An entry of the contents and the lines that hold its heading in the body."""

    entry: Entry
    start: int
    end: int
    likeness: float


def label_listed(
    lines: Sequence[Line], contents: Contents
) -> tuple[list[Labelled], list[Remark]]:
    labelled = label_body(lines)
    entries = whole_entries(contents.entries, lines)
    found = _find_headings(lines, entries)
    remarks: list[Remark] = []
    for each in found:
        for i in range(each.start, each.end):
            if lines[i].text:
                labelled[i] = Labelled(lines[i], Label.TITLE)
    for i, line in enumerate(lines):
        is_short = labelled[i].label in {
            Label.HEADING,
            Label.PARAGRAPH,
        } and not is_prose(line.text)
        if is_short and _is_section(line.text, contents):
            labelled[i] = Labelled(line, Label.SECTION)
    openings = _recover(lines, entries, found, remarks)
    remarks += [
        doubts.heading_differs(lines[each.start].number, each.entry.title)
        for each in found
        if each.likeness < 0.97
    ]
    return _with_openings(labelled, openings), remarks


def _is_section(text: str, contents: Contents) -> bool:
    names = {fold(name) for name in contents.sections}
    return fold(text) in names or (bool(names) and bool(SECTION_MARK.match(text)))


def _find_headings(lines: Sequence[Line], entries: Sequence[Entry]) -> list[Found]:
    """Entries and their headings, the likest first, kept in the order of the list."""
    pairs = sorted(
        _possible_headings(lines, entries), key=lambda pair: -pair[1].likeness
    )
    taken: dict[int, Found] = {}
    for rank, found in pairs:
        if rank not in taken and all(
            _in_order(rank, found, other, taken[other]) for other in taken
        ):
            taken[rank] = found
    return [taken[rank] for rank in sorted(taken)]


def _in_order(rank: int, found: Found, other_rank: int, other: Found) -> bool:
    return found.end <= other.start if rank < other_rank else found.start >= other.end


def _possible_headings(
    lines: Sequence[Line], entries: Sequence[Entry]
) -> list[tuple[int, Found]]:
    titles = [fold(entry.title) for entry in entries]
    pairs = []
    for start in range(len(lines)):
        for end, folded in _spans(lines, start):
            for rank, title in enumerate(titles):
                alike = likeness(folded, title)
                if alike >= SIMILAR:
                    pairs.append((rank, Found(entries[rank], start, end, alike)))
    return pairs


def whole_entries(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Entry]:
    """Two entries that the body shows to be one title, wrapped in the list."""
    headings = {folded for i in range(len(lines)) for _, folded in _spans(lines, i)}
    whole: list[Entry] = []
    for entry in entries:
        joined = Entry(whole[-1].title + entry.title, entry.section) if whole else None
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
    lines: Sequence[Line],
    entries: Sequence[Entry],
    found: Sequence[Found],
    remarks: list[Remark],
) -> dict[int, Entry]:
    """The opening paragraph of each article whose heading stands only in the list."""
    at = {each.entry: each for each in found}
    openings: dict[int, Entry] = {}
    floor = 0
    for rank, entry in enumerate(entries):
        if entry in at:
            floor = at[entry].end + 1
            continue
        ceiling = next(
            (at[later].start for later in entries[rank + 1 :] if later in at),
            len(lines),
        )
        opening = best_opening(fold(entry.title), lines[floor:ceiling])
        if opening is None:
            remarks.append(doubts.heading_lost(entry.title))
        else:
            openings[floor + opening] = entry
            remarks.append(
                doubts.heading_recovered(lines[floor + opening].number, entry.title)
            )
            floor += opening + 1
    return openings


def _with_openings(
    labelled: Sequence[Labelled], openings: dict[int, Entry]
) -> list[Labelled]:
    whole: list[Labelled] = []
    for i, each in enumerate(labelled):
        if i in openings:
            title = Line(each.line.number, openings[i].title)
            whole.append(Labelled(title, Label.TITLE, is_from_contents=True))
        whole.append(each)
    return whole
