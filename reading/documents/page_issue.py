"""The one issue of a captured page: its article between head and foot, its facts."""

import re
from collections.abc import Sequence

from ..language.marks import ENUMERATION, columns, is_prose
from ..parsed import IssueKind, Line, ParsedIssue
from .assembly import IssueReading, read_articles
from .body import label_body
from .labels import Label, Labelled, texts_of
from .page import Page, read_page
from .remarks import missing_issue_date

TITLE_WIDTH = 90
# …政策解读, …答记者问, 一图读懂…: a title that explains a document
EXPLAINS = re.compile(
    r"(?:解读|政策问答|答记者问)(?:[（(].{1,10}[）)])?$|图解|^一图读懂"
)
# 解读机关：…, 解 读 人：…
EXPLAINED_BY = re.compile(r"^解\s*读\s*(?:机\s*关|单\s*位|人|部门)\s*[:：]")


def read_page_issue(lines: tuple[Line, ...]) -> IssueReading:
    page = read_page(lines)
    body = _label_body(lines[page.body.start : page.body.stop], page)
    labelled = (*page.head, *body, *page.foot)
    issue = _issue(page, labelled)
    remarks = () if issue.issued_on else (missing_issue_date(issue.first_line),)
    return IssueReading(issue, labelled, remarks)


def _label_body(lines: Sequence[Line], page: Page) -> list[Labelled]:
    """The body; its first headline is the title when the page's head held none."""
    labelled = label_body(lines)
    if any(each.label is Label.TITLE for each in page.head):
        return labelled
    for i, each in enumerate(labelled):
        if each.label in {Label.HEADING, Label.PARAGRAPH}:
            if _can_be_title(each.text):
                labelled[i] = Labelled(each.line, Label.TITLE)
            break
    return labelled


def _can_be_title(text: str) -> bool:
    is_short = not is_prose(text) and columns(text) <= TITLE_WIDTH
    return is_short and not ENUMERATION.match(text)


def _issue(page: Page, labelled: Sequence[Labelled]) -> ParsedIssue:
    facts = page.facts
    issued_on = facts.published_on or facts.dated_on
    return ParsedIssue(
        kind=_kind(labelled),
        agency=facts.agency,
        year=issued_on.year if issued_on else None,
        source=facts.source,
        dated_on=facts.dated_on,
        issued_on=issued_on,
        published_on=facts.published_on,
        published_at=facts.published_at,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _kind(labelled: Sequence[Labelled]) -> IssueKind:
    """News; what explains a document is of no kind of ours."""
    titles = texts_of(labelled, Label.TITLE)
    explained = any(EXPLAINED_BY.match(each.text) for each in labelled)
    explains = explained or any(map(EXPLAINS.search, titles))
    return IssueKind.OTHER if explains else IssueKind.WEB
