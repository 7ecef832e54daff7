"""Contents lists: where one begins and ends, and which titles come again below it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...language.marks import ENUMERATION, SECTION_MARK, bare, is_prose
from ...language.patterns import pattern
from ...limits import MOST_ENTRIES
from ...parsed import Line
from ..body.lines import IMAGE
from ..body.notes import EDITORS_NOTE
from ..page.furniture import PART_OF_PATTERN
from .entries import (
    COLUMN_AND_TITLE,
    PAGE_TAIL,
    ListedTitle,
    column_apart,
    fold,
    is_inked,
    read_entries,
)

# 本 期 内 容, CONTENTS　目录, 【本期要目】, 👇 本周导读, *本期内容:, 目　次; 要闻 alone names a section.
HEADING = pattern(
    r"^[^\w\s]{0,6}(?i:contents)?[^\w\s]{0,3}(?:(?:本[期号刊辑]|今日)(?:内容|栏目|要闻|看点|提要|重点|要点|焦点|文章|简目|篇目|标题|主要内容)?|"
    r"(?:本[期号刊辑周旬月季]|今日|内容|新闻)?(?:要目|要点|目录|目次|导读|提要|内容提要|篇目)|本[周旬月季]看点)(?:提要|导读|目录)?[^\w\s。，；！？.…·]{0,6}$"
)
# | 目录 |, —— 目录 ——, ·目录·: what is drawn around such a heading
DRAWN = "|｜—–―─━-=＝~·・"
# 案例一, 典型案例之二 alone: which of the cases stands below it
NUMBER_OF_CASE = pattern(r"^(?:典型)?案例(?:之)?[一二三四五六七八九十\d]{1,3}[：:]?$")
FEWEST_COUNTED = 2
SIMILAR = 0.72
# Where the list ends its first words come again: so many lines of it are kept in mind.
FIRST_ENTRIES = 6
# Words fewer than these may come again by chance.
SHORTEST_AGAIN = 6


@dataclass(frozen=True, slots=True)
class ContentsList:
    start: int
    end: int
    entries: tuple[ListedTitle, ...]
    sections: frozenset[str]
    # How many more entries there are than are read.
    unread: int = 0


def likeness(one: str, other: str) -> float:
    """How alike two folded titles are, from 0 to 1; 0 where they have too few signs in common.

    What is not SIMILAR is of no use to anybody, and mostly told by counting.
    """
    shared = min(_shared(one, other), _shared(other, one))
    if not shared or 2 * shared < SIMILAR * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shared(one: str, other: str) -> int:
    return sum(map(set(other).__contains__, one))


def is_contents_heading(text: str) -> bool:
    return bool(HEADING.match(bare(text).strip(DRAWN)))


def come_again(contents: ContentsList, below: Sequence[Line]) -> bool:
    """Whether two of its titles at least, and half of them, head texts below the list."""
    headings = {fold(line.text) for line in below if not is_prose(line.text)}
    again = sum(fold(each.title) in headings for each in contents.entries)
    return again > 1 and 2 * again >= len(contents.entries)


def find_contents(lines: Sequence[Line]) -> ContentsList | None:
    """The contents list among an issue's lines, by its heading."""
    for start, line in enumerate(lines):
        if is_contents_heading(line.text):
            end = _above_section(lines, start + 1, _end_of_list(lines, start + 1))
            end = _above_number(lines, start + 1, end)
            end = _above_kicker(lines, start + 1, end)
            return listed_between(lines, start, end, below=1)
        if is_prose(line.text) and len(line.text) > 40:
            return None
    return None


def listed_between(
    lines: Sequence[Line], start: int, end: int, *, below: int = 0
) -> ContentsList | None:
    """The list of these lines, without so many that head it; None where it names nothing."""
    inner = lines[start + below : end]
    listed = [each for each in inner if not _is_deck(each.text)]
    entries, sections = read_entries(listed)
    unread = max(len(entries) - MOST_ENTRIES, 0)
    found = ContentsList(start, end, entries[:MOST_ENTRIES], sections, unread)
    return found if entries else None


def _is_deck(text: str) -> bool:
    """A sentence below a title of the list, as a 导读 has it."""
    return is_prose(text) and len(text) > 30 and not PAGE_TAIL.search(text)


def _end_of_list(lines: Sequence[Line], start: int) -> int:
    """The list ends where its first words come again, or where prose begins."""
    inked = [i for i in range(start, len(lines)) if is_inked(lines[i].text)]
    first = [_first_words(lines[i].text) for i in inked[:FIRST_ENTRIES]]
    prose = next((i for i in inked if _is_body(lines[i].text)), len(lines))
    again = next((i for i in inked if _repeats(lines, inked, first, i)), len(lines))
    if again < len(lines) and (again < prose or _opens_list(lines[again].text, first)):
        return _below_pages(lines, inked, prose, again)
    alike = next(
        (
            i
            for n, i in enumerate(inked)
            if i < prose
            and any(
                _comes_again(fold(lines[i].text), former)
                for formers in first[: min(n, FIRST_ENTRIES)]
                for former in formers
            )
        ),
        len(lines),
    )
    if alike < prose:
        return alike
    return _back_over_title(lines, start, prose) if prose < len(lines) else prose


def _first_words(text: str) -> tuple[str, ...]:
    """What may come again of an entry where the text begins: its column, and its title."""
    halves = COLUMN_AND_TITLE.match(text)
    parts = list(halves.groups()) if halves else []
    return tuple(map(fold, [*column_apart(text), *parts]))


def _below_pages(
    lines: Sequence[Line], inked: Sequence[int], prose: int, again: int
) -> int:
    """Where the first entry comes again; below the last page, if text stands between them."""
    tails = [i for i in inked if i < again and PAGE_TAIL.search(lines[i].text)]
    return tails[-1] + 1 if tails and tails[-1] < prose < again else again


def _above_section(lines: Sequence[Line], start: int, end: int) -> int:
    """【典型经验】, ■ 典型经验 right above where the first entry comes again opens the text.

    In a list of its own kind it would not be the last, or come again below; where all entries
    bear a mark, its own is another.
    """
    inked = [i for i in range(start, end) if lines[i].text]
    framed = [i for i in inked if SECTION_MARK.match(lines[i].text)]
    if len(inked) < 2:
        return end
    is_alone = framed == inked[-1:]
    is_other = framed == inked and _is_marked_otherwise([lines[i].text for i in inked])
    if not (is_alone or is_other):
        return end
    name = fold(lines[inked[-1]].text)
    is_listed = any(fold(line.text) == name for line in lines[end:])
    return end if is_listed else inked[-1]


def _is_marked_otherwise(texts: Sequence[str]) -> bool:
    """★ 工作动态, or ◆ 工作动态 ◆, below entries that bear ◆ alone; one with a page is an entry."""
    *entries, last = [(SECTION_MARK.findall(text)[0].strip(), text) for text in texts]
    marks = {mark for mark, _ in entries}
    are_between = any(map(_closes_as_it_opens, entries))
    is_between = _closes_as_it_opens(last) and not are_between
    is_other = last[0] not in marks or is_between
    return len(marks) == 1 and is_other and not _is_paged(last[1])


def _closes_as_it_opens(marked: tuple[str, str]) -> bool:
    mark, text = marked
    return text.removeprefix(mark).rstrip().endswith(mark)


def _above_number(lines: Sequence[Line], start: int, end: int) -> int:
    """PART.01 or 案例一 right above where the first entry comes again is the number of its text.

    So is an editor's note above it none of the list; 编者的话……1 is an entry.
    """
    inked = [i for i in range(start, end) if lines[i].text]
    last = lines[inked[-1]].text.strip() if inked[1:] else ""
    if PART_OF_PATTERN.match(last) or NUMBER_OF_CASE.match(bare(last)):
        end = inked[-1]
    below = ((i, lines[i].text) for i in inked[1:])
    notes = (i for i, text in below if EDITORS_NOTE.match(text) and not _is_paged(text))
    return min(end, next(notes, end))


def _above_kicker(lines: Sequence[Line], start: int, end: int) -> int:
    """鱼排、石屋、暖食堂 apart from a list of counted titles, right above the first of them.

    It is not counted and comes again nowhere: a line above the title of the text.
    """
    inked = [i for i in range(start, end) if is_inked(lines[i].text)]
    if len(inked) <= FEWEST_COUNTED:
        return end
    *listed, last = inked
    are_counted = all(ENUMERATION.match(lines[i].text) for i in listed)
    is_apart = last - listed[-1] > 1 and last + 1 == end
    text = lines[last].text
    if not (are_counted and is_apart) or ENUMERATION.match(text) or _is_paged(text):
        return end
    said = fold(text)
    return end if any(_begins(said, line.text) for line in lines[end:]) else last


def _begins(title: str, text: str) -> bool:
    """Whether the line is the title, or the first of the lines that it wraps over."""
    begun = fold(text)
    return begun == title or (len(begun) >= SHORTEST_AGAIN and title.startswith(begun))


def _is_paged(text: str) -> bool:
    return bool(PAGE_TAIL.search(text))


def _repeats(
    lines: Sequence[Line],
    inked: Sequence[int],
    first: Sequence[tuple[str, ...]],
    i: int,
) -> bool:
    """Whether a line says again, word for word, what one of the first said."""
    folded = fold(lines[i].text)
    former = first[: bisect_left(inked, i)]
    is_long = len(folded) >= SHORTEST_AGAIN
    return any(
        folded == each or (is_long and each.startswith(folded))
        for words in former
        for each in words
    )


def _opens_list(text: str, first: Sequence[tuple[str, ...]]) -> bool:
    """Whether it is the very first entry, or the first below a section's name."""
    folded = fold(text)
    return any(each.startswith(folded) for words in first[:2] for each in words)


def _is_body(text: str) -> bool:
    return (is_prose(text) and not PAGE_TAIL.search(text) and len(text) > 30) or bool(
        IMAGE.match(text)
    )


def _comes_again(folded: str, former: str) -> bool:
    wrapped = len(folded) >= 10 and former.startswith(folded)
    return (
        folded == former
        or wrapped
        or (len(former) >= 8 and likeness(folded, former) >= 0.85)
    )


def _back_over_title(lines: Sequence[Line], start: int, body: int) -> int:
    """Nothing came again: a first heading set apart by a blank line is no entry."""
    inked = [i for i in range(start, body) if lines[i].text]
    tails = [i for i in inked if PAGE_TAIL.search(lines[i].text)]
    if tails:
        return tails[-1] + 1
    gaps = [i for i in inked if i > start and not lines[i - 1].text]
    is_spaced_out = len(gaps) >= len(inked) - 1
    if gaps and not is_spaced_out and gaps[-1] >= body - 4 and len(inked) > 2:
        return gaps[-1]
    return body
