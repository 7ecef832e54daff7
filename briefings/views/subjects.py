"""What an article is about, as pages link to it."""

from functools import cache
from html import escape
from typing import NamedTuple

from django.db.models import Value
from django.urls import reverse
from django.utils.safestring import SafeString

from agencies.models import Region

from ..holdings import Holdings
from ..models import Article
from ..prepared import Blank, Prepared
from ..search.entries import place_of

MARK = '<li><a href="%s">%s</a></li>'


class TopicMark(NamedTuple):
    """A topic that an article bears.

    It renders itself, as a widget does: a page of rows has forty, and a template would
    take as long over them as over all their titles and excerpts.
    """

    code: str
    name: str

    def __html__(self) -> SafeString:
        return SafeString(MARK % (_address(self.code), escape(self.name)))


def topics_of(article: Article, holdings: Holdings) -> list[TopicMark]:
    """The topics of a public article."""
    return topics_at(place_of(article.issue.sorts_on, article.pk), holdings)


def topics_at(place: int, holdings: Holdings) -> list[TopicMark]:
    return [TopicMark(*topic) for topic in holdings.marks_at(place, "topic")]


def places_named_in(article: Article) -> list[str]:
    """The names of the regions that the article deals with."""
    return [name for (name,) in _places().ask(article=article.pk)]


@cache
def _places() -> Prepared:
    regions = Region.objects.filter(articles=Value(Blank("article")))
    return Prepared(regions.values_list("name"))


@cache
def _address(code: str) -> str:
    """Kept, for a page of rows is slow to reverse one by one."""
    return reverse("topic", args=[code])
