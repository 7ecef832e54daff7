"""A figure that no program read, added by a person, and taken back again."""

from django.contrib.admin.models import ADDITION, DELETION
from django.db import transaction

from briefings.models import Article, Issue

from ..models import Figure
from .decisions import lock
from .drafts import draft_at
from .places import Place, place_at
from .records import decide, fields_told, note
from .sense import (
    CORRECTABLE,
    NOTHING_READ,
    ReviewRefused,
    refuse_nonsense,
    require_correctable,
    said_with,
    was_added,
)

State = Figure.State


@transaction.atomic
def add(article: Article, place: Place, by, **said) -> Figure:
    """Make a figure of the number at this place; imports and edits leave it be.

    What is not said is as `draft_at` offers it.
    """
    require_correctable(said)
    article = _locked(article)
    if place_at(article, place.start, place.raw) != place:
        raise ReviewRefused("文章刚改过，请重新选这个数在文中的哪一处。")
    for held in _holders(article, place):
        raise ReviewRefused(_what_to_do_with(held))
    figure = draft_at(article, place)
    for name, value in said_with(said).items():
        setattr(figure, name, value)
    if not figure.label:
        raise ReviewRefused("请写明所指：这个数说的是什么。")
    refuse_nonsense(figure, {"raw", *CORRECTABLE})
    figure.extracted = {**NOTHING_READ}
    figure.save()
    told = fields_told(figure, CORRECTABLE)
    decide([figure], State.CONFIRMED, by, f"补录：{told}", ADDITION)
    return figure


@transaction.atomic
def withdraw(figure: Figure, by) -> None:
    """Take an addition back: of this number nothing is held any more."""
    [figure] = lock([figure])
    if not was_added(figure):
        raise ReviewRefused("这一条是从原文读出的，不是补录的，只能标为“不是数据”。")
    note([figure], by, f"撤销补录：{fields_told(figure, CORRECTABLE)}", DELETION)
    figure.delete()


def _holders(article: Article, place: Place):
    """The figures that stand where this number does, rejected ones included."""
    return Figure.objects.of_article(article).filter(
        start__lt=place.end, end__gt=place.start
    )


def _locked(article: Article) -> Article:
    """The article as it now is; its issue is locked, as publishing does."""
    list(Issue.objects.select_for_update().filter(pk=article.issue_id))
    return Article.objects.select_related("issue__agency__region").get(pk=article.pk)


def _what_to_do_with(held: Figure) -> str:
    if held.state == State.REJECTED:
        return "这里的数先前定为“不是数据”。请打开那一条，退回未核对，再更正。"
    return f"这里已有数据“{held}”（{held.get_state_display()}）。要改请更正那一条。"
