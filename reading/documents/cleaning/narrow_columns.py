"""Lines that the narrow page of a telephone broke at a dozen signs, within words and numbers.

Verses are short too: so much has to speak for a column that no poem is taken for one.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, columns, ends_sentence
from ...parsed import Line

NARROWEST, WIDEST = 9, 20
# A line with more signs than this is none of a narrow column's.
MOST_SIGNS = 2 * WIDEST
# Of all lines of a text so many may be wider: headlines of links below it.
WIDER = 0.3
# Numbers are not broken, nor does a mark begin a line.
SLACK = 3
FEWEST_LINES, FEWEST_CUT = 5, 3
RUNNING = frozenset("，。、；")
ENDS = frozenset("。！？")

Group = list[Line]


def lines_that_go_on(
    lines: Sequence[Line], stands_alone: Callable[[str], bool]
) -> frozenset[int]:
    """The numbers of the lines that go on with the one above; none in any other text."""
    inked = [line for line in lines if line.text.strip()]
    wider = sum(len(line.text.strip()) > MOST_SIGNS for line in inked)
    if wider > WIDER * len(inked):
        return frozenset()
    groups = [each for each in groups_of(lines) if _is_running(each, stands_alone)]
    width = _width(groups)
    if not width:
        return frozenset()
    return frozenset(
        below.number
        for group in groups
        for above, below in pairwise(group)
        if _goes_on(above.text.strip(), below.text.strip(), width, len(groups))
    )


def groups_of(lines: Sequence[Line]) -> Iterator[Group]:
    """The lines between blank ones."""
    group: Group = []
    for line in lines:
        if line.text.strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_running(group: Group, stands_alone: Callable[[str], bool]) -> bool:
    """Several short lines that end in a sentence's end and hold the marks of one."""
    texts = [line.text.strip() for line in group]
    return (
        len(group) > 1
        and ends_sentence(texts[-1])
        and all(len(text) <= MOST_SIGNS for text in texts)
        and any(RUNNING.intersection(text) for text in texts[:-1])
        and not any(map(stands_alone, texts))
    )


def _width(groups: Sequence[Group]) -> float:
    """The width that the lines are broken at; 0 where none is proved.

    Most end within a few signs of it, some of them inside a word, and at least one holds
    the end of a sentence and goes on behind it.
    """
    texts = [line.text.strip() for group in groups for line in group[:-1]]
    if len(texts) < FEWEST_LINES:
        return 0
    widths = sorted(map(columns, texts))
    width = widths[len(widths) // 2]
    near = sum(abs(each - width) <= SLACK for each in widths)
    cut = sum(text[-1].isalnum() for text in texts)
    amid = any(ENDS.intersection(text.rstrip("。！？”’）")) for text in texts)
    fits = NARROWEST <= width < WIDEST and widths[-1] <= width + SLACK
    is_column = fits and near >= 0.8 * len(texts) and cut >= FEWEST_CUT and amid
    return width if is_column else 0


def _goes_on(above: str, below: str, width: float, groups: int) -> bool:
    """A full line's sentence; one that ended there goes on only where gaps part paragraphs."""
    if ENUMERATION.match(below) or columns(above) < width - SLACK:
        return False
    return not ends_sentence(above) or groups > 1
