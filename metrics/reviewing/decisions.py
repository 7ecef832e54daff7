"""What was read is right, is mended, or is no figure; and any of it taken back."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from briefings.models import Issue

from ..models import Figure
from ..series.holding import hold_back, pairs_of
from .history import as_plain, changes_told, decide
from .refusals import (
    NOT_THEIRS,
    ReviewRefused,
    refuse_nonsense,
    refuse_unfit_words,
    require_correctable,
    require_reviewer,
    said_with,
    was_added,
    within_reach,
)

State = Figure.State


class Reviewed(NamedTuple):
    """The figures now decided, and why how many others were left as they were."""

    figures: list[Figure]
    refused: Counter[str]


@transaction.atomic
def confirm(figures: Iterable[Figure], by: User) -> Reviewed:
    """Say that each says what its sentence says."""
    reviewed = _take(figures, by, _why_not_decided)
    decide(reviewed.figures, State.CONFIRMED, by, "确认")
    return reviewed


@transaction.atomic
def reject(figures: Iterable[Figure], by: User) -> Reviewed:
    """Say that each is no figure: no reader sees it, and no import brings it back."""
    reviewed = _take(figures, by, _why_not_decided)
    decide(reviewed.figures, State.REJECTED, by, "不是数据")
    return reviewed


@transaction.atomic
def reopen(figures: Iterable[Figure], by: User) -> Reviewed:
    """Take decisions back: each is again what was read out of its text."""
    reviewed = _take(figures, by, _why_not_reopened)
    for figure in reviewed.figures:
        if figure.extracted:
            _restore(figure)
    decide(reviewed.figures, State.UNREVIEWED, by, "退回未核对")
    return reviewed


@transaction.atomic
def correct(figure: Figure, by: User, **changes: object) -> Figure:
    """Mend what was read; what it was before anyone did is kept, once."""
    require_correctable(changes)
    [figure] = lock([figure])
    require_reviewer(by, figure.article.issue)
    if figure.state in (State.REJECTED, State.LOST):
        raise ReviewRefused(f"不能更正：{_why_not_decided(figure)}。")
    changes = {
        name: value for name, value in changes.items() if getattr(figure, name) != value
    }
    if not changes:
        raise ReviewRefused("没有改动。")
    told = changes_told(figure, changes)
    before = pairs_of(Figure.objects.filter(pk=figure.pk))
    _mend(figure, changes)
    refuse_nonsense(figure, changes)
    refuse_unfit_words(figure, changes)
    figure.save()
    decide([figure], State.CORRECTED, by, f"更正：{told}")
    hold_back(before - pairs_of(Figure.objects.filter(pk=figure.pk)))
    return figure


def lock(figures: Iterable[Figure]) -> list[Figure]:
    """The figures as they now are; their issues are locked first, as publishing does."""
    chosen = Figure.objects.filter(pk__in=[figure.pk for figure in figures])
    issues = Issue.objects.filter(pk__in=chosen.values("article__issue"))
    list(issues.select_for_update().order_by("pk").values_list("pk"))
    return list(
        chosen.select_for_update(of=["self"])
        .select_related("indicator", "region", "article__issue")
        .defer("article__text", "article__blocks")
        .order_by("pk")
    )


def _take(
    figures: Iterable[Figure], by: User, objection: Callable[[Figure], str]
) -> Reviewed:
    """Those to which there is no objection, locked; and the objections to the others."""
    locked = lock(figures)
    theirs = within_reach(locked, by)
    told = [
        (figure, objection(figure) if figure.pk in theirs else NOT_THEIRS)
        for figure in locked
    ]
    return Reviewed(
        [figure for figure, why in told if not why],
        Counter(why for _, why in told if why),
    )


def _why_not_decided(figure: Figure) -> str:
    match figure.state:
        case State.UNREVIEWED:
            return ""
        case State.LOST:
            return "原文已改，这个数不在文中了"
    return f"先前已定为“{figure.get_state_display()}”，要改判请先退回未核对"


def _why_not_reopened(figure: Figure) -> str:
    if figure.state == State.UNREVIEWED:
        return "还没有核对过"
    if figure.state == State.LOST:
        return _why_not_decided(figure)
    return (
        "由人补录，没有读出过什么；不要它请打开它撤销补录" if was_added(figure) else ""
    )


def _mend(figure: Figure, changes: dict) -> None:
    """Set the fields, and keep what was read of each that no one had mended yet."""
    is_read = not was_added(figure)
    for name, value in said_with(changes).items():
        if is_read:
            figure.extracted.setdefault(name, as_plain(getattr(figure, name)))
        setattr(figure, name, value)


def _restore(figure: Figure) -> None:
    for name, kept in figure.extracted.items():
        field = figure.field_named(name)
        setattr(figure, field.attname, field.to_python(kept))
    figure.extracted = {}
    figure.save()
