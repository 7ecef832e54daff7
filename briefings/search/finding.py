"""The public articles that a query finds: as a QuerySet, as places in time, counted."""

from collections.abc import Sequence

from django.db import connections

from ..models import Article
from ..querysets import ArticleQuerySet
from .engine import engine
from .entries import article_at
from .joining import Condition, holds, join_index, place_column
from .query import Query, parse_query

# Beyond so many hits nobody wants to know exactly how many there are.
MUCH = 10_000


def search(articles: ArticleQuerySet, text: str) -> ArticleQuerySet:
    """Those of the articles that hold every word; raises QueryProblem on a bad query."""
    return find(articles, parse_query(text))


def find(articles: ArticleQuerySet, query: Query) -> ArticleQuerySet:
    """Those of the articles that the query finds, each with its `place` in time.

    Ordered by "-place" alone, SQLite walks its index from the newest hit on and stops
    when a page is full. PostgreSQL proves and sorts all hits; `places` does not.
    """
    found = articles.published()
    index = engine()
    alias = join_index(found, index.TABLE, index.JOIN)
    place = place_column(alias, index.PLACE)
    return found.alias(place=place).filter(holds(alias, index.condition(query)))


def places(
    query: Query,
    *,
    in_title: bool = False,
    most: int | None = None,
    within: Sequence[int] | None = None,
) -> list[int]:
    """The places of all hits, newest first, from the index alone.

    Of places that are not `within` those of interest, given newest first, some may be
    left out. The index holds what is public and no more; whoever shows articles still
    asks whether they are published.
    """
    index = engine()
    hits = index.listing(query, in_title=in_title, within=within, most=most)
    return [place for (place,) in _fetched(hits)]


def newest(
    query: Query, *, in_title: bool = False, most: int | None = None
) -> list[int]:
    """The articles found, newest first."""
    return [article_at(place) for place in places(query, in_title=in_title, most=most)]


def public_articles(ids: Sequence[int]) -> list[Article]:
    """In the order of the ids, with what a list shows; without what was withdrawn.

    Fetched by id alone: asked for published ones as well, a database may choose to
    start from all that are published.
    """
    found = Article.objects.for_list().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found and found[pk].issue.is_public]


def count_of(query: Query) -> int:
    """All hits; of many so many that `capped` says it cannot tell."""
    return count(query, most=MUCH + 1)


def count(query: Query, *, most: int) -> int:
    """How many hits there are, counted no further than to `most`."""
    hits = engine().listing(query, most=most)
    counted = f"SELECT count(*) FROM ({hits.sql}) AS hits"  # noqa: S608
    return _fetched(Condition(counted, hits.parameters))[0][0]


def capped(count: int) -> str:
    """9,999 or 1万+."""
    return "1万+" if count > MUCH else f"{count:,}"


def _fetched(hits: Condition) -> list[tuple]:
    """All of this is our own SQL; what the reader typed is in the parameters."""
    with connections[Article.objects.db].cursor() as cursor:
        cursor.execute(hits.sql.replace("{index}", engine().TABLE), hits.parameters)
        return cursor.fetchall()
