"""Contents lists: where one ends, which titles it names, where the body holds them."""

import operator
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ...language.marks import (
    HAN,
    PAGE_NUMBER,
    SECTION_MARK,
    bare,
    columns,
    enumeration_kind,
    holds_words,
    is_prose,
)
from ...language.numerals import read_number
from ...language.patterns import pattern
from ...limits import MOST_ENTRIES
from ...parsed import Line
from ..body.lines import IMAGE
from ..body.notes import EDITORS_NOTE
from ..labels import opens_subtitle
from ..page.furniture import PART_OF_PATTERN

# 本 期 内 容, CONTENTS　目录, 【本期要目】, 👇 本周导读, *本期内容:, 目　次; 要闻 alone names a section.
HEADING = pattern(
    r"^[^\w\s]{0,6}(?i:contents)?[^\w\s]{0,3}(?:(?:本[期号刊辑]|今日)(?:内容|要闻|看点|提要|重点|要点|焦点|文章|简目|篇目|标题|主要内容)?|"
    r"(?:本[期号刊辑周旬月季]|今日|内容|新闻)?(?:要目|要点|目录|目次|导读|提要|内容提要|篇目)|本[周旬月季]看点)(?:提要|导读|目录)?[^\w\s。，；！？.…·]{0,6}$"
)
# | 目录 |, —— 目录 ——: what is drawn around such a heading
DRAWN = "|｜—–―─━-=＝~"
# ……3, ...... (5), ----12, 　　4 at the end of an entry
PAGE_TAIL = pattern(
    r"(?:[\s.…·．—–-]{2,}|…+|\s)[(（]?\s*(?:第\s*)?(\d{1,3}|P\d+)\s*(?:页)?\s*[)）]?\s*$|[(（]\s*\d{1,3}\s*[)）]\s*$|[.…·．]{3,}$"
)
# 1. （一） ① · 案例一： before an entry
NUMBER_BEFORE = pattern(
    r"^(?:\d{1,2}[.、．\s]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳·•\-—▪>]|"
    r"(?:典型)?案例(?:之)?[一二三四五六七八九十\d]{1,3}[\s：:、.．])\s*"
)
# 案例一, 典型案例之二 alone: which of the cases stands below it
NUMBER_OF_CASE = pattern(r"^(?:典型)?案例(?:之)?[一二三四五六七八九十\d]{1,3}[：:]?$")
# 甲——乙: a title that has its subtitle
SUBTITLED = pattern("—{2}|--|－{2}|―{2}")
# 【工作部署】县民政局召开…: a column right before its title, on one line of the list
COLUMN_BEFORE = pattern(r"^[【〖](?P<column>[^】〗]{2,12})[】〗]\s*(?P<title>\S.*)$")
BAR = pattern("[|｜]")
SIMILAR = 0.72
# Where the list ends its first words come again: so many lines of it are kept in mind.
FIRST_ENTRIES = 6
# Words fewer than these may come again by chance.
SHORTEST_AGAIN = 6
# “ 、 （ — and all else that is no part of a word
NO_WORDS = pattern(rf"[^\w{HAN}]")
SECTION_WIDTH = 14
# 工作动态 above ——县里开会 is a section; a title over its subtitle is longer.
SHORTEST_TITLED = 6


@dataclass(frozen=True, slots=True)
class ListedTitle:
    """One title of the list with the section it stands under."""

    title: str
    section: str


@dataclass(frozen=True, slots=True)
class ContentsList:
    start: int
    end: int
    entries: tuple[ListedTitle, ...]
    sections: frozenset[str]
    # How many more entries there are than are read.
    unread: int = 0


# 简讯五则, 工作动态4条: a column, and how many items stand below its name
COUNTED_COLUMN = pattern(
    rf"^(?P<name>[{HAN}]{{2,8}})[（(]?(?P<count>\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})[则条篇][）)]?$"
)


def counted_column(entry: str) -> tuple[str, int] | None:
    """The name and the number of 简讯五则; nothing of any other entry."""
    found = COUNTED_COLUMN.match(NO_WORDS.sub("", bare(_entry_text(entry))))
    count = read_number(found["count"]) if found else None
    return (found["name"], count) if found and count else None


def fold(text: str) -> str:
    """Titles compare by their words: no spaces, quotes, punctuation or list marks."""
    return NO_WORDS.sub("", bare(_entry_text(text)))


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
    entries, sections = _read_entries(listed)
    unread = max(len(entries) - MOST_ENTRIES, 0)
    found = ContentsList(start, end, entries[:MOST_ENTRIES], sections, unread)
    return found if entries else None


def _is_deck(text: str) -> bool:
    """A sentence below a title of the list, as a 导读 has it."""
    return is_prose(text) and len(text) > 30 and not PAGE_TAIL.search(text)


def _end_of_list(lines: Sequence[Line], start: int) -> int:
    """The list ends where its first words come again, or where prose begins."""
    inked = [i for i in range(start, len(lines)) if _is_inked(lines[i].text)]
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
    return tuple(map(fold, _column_apart(text)))


def _below_pages(
    lines: Sequence[Line], inked: Sequence[int], prose: int, again: int
) -> int:
    """Where the first entry comes again; below the last page, if text stands between them."""
    tails = [i for i in inked if i < again and PAGE_TAIL.search(lines[i].text)]
    return tails[-1] + 1 if tails and tails[-1] < prose < again else again


def _above_section(lines: Sequence[Line], start: int, end: int) -> int:
    """【典型经验】, ■ 典型经验 right above where the first entry comes again opens the text.

    In a list of its own kind it would not be the last, or come again below.
    """
    inked = [i for i in range(start, end) if lines[i].text]
    framed = [i for i in inked if SECTION_MARK.match(lines[i].text)]
    if not framed or framed != inked[-1:] or len(inked) < 2:
        return end
    name = fold(lines[framed[0]].text)
    is_listed = any(fold(line.text) == name for line in lines[end:])
    return end if is_listed else framed[0]


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


def _is_paged(text: str) -> bool:
    return bool(PAGE_TAIL.search(text))


def is_framed(text: str) -> bool:
    """【典型经验】: a frame around all of a line."""
    return text[:1] in ("【", "〖") and text[-1:] in ("】", "〗") and len(text) > 2


def _is_inked(text: str) -> bool:
    """Whether words stand there: no page's number, no ▼ that is drawn below the list."""
    return holds_words(text) and not PAGE_NUMBER.match(text)


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


def _entry_text(text: str) -> str:
    text = _without_bars(text)
    text = PAGE_TAIL.sub("", text.strip())
    text = SECTION_MARK.sub("", text).strip("】【 \u3000")
    return NUMBER_BEFORE.sub("", text).strip()


def _without_bars(text: str) -> str:
    """| 1 | 我市给厨房装上摄像头 | 3 |: the title among the cells of its row."""
    if text[:1] not in ("|", "｜"):
        return text
    cells = [cell.strip() for cell in BAR.split(text)]
    return " ".join(cell for cell in cells if cell and not cell.isdigit())


def _kind(text: str) -> str:
    """The kind of list mark a line bears: ●, 【, 一, 1 or none."""
    mark = SECTION_MARK.match(text)
    return mark[0].strip() if mark else enumeration_kind(text)


def _read_entries(
    lines: Sequence[Line],
) -> tuple[tuple[ListedTitle, ...], frozenset[str]]:
    inked = [line.text for line in lines if _is_inked(line.text)]
    texts = _whole_entries([part for text in inked for part in _column_apart(text)])
    section_kind = _section_kind(texts)
    are_paged = _are_paged(texts)
    section, entries, sections = "", [], set()
    for text in texts:
        title = _entry_text(text)
        # ◇ 短波 ◇　三则……（4） among ◇ 调研 ◇: a column with a page is an entry.
        is_column = are_paged and PAGE_TAIL.search(text) and counted_column(text)
        is_marked = (
            section_kind is not None and _kind(text) == section_kind and not is_column
        )
        if is_marked or (are_paged and not PAGE_TAIL.search(text)):
            section = title.rstrip(text[0]).strip()
            sections.add(section)
        elif title:
            entries.append(ListedTitle(title, "" if is_column else section))
    return tuple(entries), frozenset(sections)


def _column_apart(text: str) -> list[str]:
    """【工作部署】 and the title behind it, as if each had its line."""
    found = COLUMN_BEFORE.match(text)
    return [f"【{found['column']}】", found["title"]] if found else [text]


def _whole_entries(texts: list[str]) -> list[str]:
    """Entries that wrap over two lines in one piece, where page numbers or marks show it."""
    tailed = sum(bool(PAGE_TAIL.search(text)) for text in texts)
    kinds = [_kind(text) for text in texts]
    marked = sum(kind != "" for kind in kinds)
    whole: list[str] = []
    is_open = False
    for text, kind in zip(texts, kinds, strict=True):
        if whole and _is_subtitle(text, whole[-1]):
            whole[-1] = _with_subtitle(whole[-1], text)
            continue
        hangs = (
            marked >= 2 and marked >= 0.6 * len(texts) and not kind and len(texts) > 2
        )
        unpaged = tailed >= 2 and is_open and not kind
        if whole and (unpaged or (hangs and columns(whole[-1]) > SECTION_WIDTH + 4)):
            whole[-1] += text
        else:
            whole.append(text)
        is_open = not PAGE_TAIL.search(text) and columns(text) > SECTION_WIDTH + 4
    return whole


def _is_subtitle(text: str, above: str) -> bool:
    """——某某县办好老年食堂纪实 below a title; below another behind a dash it is one of a list."""
    is_title = columns(above) >= SHORTEST_TITLED and not opens_subtitle(above)
    return opens_subtitle(text) and not SUBTITLED.search(above) and is_title


def _with_subtitle(title: str, subtitle: str) -> str:
    """Both as one entry, its page behind them."""
    page = PAGE_TAIL.search(title)
    if page is None or PAGE_TAIL.search(subtitle):
        return title + subtitle
    return f"{title[: page.start()]}{subtitle} {page[0]}"


def _section_kind(texts: list[str]) -> str | None:
    """The mark of the section names: the first entry's, when other kinds follow it."""
    if not texts:
        return None
    first = _kind(texts[0])
    kinds = {_kind(text) for text in texts}
    names = [_entry_text(text) for text in texts if _kind(text) == first]
    is_short = all(
        columns(name) <= SECTION_WIDTH or counted_column(name) for name in names
    )
    return first if first and len(kinds) > 1 and is_short else None


def _are_paged(texts: Sequence[str]) -> bool:
    """Whether page numbers stand behind all titles, so that short lines without are sections.

    The last line is a title, and no section stands right below another.
    """
    paged = [bool(PAGE_TAIL.search(text)) for text in texts]
    unpaged = [
        text for text, is_paged in zip(texts, paged, strict=True) if not is_paged
    ]
    return (
        sum(paged) > 1
        and paged[-1]
        and all(columns(text) <= SECTION_WIDTH for text in unpaged)
        and all(map(operator.or_, paged, paged[1:]))
    )
