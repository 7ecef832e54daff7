"""A bulletin that a web page holds: its own lines, and what the page says of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ...language.dates import first_date
from ...language.patterns import pattern
from ...parsed import Line, ParsedIssue
from ..assembly import IssueReading
from ..labels import Label, Labelled, texts_of
from ..mastheads.beside import OF_ONE_SUBJECT
from ..mastheads.bulletin_names import names_its_place
from ..mastheads.masthead import Masthead, cited_name, read_masthead_line
from ..mastheads.numbered_names import holds_number
from ..mastheads.unnumbered import opens_on_page
from ..page import Page, is_captured, read_page
from ..page.above_bulletins import way_above_bulletin
from ..page.site_below import without_site_below
from .contents import find_contents
from .issues import read_issue, starts_of_issues

HEAD_LENGTH = 12
# 本期要目, 【要目】: the contents of an issue
OF_ISSUE = pattern(r"本\s*[期号刊辑]|要\s*目")
# 2023-07-06, 2023/07/06 09:30: as machines write a day
DAY_BY_MACHINE = pattern(
    r"^20\d\d([-/])[01]\d\1[0-3]\d(?:\s{1,4}[0-2]?\d:[0-5]\d(?::[0-5]\d)?)?$"
)


def page_around(lines: Sequence[Line]) -> Page | None:
    """The page around a bulletin's number; none where nothing of a page stands there."""
    page = read_page(tuple(lines))
    return page if is_captured(page) and holds_bulletin(lines, page) else None


def holds_bulletin(lines: Sequence[Line], page: Page) -> bool:
    """Whether an issue's number stands in the page's headline or below its head, or a whole masthead.

    A special issue has none: its name or subject is the headline, and a contents list
    stands below it; where only the name is, 目录 alone may be that of a guide.
    """
    inner = [line for line in lines[page.body.start : page.body.stop] if line.text]
    if holds_number(inner[:HEAD_LENGTH]) or page.head == way_above_bulletin(lines):
        return True
    if opens_on_page(inner, is_below_headline=bool(texts_of(page.head, Label.TITLE))):
        return True
    headline = _headline(page)
    opening = read_masthead_line(inner[0].text) if inner else None
    is_special = any(map(OF_ONE_SUBJECT.match, texts_of(page.head, Label.TITLE)))
    is_named = headline.series or (opening and opening.series)
    contents = find_contents(inner) if is_special or is_named else None
    is_listed = contents and (is_special or OF_ISSUE.search(inner[contents.start].text))
    return headline.has_number or bool(is_listed)


def _headline(page: Page) -> Masthead:
    """What the page's headline says; 《中国民政》2024年第5期 tells where its text stood."""
    titles = texts_of(page.head, Label.TITLE)
    own = [
        each for each in titles if names_its_place(name := cited_name(each)) or not name
    ]
    return next(filter(None, map(read_masthead_line, own)), Masthead())


def read_issues(lines: tuple[Line, ...]) -> list[IssueReading]:
    """Each issue under its masthead, the first with what a page around them says."""
    page = page_around(lines)
    inner = lines[page.body.start : page.body.stop] if page else lines
    inner, foot = without_site_below(inner)
    starts = [0, *starts_of_issues(inner)[1:], len(inner)]
    readings = [read_issue(inner[start:end]) for start, end in pairwise(starts)]
    if page:
        readings[0] = _within(page, readings[0])
        foot = (*foot, *page.foot)
    last = readings[-1]
    readings[-1] = replace(last, labelled=(*last.labelled, *foot))
    return readings


def _within(page: Page, reading: IssueReading) -> IssueReading:
    """The reading with the page's head; a page's day stands in for a missing one."""
    head = tuple(
        Labelled(each.line, Label.MASTHEAD) if each.label is Label.TITLE else each
        for each in page.head
    )
    issue = _with_page(reading.issue, page, _day_by_machine(reading.labelled))
    settled = {
        "missing_issue_number": _headline(page).has_number,
        "missing_issue_date": issue.issued_on is not None,
    }
    return IssueReading(
        issue,
        (*head, *reading.labelled),
        tuple(each for each in reading.remarks if not settled.get(each.code)),
    )


def _day_by_machine(labelled: Sequence[Labelled]) -> date | None:
    """2023-07-06 alone amid the masthead: when the page went up, as machines write days."""
    stamps = (
        text
        for text in texts_of(labelled, Label.MASTHEAD)
        if DAY_BY_MACHINE.match(text.strip())
    )
    return first_date(next(stamps, ""))


def _with_page(issue: ParsedIssue, page: Page, day: date | None) -> ParsedIssue:
    facts, headline = page.facts, _headline(page)
    published_on = facts.published_on or day
    issued_on = issue.issued_on or headline.dated
    stands_in = issued_on is None and facts.published_on is not None
    return replace(
        issue,
        agency=issue.agency or headline.agency or facts.agency,
        series=issue.series or headline.series,
        number=issue.number or headline.number,
        total_number=issue.total_number or headline.total_number,
        year=issue.year
        or headline.year
        or (facts.published_on.year if facts.published_on else None),
        source=facts.source,
        issued_on=facts.published_on if stands_in else issued_on,
        issued_on_is_inferred=issue.issued_on_is_inferred or stands_in,
        published_on=published_on,
        published_at=facts.published_at,
        first_line=page.head[0].line.number if page.head else issue.first_line,
    )
