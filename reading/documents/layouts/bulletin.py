"""Bulletins: one issue after another in a file, each under its masthead."""

from ...language.marks import bare
from ...parsed import IssueKind, Line
from ..assembly import IssueReading
from ..bulletins.captured import page_around, read_issues
from ..distribution import opens_distribution
from ..mastheads import SERIES, is_anchor, is_masthead_line

NAME = "bulletin"
TITLE = "简报"
KIND = IssueKind.BULLETIN
HEAD_LENGTH = 12


def recognises(lines: tuple[Line, ...]) -> bool:
    """An issue number at the head; or issuer, date and a series name or list."""
    if page_around(lines):
        return True
    head = [line for line in lines if line.text][:HEAD_LENGTH]
    if any(map(is_anchor, head)):
        return True
    stamps = [line for line in head[:5] if is_masthead_line(line)]
    is_named = any(SERIES.match(bare(line.text)) for line in stamps)
    is_sent_out = any(opens_distribution(line.text) for line in lines)
    return len(stamps) >= 2 and (is_named or is_sent_out)


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    return read_issues(lines)
