"""Legible text of no known layout: a title if one stands there, then paragraphs."""

from collections.abc import Sequence
from datetime import date

from ...language.marks import ENUMERATION, bare, columns, is_prose
from ...names import can_be_name
from ...parsed import IssueKind, Line, ParsedIssue
from ..accounts_of_figures import gives_figures
from ..assembly import IssueReading, read_articles
from ..body.lines import BRACKETED, label_body, titled_by_first
from ..body.told import ToldBelowTitle, read_told
from ..bulletins.heads import read_head
from ..issuers import bureau_of_line
from ..labels import Label, Labelled, opens_subtitle, texts_of
from ..mastheads.whole import read_masthead
from ..notices.signatures import Signature, find_signature, label_signature
from ..page.site_below import without_site_below
from ..remarks import layout_not_recognised, missing_issue_date
from ..titles import leads_in

NAME = "plain"
TITLE = "未识别"
KIND = IssueKind.OTHER
# 黄浦, 项目: the name of a place or column, and no title
SHORTEST_TITLE, TITLE_WIDTH = 3, 60


def recognises(lines: Sequence[Line]) -> bool:
    """Anything: this layout stands last."""
    return True


def parse(lines: Sequence[Line]) -> list[IssueReading]:
    lines, foot = without_site_below(lines)
    start, head = _stamped_head(lines)
    signature = find_signature(lines[start:])
    if signature and not _closes(lines[start + signature.end :]):
        signature = None
    end = start + signature.start if signature else len(lines)
    below = start + signature.end if signature else len(lines)
    body, told = _label_body(lines[start:end])
    signed = (*label_signature(lines[end:below]), *label_body(lines[below:]))
    issue = _issue((*head, *body, *signed), signature, told)
    is_known = issue.kind is not KIND
    remarks = [] if is_known else [layout_not_recognised()]
    if not issue.issued_on:
        remarks.append(missing_issue_date(issue.first_line))
    return [IssueReading(issue, (*head, *body, *signed, *foot), tuple(remarks))]


def _closes(below: Sequence[Line]) -> bool:
    """Whether a signature stands at the end: below it are attachments at most."""
    labels = {each.label for each in label_body(below)}
    return labels <= {Label.ATTACHMENT, Label.BLANK, Label.NOTE, Label.PAGE_NUMBER}


def _stamped_head(lines: Sequence[Line]) -> tuple[int, list[Labelled]]:
    """A head of issuer and date, as a bulletin's; either alone may be a title."""
    head = read_head(lines)
    stamps = head.masthead
    is_whole = stamps.agency and stamps.dated and not head.unread
    return (head.end, head.labelled) if is_whole else (0, [])


def _issue(
    labelled: Sequence[Labelled], signature: Signature | None, told: ToldBelowTitle
) -> ParsedIssue:
    """Agency and date from the signature, else from the stamps at the head or below the title."""
    stamps = read_masthead(texts_of(labelled, Label.MASTHEAD))
    dated_on = (signature.dated_on if signature else stamps.dated) or told.dated_on
    agency = (signature.agency if signature else "") or stamps.agency or told.agency
    return ParsedIssue(
        kind=_kind(labelled, agency, dated_on),
        agency=agency,
        year=dated_on.year if dated_on else None,
        secrecy=stamps.secrecy,
        dated_on=dated_on,
        issued_on=dated_on,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _kind(
    labelled: Sequence[Labelled], agency: str, dated_on: date | None
) -> IssueKind:
    """What gives figures, and says whose it is and of which day, is known by its title."""
    counts = gives_figures(texts_of(labelled, Label.TITLE), labelled)
    return IssueKind.STATISTICS if counts and agency and dated_on else KIND


def _label_body(lines: Sequence[Line]) -> tuple[list[Labelled], ToldBelowTitle]:
    """A first line that ends no sentence, with text below it, is the title.

    Below it, before the text, stands who told it and when.
    """
    labelled = label_body(lines)
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    if len(inked) < 2 or not _can_be_title(labelled[inked[0]]):
        return titled_by_first(labelled), ToldBelowTitle()
    first, second = (labelled[i] for i in inked[:2])
    labelled[inked[0]] = Labelled(first.line, Label.TITLE)
    below = inked[0] + 1
    if opens_subtitle(second.text):
        labelled[inked[1]] = Labelled(second.line, Label.SUBTITLE)
        below = inked[1] + 1
    elif _goes_on_below(labelled, inked):
        labelled[inked[1]] = Labelled(second.line, Label.TITLE)
        below = inked[1] + 1
    told = read_told([each.line for each in labelled[below:]])
    labelled[below : below + len(told.labelled)] = told.labelled
    return labelled, told


def _goes_on_below(labelled: Sequence[Labelled], inked: Sequence[int]) -> bool:
    """The only heading of a text, nearer to the title than to the text below it.

    Who told it, and when, stands there too.
    """
    headings = [i for i in inked if labelled[i].label is Label.HEADING]
    if len(inked) < 3 or headings != [inked[1]]:
        return False
    second = labelled[inked[1]]
    is_nearer = inked[1] - inked[0] < inked[2] - inked[1]
    is_told = read_told([each.line for each in labelled[inked[1] :]]).labelled
    is_name = (
        BRACKETED.match(second.text)
        or bureau_of_line(second.text)
        or can_be_name(bare(second.text))
    )
    return is_nearer and _can_be_title(second) and not (is_told or is_name)


def _can_be_title(each: Labelled) -> bool:
    is_line_of_text = each.label in {Label.HEADING, Label.PARAGRAPH}
    width = columns(each.text)
    is_short = SHORTEST_TITLE <= width <= TITLE_WIDTH and not is_prose(each.text)
    is_part = ENUMERATION.match(each.text) or leads_in(each.text)
    return is_line_of_text and is_short and not is_part
