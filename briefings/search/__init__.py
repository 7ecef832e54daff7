"""Search: every word a reader types stands literally in what is found."""

from .finding import find, search
from .keeping import reindex, unindex
from .query import Query, QueryProblem, parse_query

__all__ = [
    "Query",
    "QueryProblem",
    "find",
    "parse_query",
    "reindex",
    "search",
    "unindex",
]
