"""The entries of a contents list: their columns, numbers and pages, and their words alone."""

import operator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...language.marks import (
    HAN,
    PAGE_BEHIND_WRITER,
    PAGE_NUMBER,
    SECTION_MARK,
    bare,
    columns,
    enumeration_kind,
    holds_words,
)
from ...language.numerals import read_number
from ...language.patterns import pattern
from ...parsed import Line
from ..labels import opens_subtitle

# ……3, ...... (5), ----12, 　　4 at the end of an entry, or who wrote it with them
PAGE_TAIL = pattern(
    rf"{PAGE_BEHIND_WRITER.pattern}|"
    r"(?:[\s.…·．—–-]{2,}|…+|\s)[(（]?\s*(?:第\s*)?(\d{1,3}|P\d+)\s*(?:页)?\s*[)）]?\s*$|[(（]\s*\d{1,3}\s*[)）]\s*$|[.…·．]{3,}$"
)
# 1. （一） ① · 案例一： before an entry
NUMBER_BEFORE = pattern(
    r"^(?:\d{1,2}[.、．\s]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[①-⑳·•\-—▪>]|"
    r"(?:典型)?案例(?:之)?[一二三四五六七八九十\d]{1,3}[\s：:、.．])\s*"
)
# 甲——乙: a title that has its subtitle
SUBTITLED = pattern("—{2}|--|－{2}|―{2}")
# 【工作部署】县民政局召开…: a column right before its title, on one line of the list
COLUMN_BEFORE = pattern(r"^[【〖](?P<column>[^】〗]{2,12})[】〗]\s*(?P<title>\S.*)$")
# 政策解读　高龄津贴怎么领: a column before its title, with a gap between
COLUMN_AND_TITLE = pattern(rf"^(?P<column>[{HAN}]{{2,6}})\s{{1,12}}(?P<title>\S.*)$")
BAR = pattern("[|｜]")
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


def is_framed(text: str) -> bool:
    """【典型经验】: a frame around all of a line."""
    return text[:1] in ("【", "〖") and text[-1:] in ("】", "〗") and len(text) > 2


def is_inked(text: str) -> bool:
    """Whether words stand there: no page's number, no ▼ that is drawn below the list."""
    return holds_words(text) and not PAGE_NUMBER.match(text)


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


def read_entries(
    lines: Sequence[Line],
) -> tuple[tuple[ListedTitle, ...], frozenset[str]]:
    inked = [line.text for line in lines if is_inked(line.text)]
    texts = _whole_entries([part for text in inked for part in column_apart(text)])
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


def column_apart(text: str) -> list[str]:
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
    kinds = [_kind(text) for text in texts]
    first = kinds[0]
    names = [
        _entry_text(text)
        for text, kind in zip(texts, kinds, strict=True)
        if kind == first
    ]
    is_short = all(
        columns(name) <= SECTION_WIDTH or counted_column(name) for name in names
    )
    is_section = len(set(kinds)) > 1 and is_short and _have_titles(texts, kinds)
    return first if first and is_section else None


def _have_titles(texts: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether most of those that are counted have other lines below: 1. 甲, 2. 乙, 编后 are titles."""
    if SECTION_MARK.match(texts[0]):
        return True
    below = [two for one, two in pairwise([*kinds, ""]) if one == kinds[0]]
    return 2 * sum(kind != kinds[0] for kind in below) > len(below)


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
