"""Prose that an account set clause by clause: one a line, blank lines between the paragraphs."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from ...language.marks import ENUMERATION, columns, ends_sentence
from ...language.patterns import pattern
from ...parsed import Line
from .narrow_columns import Group, groups_of

WIDEST, FEWEST_GROUPS = 26, 3
# The lines of a verse are as long as one another; clauses are not.
UNEVEN = 2
OPEN = ("，", ",", "、", "：", ":")
CLOSING = "”’」）)"
# 住址：城关镇，: a label and its value; one below the other they are a card of somebody
LABELLED = pattern(r"^[^：:]{1,8}[：:].")
MOST_LABELLED = 1


def lines_of_stanzas(
    lines: Sequence[Line], stands_alone: Callable[[str], bool]
) -> frozenset[int]:
    """The numbers of the lines that go on with the paragraph of the one above."""
    groups = [each for each in groups_of(lines) if _is_of_clauses(each, stands_alone)]
    texts = [line.text.strip() for group in groups for line in group]
    if len(groups) < FEWEST_GROUPS or not _are_uneven(texts):
        return frozenset()
    return frozenset(below.number for group in groups for _, below in pairwise(group))


def _is_of_clauses(group: Group, stands_alone: Callable[[str], bool]) -> bool:
    """Short lines that each end in a mark, most of them in a comma, the last in a stop."""
    texts = [line.text.strip() for line in group]
    commas = sum(text.rstrip(CLOSING).endswith(OPEN) for text in texts[:-1])
    labelled = sum(bool(LABELLED.match(text)) for text in texts)
    return (
        len(group) > 1
        and labelled <= MOST_LABELLED
        and 2 * commas >= len(texts) - 1
        and ends_sentence(texts[-1])
        and all(columns(text) <= WIDEST and _ends_in_mark(text) for text in texts)
        and not any(ENUMERATION.match(text) or stands_alone(text) for text in texts)
    )


def _ends_in_mark(text: str) -> bool:
    return ends_sentence(text) or text.rstrip(CLOSING).endswith(OPEN)


def _are_uneven(texts: Iterable[str]) -> bool:
    widths = sorted(map(columns, texts))
    return widths[-1] >= UNEVEN * widths[len(widths) // 4]
