"""Whether a bulletin's masthead opens a text: a number, or issuer, day and name without one."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import bare
from ...language.patterns import pattern
from ...parsed import Line
from ..distribution import opens_distribution
from ..document_numbers import is_number_alone
from .masthead import read_masthead_line
from .numbered_names import holds_number

HEAD_LENGTH, STAMPED = 12, 5
# …行政处罚公告: what is numbered 2021年第3号 below such a title is no bulletin
ANNOUNCEMENT = pattern(r"(?:公告|通告|公示)$")


def opens_bulletin(lines: Sequence[Line]) -> bool:
    """An issue number at the head; or issuer, date and a series name or list."""
    head = [line for line in lines if line.text][:HEAD_LENGTH]
    if holds_number(head):
        return not _is_announcement(head)
    stamps = [
        said for line in head[:STAMPED] if (said := read_masthead_line(line.text))
    ]
    is_named = any(said.series for said in stamps)
    is_sent_out = any(opens_distribution(line.text) for line in lines)
    return len(stamps) >= 2 and (is_named or is_sent_out)


def _is_announcement(head: Sequence[Line]) -> bool:
    """第6号 right below 社会组织注销公告 numbers no bulletin."""
    return any(
        is_number_alone(below.text) and ANNOUNCEMENT.search(bare(above.text))
        for above, below in pairwise(head)
    )
