"""Digests: one issue that opens with a contents list, or is parted by section marks."""

from ...language.marks import SECTION_MARK, is_prose
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import page_around, read_issues
from ..bulletins.contents import find_contents
from ..bulletins.heads import read_head
from ..bulletins.issues import starts_of_issues

NAME = "digest"
TITLE = "动态汇编"
KIND = IssueKind.BULLETIN


def recognises(lines: tuple[Line, ...]) -> bool:
    """One masthead at most, then a contents list or at least two marked headings."""
    page = page_around(lines)
    inner = lines[page.body.start : page.body.stop] if page else lines
    if len(starts_of_issues(inner)) > 1:
        return False
    if find_contents(inner[read_head(inner).end :]):
        return True
    marked = [
        line
        for line in inner
        if SECTION_MARK.match(line.text) and not is_prose(line.text)
    ]
    return len(marked) >= 2


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return read_issues(lines)
