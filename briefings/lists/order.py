"""Chosen articles in an order, as a sequence that pages can be cut from."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_

from pyroaring import BitMap

from .selection import Selection
from .year_index import YearIndex

# Articles of one year that stand together, newest first.
Run = tuple[YearIndex, BitMap]


class Order(Sequence):
    """Places one after another; only those of a slice are ever listed."""

    def __init__(self, runs: Sequence[Run], *, backwards: bool = False):
        self.runs, self.backwards = runs, backwards

    def __len__(self) -> int:
        return sum(len(ranks) for _, ranks in self.runs)

    def __getitem__(self, wanted):
        if isinstance(wanted, slice):
            return self._between(*wanted.indices(len(self))[:2])
        at = wanted if wanted >= 0 else len(self) + wanted
        return self._between(at, at + 1)[0]

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])

    def position(self, place: int) -> int | None:
        """Where in the order a place stands; None if it is not there any more."""
        before = 0
        for year, ranks in self.runs:
            rank = year.rank_of(place)
            if rank is not None and rank in ranks:
                older = ranks.rank(rank) - 1
                newer = len(ranks) - older - 1
                return before + (older if self.backwards else newer)
            before += len(ranks)
        return None

    def _between(self, start: int, stop: int) -> list[int]:
        places: list[int] = []
        for year, ranks in self.runs:
            if stop <= 0:
                break
            size = len(ranks)
            if start < size:
                places += self._of_run(year, ranks, max(start, 0), min(stop, size))
            start, stop = start - size, stop - size
        return places

    def _of_run(
        self, year: YearIndex, ranks: BitMap, start: int, stop: int
    ) -> list[int]:
        if not self.backwards:
            return year.newest(ranks, start, stop)
        size = len(ranks)
        return year.newest(ranks, size - stop, size - start)[::-1]


def newest_first(selection: Selection) -> Order:
    return Order(selection.runs)


def oldest_first(selection: Selection) -> Order:
    return Order(selection.runs[::-1], backwards=True)


def title_hits_first(selection: Selection, in_title: Sequence[Sequence[int]]) -> Order:
    """First those with every term in their titles, then those with any, then the rest.

    `in_title` has for each term the places of the titles that hold it, newest first.
    """
    tiers: list[list[Run]] = [[], [], []]
    for year, ranks in selection.runs:
        for tier, run in zip(tiers, _tiers(year, ranks, in_title), strict=True):
            tier.append((year, run))
    return Order([run for tier in tiers for run in tier])


def _tiers(
    year: YearIndex, ranks: BitMap, in_title: Sequence[Sequence[int]]
) -> Iterator[BitMap]:
    terms = [year.at(places) for places in in_title]
    with_all, with_any = (
        reduce(and_, terms, ranks),
        ranks & reduce(or_, terms, BitMap()),
    )
    yield with_all
    yield with_any - with_all
    yield ranks - with_any
