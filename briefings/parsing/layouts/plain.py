"""Legible text of no known layout: a title if one stands there, then paragraphs."""

from collections.abc import Sequence

from ..assembly import read_articles
from ..body import label_body
from ..document import Line, ParsedIssue
from ..doubts import layout_not_recognised, missing_issue_date
from ..labels import Label, Labelled
from ..marks import columns, is_prose
from ..reading import IssueReading
from ..signatures import find_signature, label_signature

NAME = "plain"
KIND = "report"
TITLE_WIDTH = 60


def recognises(lines: Sequence[Line]) -> bool:
    """Anything: this layout stands last."""
    return True


def parse(lines: Sequence[Line]) -> list[IssueReading]:
    signature = find_signature(lines)
    if signature and any(line.text for line in lines[signature.end :]):
        signature = None
    end = signature.start if signature else len(lines)
    labelled = (*_label_body(lines[:end]), *label_signature(lines[end:]))
    dated_on = signature.dated_on if signature else None
    issue = ParsedIssue(
        kind=KIND,
        agency=signature.agency if signature else "",
        year=dated_on.year if dated_on else None,
        dated_on=dated_on,
        issued_on=dated_on,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )
    remarks = [layout_not_recognised()]
    if not dated_on:
        remarks.append(missing_issue_date(issue.first_line))
    return [IssueReading(issue, labelled, tuple(remarks))]


def _label_body(lines: Sequence[Line]) -> list[Labelled]:
    """A first line that ends no sentence, with text below it, is the title."""
    labelled = label_body(lines)
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    if len(inked) < 2 or not _can_be_title(labelled[inked[0]]):
        return labelled
    first, second = (labelled[i] for i in inked[:2])
    labelled[inked[0]] = Labelled(first.line, Label.TITLE)
    if second.text.startswith(("—", "--")):
        labelled[inked[1]] = Labelled(second.line, Label.SUBTITLE)
    return labelled


def _can_be_title(each: Labelled) -> bool:
    is_line_of_text = each.label in {Label.HEADING, Label.PARAGRAPH}
    is_short = columns(each.text) <= TITLE_WIDTH and not is_prose(each.text)
    return is_line_of_text and is_short
