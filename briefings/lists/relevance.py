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
    _, *ways = in_title(query)
    within = newest_first(selection)[:] if len(ranks) <= FEW else None
    found = [articles.at(places(way, within=within)) for way in ways]
    with_all = BitMap.intersection(ranks, *found)
    with_any = BitMap.union(*found) & ranks
    return Order(articles, [with_all, with_any - with_all, ranks - with_any])


def first_by_title(
    articles: ArticleIndex, query: Query, newest: Sequence[int], most: int
) -> Order:
    """The order as far as the newest so many of each run tell; more than `most` in any case.

    A run that may go on is the last: what stands behind it nobody knows yet.
    """
    with_every, *with_one = in_title(query)
    listed = [places(way, most=most + 1) for way in with_one]
    ranks = [articles.at(found) for found in listed]
    cut = max((found[-1] for found in listed if len(found) > most), default=None)
    if cut is None:
        with_all, with_any = BitMap.intersection(*ranks), BitMap.union(*ranks)
        rest = articles.at(newest) - with_any
        return Order(articles, [with_all, with_any - with_all, rest])
    every = listed[0] if len(listed) == 1 else places(with_every, most=most + 1)
    with_all = articles.at(every)
    if len(every) > most:
        return Order(articles, [with_all])
    known = [place for found in listed for place in found if place >= cut]
    return Order(articles, [with_all, articles.at(known) - with_all])
