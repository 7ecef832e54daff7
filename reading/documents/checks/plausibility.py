"""Dates that cannot be true: in the future, before 1949, a clock's first day, years at odds."""

from collections.abc import Iterator
from datetime import date, timedelta

from ...parsed import ParsedIssue, ParsedRemark, Severity

FOUNDING = date(1949, 10, 1)
# What a program writes that knows no date: the first day of Unix, with its time zone.
EPOCH = (date(1970, 1, 1), date(1969, 12, 31))
# An issue numbered in December may be printed in January.
MOST_YEARS_APART = 1
# A page may go up on the eve of the day a document is dated.
MOST_DAYS_BEFORE = timedelta(days=3)
NAMES = {
    "issued_on": "印发日期",
    "dated_on": "成文日期",
    "published_on": "网页发布日期",
}


def implausible_dates(issue: ParsedIssue, today: date | None) -> list[ParsedRemark]:
    """A blocking remark for each date that somebody must look at before it is shown."""
    return [
        ParsedRemark(
            code="implausible_date",
            severity=Severity.BLOCKING,
            line=issue.first_line,
            message=f"{words}请对照原文改正后再发布。",
            words=words,
        )
        for _, words in doubted_dates(issue, today)
    ]


def doubted_dates(issue: ParsedIssue, today: date | None) -> Iterator[tuple[str, str]]:
    """The name of each date that can hardly be true, and why in Chinese.

    Without `today` nothing is said of the future.
    """
    seen: set[date] = set()
    for name, called in NAMES.items():
        day = getattr(issue, name)
        if day and day not in seen:
            seen.add(day)
            for why in _doubts(day, issue, today):
                yield name, f"{called} {day} {why}，不大可能。"
    page, text = issue.published_on, issue.dated_on
    # Nobody publishes a document long before it is written.
    if page and text and text - page > MOST_DAYS_BEFORE:
        yield "dated_on", f"成文日期 {text} 晚于网页发布日期 {page}，不大可能。"


def _doubts(day: date, issue: ParsedIssue, today: date | None) -> Iterator[str]:
    if day in EPOCH:
        yield "是程序的默认时间"
    elif day < FOUNDING:
        yield "早于1949年10月1日"
    elif today and day > today + timedelta(days=1):
        yield "在今天之后"
    elif _is_of_another_year(day, issue):
        yield f"与期号或文号的年份“{issue.year}”相差一年以上"


def _is_of_another_year(day: date, issue: ParsedIssue) -> bool:
    is_numbered = bool(issue.number or issue.document_number) and issue.year is not None
    return is_numbered and abs(day.year - (issue.year or 0)) > MOST_YEARS_APART
