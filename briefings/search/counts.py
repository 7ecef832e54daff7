"""How many articles a query finds, as far as anyone would count."""

from . import finding
from .query import Query

# Beyond so many nobody wants to know exactly.
MUCH = 10_000


def count_of(query: Query) -> int:
    """All hits; of many so many that `capped` says it cannot tell."""
    return finding.count(query, most=MUCH + 1)


def capped(count: int) -> str:
    """9,999 or 1万+."""
    return "1万+" if count > MUCH else f"{count:,}"
