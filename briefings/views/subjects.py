"""What an article is about, as pages link to it."""

from functools import cache

from django.urls import reverse

from ..holdings import Holdings
from ..models import Article
from ..search.entries import place_of


def topics_of(article: Article, holdings: Holdings) -> list[tuple[str, str]]:
    """Address and name of each topic of a public article."""
    return topics_at(place_of(article.issue.sorts_on, article.pk), holdings)


def topics_at(place: int, holdings: Holdings) -> list[tuple[str, str]]:
    return [(_address(code), name) for code, name in holdings.marks_at(place, "topic")]


@cache
def _address(code: str) -> str:
    """Kept, for a page of rows is slow to reverse one by one."""
    return reverse("topic", args=[code])
