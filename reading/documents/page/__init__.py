"""A page parted into head, body and foot, before any layout reads the body.

Where nothing of a page stands around a text, all of it is body.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...language.marks import columns, is_prose, words_of
from ...parsed import Line
from ..labels import Label, Labelled, texts_of
from ..mastheads.unnumbered import opens_on_page
from .above_bulletins import way_above_bulletin
from .facts import PageFacts, facts_of, first_value
from .foot import is_credits, read_foot
from .furniture import STEPS, Furniture, furniture_of
from .head import Head, label_head, read_head
from .site_below import above_site
from .words import Means

__all__ = [
    "Page",
    "PageFacts",
    "furniture_of",
    "is_captured",
    "is_credits",
    "read_page",
]

# A headline over three lines, with blank ones between.
MOST_LINES_AGAIN = 7
LONGEST_HEADLINE = 400
# A column of a site has a shorter name.
SHORTEST_HEADLINE = 10


@dataclass(frozen=True, slots=True)
class Page:
    """The page's head and foot, labelled, around the body's range of lines."""

    head: tuple[Labelled, ...]
    body: range
    foot: tuple[Labelled, ...]
    facts: PageFacts


@lru_cache(maxsize=1)
def read_page(lines: tuple[Line, ...]) -> Page:
    """Kept, because several layouts ask it of the same text."""
    way = way_above_bulletin(lines)
    below = _read_page(lines[len(way) :]) if way else None
    if below is None or is_captured(below):
        return _read_page(lines)
    body = range(len(way) + below.body.start, len(way) + below.body.stop)
    facts = facts_of(Head(), way, below.foot)
    return Page((*way, *below.head), body, below.foot, facts)


def _read_page(lines: tuple[Line, ...]) -> Page:
    head = read_head(above_site(lines))
    labelled = label_head(lines, head)
    told = (_named_title(head), *_ends_of_way(head))
    for words in told:
        labelled = _titled_as(labelled, words_of(words))
    title = _title_of(labelled)
    below = lines[head.end :]
    again = _headline_again(below, title)
    if head.rows and not title:
        named = (_headline_named(below, words) for words in told)
        again = next(filter(None, named), []) or _headline_twice(below)
        labelled, again = (labelled, again) if again else _around(labelled, below)
    again = [*again, *_headline_again(below[len(again) :], _title_of(labelled, again))]
    start = head.end + len(again)
    end, foot = read_foot(lines, start)
    labelled = (*labelled, *again)
    return Page(
        labelled, range(start, end), tuple(foot), facts_of(head, labelled, foot)
    )


def is_captured(page: Page) -> bool:
    """Whether a page's head stands above the text."""
    return any(each.label in {Label.NAVIGATION, Label.SOURCE} for each in page.head)


def _titled_as(labelled: Sequence[Labelled], wanted: str) -> tuple[Labelled, ...]:
    """The lines that say together what stands behind 标题：, or ends the way, are the headline."""
    inked = [i for i, each in enumerate(labelled) if each.text] if wanted else []
    for place, first in enumerate(inked):
        words = ""
        for i in inked[place : place + MOST_LINES_AGAIN]:
            if len(labelled[i].text) > LONGEST_HEADLINE:
                break
            words += words_of(labelled[i].text)
            if words == wanted:
                return _titled(labelled, range(first, i + 1))
            if not wanted.startswith(words):
                break
    return tuple(labelled)


def _titled(labelled: Sequence[Labelled], titles: range) -> tuple[Labelled, ...]:
    """These lines are the headline, and no others."""
    return tuple(
        each._replace(label=Label.TITLE)
        if i in titles and each.text
        else each._replace(label=Label.NAVIGATION)
        if each.label in {Label.TITLE, Label.SUBTITLE}
        else each
        for i, each in enumerate(labelled)
    )


def _headline_again(lines: Sequence[Line], title: str) -> list[Labelled]:
    """The lines right below the head that print the headline once more, wrapped or not.

    A bulletin's name may be the headline, and opens its masthead below.
    """
    words, wanted = "", words_of(title)
    for i, line in enumerate(lines[:MOST_LINES_AGAIN]):
        if len(line.text) > LONGEST_HEADLINE:
            break
        words += words_of(line.text)
        if not wanted.startswith(words):
            break
        if words and words == wanted:
            if opens_on_page(lines, is_below_headline=True):
                break
            return [Labelled(each, _label_again(each.text)) for each in lines[: i + 1]]
    return []


def _headline_named(lines: Sequence[Line], words: str) -> list[Labelled]:
    """The lines right below the head that say what stands behind 标题：, or ends the way."""
    named = _headline_again(lines, words) if words else []
    return [each._replace(label=Label.TITLE) if each.text else each for each in named]


def _named_title(head: Head) -> str:
    return first_value(
        (pair for row in head.rows for pair in row.pairs), Means.LABEL_OF_TITLE
    )


def _ends_of_way(head: Head) -> list[str]:
    """What the way to the page ends in, where that is more than a column's name.

    数据发布民政统计 某某区民政局发布…数据: behind its column, where a site runs them together.
    """
    ways = [row.text for row in head.rows if row.furniture is Furniture.WAY]
    ends = (STEPS.split(text.strip())[-1] for text in ways if STEPS.search(text))
    end = next((end for end in ends if columns(end) >= SHORTEST_HEADLINE), "")
    last = end.rsplit(None, 1)[-1] if end else ""
    return [end, last if columns(last) >= SHORTEST_HEADLINE else ""]


def _headline_twice(lines: Sequence[Line]) -> list[Labelled]:
    """A headline below the stamps, and the same words right below it."""
    near = enumerate(lines[:MOST_LINES_AGAIN])
    first = next((i for i, line in near if line.text), None)
    if first is None or is_prose(lines[first].text):
        return []
    again = _headline_again(lines[first + 1 :], lines[first].text)
    above = [Labelled(line, Label.BLANK) for line in lines[:first]]
    return [*above, Labelled(lines[first], Label.TITLE), *again] if again else []


def _around(
    labelled: tuple[Labelled, ...], lines: Sequence[Line]
) -> tuple[tuple[Labelled, ...], list[Labelled]]:
    """A headline above furniture that the first lines below say again: 请先登录 between them."""
    for i, each in enumerate(labelled):
        is_line = each.label is Label.NAVIGATION and furniture_of(each.text) is None
        is_line = is_line and columns(each.text) >= SHORTEST_HEADLINE
        if is_line and (again := _headline_again(lines, each.text)):
            return _titled(labelled, range(i, i + 1)), again
    return labelled, []


def _title_of(*parts: Sequence[Labelled]) -> str:
    return "".join(text for part in parts for text in texts_of(part, Label.TITLE))


def _label_again(text: str) -> Label:
    return Label.NAVIGATION if text else Label.BLANK
