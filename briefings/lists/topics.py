"""The topics that an article bears, as pages link to them."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from agencies.paths import path_to

from ..models import Article
from ..pieces import fill
from ..search.entries import place_of
from .index import PublicIndex


class TopicMark(NamedTuple):
    """A topic that an article bears.

    It renders itself, as a widget does, by a template that is drawn once a process: a
    page of rows has forty.
    """

    code: str
    name: str

    def __html__(self) -> SafeString:
        url = path_to("topic", self.code)
        return fill("briefings/_topic_mark.html", url=url, name=self.name)


def topics_of(article: Article, index: PublicIndex) -> list[TopicMark]:
    """The topics of a public article."""
    return topics_at(place_of(article.issue.sorts_on, article.pk), index)


def topics_at(place: int, index: PublicIndex) -> list[TopicMark]:
    return [TopicMark(*topic) for topic in index.marks_at(place, "topic")]
