"""Captured web pages: one article between a page's navigation and its footer."""

import re
from collections.abc import Sequence

from ...language.marks import ENUMERATION, HAN, columns, is_prose
from ...parsed import IssueKind, Line, ParsedIssue
from ..assembly import IssueReading, read_articles
from ..body import label_body
from ..bulletins.contents import find_contents
from ..distribution import opens_distribution
from ..labels import Label, Labelled
from ..mastheads import is_anchor
from ..page import Page, read_page
from ..remarks import missing_issue_date

NAME = "webpage"
TITLE = "网页"
KIND = IssueKind.WEB
TITLE_WIDTH = 90
HEAD_LENGTH = 12
# 某某日报讯（记者 …）, 云上某某报道:(全媒体见习记者 …), （通讯员 …）, (编辑 …)
REPORTED = re.compile(
    rf"^[{HAN}\d月日]{{0,16}}(?:讯|报道|电)\s*[:：]?\s*[（(]|[（(](?:[{HAN}]{{0,6}}(?:记者|通讯员)|编辑|作者)[\s:：]"
)

# …政策解读, 一图读懂…, 解读机关：…: explains a document
EXPLAINS = re.compile(
    r"^[^，。]{0,60}(?:政策解读|解读|政策问答|答记者问)(?:[（(].{1,10}[）)])?$|^.{0,4}图解|^一图读懂|"
    r"^解\s*读\s*(?:机\s*关|单\s*位|人|部门)\s*[:：]"
)


def recognises(lines: tuple[Line, ...]) -> bool:
    """A head or a foot of a page; or an item of news that names its reporter."""
    page = read_page(lines)
    head = {each.label for each in page.head}
    if head & {Label.NAVIGATION, Label.SOURCE}:
        return True
    inner = [line for line in lines[page.body.start : page.body.stop] if line.text]
    if _is_bulletin(inner):
        return False
    return bool(page.foot) or any(REPORTED.search(line.text) for line in inner)


def _is_bulletin(inner: Sequence[Line]) -> bool:
    """A masthead or contents list at the head, recipients at the foot."""
    head = inner[:HEAD_LENGTH]
    return (
        any(map(is_anchor, head))
        or find_contents(head) is not None
        or any(opens_distribution(line.text) for line in inner)
    )


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    capture = read_page(lines)
    body = _label_body(lines[capture.body.start : capture.body.stop], capture)
    labelled = (*capture.head, *body, *capture.foot)
    issue = _issue(capture, labelled)
    remarks = () if issue.issued_on else (missing_issue_date(issue.first_line),)
    return [IssueReading(issue, labelled, remarks)]


def _label_body(lines: Sequence[Line], capture: Page) -> list[Labelled]:
    """The body; its first headline is the title when the page's head held none."""
    labelled = label_body(lines)
    if any(each.label is Label.TITLE for each in capture.head):
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


def _issue(capture: Page, labelled: Sequence[Labelled]) -> ParsedIssue:
    meta = capture.facts
    issued_on = meta.published_on or meta.dated_on
    explains = any(EXPLAINS.search(each.text) for each in labelled)
    return ParsedIssue(
        kind=IssueKind.OTHER if explains else KIND,
        agency=meta.agency,
        year=issued_on.year if issued_on else None,
        source=meta.source,
        dated_on=meta.dated_on,
        issued_on=issued_on,
        published_on=meta.published_on,
        published_at=meta.published_at,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )
