"""Digests: one issue that opens with a contents list, or is parted by section marks."""

from collections.abc import Sequence

from ...language.marks import SECTION_MARK, is_prose
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.contents import find_contents
from ..bulletins.heads import read_head
from ..bulletins.issues import read_issue, starts_of_issues

NAME = "digest"
TITLE = "动态汇编"
KIND = IssueKind.BULLETIN


def recognises(lines: Sequence[Line]) -> bool:
    """One masthead at most, then a contents list or at least two marked headings."""
    if len(starts_of_issues(lines)) > 1:
        return False
    if find_contents(lines[read_head(lines).end :]):
        return True
    marked = [
        line
        for line in lines
        if SECTION_MARK.match(line.text) and not is_prose(line.text)
    ]
    return len(marked) >= 2


def parse(lines: Sequence[Line]) -> list[IssueReading]:
    return [read_issue(lines)]
