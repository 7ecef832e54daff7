"""Bulletins: one issue after another in a file, each under its masthead."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.marks import bare
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import page_around, read_issues
from ..distribution import opens_distribution
from ..document_numbers import is_number_alone
from ..mastheads.masthead import read_masthead_line
from ..mastheads.numbered_names import holds_number
from ..notices.official_issue import ANNOUNCEMENT

NAME = "bulletin"
TITLE = "简报"
KIND = IssueKind.BULLETIN
HEAD_LENGTH = 12


def recognises(lines: tuple[Line, ...]) -> bool:
    """An issue number at the head; or issuer, date and a series name or list."""
    if page_around(lines):
        return True
    head = [line for line in lines if line.text][:HEAD_LENGTH]
    if holds_number(head):
        return not _is_announcement(head)
    stamps = [said for line in head[:5] if (said := read_masthead_line(line.text))]
    is_named = any(said.series for said in stamps)
    is_sent_out = any(opens_distribution(line.text) for line in lines)
    return len(stamps) >= 2 and (is_named or is_sent_out)


def _is_announcement(head: Sequence[Line]) -> bool:
    """第6号 right below 社会组织注销公告 numbers no bulletin."""
    return any(
        is_number_alone(below.text) and ANNOUNCEMENT.search(bare(above.text))
        for above, below in pairwise(head)
    )


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return read_issues(lines)
