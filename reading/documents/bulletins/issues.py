"""One issue of a bulletin or digest: masthead, contents, articles, foot."""

from collections.abc import Sequence
from dataclasses import replace

from ...language.dates import find_dates
from ...language.marks import PAGE_NUMBER, SECTION_MARK
from ...parsed import Line, ParsedIssue, ParsedRemark
from .. import remarks as doubts
from ..assembly import IssueReading, read_articles
from ..imprints import Imprint, label_foot, read_imprint
from ..issuers import bureau_of_line
from ..labels import Label, Labelled, texts_of
from .articles import label_articles
from .contents import find_contents, is_contents_heading
from .mastheads import (
    MASTHEAD_LINES,
    Masthead,
    is_bare_series,
    read_masthead,
    read_masthead_line,
)


def read_issue(lines: Sequence[Line]) -> IssueReading:
    """An issue from its own lines: whatever its head does not say stays empty and is remarked."""
    body_start, head = label_head(lines)
    foot_start, foot = label_foot(lines[body_start:])
    middle = lines[body_start : body_start + foot_start]
    body, remarks = label_articles(middle, find_contents(middle))
    labelled = (*head, *body, *foot)
    masthead = read_masthead(texts_of(head, Label.MASTHEAD))
    issue = _issue(masthead, read_imprint(foot), labelled)
    if not masthead.has_number:
        remarks.append(doubts.missing_issue_number(issue.first_line))
    issue = _with_inferred_date(issue, labelled, remarks)
    return IssueReading(issue, labelled, tuple(remarks))


def label_head(lines: Sequence[Line]) -> tuple[int, list[Labelled]]:
    """The masthead's lines, and where what follows them begins."""
    labelled: list[Labelled] = []
    for i, line in enumerate(lines):
        if not line.text:
            labelled.append(Labelled(line, Label.BLANK))
        elif PAGE_NUMBER.match(line.text):
            labelled.append(Labelled(line, Label.PAGE_NUMBER))
        elif _is_of_masthead(
            lines[i : i + MASTHEAD_LINES], texts_of(labelled, Label.MASTHEAD)
        ):
            labelled.append(Labelled(line, Label.MASTHEAD))
        else:
            break
    return len(labelled), labelled


def _is_of_masthead(lines: Sequence[Line], above: Sequence[str]) -> bool:
    """Whether the first line still belongs to the masthead; `above` is what has."""
    if is_contents_heading(lines[0].text) or SECTION_MARK.match(lines[0].text):
        return False
    stamp = read_masthead_line(lines[0].text)
    if stamp and stamp.names_only_an_agency and read_masthead(above).agency:
        return False
    return bool(stamp) or is_bare_series(lines)


def _issue(
    masthead: Masthead, imprint: Imprint, labelled: Sequence[Labelled]
) -> ParsedIssue:
    issued_on = imprint.printed_on or masthead.dated
    return ParsedIssue(
        kind="bulletin",
        agency=masthead.agency or _agency_of_office(imprint.office),
        series=masthead.series,
        year=masthead.year or (issued_on.year if issued_on else None),
        number=masthead.number,
        total_number=masthead.total_number,
        is_supplement=masthead.is_supplement,
        office=imprint.office,
        copies=imprint.copies,
        secrecy=masthead.secrecy,
        dated_on=masthead.dated,
        issued_on=issued_on,
        distribution=imprint.distribution,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _agency_of_office(office: str) -> str:
    issuer = bureau_of_line(office)
    return issuer.name if issuer else ""


def _with_inferred_date(
    issue: ParsedIssue, labelled: Sequence[Labelled], remarks: list[ParsedRemark]
) -> ParsedIssue:
    """An undated issue is dated by the latest full date its text names, and says so."""
    if issue.issued_on:
        return issue
    named = [
        (found.value, each.line.number)
        for each in labelled
        for found in find_dates(each.text)
        if found.value and (issue.year in (None, found.value.year))
    ]
    if not named:
        remarks.append(doubts.missing_issue_date(issue.first_line))
        return issue
    day, line = max(named)
    remarks.append(doubts.inferred_date(line, day))
    return replace(
        issue, issued_on=day, issued_on_is_inferred=True, year=issue.year or day.year
    )
