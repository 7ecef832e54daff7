"""A year's public articles, and the sets of them that share a mark."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

# Whole numbers as sets: bit n stands for the n-th newest article of the volume.
Bits = int
# The first place of a day; places are described in briefings/search/entries.py.
DAY_SHIFT = 32
# How many signs are counted at once on the way to a member far inside.
STRIDE = 256


@dataclass(frozen=True)
class Volume:
    """The places of a year's articles, newest first, and which have what mark.

    `marks` says for a field and a value, say "topic" and "elderly", which articles bear
    it; `bare` which articles are of the year without a day.
    """

    year: int
    version: int
    places: Sequence[int] = ()
    marks: dict[str, dict[str, Bits]] = field(default_factory=dict)
    bare: Bits = 0

    @property
    def everything(self) -> Bits:
        return (1 << len(self.places)) - 1

    def marked(self, name: str, values: Iterable[str]) -> Bits:
        """The articles with any of the values."""
        bits, of_field = 0, self.marks.get(name, {})
        for value in values:
            bits |= of_field.get(value, 0)
        return bits

    def issued_from(self, day: date) -> Bits:
        return (1 << self._newer_than(day.toordinal() << DAY_SHIFT)) - 1

    def issued_until(self, day: date) -> Bits:
        """By that day; those of a bare year only if the year was over by then."""
        first_later = (day.toordinal() + 1) << DAY_SHIFT
        by_then = self.everything & ~((1 << self._newer_than(first_later)) - 1)
        year_is_over = day >= date(self.year, 12, 31)
        return by_then if year_is_over else by_then & ~self.bare

    def at(self, places: Sequence[int]) -> Bits:
        """Those of the places, given newest first, that are in this volume."""
        first = bisect_left(places, -self.places[0], key=int.__neg__)
        last = bisect_right(places, -self.places[-1], key=int.__neg__)
        ranks = self._ranks
        known = [ranks[place] for place in places[first:last] if place in ranks]
        return bits_of(known, len(self.places))

    def rank_of(self, place: int) -> int | None:
        return self._ranks.get(place)

    def marks_at(self, place: int, name: str) -> list[str]:
        """The values of a field that the article at the place bears."""
        rank, of_field = self.rank_of(place), self.marks.get(name, {})
        if rank is None:
            return []
        return [value for value, bits in of_field.items() if bits >> rank & 1]

    def listed(self, bits: Bits, start: int, stop: int) -> list[int]:
        """The places of the set from the one at `start` on, newest first."""
        ranks = islice(ranks_of(bits, start), stop - start)
        return [self.places[rank] for rank in ranks]

    @cached_property
    def _ranks(self) -> dict[int, int]:
        return {place: rank for rank, place in enumerate(self.places)}

    def _newer_than(self, place: int) -> int:
        """How many articles stand at the place or above."""
        return bisect_right(self.places, -place, key=int.__neg__)


def ranks_of(bits: Bits, start: int = 0) -> Iterator[int]:
    """The members of a set in order, after so many of them."""
    signs, at = format(bits, "b")[::-1], 0
    while (count := signs.count("1", at, at + STRIDE)) <= start and at < len(signs):
        start, at = start - count, at + STRIDE
    at = signs.find("1", at)
    while at >= 0:
        if start:
            start -= 1
        else:
            yield at
        at = signs.find("1", at + 1)


def bits_of(ranks: Iterable[int], size: int) -> Bits:
    """The set of these ranks, each below the size."""
    signs = bytearray(b"0") * max(size, 1)
    for rank in ranks:
        signs[rank] = ord("1")
    return int(signs[::-1], 2)
