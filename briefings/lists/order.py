"""Chosen articles in an order, as a sequence that pages can be cut from."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pyroaring import BitMap

from .article_index import ArticleIndex
from .selection import Selection


class Order(Sequence):
    """Places one after another; only those of a slice are ever listed.

    Runs come one after the other, each newest first, or oldest first if backwards.
    """

    def __init__(
        self, articles: ArticleIndex, runs: Sequence[BitMap], *, backwards: bool = False
    ):
        self.articles, self.runs, self.backwards = articles, runs, backwards

    def __len__(self) -> int:
        return sum(map(len, self.runs))

    def __getitem__(self, wanted):
        if isinstance(wanted, slice):
            return self._between(*wanted.indices(len(self))[:2])
        at = wanted if wanted >= 0 else len(self) + wanted
        return self._between(at, at + 1)[0]

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])

    def position(self, place: int) -> int | None:
        """Where in the order a place stands; None if it is not there any more."""
        rank, before = self.articles.rank_of(place), 0
        if rank is None:
            return None
        for ranks in self.runs:
            if rank in ranks:
                older = ranks.rank(rank) - 1
                newer = len(ranks) - older - 1
                return before + (older if self.backwards else newer)
            before += len(ranks)
        return None

    def behind(self, place: int) -> int | None:
        """Where the order goes on behind a place, though that may be gone by now.

        None where nobody can tell any more, as nothing says in which run it stood.
        """
        if (at := self.position(place)) is not None:
            return at + 1
        if len(self.runs) > 1:
            return None
        (ranks,) = self.runs
        rank = bisect_left(self.articles.places, place)
        older = ranks.rank(rank - 1) if rank else 0
        return older if self.backwards else len(ranks) - older

    def _between(self, start: int, stop: int) -> list[int]:
        places: list[int] = []
        for ranks in self.runs:
            size = len(ranks)
            if start < size and stop > 0:
                places += self._of_run(ranks, max(start, 0), min(stop, size))
            start, stop = start - size, stop - size
        return places

    def _of_run(self, ranks: BitMap, start: int, stop: int) -> list[int]:
        if not self.backwards:
            return self.articles.newest(ranks, start, stop)
        size = len(ranks)
        return self.articles.newest(ranks, size - stop, size - start)[::-1]


def newest_first(selection: Selection) -> Order:
    return Order(selection.articles, [selection.ranks])


def oldest_first(selection: Selection) -> Order:
    return Order(selection.articles, [selection.ranks], backwards=True)
