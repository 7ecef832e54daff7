"""A volume bound from the database."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from ..models import Article, ArticleTopic, Issue
from ..search.entries import place_of
from .volume import Bits, Volume, bits_of


class Marks(NamedTuple):
    """What an issue says for all its articles."""

    kind: str
    year: int
    agency: str
    region: str | None

    def values(self) -> Iterable[tuple[str, str]]:
        yield from (
            ("kind", self.kind),
            ("year", str(self.year)),
            ("agency", self.agency),
        )
        for code in chain_of(self.region or ""):
            yield "city", code


class Origin(NamedTuple):
    """The issue that an article is from."""

    issued: date
    issued_on: date | None
    marks: Marks


@cache
def chain_of(code: str) -> tuple[str, ...]:
    """A county with its city and its province: 320922, 320900, 320000."""
    above = (code, code[:4] + "00", code[:2] + "0000")
    return tuple(dict.fromkeys(above)) if code else ()


def bind(year: int, version: int) -> Volume:
    """The year's public articles, with their marks."""
    origins = _origins(year)
    articles = sorted(
        (place_of(origins[issue].issued, pk), pk, origins[issue])
        for pk, issue in _articles(year)
        # An issue published between the two queries waits for the next version.
        if issue in origins
    )[::-1]
    ranks = {pk: rank for rank, (_, pk, _) in enumerate(articles)}
    return Volume(
        year=year,
        version=version,
        places=tuple(place for place, _, _ in articles),
        marks=_marks(year, ranks, [origin for _, _, origin in articles]),
        bare=bits_of(
            (n for n, (_, _, origin) in enumerate(articles) if not origin.issued_on),
            len(articles),
        ),
    )


def _origins(year: int) -> dict[int, Origin]:
    issues = Issue.objects.published().filter(sorts_on__year=year).order_by()
    rows = issues.values_list(
        "pk",
        *("sorts_on", "issued_on", "kind", "year", "agency__slug", "agency__region"),
    )
    return {
        pk: Origin(issued, issued_on, Marks(*marks))
        for pk, issued, issued_on, *marks in rows
    }


def _articles(year: int):
    articles = Article.objects.published().filter(issue__sorts_on__year=year)
    return articles.order_by().values_list("pk", "issue")


def _marks(year: int, ranks: dict[int, int], origins: list[Origin]):
    """By field and value, the set of the articles that have it."""
    marks: dict[str, dict[str, Bits]] = defaultdict(lambda: defaultdict(int))
    for alike, of_alike in _by_marks(origins).items():
        bits = bits_of(of_alike, len(origins))
        for name, value in alike.values():
            marks[name][value] |= bits
    on_topic: dict[str, list[int]] = defaultdict(list)
    for pk, topic in _topics(year):
        if pk in ranks:
            on_topic[topic].append(ranks[pk])
    for topic, of_topic in on_topic.items():
        marks["topic"][topic] = bits_of(of_topic, len(origins))
    return {name: dict(values) for name, values in marks.items()}


def _by_marks(origins: list[Origin]) -> dict[Marks, list[int]]:
    """Most issues say the same as many others: the ranks of their articles together."""
    ranks: dict[Marks, list[int]] = defaultdict(list)
    for rank, origin in enumerate(origins):
        ranks[origin.marks].append(rank)
    return ranks


def _topics(year: int):
    public = {
        "article__issue__status": "published",
        "article__issue__sorts_on__year": year,
    }
    return ArticleTopic.objects.filter(**public).values_list("article", "topic")
