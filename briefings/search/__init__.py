"""Search: every word a reader types stands literally in what is found."""

from .finding import find, search
from .keeping import index_new, reindex, unindex
from .query import LONGEST, Query, QueryProblem, parse_query

__all__ = [
    "LONGEST",
    "Query",
    "QueryProblem",
    "find",
    "index_new",
    "parse_query",
    "reindex",
    "search",
    "unindex",
]
