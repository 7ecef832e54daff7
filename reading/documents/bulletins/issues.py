"""The issues of a file: where each begins, and what its head, articles and foot say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from ...language.dates import find_dates, is_only_a_date
from ...language.marks import is_prose
from ...parsed import IssueKind, Line, ParsedIssue, ParsedRemark
from ..assembly import IssueReading, read_articles
from ..document_numbers import document_number_of
from ..imprints import Imprint, is_imprint_line, label_foot, read_imprint
from ..issuers import bureau_of_line
from ..labels import Label, Labelled, texts_of
from ..mastheads.masthead import (
    MASTHEAD_LINES,
    Masthead,
    cited_name,
    is_anchor,
    is_bare_series,
    is_in_other_script,
    is_masthead_line,
    read_masthead_line,
)
from ..mastheads.numbered_names import numbered_name
from ..mastheads.whole import read_masthead
from ..official import addressees
from ..remarks import (
    completed_date,
    inferred_date,
    masthead_not_understood,
    missing_issue_date,
    missing_issue_number,
)
from .articles import label_articles
from .heads import SUPPLEMENT, BulletinHead, read_head
from .letters import (
    days_signed,
    with_letters,
    with_office_above_day,
    with_signature,
)
from .unheaded import find_list

FOOT = {Label.IMPRINT, Label.DISTRIBUTION}
# So many lines of a masthead stand at most between two sayings of its number.
NEAR = 6


def starts_of_issues(lines: Sequence[Line]) -> list[int]:
    """Where each masthead begins: at its number line or at the lines close above it."""
    starts: list[int] = []
    last = starts_at = -1
    below_name = _numbers_below_name(lines)
    opening = _name_with_number(lines)
    for i in range(len(lines)):
        near = lines[i : i + MASTHEAD_LINES]
        if i not in below_name and not _opens_issue(near, opening):
            continue
        if last >= 0 and _numbers_otherwise(lines[i], lines[starts_at]):
            continue
        starts_at = i if last < 0 else starts_at
        if last < 0 or not _is_same_masthead(lines[last : i + 1]):
            starts.append(_top_of_masthead(lines, i, last + 1))
        last = i
    return starts or [0]


def _name_with_number(lines: Sequence[Line]) -> str:
    """What the file's first line names beside its number, in quotes or in words that say nothing."""
    first = next((i for i, line in enumerate(lines) if line.text), 0)
    return _named(lines[first : first + MASTHEAD_LINES])


def _named(lines: Sequence[Line]) -> str:
    said = numbered_name(lines)
    return said.series if said else cited_name(lines[0].text) if lines else ""


def _opens_issue(lines: Sequence[Line], opening: str) -> bool:
    """A number; beside a name that may be cited, or a column's, only where one opens the file."""
    name = _named(lines)
    return name == opening if name else is_anchor(lines[0])


def _numbers_otherwise(line: Line, first: Line) -> bool:
    """No.2 amid an issue whose masthead has 第12期: it counts what the issue holds."""
    said, opened = (read_masthead([each.text]) for each in (line, first))
    return said.number_is_loose and not opened.number_is_loose


def _numbers_below_name(lines: Sequence[Line]) -> set[int]:
    """（三十七）, （三十八） right below one name: where it comes again, another issue begins."""
    found: dict[str, list[int]] = {}
    for i, line in enumerate(lines[1:], 1):
        if not SUPPLEMENT.match(line.text.strip()):
            continue
        said = read_masthead_line(lines[i - 1].text)
        if said and said.names_only_a_series:
            found.setdefault(said.series, []).append(i)
    again = (each for each in found.values() if len(each) > 1)
    return {i for each in again if each[0] < MASTHEAD_LINES for i in each}


def _is_same_masthead(between: Sequence[Line]) -> bool:
    """第5期 and 总第123期 on lines of their own are one masthead's.

    So is the number that a page's table says of the bulletin right below it.
    """
    inked = [line for line in between if line.text]
    if all(map(is_masthead_line, inked)):
        return True
    first, last = (read_masthead([inked[at].text]) for at in (0, -1))
    is_near = len(inked) <= NEAR and not any(is_prose(line.text) for line in inked)
    is_same = first.number is not None and first.number == last.number
    is_other_year = first.year and last.year and first.year != last.year
    return is_near and is_same and not is_other_year


def _top_of_masthead(lines: Sequence[Line], anchor: int, floor: int) -> int:
    """Up over secrecy mark and series name, not over the former issue's foot."""
    seen = [read_masthead(_stamps_below(lines, anchor))]
    top = anchor
    for i in range(anchor - 1, floor - 1, -1):
        if not lines[i].text or is_in_other_script(lines[i].text):
            continue
        stamp = _stamp_above(lines[i : i + MASTHEAD_LINES])
        if stamp is None or any(_says_again(stamp, each) for each in seen):
            break
        seen.append(stamp)
        top = i
    return top


def _stamp_above(lines: Sequence[Line]) -> Masthead | None:
    """The first line as part of a masthead above its number; an imprint is none."""
    if is_imprint_line(lines[0].text):
        return None
    stamp = read_masthead_line(lines[0].text)
    return stamp or (Masthead(series=lines[0].text) if is_bare_series(lines) else None)


def _says_again(stamp: Masthead, seen: Masthead) -> bool:
    """A masthead names its series, issuer and date once."""
    return bool(
        (stamp.dated and seen.dated)
        or (stamp.agency and seen.agency)
        or (stamp.series and seen.series)
    )


def _stamps_below(lines: Sequence[Line], anchor: int) -> list[str]:
    below = takewhile(
        lambda line: not line.text or is_masthead_line(line), lines[anchor:]
    )
    return [line.text for line in below if line.text]


def read_issue(lines: Sequence[Line]) -> IssueReading:
    """An issue from its own lines: whatever its head does not say stays empty and is remarked."""
    head = read_head(lines)
    foot_start, foot = label_foot(lines[head.end :])
    middle = lines[head.end : head.end + foot_start]
    body, remarks = label_articles(middle, find_list(middle))
    heads = texts_of(head.labelled, Label.MASTHEAD)
    body, signed_on = with_letters(body), None
    if _is_one_article(body, remarks):
        body, signed_on = with_signature(body, heads)
        body = with_office_above_day(body, foot, heads)
    labelled = (*head.labelled, *body, *foot)
    masthead = replace(head.masthead, dated=head.masthead.dated or signed_on)
    issue = _issue(masthead, read_imprint([*head.labelled, *foot]), labelled)
    remarks += [masthead_not_understood(line.number, line.text) for line in head.unread]
    if not head.masthead.has_number:
        remarks.append(missing_issue_number(issue.first_line))
    if issue.dated_on not in days_signed(labelled):
        issue = _with_completed_date(issue, head, remarks)
    issue = _with_inferred_date(issue, labelled, remarks)
    return IssueReading(issue, labelled, tuple(remarks))


def _is_one_article(
    labelled: Sequence[Labelled], remarks: Sequence[ParsedRemark]
) -> bool:
    """Whether who signs below the last words signs the issue, and no text that it reprints."""
    inked = [each.label for each in labelled if each.label is not Label.BLANK]
    titles = sum(
        label is Label.TITLE and above is not label
        for above, label in pairwise([None, *inked])
    )
    return titles <= 1 and not any(each.code == "article_doubted" for each in remarks)


def _issue(
    masthead: Masthead, imprint: Imprint, labelled: Sequence[Labelled]
) -> ParsedIssue:
    printed_on = _printed_on(masthead, imprint, labelled)
    issued_on = printed_on or masthead.dated or imprint.printed_on
    to = map(addressees, texts_of(labelled, Label.ADDRESSEE))
    return ParsedIssue(
        kind=IssueKind.BULLETIN,
        agency=masthead.agency or _agency_of_office(imprint.office),
        series=masthead.series,
        year=masthead.year or (issued_on.year if issued_on else None),
        number=masthead.number,
        total_number=masthead.total_number,
        document_number="" if masthead.has_number else _document_number(labelled),
        is_supplement=masthead.is_supplement,
        office=imprint.office,
        copies=imprint.copies,
        secrecy=masthead.secrecy,
        dated_on=masthead.dated,
        issued_on=issued_on,
        distribution=(*to, *imprint.distribution),
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _printed_on(
    masthead: Masthead, imprint: Imprint, labelled: Sequence[Labelled]
) -> date | None:
    """No bulletin is printed before the day of its masthead: an earlier one signs a letter.

    The last day of a range there is no such day.
    """
    printed_on = None if _is_day_alone(labelled) else imprint.printed_on
    dated = None if masthead.rough_date else masthead.dated
    is_before = printed_on and dated and printed_on < dated
    return None if is_before else printed_on


def _document_number(labelled: Sequence[Labelled]) -> str:
    """剑民信〔2023〕15号 in a masthead, where others count their issues."""
    numbers = map(document_number_of, texts_of(labelled, Label.MASTHEAD))
    return next((number.normal for number in numbers if number), "")


def _is_day_alone(labelled: Sequence[Labelled]) -> bool:
    """Whether a day is all that the foot says: of the last words above it, for all we know."""
    foot = [each.text for each in labelled if each.label in FOOT and each.text]
    return len(foot) == 1 and is_only_a_date(foot[0])


def _agency_of_office(office: str) -> str:
    issuer = bureau_of_line(office)
    return issuer.name if issuer else ""


def _with_completed_date(
    issue: ParsedIssue, head: BulletinHead, remarks: list[ParsedRemark]
) -> ParsedIssue:
    """A day that the masthead tells in part, or a range's last, is inferred and says so."""
    masthead = head.masthead
    if not masthead.rough_date or issue.issued_on != masthead.dated:
        return issue
    if masthead.dated is None:
        return issue
    remarks.append(
        completed_date(issue.first_line, masthead.rough_date, masthead.dated)
    )
    return replace(issue, issued_on_is_inferred=True)


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
        remarks.append(missing_issue_date(issue.first_line))
        return issue
    day, line = max(named)
    remarks.append(inferred_date(line, day))
    return replace(
        issue, issued_on=day, issued_on_is_inferred=True, year=issue.year or day.year
    )
