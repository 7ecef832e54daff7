"""Captured web pages: one article between a page's navigation and its footer."""

from collections.abc import Sequence

from ...language.marks import columns, is_prose
from ...parsed import IssueKind, Line, ParsedIssue
from ..assembly import IssueReading, read_articles
from ..body import label_body
from ..labels import Label, Labelled
from ..remarks import missing_issue_date
from ..web.captures import Capture, read_capture

NAME = "webpage"
TITLE = "网页"
KIND = IssueKind.WEB
TITLE_WIDTH = 90


def recognises(lines: tuple[Line, ...]) -> bool:
    """A breadcrumb, a toolbar or a line of time and source above the text."""
    capture = read_capture(lines)
    return bool(capture.head) and any(
        each.label in {Label.NAVIGATION, Label.SOURCE} for each in capture.head
    )


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    capture = read_capture(lines)
    body = _label_body(lines[capture.body.start : capture.body.stop], capture)
    labelled = (*capture.head, *body, *capture.foot)
    issue = _issue(capture, labelled)
    remarks = () if issue.issued_on else (missing_issue_date(issue.first_line),)
    return [IssueReading(issue, labelled, remarks)]


def _label_body(lines: Sequence[Line], capture: Capture) -> list[Labelled]:
    """The body; its first headline is the title when the page's head held none."""
    labelled = label_body(lines)
    if any(each.label is Label.TITLE for each in capture.head):
        return labelled
    for i, each in enumerate(labelled):
        if each.label in {Label.HEADING, Label.PARAGRAPH}:
            if not is_prose(each.text) and columns(each.text) <= TITLE_WIDTH:
                labelled[i] = Labelled(each.line, Label.TITLE)
            break
    return labelled


def _issue(capture: Capture, labelled: Sequence[Labelled]) -> ParsedIssue:
    meta = capture.metadata
    issued_on = meta.published_on or meta.dated_on
    return ParsedIssue(
        kind=KIND,
        agency=meta.agency,
        year=issued_on.year if issued_on else None,
        source=meta.source,
        dated_on=meta.dated_on,
        issued_on=issued_on,
        published_at=meta.published_at,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )
