"""Lines that the margin broke, as something else than their width proves: a name, a list, gaps."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, columns, ends_sentence
from ...language.patterns import pattern
from ...parsed import Line
from ..distribution import ANOTHER, WHOM, split_recipients
from ..official import is_addressees, is_title
from .narrow_columns import Group, groups_of

StandsAlone = Callable[[str], bool]

# 《某某市居家养老服 above 务办法》从…起施行: a name that its line leaves open
LEFT_OPEN = pattern(r"《[^《》]{1,60}$")
CLOSED_BELOW = pattern(r"[^《》]{1,60}》")
LONGEST_NAME = 60
PARTS_CELLS = frozenset("\t|｜│┃")
# Those addressed stand in the first lines, over three at most.
ADDRESSED_WITHIN, MOST_LINES = 30, 3
NARROWEST, LONGEST = 12, 300
SET_WIDE = pattern(r"\u3000|\s\s|\t")
COLONS = ("：", ":")
# Where gaps part paragraphs: how far from the width a full line may end, how many lines prove
# it, and how many of those break a sentence off.
SLACK, FEWEST_FULL, FEWEST_GROUPS, UNFINISHED = 5, 3, 2, 0.6
NARROWEST_PAGE, WIDEST_PAGE = 18, 60


def lines_in_names(lines: Sequence[Line], stands_alone: StandsAlone) -> frozenset[int]:
    """The numbers of the lines in which a 《 of the line right above is closed.

    A name that two rows of a table hold goes on in its own cell.
    """
    return frozenset(
        below.number
        for above, below in _neighbours(lines)
        if LEFT_OPEN.search(above.text[-LONGEST_NAME:])
        and CLOSED_BELOW.match(below.text.strip())
        and PARTS_CELLS.isdisjoint(above.text + below.text)
    )


def lines_of_addressees(
    lines: Sequence[Line], stands_alone: StandsAlone
) -> frozenset[int]:
    """…、区公安分局、区 above 市场监管局：: those addressed, over two lines or three."""
    inked = [line for line in lines if line.text.strip()][:ADDRESSED_WITHIN]
    ends = [i for i, line in enumerate(inked) if line.text.rstrip().endswith(COLONS)]
    found: set[int] = set()
    for end in ends:
        start = end
        while start and end - start < MOST_LINES - 1:
            if not _goes_on(inked[start - 1], inked[start], stands_alone):
                break
            start -= 1
        said = "".join(line.text.strip() for line in inked[start : end + 1])
        if start < end and len(said) <= LONGEST and is_addressees(said):
            found.update(line.number for line in inked[start + 1 : end + 1])
    return frozenset(found)


def _goes_on(above: Line, below: Line, stands_alone: StandsAlone) -> bool:
    """A list of names, cut amid one of them, with no blank line below it.

    局党组书记、局长　周国华 above 同志们： is who speaks, set wide.
    """
    text = above.text.strip()
    if above.last_number + 1 != below.number or not {"、", "，", ","} & set(text):
        return False
    if SET_WIDE.search(text):
        return False
    is_list = columns(text) >= NARROWEST and not text.endswith(COLONS)
    last = split_recipients(text)[-1]
    # Behind 、 another of them follows, whatever it is.
    is_name = len(last) > 1 and WHOM.search(last) and not text.endswith("、")
    begins_anew = is_name and ANOTHER.match(below.text.strip())
    is_other = ends_sentence(text) or is_title(text) or stands_alone(text)
    return is_list and not (begins_anew or is_other)


def lines_of_set_apart(
    lines: Sequence[Line], stands_alone: StandsAlone
) -> frozenset[int]:
    """The numbers of the lines that go on, where blank lines part the paragraphs of a text.

    All lines of a paragraph begin alike, and all but its last are full, whether a sentence
    ends there or not. One paragraph that is set otherwise disproves it.
    """
    groups = [each for each in groups_of(lines) if _is_running(each, stands_alone)]
    full = [line.text.rstrip() for group in groups for line in group[:-1]]
    if len(groups) < FEWEST_GROUPS or len(full) < FEWEST_FULL:
        return frozenset()
    widths = sorted(columns(text.strip()) for text in full)
    width = widths[len(widths) // 2]
    is_even = widths[0] >= width - SLACK and widths[-1] <= width + SLACK
    unfinished = sum(not ends_sentence(text) for text in full)
    fits = NARROWEST_PAGE <= width <= WIDEST_PAGE
    if not (is_even and fits and unfinished >= UNFINISHED * len(full)):
        return frozenset()
    return frozenset(below.number for group in groups for _, below in pairwise(group))


def _is_running(group: Group, stands_alone: StandsAlone) -> bool:
    """Two lines and more that begin alike, and end in a sentence's end."""
    texts = [line.text.strip() for line in group]
    indents = {line.text[: len(line.text) - len(line.text.lstrip())] for line in group}
    return (
        len(group) > 1
        and len(indents) == 1
        and ends_sentence(texts[-1])
        and not any(ENUMERATION.match(text) for text in texts[1:])
        and not any(map(stands_alone, texts))
    )


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for above, below in pairwise(lines):
        if above.text.strip() and below.text.strip():
            yield above, below
