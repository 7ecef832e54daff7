"""The order of relevance: titles with every word, titles with any, the rest; newest first."""

from collections.abc import Sequence

from pyroaring import BitMap

from ..search import Query
from ..search.finding import places
from ..search.query import in_title
from .article_index import ArticleIndex
from .order import Order, newest_first
from .selection import Selection

# Among no more than these, titles are looked for only there.
FEW = 2000


def by_title(selection: Selection, query: Query) -> Order:
    """All that is chosen, which is every hit of the query among other choices."""
    articles, ranks = selection.articles, selection.ranks
    if not ranks:
        return newest_first(selection)
    ways = _ways(query)
    within = newest_first(selection)[:] if len(ranks) <= FEW else None
    found = [articles.at(places(way, within=within)) for way in ways]
    with_all, with_any = found[0] & ranks, BitMap.union(*found) & ranks
    return Order(articles, [with_all, with_any - with_all, ranks - with_any])


def first_by_title(
    articles: ArticleIndex, query: Query, newest: Sequence[int], most: int
) -> Order:
    """The order as far as the newest so many of each run tell; more than `most` in any case.

    A run that may go on is the last: what stands behind it nobody knows yet.
    """
    ways = _ways(query)
    with_all = places(ways[0], most=most + 1)
    all_ranks = articles.at(with_all)
    if len(with_all) > most:
        return Order(articles, [all_ranks])
    listed = [places(way, most=most + 1) for way in ways[1:]]
    any_ranks = BitMap.union(all_ranks, *map(articles.at, listed))
    if cut := max((each[-1] for each in listed if len(each) > most), default=None):
        known = articles.at(
            [place for each in listed for place in each if place >= cut]
        )
        return Order(articles, [all_ranks, known - all_ranks])
    rest = articles.at(newest) - any_ranks
    return Order(articles, [all_ranks, any_ranks - all_ranks, rest])


def _ways(query: Query) -> list[Query]:
    """With every word in the title, and with each; of one word these are the same."""
    ways = in_title(query)
    return ways[:1] if len(query.wanted) == 1 else ways
