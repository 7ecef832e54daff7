"""What a portal sets below a text in lines of their own: other news with their writers, its menus."""

from collections.abc import Sequence
from itertools import takewhile

from ...language.marks import HAN, NUMBER_CELL, bare, columns, ends_sentence
from ...language.patterns import pattern
from ...parsed import Line
from .words import Means, words_that_mean

LONGEST_NEWS, LONGEST_WRITER, LONGEST_ROW = 60, 80, 300
# 晚报融媒记者 沈一舟   本报Example.Com.Cn: below a headline, where its news came from
WRITER_AND_SITE = pattern(
    rf"^[{HAN}]{{0,10}}(?:记者|通讯员)\s{{1,4}}[{HAN}]{{2,4}}(?:[\s、]{{1,3}}[{HAN}]{{2,4}}){{0,3}}\s{{1,8}}[{HAN}]{{0,8}}[\w-]{{1,30}}(?:\.[A-Za-z]{{2,10}}){{1,3}}$"
)
FEWEST_NEWS = FEWEST_ROWS = 2
FEWEST_CELLS, FEWEST_LINKS, MOST_ROWS = 4, 3, 40
# So many of the rows name something that only portals have.
FEWEST_NAMED = 2
SHORTEST_STEM = 2
BARS = pattern(r"[|｜]")


def news_with_writers(lines: Sequence[Line], start: int) -> int:
    """Where a headline and its writer, twice at least, close the text; else the end."""
    inked = [i for i in range(start, len(lines)) if lines[i].text]
    first, found = len(lines), 0
    for at in range(len(inked) - 2, 0, -2):
        headline, writer = (lines[i].text.strip() for i in inked[at : at + 2])
        is_headline = columns(headline) <= LONGEST_NEWS and not ends_sentence(headline)
        is_short = len(writer) <= LONGEST_WRITER
        if not (is_headline and is_short and WRITER_AND_SITE.match(writer)):
            break
        first, found = inked[at], found + 1
    return first if found >= FEWEST_NEWS else len(lines)


def menus_in_bars(lines: Sequence[Line], start: int) -> int:
    """Where rows of links, the same names in each, close the text; else the end.

    走势 | 双色球 七乐彩 3D | 讨论 | 双色球心得 3D号码: no cell is a number, and two rows have
    a cell of portals, which a list of duties has not.
    """
    inked = [i for i in reversed(range(start, len(lines))) if lines[i].text]
    rows = list(takewhile(lambda i: _is_row_of_links(lines[i].text), inked[:MOST_ROWS]))
    if len(rows) < FEWEST_ROWS or len(rows) == len(inked):
        return len(lines)
    named = sum(names_portal(lines[i].text) for i in rows)
    links = [_links(lines[i].text) for i in rows]
    shared = [link for link in links[0] if len(link) >= SHORTEST_STEM]
    is_in_each = any(all(link in " ".join(row) for row in links) for link in shared)
    return rows[-1] if is_in_each and named >= FEWEST_NAMED else len(lines)


def names_portal(text: str) -> bool:
    """Whether a cell says what only portals have: 今日开奖, 走 势, 论坛."""
    words = words_that_mean(Means.PORTAL)
    return any(bare(cell) in words for cell in _cells(text))


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in BARS.split(text) if cell.strip()]


def _links(text: str) -> list[str]:
    return [link for cell in _cells(text) for link in cell.split()]


def _is_row_of_links(text: str) -> bool:
    cells = _cells(text) if len(text) <= LONGEST_ROW else []
    if len(cells) < FEWEST_CELLS or any(map(NUMBER_CELL.fullmatch, cells)):
        return False
    return any(len(cell.split()) >= FEWEST_LINKS for cell in cells)
