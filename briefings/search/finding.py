"""The public articles that a query finds, as a QuerySet like any other."""

from ..querysets import ArticleQuerySet
from .engine import engine
from .joining import join_index
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
    alias = join_index(found, index.JOINED, index.CONDITION)
    return found.alias(place=index.place(alias)).filter(index.matches(alias, query))
