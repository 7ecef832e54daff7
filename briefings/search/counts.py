"""How many articles a query finds, as far as anyone would count."""

from dataclasses import dataclass

from .finding import newest
from .query import Query

MOST = 10_000


@dataclass(frozen=True, slots=True)
class Count:
    """A number of articles; beyond ten thousand nobody counts."""

    number: int

    def __str__(self):
        return f"{MOST // 10_000}万+" if self.number > MOST else f"{self.number:,}"


def count_of(query: Query) -> Count:
    return Count(len(newest(query, most=MOST + 1)))
