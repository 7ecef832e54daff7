"""A year's public articles, and the sets of them that bear a mark."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import compress

from pyroaring import BitMap

# By field and value, say "topic" and "elderly", the ranks of the articles that bear it.
Marks = dict[str, dict[str, BitMap]]
# The first place of a day; places are described in briefings/search/entries.py.
DAY_SHIFT = 32
# To look for one place among many takes as long as to look at so many of them.
SEARCHING = 10


@dataclass(frozen=True)
class YearIndex:
    """The places of a year's articles, oldest first, and which of them bear what mark.

    An article's rank is how many are older. Sets are never changed, for an index of the
    year as it was and one as it is share those that are alike.
    """

    year: int
    # The number of the year when it was read.
    version: int
    places: array = field(default_factory=lambda: array("q"))
    # Of each article, the id of its issue.
    issues: array = field(default_factory=lambda: array("q"))
    marks: Marks = field(default_factory=dict)
    # Those that give no day but their year.
    bare: BitMap = field(default_factory=BitMap)

    @cached_property
    def everything(self) -> BitMap:
        return BitMap(range(len(self.places)))

    def marked(self, name: str, values: Iterable[str]) -> BitMap:
        """The articles with any of the values."""
        of_field = self.marks.get(name, {})
        sets = [of_field[value] for value in values if value in of_field]
        return sets[0] if len(sets) == 1 else BitMap.union(BitMap(), *sets)

    def issued_from(self, day: date) -> BitMap:
        return BitMap(range(self._first_on(day.toordinal()), len(self.places)))

    def issued_until(self, day: date) -> BitMap:
        """By that day; those of a bare year only if the year was over by then."""
        by_then = BitMap(range(self._first_on(day.toordinal() + 1)))
        year_is_over = day >= date(self.year, 12, 31)
        return by_then if year_is_over else by_then - self.bare

    def at(self, places: Sequence[int]) -> BitMap:
        """Those of the places, given newest first, that are in this year."""
        newer = bisect_left(places, -self.places[-1], key=int.__neg__)
        older = bisect_left(places, 1 - self.places[0], key=int.__neg__)
        wanted = places[newer:older]
        if SEARCHING * len(wanted) < len(self.places):
            ranks = map(self.rank_of, wanted)
            return BitMap([rank for rank in ranks if rank is not None])
        is_wanted = set(wanted).__contains__
        return BitMap(
            list(compress(range(len(self.places)), map(is_wanted, self.places)))
        )

    def rank_of(self, place: int) -> int | None:
        rank = bisect_left(self.places, place)
        is_there = rank < len(self.places) and self.places[rank] == place
        return rank if is_there else None

    def values(self, name: str) -> list[str]:
        """The values of a field that any article bears."""
        return _newest_first(self.marks.get(name, {}))

    def marks_at(self, place: int, name: str) -> list[str]:
        """The values of a field that the article at the place bears."""
        rank = self.rank_of(place)
        if rank is None:
            return []
        of_field = self.marks.get(name, {})
        return _newest_first(
            {value: ranks for value, ranks in of_field.items() if rank in ranks}
        )

    def newest(self, ranks: BitMap, start: int, stop: int) -> list[int]:
        """The places of the set from the one at `start` on, newest first."""
        oldest = len(ranks) - stop
        few = list(ranks[max(oldest, 0) : len(ranks) - start])
        return [self.places[rank] for rank in reversed(few)]

    def ranks_of_issues(self, issues: Iterable[int]) -> Iterator[int]:
        """Where the articles of the issues stand."""
        for issue in issues:
            rank = -1
            for _ in range(self.issues.count(issue)):
                rank = self.issues.index(issue, rank + 1)
                yield rank

    def _first_on(self, ordinal: int) -> int:
        """How many articles are of days before."""
        return bisect_left(self.places, ordinal << DAY_SHIFT)


def _newest_first(marks: Mapping[str, BitMap]) -> list[str]:
    """The values, that of the newest article first: the same however they were read."""
    return sorted(marks, key=lambda value: (-marks[value].max(), value))
