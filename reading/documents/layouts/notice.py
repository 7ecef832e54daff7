"""Official documents: number, title, addressees, body, attachments, signature."""

import re
from collections.abc import Sequence

from ...parsed import IssueKind, Line, ParsedIssue, ParsedRemark
from ..assembly import IssueReading, read_articles
from ..body import label_body
from ..document_numbers import document_number_of, find_document_numbers
from ..imprints import label_foot, read_imprint
from ..issuers import bureau_in
from ..labels import Label, Labelled, texts_of
from ..mastheads import is_anchor
from ..official import (
    addressees,
    find_own_number,
    is_addressees,
    is_title,
    label_notice_head,
)
from ..remarks import missing_issue_date
from ..signatures import Signature, find_signature, label_signature
from ..web.captures import Capture, read_capture

NAME = "notice"
TITLE = "通知公告"
KIND = IssueKind.NOTICE
HEAD_LENGTH = 16
# …情况的报告: addressed to nobody, it is a report.
REPORT_TITLE = re.compile(r"(?:报告|方案|纪要|公报)$")


def recognises(lines: tuple[Line, ...]) -> bool:
    """A number of its own, or a title 关于…的通知 with addressees or a signature."""
    capture = read_capture(lines)
    body = [line for line in lines[capture.body.start : capture.body.stop] if line.text]
    if any(map(is_anchor, body[:HEAD_LENGTH])):
        return False
    if capture.metadata.document_number or find_own_number(body):
        return True
    head = [*capture.head, *label_notice_head(body)]
    title = "".join(texts_of(head, Label.TITLE))
    titled = is_title(title)
    addressed = any(is_addressees(line.text) for line in body[:HEAD_LENGTH])
    signed = find_signature(body)
    announced = titled and not REPORT_TITLE.search(title)
    return bool((titled and addressed) or (announced and signed)) or bool(
        addressed and signed and signed.agency
    )


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    capture = read_capture(lines)
    inner = lines[capture.body.start : capture.body.stop]
    head = label_notice_head(inner)
    signature = find_signature(inner[len(head) :])
    body = _label_body(inner[len(head) :], signature)
    labelled = (*_page_head(capture, head), *head, *body, *capture.foot)
    issue = _issue(capture, labelled, signature)
    return [IssueReading(issue, labelled, tuple(_remarks(issue)))]


def _page_head(capture: Capture, head: Sequence[Labelled]) -> list[Labelled]:
    """The page's own title gives way where the document holds its title itself."""
    if not any(each.label is Label.TITLE for each in head):
        return list(capture.head)
    return [
        each._replace(label=Label.NAVIGATION) if each.label is Label.TITLE else each
        for each in capture.head
    ]


def _label_body(lines: Sequence[Line], signature: Signature | None) -> list[Labelled]:
    """Body, signature, and what stands under the signature."""
    end = signature.start if signature else len(lines)
    below = signature.end if signature else 0
    foot_start, foot = label_foot(lines[below:])
    if not signature:
        return [*label_body(lines[:foot_start]), *foot]
    signed = label_signature(lines[end:below])
    between = label_body(lines[below : below + foot_start])
    return [*label_body(lines[:end]), *signed, *between, *foot]


def _issue(
    capture: Capture, labelled: Sequence[Labelled], signature: Signature | None
) -> ParsedIssue:
    imprint = read_imprint(labelled)
    meta = capture.metadata
    number = _own_number(capture, labelled)
    dated_on = (signature.dated_on if signature else None) or meta.dated_on
    issued_on = imprint.printed_on or dated_on or meta.published_on
    to = tuple(addressees(text) for text in texts_of(labelled, Label.ADDRESSEE))
    return ParsedIssue(
        kind=KIND,
        agency=_agency(capture, labelled, signature),
        year=(int(number.split("〔")[1][:4]) if number else None)
        or (issued_on.year if issued_on else None),
        document_number=number,
        office=imprint.office,
        copies=imprint.copies,
        source=meta.source,
        dated_on=dated_on,
        issued_on=issued_on,
        published_at=meta.published_at,
        distribution=(*to, *imprint.distribution),
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _own_number(capture: Capture, labelled: Sequence[Labelled]) -> str:
    """The number on a line of the head, else the one in the page's metadata."""
    own = [
        number.normal
        for text in texts_of(labelled, Label.MASTHEAD)
        if (number := document_number_of(text))
    ]
    listed = [
        number.normal
        for number in find_document_numbers(capture.metadata.document_number)
    ]
    return (own or listed or [""])[0]


def _agency(
    capture: Capture, labelled: Sequence[Labelled], signature: Signature | None
) -> str:
    """Who signed, else whose red head or title it is, else whose page."""
    if signature and signature.agency:
        return signature.agency
    for text in texts_of(labelled, Label.MASTHEAD, Label.TITLE):
        if issuer := bureau_in(text.split("关于")[0]):
            return issuer.name
    return capture.metadata.agency


def _remarks(issue: ParsedIssue) -> list[ParsedRemark]:
    return [] if issue.issued_on else [missing_issue_date(issue.first_line)]
