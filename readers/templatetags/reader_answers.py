"""Answers to readers on pages of texts, which know nothing of what readers have sent."""

from functools import cache
from typing import NamedTuple

from django import template
from django.db.models import Value

from briefings.models import Article, Issue
from briefings.prepared import Blank, Prepared

from ..models import ErrorReport

register = template.Library()
COLUMNS = ("article", "article__title", "wrong", "outcome", "answer", "answered_at")


class ReadersAnswer(NamedTuple):
    """An answer as the page of its text tells it."""

    article: int
    title: str
    report: ErrorReport


@register.simple_tag
def answers_on(issue: Issue, article: Article | None = None) -> list[ReadersAnswer]:
    """In order, those on the issue's articles, or on the one."""
    answers = [
        ReadersAnswer(
            pk, title, ErrorReport(**dict(zip(COLUMNS[2:], told, strict=True)))
        )
        for pk, title, *told in _answers().ask(issue=issue.pk)
    ]
    return [each for each in answers if article is None or each.article == article.pk]


@cache
def _answers() -> Prepared:
    told = ErrorReport.objects.answered_in_public().of_issue(Value(Blank("issue")))
    return Prepared(told.order_by("answered_at", "pk").values_list(*COLUMNS))
