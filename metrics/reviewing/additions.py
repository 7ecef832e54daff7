"""A figure that no program read: drafted for a person, added, and taken back again."""

from dataclasses import asdict
from decimal import Decimal

from django.contrib.admin.models import ADDITION, DELETION
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from briefings.models import Article, Issue
from reading.figures import Qualifier, Setting
from reading.figures.prose.quantities import quantities_in
from reading.figures.prose.times.periods import default_period
from reading.figures.tables.cells import ScaledUnit, amount_in
from reading.language.numerals import read_decimal

from ..models import Figure
from .decisions import lock
from .history import decide, fields_told, note
from .occurrences import Occurrence, occurrence_at
from .refusals import (
    CORRECTABLE,
    NOTHING_READ,
    ReviewRefused,
    refuse_nonsense,
    refuse_unfit_words,
    require_correctable,
    require_reviewer,
    said_with,
    was_added,
)

State = Figure.State


@transaction.atomic
def add(article: Article, occurrence: Occurrence, by: User, **said: object) -> Figure:
    """Make a figure of the number at this place; imports and edits leave it be.

    What is not said is as `draft_at` offers it.
    """
    require_correctable(said)
    article = _locked(article)
    require_reviewer(by, article.issue)
    if occurrence_at(article, occurrence.start, occurrence.raw) != occurrence:
        raise ReviewRefused("文章刚改过，请重新选这个数在文中的哪一处。")
    for held in _holders(article, occurrence):
        raise ReviewRefused(_what_to_do_with(held))
    figure = draft_at(article, occurrence)
    for name, value in said_with(said).items():
        setattr(figure, name, value)
    if not figure.label:
        raise ReviewRefused("请写明所指：这个数说的是什么。")
    refuse_nonsense(figure, {"raw", *CORRECTABLE})
    refuse_unfit_words(figure, CORRECTABLE)
    figure.extracted = {**NOTHING_READ}
    figure.save()
    told = fields_told(figure, CORRECTABLE)
    decide([figure], State.CONFIRMED, by, f"补录：{told}", ADDITION)
    return figure


@transaction.atomic
def withdraw(figure: Figure, by: User) -> None:
    """Take an addition back: of this number nothing is held any more."""
    [figure] = lock([figure])
    require_reviewer(by, figure.article.issue)
    if not was_added(figure):
        raise ReviewRefused("这一条是从原文读出的，不是补录的，只能标为“不是数据”。")
    note([figure], by, f"撤销补录：{fields_told(figure, CORRECTABLE)}", DELETION)
    figure.delete()


def _holders(article: Article, occurrence: Occurrence) -> QuerySet[Figure]:
    """The figures that stand where this number does, rejected ones included."""
    return Figure.objects.of_article(article).filter(
        start__lt=occurrence.end, end__gt=occurrence.start
    )


def _locked(article: Article) -> Article:
    """The article as it now is; its issue is locked, as publishing does."""
    list(Issue.objects.select_for_update().filter(pk=article.issue_id))
    return Article.objects.select_related("issue__agency__region").get(pk=article.pk)


def _what_to_do_with(held: Figure) -> str:
    if held.state == State.REJECTED:
        return "这里的数先前定为“不是数据”。请打开那一条，退回未核对，再更正。"
    return f"这里已有数据“{held}”（{held.get_state_display()}）。要改请更正那一条。"


def draft_at(article: Article, occurrence: Occurrence) -> Figure:
    """A figure of the number there, not saved: as much of it as can be read or guessed.

    When and where are those of the nearest figure of its sentence, else the issue's.
    """
    return Figure(
        article=article,
        **asdict(occurrence),
        **_amount(occurrence),
        **(_as_beside(article, occurrence) or _as_of_issue(article)),
    )


def _amount(occurrence: Occurrence) -> dict[str, object]:
    """Value, unit and how exact it is, as far as the program understands the words."""
    at = occurrence.place_in_sentence
    own = [
        each
        for each in quantities_in(occurrence.sentence)
        if at <= each.start and each.end <= at + len(occurrence.raw)
    ]
    if len(own) == 1:
        return _told(own[0].value, own[0].unit, own[0].qualifier)
    if cell := amount_in(occurrence.raw):
        measure = cell.own or ScaledUnit("")
        return _told(cell.in_base(measure), measure.unit, cell.qualifier)
    number = read_decimal(occurrence.raw)
    return {} if number is None else {"value": number}


def _told(value: Decimal, unit: str, qualifier: Qualifier) -> dict[str, object]:
    return {"value": value, "unit": unit, "qualifier": qualifier.value}


def _as_beside(article: Article, occurrence: Occurrence) -> dict[str, object] | None:
    beside = Figure.objects.of_article(article).standing().select_related("region")
    nearest = min(
        beside.filter(sentence_start=occurrence.sentence_start),
        key=lambda figure: abs((figure.start or 0) - occurrence.start),
        default=None,
    )
    if nearest is None:
        return None
    return {
        "period_start": nearest.period_start,
        "period_end": nearest.period_end,
        "period_is_inferred": nearest.period_is_inferred,
        "period_words": nearest.period_words,
        "region": nearest.region,
        "place_is_inferred": nearest.place_is_inferred,
        "place_words": nearest.place_words,
    }


def _as_of_issue(article: Article) -> dict[str, object]:
    issue = article.issue
    period = default_period(Setting(issued_on=issue.issued_on, year=issue.year))
    region = issue.agency.region if issue.agency else None
    return {
        "period_end": period.end,
        "period_is_inferred": period.end is not None,
        "region": region,
        "place_is_inferred": region is not None,
    }
