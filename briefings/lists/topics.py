"""The topics that an article bears, as pages link to them."""

from functools import cache
from html import escape
from typing import NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString

from ..models import Article
from ..search.entries import place_of
from .index import PublicIndex
from .pieces import piece


class TopicMark(NamedTuple):
    """A topic that an article bears.

    It renders itself, as a widget does, by a template that is drawn once a process: a
    page of rows has forty.
    """

    code: str
    name: str

    def __html__(self) -> SafeString:
        return SafeString(_mark(self.code) % escape(self.name))


def topics_of(article: Article, index: PublicIndex) -> list[TopicMark]:
    """The topics of a public article."""
    return topics_at(place_of(article.issue.sorts_on, article.pk), index)


def topics_at(place: int, index: PublicIndex) -> list[TopicMark]:
    return [TopicMark(*topic) for topic in index.marks_at(place, "topic")]


@cache
def _mark(code: str) -> str:
    """With its address in it: a page of rows is slow to reverse one by one."""
    address = reverse("topic", args=[code]).replace("%", "%%")
    mark = piece("briefings/_topic_mark.html", "url", "name")
    return mark % {"url": address, "name": "%s"}
