"""The public articles that a query finds: as a QuerySet, or as bare places in time."""

from django.db import connection

from ..querysets import ArticleQuerySet
from .engine import engine
from .entries import article_at
from .joining import holds, join_index, place_column
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
    query: Query, *, in_title: bool = False, most: int | None = None
) -> list[int]:
    """The places of all hits, newest first, from the index alone.

    The index holds what is public and no more; whoever shows articles still asks the
    database for published ones.
    """
    index = engine()
    wanted = index.condition(query, in_title=in_title)
    # All of this is our own SQL; what the reader typed is in the parameters.
    sql = f"SELECT {index.PLACE} FROM {{index}} WHERE {wanted.sql} ORDER BY 1 DESC"  # noqa: S608
    if most is not None:
        sql += f" LIMIT {most:d}"
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("{index}", index.TABLE), wanted.parameters)
        return [place for (place,) in cursor.fetchall()]


def newest(
    query: Query, *, in_title: bool = False, most: int | None = None
) -> list[int]:
    """The articles found, newest first."""
    return [article_at(place) for place in places(query, in_title=in_title, most=most)]
