"""Minutes of a meeting: who met where and when, and what was settled, item by item."""

from collections.abc import Sequence
from datetime import date

from ...language.marks import ENUMERATION, bare, is_prose
from ...language.patterns import pattern
from ...parsed import IssueKind, Line, ParsedIssue
from ..assembly import IssueReading, read_articles
from ..document_numbers import is_number_alone
from ..imprints import read_imprint
from ..issuers import bureau_in
from ..labels import BODY, Label, Labelled, texts_of
from ..mastheads.masthead import is_masthead_line, read_masthead_line
from ..meetings import is_row_of_meeting, rows_of_meeting
from ..notices.official_issue import has_own_number, label_official_body
from ..notices.signatures import Signature, find_signature
from ..page import is_captured, read_page
from ..page.above_bulletins import way_above_bulletin
from ..remarks import missing_issue_date

NAME = "minutes"
TITLE = "会议纪要"
KIND = IssueKind.OTHER
HEAD_LENGTH = 16
# 局长办公会议纪要, 会 议 纪 要, 关于…的会议纪要
MINUTES = pattern(r"(?:纪要|会议记录)$")
# 会议纪要, 纪要: whose it is stands on the line above
SHORTEST_TITLE = 6
# 〔2024〕第11次, （第3次）, 2024年第5号
ORDINAL = pattern(
    r"^(?:[〔\[（(]?\s?(?P<year>(?:19|20)\d{2})\s?年?\s?[〕\]）)]?\s?)?[（(]?\s?第?\s?[\d一二三四五六七八九十]{1,4}\s?[次号期]\s?[）)]?$"
)
# 现纪要如下, 会议议定: what only minutes say
SETTLES = pattern(
    r"纪要如下|会议(?:议定|决定|同意|明确|研究|听取|审议|原则同意|指出|强调|要求|认为)"
)


def recognises(lines: tuple[Line, ...]) -> bool:
    """A title that ends in 纪要 over the rows of a meeting, or over what it settled."""
    inner = [line for line in lines if line.text]
    title = _title(inner)
    if title is None or _is_on_page(lines) or has_own_number(lines):
        return False
    return bool(_rows(lines)) or any(
        SETTLES.search(line.text) for line in inner[title + 1 :]
    )


def _is_on_page(lines: tuple[Line, ...]) -> bool:
    """Whether a page says more of it than the way there."""
    page = read_page(lines)
    return is_captured(page) and page.head != way_above_bulletin(lines)


def _rows(lines: Sequence[Line]) -> range:
    return rows_of_meeting([line.text for line in lines[: 2 * HEAD_LENGTH]])


def _title(inked: Sequence[Line]) -> int | None:
    """The last line of the head, above all text, that ends as the title of minutes does.

    会议纪要 may head the sheet, with its number, above 某某工作推进会纪要.
    """
    found = None
    for i, line in enumerate(inked[:HEAD_LENGTH]):
        if is_prose(line.text) or ENUMERATION.match(line.text):
            break
        if (
            line.text.endswith(("要", "录"))
            and MINUTES.search(bare(line.text))
            and not is_row_of_meeting(line.text)
        ):
            found = i
    return found


def parse(lines: tuple[Line, ...]) -> list[IssueReading]:
    head = _label_head(lines)
    below = lines[len(head) :]
    signature = find_signature(below)
    body = _with_those_present(label_official_body(below, signature))
    labelled = (*head, *body)
    issue = _issue(labelled, signature)
    remarks = () if issue.issued_on else (missing_issue_date(issue.first_line),)
    return [IssueReading(issue, labelled, remarks)]


def _with_those_present(labelled: list[Labelled]) -> list[Labelled]:
    """出席：…, 列席：…, 记录：… below the last item are no text either."""
    for i in range(len(labelled) - 1, -1, -1):
        each = labelled[i]
        if each.label not in BODY:
            continue
        if not is_row_of_meeting(each.text):
            break
        labelled[i] = each._replace(label=Label.NOTE)
    return labelled


def _label_head(lines: Sequence[Line]) -> list[Labelled]:
    """Down to below the rows of the meeting, or to the last line that is a masthead's."""
    inked = [i for i, line in enumerate(lines) if line.text]
    place = _title([lines[i] for i in inked]) or 0
    titles = _title_lines(lines, inked, place)
    end = _rows(lines).stop or _end_of_stamps(lines, inked[place] + 1)
    return [
        Labelled(line, Label.TITLE if i in titles else _label_of(line.text))
        for i, line in enumerate(lines[:end])
    ]


def _title_lines(lines: Sequence[Line], inked: Sequence[int], place: int) -> set[int]:
    """The line of the title; with the one above where that says of what or whose it is."""
    here = inked[place]
    above = inked[place - 1] if place else None
    if above is None or is_number(lines[above].text):
        return {here}
    is_short = len(bare(lines[here].text)) < SHORTEST_TITLE
    goes_on = lines[above].text.startswith("关于")
    return {above, here} if is_short or goes_on else {here}


def is_number(text: str) -> bool:
    """〔2024〕第11次 is the number of a meeting, and no title."""
    return bool(ORDINAL.match(text.strip())) or is_number_alone(text)


def _end_of_stamps(lines: Sequence[Line], start: int) -> int:
    """Where no rows stand: below the number, the issuer and the day under the title."""
    end = start
    for i in range(start, len(lines)):
        text = lines[i].text
        if text and not (is_number(text) or is_masthead_line(lines[i])):
            break
        end = i + 1 if text else end
    return end


def _label_of(text: str) -> Label:
    return Label.MASTHEAD if text else Label.BLANK


def _issue(labelled: Sequence[Labelled], signature: Signature | None) -> ParsedIssue:
    """What the head's stamps and the signature say; the meeting's day is none of its own."""
    imprint = read_imprint(labelled)
    head = texts_of(labelled, Label.MASTHEAD)
    dated_on = (signature.dated_on if signature else None) or _dated(head)
    issued_on = imprint.printed_on or dated_on
    return ParsedIssue(
        kind=KIND,
        agency=(signature.agency if signature else "") or _agency(labelled),
        year=issued_on.year if issued_on else _year(head),
        office=imprint.office,
        copies=imprint.copies,
        dated_on=dated_on,
        issued_on=issued_on,
        distribution=imprint.distribution,
        articles=read_articles(labelled),
        first_line=labelled[0].line.number,
        last_line=labelled[-1].line.last_number,
    )


def _dated(head: Sequence[str]) -> date | None:
    """The day beside an issuer or alone; 时间：… tells of the meeting."""
    own = (text for text in head if not is_row_of_meeting(text))
    said = (read_masthead_line(text) for text in own)
    return next((part.dated for part in said if part and part.dated), None)


def _year(head: Sequence[str]) -> int | None:
    numbers = (ORDINAL.match(text.strip()) for text in head)
    return next((int(n["year"]) for n in numbers if n and n["year"]), None)


def _agency(labelled: Sequence[Labelled]) -> str:
    own = texts_of(labelled, Label.MASTHEAD, Label.TITLE)
    named = (bureau_in(text) for text in own if not is_row_of_meeting(text))
    return next((issuer.name for issuer in named if issuer), "")
