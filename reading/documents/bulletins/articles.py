"""Where each article of an issue begins: by the contents list, or by its look."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...language.dates import is_only_a_date
from ...language.gazetteer import is_place
from ...language.marks import ENUMERATION, SECTION_MARK, bare, holds_words, is_prose
from ...parsed import Line, ParsedRemark
from ..body.lines import label_body
from ..labels import Label, Labelled, opens_subtitle
from ..remarks import (
    article_doubted,
    entries_unread,
    heading_differs,
    heading_lost,
    heading_recovered,
    title_not_listed,
)
from .columns_listed import (
    FoundHeading,
    apart_from_columns,
    columns_over_titles,
    under_their_columns,
)
from .contents import NUMBER_OF_CASE, SHORTEST_AGAIN, SIMILAR, ContentsList, likeness
from .entries import ListedTitle, counted_column, fold
from .first_paragraphs import best_opening
from .items import items_of_columns, mark_items
from .letters import mark_signed
from .run_in import label_run_in
from .short_sections import names_column
from .unlisted import label_unlisted, titles_between
from .writers import mark_spoken, mark_writers, names_writer

# So many comparisons at most, whatever the list and the text hold.
MOST_COMPARED = 20_000
# 卷首语, 工作研究; 肃州, 高台县, 救助站 say whose an article is
LONGEST_COLUMN, ENDS_OF_NAMES = 6, "省市县区州旗盟镇乡村局院站科处办"
# ■ 乡镇工作实践 with its mark; a headline is longer.
LONGEST_SECTION = 14
# Headings less alike than this differ in a word.
SAME = 0.97


def label_articles(
    lines: Sequence[Line], contents: ContentsList | None
) -> tuple[list[Labelled], list[ParsedRemark]]:
    """A label for every line between masthead and foot, and remarks on the headings."""
    if contents is None:
        labelled = label_run_in(lines)
        titled = [i for i, each in enumerate(labelled) if each.label is Label.TITLE]
        doubtful = titled[1:]
        if not labelled:
            labelled, doubtful = label_unlisted(lines)
        return labelled, [
            article_doubted(labelled[i].line.number, labelled[i].text) for i in doubtful
        ]
    listed = [
        Labelled(line, Label.CONTENTS if line.text else Label.BLANK)
        for line in lines[contents.start : contents.end]
    ]
    before = label_body(lines[: contents.start])
    after, remarks = label_listed(lines[contents.end :], contents)
    if contents.unread:
        remarks.append(entries_unread(lines[contents.start].number, contents.unread))
    return [*before, *listed, *after], remarks


def label_listed(
    lines: Sequence[Line], contents: ContentsList
) -> tuple[list[Labelled], list[ParsedRemark]]:
    """Titles where the list's entries are found, sections by their names; and remarks."""
    body = label_body(lines)
    # A paragraph with a credit behind it is two by now.
    lines = [each.line for each in body]
    entries = whole_entries(contents.entries, lines)
    items = items_of_columns(lines, entries)
    entries = [each for each in entries if each not in items]
    entries = apart_from_columns(lines, entries)
    names = {each.section for each in entries if each.section}
    contents = replace(contents, sections=contents.sections | names)
    found = _find_headings(lines, entries)
    if columns := columns_over_titles(lines, found):
        entries = under_their_columns(entries, {each.entry for each in columns})
        names = {each.entry.title for each in columns}
        contents = replace(contents, sections=contents.sections | names)
        found = _find_headings(lines, entries)
    openings, remarks = _recover(lines, entries, found)
    remarks += [
        heading_differs(lines[each.start].number, each.entry.title)
        for each in found
        if each.likeness < SAME and not _lacks_only_its_column(each, lines)
    ]
    labelled = _label_headings(body, contents, found)
    found += _columns_that_are_articles(labelled, contents)
    for entry, column in items.items():
        for i, label in column.items():
            labelled[i] = Labelled(labelled[i].line, label)
            if i == min(column) and label is Label.TITLE:
                found.append(_own_section(entry, i))
    remarks += _mark_unlisted(labelled)
    return list(_with_what_the_list_says(labelled, found, openings)), remarks


def _lacks_only_its_column(each: FoundHeading, lines: Sequence[Line]) -> bool:
    """卷首语：某某 in the list, 某某 in the body, under a column that has no other."""
    said = fold("".join(line.text for line in lines[each.start : each.end]))
    column, _, title = each.entry.title.replace(":", "：").partition("：")
    is_name = column[-1:] in ENDS_OF_NAMES or is_place(column)
    is_column = len(column) <= LONGEST_COLUMN and not is_name
    return is_column and bool(said) and said == fold(title)


def _own_section(entry: ListedTitle, i: int) -> FoundHeading:
    """短波 above items without titles is an article, and the section it stands in."""
    name = (counted_column(entry.title) or (entry.title, 0))[0]
    return FoundHeading(ListedTitle(name, name), i, i + 1, 1.0)


def _columns_that_are_articles(
    labelled: Sequence[Labelled], contents: ContentsList
) -> list[FoundHeading]:
    """〖简讯三则〗 that the list names as a section, and that became a title for its items."""
    names = {fold(name): name for name in contents.sections}
    return [
        FoundHeading(ListedTitle(name, name), i, i + 1, 1.0)
        for i, each in enumerate(labelled)
        if each.label is Label.TITLE and (name := names.get(fold(each.text)))
    ]


def _label_headings(
    body: Sequence[Labelled], contents: ContentsList, found: Sequence[FoundHeading]
) -> list[Labelled]:
    labelled = list(body)
    names = {fold(name) for name in contents.sections}
    titles = {i for each in found for i in range(each.start, each.end)}
    for i, each in enumerate(labelled):
        if i in titles and each.text:
            is_below = i - 1 in titles and opens_subtitle(each.text)
            labelled[i] = Labelled(
                each.line, Label.SUBTITLE if is_below else Label.TITLE
            )
        elif _can_be_section(each) and _is_section(each.text, names):
            labelled[i] = Labelled(each.line, Label.SECTION)
    mark_items(labelled, contents)
    mark_signed(labelled, [i for i, each in enumerate(labelled) if each.text])
    mark_spoken(labelled)
    mark_writers(labelled)
    return _with_kickers(_framed_sections(labelled), found)


def _framed_sections(labelled: list[Labelled]) -> list[Labelled]:
    """【窗口服务】, ■ 乡镇实践 or 案例一, right above a title is its section, listed or not."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    for here, below in pairwise(inked):
        each = labelled[here]
        is_above = labelled[below].label is Label.TITLE and _can_be_section(each)
        is_named = (
            SECTION_MARK.match(each.text) and len(each.text) <= LONGEST_SECTION
        ) or NUMBER_OF_CASE.match(bare(each.text))
        if is_above and is_named:
            labelled[here] = Labelled(each.line, Label.SECTION)
    return labelled


def _with_kickers(
    labelled: list[Labelled], found: Sequence[FoundHeading]
) -> list[Labelled]:
    """鱼排、石屋、暖食堂 right above a listed title, and apart from all else, is set above it.

    A writer or a day there closes what stands above.
    """
    for each in found:
        i = each.start - 1
        if i < 0 or (i and labelled[i - 1].text) or not _can_be_section(labelled[i]):
            continue
        text = labelled[i].text
        label = Label.SECTION if names_column(text) else Label.TITLE
        is_signed = names_writer(text) or is_only_a_date(text)
        if holds_words(text) and not (is_signed or ENUMERATION.match(text)):
            labelled[i] = Labelled(labelled[i].line, label)
    return labelled


def _mark_unlisted(labelled: list[Labelled]) -> list[ParsedRemark]:
    """Headlines of news that the list does not name open articles too, and are told."""
    found = titles_between(labelled)
    for i in found:
        labelled[i] = Labelled(labelled[i].line, Label.TITLE)
    return [title_not_listed(labelled[i].line.number, labelled[i].text) for i in found]


def _can_be_section(each: Labelled) -> bool:
    return each.label in {Label.HEADING, Label.PARAGRAPH} and not is_prose(each.text)


def _is_section(text: str, names: set[str]) -> bool:
    return fold(text) in names or (bool(names) and bool(SECTION_MARK.match(text)))


def _find_headings(
    lines: Sequence[Line], entries: Sequence[ListedTitle]
) -> list[FoundHeading]:
    """Entries and their headings in the order of the list: word for word, else the likest."""
    spans = _all_spans(lines)
    taken = _in_order(_exact(entries, spans))
    _take_alike(taken, entries, spans)
    return [taken[rank] for rank in sorted(taken)]


def _all_spans(lines: Sequence[Line]) -> list[tuple[int, int, str]]:
    """Each heading that stands there, over one line or several: start, end, folded words."""
    return [
        (start, end, folded)
        for start in range(len(lines))
        for end, folded in _spans(lines, start)
    ]


def _exact(
    entries: Sequence[ListedTitle], spans: Sequence[tuple[int, int, str]]
) -> list[tuple[int, FoundHeading]]:
    """The first heading that says what the entry says, or how the entry begins."""
    first: dict[str, tuple[int, int]] = {}
    for start, end, folded in spans:
        first.setdefault(folded, (start, end))
    found = []
    for rank, entry in enumerate(entries):
        title = fold(entry.title)
        lengths = range(len(title), min(len(title), SHORTEST_AGAIN) - 1, -1)
        at = next((first[title[:n]] for n in lengths if title[:n] in first), None)
        if at and title:
            found.append((rank, FoundHeading(entry, *at, 1.0)))
    return found


def _in_order(
    found: Sequence[tuple[int, FoundHeading]],
) -> dict[int, FoundHeading]:
    """As many of the headings as stand in the order of the list."""
    tails: list[int] = []
    above: list[int] = []
    ends: list[int] = []
    for n, (_, each) in enumerate(found):
        place = bisect_left(tails, each.start)
        above.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(each.start)
            ends.append(n)
        else:
            tails[place], ends[place] = each.start, n
    taken: dict[int, FoundHeading] = {}
    n = ends[-1] if ends else -1
    while n >= 0:
        taken[found[n][0]] = found[n][1]
        n = above[n]
    return taken


def _take_alike(
    taken: dict[int, FoundHeading],
    entries: Sequence[ListedTitle],
    spans: Sequence[tuple[int, int, str]],
) -> None:
    """The likest headings for what was not found, between those of its neighbours."""
    pairs: list[tuple[float, int, int, int]] = []
    left = MOST_COMPARED
    for rank, entry in enumerate(entries):
        if rank in taken:
            continue
        floor, ceiling = _bounds(taken, rank, spans)
        title = fold(entry.title)
        for start, end, folded in spans[: max(left, 0)]:
            if floor <= start and end <= ceiling:
                left -= 1
                if (alike := likeness(folded, title)) >= SIMILAR:
                    pairs.append((-alike, rank, start, end))
    for alike, rank, start, end in sorted(pairs):
        floor, ceiling = _bounds(taken, rank, spans)
        if rank not in taken and floor <= start and end <= ceiling:
            taken[rank] = FoundHeading(entries[rank], start, end, -alike)


def _bounds(
    taken: dict[int, FoundHeading],
    rank: int,
    spans: Sequence[tuple[int, int, str]],
) -> tuple[int, int]:
    """The lines between the headings found above and below in the list."""
    above = max((each for each in taken if each < rank), default=None)
    below = min((each for each in taken if each > rank), default=None)
    last = spans[-1][1] if spans else 0
    floor = 0 if above is None else taken[above].end
    return floor, last if below is None else taken[below].start


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
        line = lines[end].text if holds_words(lines[end].text) else ""
        # A page's number above 2．某某县… is no part of that heading.
        line = "" if line.isdigit() else line
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
    floor, left = 0, MOST_COMPARED
    for rank, entry in enumerate(entries):
        if entry in at:
            floor = at[entry].end + 1
            continue
        later = (at[each].start for each in entries[rank + 1 :] if each in at)
        window = lines[floor : min(next(later, len(lines)), floor + left)]
        left -= len(window)
        opening = best_opening(fold(entry.title), window)
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
