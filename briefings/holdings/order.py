"""Chosen articles in an order, as a sequence that pages can be cut from."""

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_, or_

from .selection import Selection
from .volume import Bits, Volume

# Articles of one volume that stand together, newest first.
Run = tuple[Volume, Bits]


class Order(Sequence):
    """Places one after another; only those of a slice are ever listed."""

    def __init__(self, runs: Sequence[Run], *, backwards: bool = False):
        self.runs, self.backwards = runs, backwards

    def __len__(self) -> int:
        return sum(bits.bit_count() for _, bits in self.runs)

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
        for volume, bits in self.runs:
            rank = volume.rank_of(place)
            if rank is not None and bits >> rank & 1:
                newer = (bits & ((1 << rank) - 1)).bit_count()
                older = bits.bit_count() - newer - 1
                return before + (older if self.backwards else newer)
            before += bits.bit_count()
        return None

    def _between(self, start: int, stop: int) -> list[int]:
        places: list[int] = []
        for volume, bits in self.runs:
            if stop <= 0:
                break
            size = bits.bit_count()
            if start < size:
                places += self._of_run(volume, bits, max(start, 0), min(stop, size))
            start, stop = start - size, stop - size
        return places

    def _of_run(self, volume: Volume, bits: Bits, start: int, stop: int) -> list[int]:
        if not self.backwards:
            return volume.listed(bits, start, stop)
        size = bits.bit_count()
        return volume.listed(bits, size - stop, size - start)[::-1]


def newest_first(selection: Selection) -> Order:
    return Order(selection.runs)


def oldest_first(selection: Selection) -> Order:
    return Order(selection.runs[::-1], backwards=True)


def title_hits_first(selection: Selection, in_title: Sequence[Sequence[int]]) -> Order:
    """First those with every term in their titles, then those with any, then the rest.

    `in_title` has for each term the places of the titles that hold it, newest first.
    """
    tiers: list[list[Run]] = [[], [], []]
    for volume, bits in selection.runs:
        for tier, run in zip(tiers, _tiers(volume, bits, in_title), strict=True):
            tier.append((volume, run))
    return Order([run for tier in tiers for run in tier])


def _tiers(
    volume: Volume, bits: Bits, in_title: Sequence[Sequence[int]]
) -> Iterator[Bits]:
    terms = [volume.at(places) for places in in_title]
    with_all, with_any = reduce(and_, terms, bits), bits & reduce(or_, terms, 0)
    yield with_all
    yield with_any & ~with_all
    yield bits & ~with_any
