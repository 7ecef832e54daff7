"""Raw bytes into a parsed document: pure, total, and never a guess in silence."""

from collections.abc import Sequence
from datetime import date

from ..extracted import Extracted
from ..limits import MAX_BYTES, MOST_ARTICLES, too_much
from ..parsed import Line, ParsedDocument, ParsedRemark, SetAside
from .assembly import IssueReading, citations_in, finish, under_marks
from .checks.recognised import pages_to_check
from .cleaning import CleanText, clean
from .decoding import TOO_LARGE, Unreadable, decode
from .distribution import split_recipients
from .document_numbers import own_document_number
from .issuers import place_of_bureau
from .labels import set_aside
from .layouts import LAYOUTS, layout_of, layout_titles

__all__ = [
    "LAYOUTS",
    "MAX_BYTES",
    "TOO_LARGE",
    "ParsedDocument",
    "Unreadable",
    "citations_in",
    "layout_titles",
    "own_document_number",
    "parse",
    "place_of_bureau",
    "split_recipients",
]


def parse(
    content: bytes | Extracted,
    name: str,
    *,
    kind: str = "",
    agency: str = "",
    today: date | None = None,
) -> ParsedDocument:
    """Read a text in the layout that recognises it, of the kind given if any.

    Bytes are those of a text file; of others somebody has extracted what they say.

    `agency` is the bureau whose texts these are, for those that do not say it.
    Dates after `today`, if it is given, are remarked on.
    Raises Unreadable, with the reason in Chinese, for what is no text at all or too long.
    """
    source = content if isinstance(content, Extracted) else decode(content)
    cleaned = clean(source.text, source.margins)
    lines = cleaned.lines
    layout = layout_of(lines, kind)
    found = layout.parse(lines)
    _refuse_too_many_articles(found)
    readings = _finished(cleaned, found, agency, today)
    issues = tuple(reading.issue for reading in readings)
    on_issues = [remark for reading in readings for remark in reading.remarks]
    on_issues += pages_to_check(source, issues)
    return ParsedDocument(
        layout=layout.NAME,
        encoding=source.encoding,
        text=source.text,
        pages=source.pages,
        margins=source.margins,
        issues=issues,
        set_aside=_set_aside(cleaned, readings),
        remarks=_in_order([*source.remarks, *cleaned.remarks, *on_issues]),
    )


def _finished(
    cleaned: CleanText,
    found: Sequence[IssueReading],
    agency: str,
    today: date | None,
) -> list[IssueReading]:
    """Each reading with what cleaning took out of the lines nearest to it."""
    outside = [Line(each.line, each.text) for each in cleaned.set_aside]
    marked, taken_out = _nearest(cleaned.secrecy, found), _nearest(outside, found)
    return [
        under_marks(
            finish(reading, agency, today, marked[i], taken_out[i]), cleaned.over_all
        )
        for i, reading in enumerate(found)
    ]


def _refuse_too_many_articles(readings: Sequence[IssueReading]) -> None:
    count = sum(len(reading.issue.articles) for reading in readings)
    if count > MOST_ARTICLES:
        raise Unreadable(too_much("文件里有", count, MOST_ARTICLES, "篇文章"))


def _set_aside(
    cleaned: CleanText, readings: Sequence[IssueReading]
) -> tuple[SetAside, ...]:
    aside = [each for reading in readings for each in set_aside(reading.labelled)]
    return tuple(sorted([*cleaned.set_aside, *aside], key=lambda each: each.line))


def _nearest(
    marked: Sequence[Line], readings: Sequence[IssueReading]
) -> list[list[Line]]:
    """For each issue the lines outside it that are nearest to it; of two the one below."""
    of_each: list[list[Line]] = [[] for _ in readings]
    reaches = [_inked(each) for each in readings]
    for line in marked:
        distances = [
            (max(first - line.number, line.number - last, 0), -i)
            for i, (first, last) in enumerate(reaches)
        ]
        of_each[-min(distances)[1]].append(line)
    return of_each


def _inked(reading: IssueReading) -> tuple[int, int]:
    """The first and the last line of an issue that anything stands in."""
    lines = [each.line for each in reading.labelled if each.text]
    if not lines:
        return reading.issue.first_line, reading.issue.last_line
    return lines[0].number, lines[-1].last_number


def _in_order(remarks: list[ParsedRemark]) -> tuple[ParsedRemark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.line or 0))
