"""Bulletins: one issue after another in a file, each under its masthead."""

from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import page_around, read_issues
from ..mastheads.opened import opens_bulletin

NAME = "bulletin"
TITLE = "简报"
KIND = IssueKind.BULLETIN


def recognises(lines: tuple[Line, ...]) -> bool:
    """A masthead at the head of the text, or of what a page holds."""
    return page_around(lines) is not None or opens_bulletin(lines)


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return read_issues(lines)
