"""The ministry's quarterly tables (form JZH01), row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ...language.dates import first_date, first_moment, is_only_a_date
from ...language.gazetteer import place_named
from ...language.marks import PAGE_NUMBER, bare, holds_words, is_prose
from ...language.patterns import pattern
from ...language.units import is_unit_of_all
from ...parsed import IssueKind, Line, ParsedArticle, ParsedIssue, ParsedRemark
from ..assembly import IssueReading, read_articles
from ..issuers import bureau_at, bureau_in, bureau_of_line
from ..labels import Label, Labelled, texts_of
from ..notices.signatures import GIVEN_OUT
from ..page import Page, PageFacts, furniture_of, is_captured, read_page
from ..page.site_below import without_site_below
from ..remarks import inferred_agency, missing_issue_date
from ..tables import (
    CODE,
    FIELD,
    TableRow,
    is_heading,
    is_number,
    page_numbers_in,
    rows_of,
)

NAME = "statistics"
TITLE = "统计报表"
KIND = IssueKind.STATISTICS
HEAD_LENGTH = 8
SHORTEST_SENTENCE = 24
# 2023年3季度民政统计季报, 民政事业统计月报表, 统计公报, 民政事业统计主要指标
TABLE_TITLE = pattern(
    r"统计.{0,4}[季月年半]报|统计.{0,8}报表|[季月年]报表|情况[季月]报(?=$|表|[（(])|统计(?:表|报表|数据|公报|简报|简况|快报)|民政.{0,6}[季月年]报|"
    r"民政[^，。]{0,8}主要(?:统计)?(?:指标|数据)(?!\w)|统计(?:主要)?指标(?!\w)"
)
ISSUERS = ("填报单位", "填表单位", "编制单位", "上报单位")
PERIODS = ("报告期", "报表期", "统计时间")
REPORTED = (
    *("报出日期", "上报日期", "填报日期", "填表日期", "报送日期", "制表日期"),
    *("报出时间", "上报时间", "填报时间", "填表时间", "报送时间", "制表时间"),
)
PUBLISHED = ("发布时间", "发布日期")
# 姓　名, 法定代表人姓名: what heads a column of people
PERSON = pattern(r"^.{0,8}姓名$")
FEWEST_COUNTED = 3
# 2023年3季度, 2020年03月, 2016年第一季度
YEAR = pattern(r"((?:19|20)\d{2})\s*年")
PERIOD = pattern(
    r"(?:19|20)\d{2}\s*年\s*(?:度|(?:\d{1,2}\s*[-—–~至]\s*)?\d{1,2}\s*月份?|"
    r"第?\s*[1-4一二三四]\s*季度|[上下]半年)"
)
PERIOD_ALONE = pattern(rf"\s*[（(]?{PERIOD.pattern}[)）]?\s*")


def recognises(lines: Sequence[Line]) -> bool:
    """Item codes of the ministry, or a title of tables over rows of cells."""
    if (
        sum(len(re.findall(CODE, line.text)) for line in lines if "ZH" in line.text)
        >= 2
    ):
        return True
    head = [line for line in lines if line.text][:HEAD_LENGTH]
    is_titled = any(TABLE_TITLE.search(bare(line.text)) for line in head)
    if not (is_titled or _title_of_form(head) is not None):
        return False
    rows = [row for row in rows_of(lines) if _is_of_table(row)]
    if not is_titled and not _count_things(rows):
        return False
    is_table = len(rows) >= 3 and any(any(map(is_number, row.cells)) for row in rows)
    return is_table or _are_headed(rows)


def _title_of_form(lines: Sequence[Line]) -> int | None:
    """The only line above 填报单位：… and 填报日期：…, whatever the form is called."""
    inked = [i for i, line in enumerate(lines) if line.text][:2]
    if len(inked) < 2 or FIELD.search(lines[inked[0]].text):
        return None
    fields = {bare(found["label"]) for found in FIELD.finditer(lines[inked[1]].text)}
    is_of_time = fields & {*REPORTED, *PERIODS} or PERIOD.search(lines[inked[1]].text)
    is_form = bool(fields & set(ISSUERS)) and bool(is_of_time)
    return inked[0] if is_form else None


def _count_things(rows: Sequence[TableRow]) -> bool:
    """Numbers behind the first cell, where a roll numbers its rows, and nobody's name or age."""
    counted = sum(any(map(is_number, row.cells[1:])) for row in rows)
    is_roll = any(PERSON.search(bare(cell)) for row in rows for cell in row.cells)
    return counted >= FEWEST_COUNTED and not is_roll


def _are_headed(rows: Sequence[TableRow]) -> bool:
    """Names of columns, and a row below them: a form cut off behind its first rows."""
    heads = [i for i, row in enumerate(rows) if sum(map(is_heading, row.cells)) > 2]
    below = rows[heads[0] + 1 :] if heads else []
    return any(any(map(is_number, row.cells)) for row in below)


def parse(lines: Sequence[Line]) -> list[IssueReading]:
    """The table, and the page around it where one stands there."""
    page = _page_around(lines)
    if page:
        inner = _label_form(lines[page.body.start : page.body.stop])
        labelled = (*page.head, *_untitled(inner), *page.foot)
    else:
        above, foot = without_site_below(lines)
        labelled = (*_label_form(above), *foot)
    remarks: list[ParsedRemark] = []
    issue = _issue(labelled, lines, page.facts if page else None, remarks)
    if not issue.issued_on:
        remarks.append(missing_issue_date(issue.first_line))
    return [IssueReading(issue, labelled, tuple(remarks))]


def _page_around(lines: Sequence[Line]) -> Page | None:
    """A page with a headline whose body holds all rows that hold numbers."""
    page = read_page(tuple(lines))
    if not (is_captured(page) and texts_of(page.head, Label.TITLE)):
        return None
    inner = lines[page.body.start : page.body.stop]
    return page if inner and _counted(inner) == _counted(lines) else None


def _counted(lines: Sequence[Line]) -> int:
    rows = (row for row in rows_of(lines) if _is_of_table(row))
    return sum(any(map(is_number, row.cells)) for row in rows)


def _untitled(labelled: Iterable[Labelled]) -> Iterator[Labelled]:
    """The form below a page's headline, whose own name is a stamp of it."""
    for each in labelled:
        yield each._replace(label=Label.SOURCE) if each.label is Label.TITLE else each


def _label_form(lines: Sequence[Line]) -> tuple[Labelled, ...]:
    rows = rows_of(lines)
    inside = [i for i, row in enumerate(rows) if _is_of_table(row)]
    first, last = (inside[0], inside[-1]) if inside else (len(rows), len(rows))
    whole = _whole_lines(rows, lines)
    pages = page_numbers_in(lines)
    head, foot = whole[:first], whole[last + 1 :]
    return (
        *_label_head(head),
        *(
            Labelled(line, Label.PAGE_NUMBER if line.number in pages else Label.ROW)
            for line in whole[first : last + 1]
        ),
        *(Labelled(line, _foot_label(line.text)) for line in foot),
    )


def _is_of_table(row: TableRow) -> bool:
    """Two filled cells at least, none of them a field of the form's head or foot.

    Nor is a sentence set in from its heading by a blank one, or a day with a word behind.
    """
    filled = [cell for cell in row.cells if cell]
    if len(filled) < 2 or any(map(is_only_a_date, filled)):
        return False
    return not any(FIELD.match(cell) or _is_sentence(cell) for cell in filled)


def _is_sentence(cell: str) -> bool:
    return len(cell) > SHORTEST_SENTENCE and cell.endswith("。")


def _whole_lines(rows: Sequence[TableRow], lines: Sequence[Line]) -> list[Line]:
    """Each row as one line; a row of one cell that is a line of the text is that line."""
    known = {(line.number, line.last_number): line for line in lines}
    return [
        _whole_line(row, known.get((row.first_line, row.last_line))) for row in rows
    ]


def _whole_line(row: TableRow, line: Line | None) -> Line:
    if line is None:
        return _line(row)
    is_joined = len(row.cells) == 1 and len(line.starts) > 1
    return line if is_joined or line.text == row.cells[0] else _line(row)


def _line(row: TableRow) -> Line:
    """The row's cells parted by tabs; around the table blank ones mean nothing."""
    text = "\t".join(row.cells)
    if not _is_of_table(row):
        text = "\t".join(filter(None, row.cells))
    starts = ((0, row.first_line), (len(text), row.last_line))
    return Line(row.first_line, text, starts[: 1 + (row.first_line != row.last_line)])


def _label_head(lines: Sequence[Line]) -> list[Labelled]:
    """Title and fields of the form above the table."""
    titles = [i for i, line in enumerate(lines) if TABLE_TITLE.search(bare(line.text))]
    plain = [i for i in titles if not FIELD.search(lines[i].text)]
    title = next(iter(plain or titles), None)
    title = _title_of_form(lines) if title is None else title
    named = "" if title is None else lines[title].text
    return [
        Labelled(line, Label.TITLE if i == title else _stamp_label(line.text, named))
        for i, line in enumerate(lines)
    ]


def _stamp_label(text: str, title: str) -> Label:
    if not holds_words(text):
        return Label.BLANK
    if is_unit_of_all(text):
        return Label.ROW
    if PERIOD_ALONE.fullmatch(text) and not PERIOD.search(title):
        return Label.SUBTITLE
    if PAGE_NUMBER.match(text):
        return Label.PAGE_NUMBER
    if is_prose(text) and not FIELD.search(text):
        return Label.PARAGRAPH
    return Label.NAVIGATION if furniture_of(text) else Label.SOURCE


def _foot_label(text: str) -> Label:
    """Notes are text; signers and dates are the form's imprint."""
    if not holds_words(text):
        return Label.BLANK
    if PAGE_NUMBER.match(text):
        return Label.PAGE_NUMBER
    if FIELD.search(text) or (first_date(text) and len(text) < 30):
        return Label.IMPRINT
    if bureau_of_line(text):
        return Label.IMPRINT
    return Label.FOOTER if furniture_of(text) else Label.PARAGRAPH


def _issue(
    labelled: Sequence[Labelled],
    lines: Sequence[Line],
    page: PageFacts | None,
    remarks: list[ParsedRemark],
) -> ParsedIssue:
    stamps = texts_of(labelled, Label.SOURCE, Label.IMPRINT)
    ends = texts_of(labelled, Label.FOOTER, Label.BYLINE)
    fields = _fields("\n".join([*stamps, *ends]))
    titles = texts_of(labelled, Label.TITLE, Label.SUBTITLE)
    dated_on = page.dated_on if page else None
    published_on = page.published_on if page else _first_of(fields, PUBLISHED)
    reported_on = _first_of(fields, REPORTED) or dated_on or _signed_on(labelled)
    issued_on = reported_on or published_on or _first_of(fields, PUBLISHED)
    return ParsedIssue(
        kind=KIND,
        agency=_agency(
            fields,
            [*titles, *stamps, *([page.agency] if page else [])],
            lines[0].number,
            remarks,
        ),
        year=_year(issued_on, [*titles, *_values(fields, PERIODS), *stamps]),
        source=fields.get("来源", "") or (page.source if page else ""),
        dated_on=dated_on,
        issued_on=issued_on,
        published_on=published_on,
        published_at=first_moment("\n".join(stamps)),
        articles=_with_period(read_articles(labelled), fields),
        first_line=lines[0].number,
        last_line=lines[-1].last_number,
    )


def _signed_on(labelled: Sequence[Labelled]) -> date | None:
    """The day that stands last of all, alone or below a bureau: 2015年2月27日　发布."""
    foot = [text for text in texts_of(labelled, Label.IMPRINT) if text]
    is_alone = bool(foot) and is_only_a_date(GIVEN_OUT.sub("", foot[-1]))
    return first_date(foot[-1]) if is_alone else None


def _with_period(
    articles: tuple[ParsedArticle, ...], fields: dict[str, str]
) -> tuple[ParsedArticle, ...]:
    """报告期：2023年3季度 below a title that says no period: its second line.

    So is what stands behind who filled the form in: 编制单位：淮南市民政局 2023年2季度.
    """
    behind = (PERIOD.search(value) for value in _values(fields, ISSUERS))
    beside = (found[0] for found in behind if found)
    said = next(iter((*_values(fields, PERIODS), *beside)), "")
    return tuple(
        replace(article, subtitle=said)
        if said and not article.subtitle and not PERIOD.search(article.title)
        else article
        for article in articles
    )


def _fields(text: str) -> dict[str, str]:
    """Each label's value, up to the next label or the end of its line."""
    found: dict[str, str] = {}
    matches = list(FIELD.finditer(text))
    for i, match in enumerate(matches):
        end = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        value = text[match.end() : end].strip().split("\n")[0]
        found.setdefault(bare(match["label"]), value.strip())
    return found


def _values(fields: dict[str, str], labels: Sequence[str]) -> list[str]:
    return [fields[label] for label in labels if fields.get(label)]


def _first_of(fields: dict[str, str], labels: Sequence[str]) -> date | None:
    days = (first_date(value) for value in _values(fields, labels))
    return next((day for day in days if day), None)


def _agency(
    fields: dict[str, str], texts: Sequence[str], line: int, remarks: list[ParsedRemark]
) -> str:
    """Who filled the form in; of a place alone, its bureau, which is an inference."""
    named = _values(fields, ISSUERS)
    for text in [*named, *texts]:
        if issuer := bureau_of_line(text) or bureau_in(text):
            return issuer.name
    place = next((found for text in named if (found := place_named(text))), None)
    if place is None:
        return ""
    remarks.append(inferred_agency(line, bureau_at(place)))
    return bureau_at(place)


def _year(issued_on: date | None, texts: Sequence[str]) -> int | None:
    """The year of issue; a table that gives no date is of the year it covers."""
    years = [int(year) for text in texts for year in YEAR.findall(text)]
    return issued_on.year if issued_on else next(iter(years), None)
