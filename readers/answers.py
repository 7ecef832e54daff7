"""What readers are told was put right, and what was answered to them, as lines of a list."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value

from briefings.models import Correction
from briefings.templatetags.reading import issue_title
from reading.privacy import mask

from .models import ErrorReport

CORRECTION, ANSWER = "corrections", "answers"


class AnsweredLine(NamedTuple):
    """A correction or an answer, and the text that it is of."""

    key: str
    at: datetime
    name: str
    title: str
    address: str
    bureau: str
    words: str


def answered_lines() -> QuerySet[Any]:
    """What of each, its key and moment, the newest first: rows for a page of a list."""
    corrections = Correction.objects.published().standing()
    answers = ErrorReport.objects.answered_in_public()
    return (
        _as_rows(corrections, CORRECTION, "corrected_at")
        .union(_as_rows(answers, ANSWER, "answered_at"), all=True)
        .order_by("-at", "-row")
    )


def _as_rows(rows: QuerySet, what: str, moment: str) -> QuerySet:
    named = Value(what, output_field=CharField())
    told = rows.order_by().annotate(what=named, row=F("pk"), at=F(moment))
    return told.values_list("what", "row", "at")


def lines_of(rows: Iterable[tuple[str, int, datetime]]) -> list[AnsweredLine]:
    """Each in full, in their order; two queries, however many."""
    rows = list(rows)
    corrections = Correction.objects.select_related("issue__agency", "article")
    reports = ErrorReport.objects.select_related("article__issue__agency")
    held = {
        CORRECTION: _held(corrections, rows, CORRECTION),
        ANSWER: _held(reports, rows, ANSWER),
    }
    # What was taken back just now is left out.
    found = [(what, held[what].get(pk)) for what, pk, _ in rows]
    return [_line(what, row) for what, row in found if row]


def _held(told: QuerySet, rows: list[tuple], what: str) -> dict:
    without_bodies = told.defer("article__text", "article__blocks")
    return without_bodies.in_bulk([pk for each, pk, _ in rows if each == what])


def _line(what: str, row: Any) -> AnsweredLine:
    is_answer = what == ANSWER
    issue = row.article.issue if is_answer else row.issue
    shown = row.article or issue
    return AnsweredLine(
        f"{what}/{row.pk}",
        row.answered_at if is_answer else row.corrected_at,
        f"{row.said}；答复（{row.get_outcome_display()}）" if is_answer else "更正",
        mask(row.article.title) if row.article else issue_title(issue),
        shown.get_absolute_url(),
        issue.agency.name if issue.agency else "",
        mask(row.answer if is_answer else row.text),
    )
