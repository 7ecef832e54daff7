"""The public articles that a query finds: as a QuerySet, or as bare places in time."""

from collections.abc import Sequence

from django.db import connection, transaction

from ..querysets import ArticleQuerySet
from .engine import engine
from .entries import article_at
from .joining import Condition, holds, join_index, place_column
from .query import Query, parse_query


def search(articles: ArticleQuerySet, text: str) -> ArticleQuerySet:
    """Those of the articles that hold every word; raises QueryProblem on a bad query."""
    return find(articles, parse_query(text))


def find(articles: ArticleQuerySet, query: Query) -> ArticleQuerySet:
    """Those of the articles that the query finds, each with its `place` in time.

    Ordered by "-place" alone, the database walks its index from the newest hit on
    and stops when the page is full.
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
    hits = _listing(query, in_title=in_title, within=within)
    if most is not None:
        rows = _fetched(hits.sql + _limit(most), hits.parameters)
    else:
        rows = _fetched_whole(hits)
    return [place for (place,) in rows]


def newest(
    query: Query, *, in_title: bool = False, most: int | None = None
) -> list[int]:
    """The articles found, newest first."""
    return [article_at(place) for place in places(query, in_title=in_title, most=most)]


def count(query: Query, *, most: int) -> int:
    """How many hits there are, counted no further than to `most`."""
    hits = _listing(query)
    counted = f"SELECT count(*) FROM ({hits.sql}{_limit(most)}) AS hits"  # noqa: S608
    return _fetched(counted, hits.parameters)[0][0]


def _fetched(sql: str, parameters: Sequence[str | int]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _fetched_whole(hits: Condition) -> list[tuple]:
    """All rows; what the engine says beforehand holds for this query alone."""
    preparation = engine().PREPARATION
    if not preparation:
        return _fetched(hits.sql, hits.parameters)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(preparation)
        return _fetched(hits.sql, hits.parameters)


def _listing(
    query: Query, *, in_title: bool = False, within: Sequence[int] | None = None
) -> Condition:
    """All of this is our own SQL; what the reader typed is in the parameters."""
    index = engine()
    reach = Condition("TRUE") if within is None else index.reach(within)
    hits = index.listing(query, in_title=in_title, within=reach)
    return Condition(hits.sql.replace("{index}", index.TABLE), hits.parameters)


def _limit(most: int | None) -> str:
    return "" if most is None else f" LIMIT {most:d}"
