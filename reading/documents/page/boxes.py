"""Which of several headlines of a page is the text's: the one with the most text below it.

A portal sets boxes around a text, each a headline, a stamp and a sentence of other news.
"""

from collections.abc import Sequence
from itertools import accumulate, islice, pairwise

from ...language.marks import columns, is_prose
from ...parsed import Line
from ..mastheads.masthead import is_anchor
from .furniture import Furniture, furniture_of, is_sentence
from .labels import DATED, pairs_in
from .letters import opens_part
from .stamps import stamp_in

SHORTEST_HEADLINE, LONGEST_HEADLINE = 6, 60
# The text is longer than all sentences around it together, so many times.
OUTWEIGHS = 3
# Below 相关新闻 stands a headline, and its stamp within so many lines.
BOX_LINES = 3
# How the beginning of other news ends that a box shows: …在新站台首发...
CUT_OFF = ("...", "…")


def around_main_text(lines: Sequence[Line]) -> tuple[int, list[int]]:
    """The stamp under the headline with the most text, and those of the boxes above it.

    -1 where no text outweighs what stands above it.
    """
    marks = [i for i in range(len(lines)) if _is_stamped_headline(lines, i)]
    if not marks or any(is_anchor(line) for line in lines):
        return -1, []
    ends = [*marks[1:], len(lines)]
    weights = [_weight(lines[i:end]) for i, end in zip(marks, ends, strict=True)]
    best = weights.index(max(weights))
    if weights[best] <= OUTWEIGHS * _weight(lines[: marks[best]]):
        return -1, []
    return marks[best], _boxes(lines, marks[: best + 1])


def box_below(lines: Sequence[Line], start: int) -> int | None:
    """Where 相关新闻 opens a box that holds a sentence, whole or not, below a longer text."""
    texts = lines[start:]
    weights = [0, *accumulate(_weight([line]) for line in texts)]
    for i, line in enumerate(texts):
        if furniture_of(line.text) is not Furniture.LINKS:
            continue
        inked = (n for n in range(i + 1, len(texts)) if texts[n].text)
        shown = list(islice(inked, BOX_LINES))
        below = weights[-1] - weights[i]
        if any(texts[n].text.endswith(CUT_OFF) for n in shown) and weights[i] > below:
            return start + i
        is_stamped = any(_is_stamped_headline(texts, n) for n in shown)
        if is_stamped and weights[i] > OUTWEIGHS * below:
            return start + i
    return None


def _is_stamped_headline(lines: Sequence[Line], i: int) -> bool:
    """A page's day and clock right below a headline."""
    if not i or not _is_stamp(lines[i].text):
        return False
    above = lines[i - 1].text
    is_headline = SHORTEST_HEADLINE <= columns(above) <= LONGEST_HEADLINE
    is_of_page = furniture_of(above) or pairs_in(above) or opens_part(above)
    return is_headline and not (is_prose(above) or is_of_page)


def _is_stamp(text: str) -> bool:
    stamp = stamp_in(text)
    dated = (pair.value for pair in pairs_in(text) if pair.means in DATED)
    return bool(stamp and stamp.is_sure) or any(dated)


def _boxes(lines: Sequence[Line], marks: Sequence[int]) -> list[int]:
    """The marks above the last, if a sentence stands below one of them.

    Values set one a line, days among them, are no boxes.
    """
    told = (
        any(line.text.endswith("。") for line in lines[here:below])
        for here, below in pairwise(marks)
    )
    return list(marks[:-1]) if any(told) else []


def _weight(lines: Sequence[Line]) -> int:
    """How many signs of running text the lines hold."""
    return sum(len(line.text) for line in lines if is_sentence(line.text))
