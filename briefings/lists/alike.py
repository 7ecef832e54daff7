"""Articles on what another one is about, of the same bureau or place first: found in memory.

What tells of the very same thing is looked for by words (briefings/search/related.py),
at a page of its own: that takes twenty queries, this takes one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pyroaring import BitMap

from agencies.paths import numbered_path

from ..models import Article
from ..search.entries import article_at, place_of
from .index import PublicIndex
from .rows import rows_at

MOST = 5
# Of one issue many articles may stand between here and the nearest of another.
NEARBY = 40


class Alike(NamedTuple):
    """A row of a list, and what the article has in common with the one in hand."""

    row: dict
    shared: str


def articles_alike(article: Article, index: PublicIndex) -> list[Alike]:
    """The nearest in time of those that share most: bureau and topic, place and topic …"""
    found = _places_alike(place_of(article.issue.sorts_on, article.pk), index)
    shared = {
        numbered_path("article", article_at(place)): what
        for place, what in found.items()
    }
    return [Alike(row, shared[row["url"]]) for row in rows_at(found)]


def _places_alike(place: int, index: PublicIndex) -> dict[int, str]:
    """The places of other issues' articles, with what they share."""
    articles = index.articles
    rank = articles.rank_of(place)
    found: dict[int, str] = {}
    if rank is None:
        return found
    for shared, ranks in _circles(place, index):
        for other in _nearest(ranks, rank):
            if articles.issues[other] != articles.issues[rank]:
                found.setdefault(articles.places[other], shared)
            if len(found) == MOST:
                return found
    return found


def _circles(place: int, index: PublicIndex) -> Iterator[tuple[str, BitMap]]:
    """What others may share, the closest first, and the sets of those that do."""

    def borne(name: str) -> list[str]:
        return [value for value, _ in index.marks_at(place, name)]

    marked = index.articles.marked
    # A province is no neighbourhood.
    cities = [code for code in borne("city") if not code.endswith("0000")]
    topic = marked("topic", borne("topic"))
    bureau, city = marked("agency", borne("agency")), marked("city", cities)
    yield "同一单位、同一主题", bureau & topic
    yield "同一地区、同一主题", city & topic
    yield "同一主题", topic
    yield "同一单位", bureau


def _nearest(ranks: BitMap, rank: int) -> list[int]:
    """Those of the set around the rank, the nearest in time first."""
    at = ranks.rank(rank)
    around = ranks[max(at - NEARBY, 0) : at + NEARBY]
    return sorted(around, key=lambda other: (abs(other - rank), -other))
