"""The public articles in order of time, and the sets of them that bear a mark."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import compress

from pyroaring import BitMap

# By field and value, say "topic" and "elderly", the ranks of the articles that bear it.
Marks = dict[str, dict[str, BitMap]]
# The first place of a day; places are described in briefings/search/entries.py.
DAY_SHIFT = 32
# To look for one place among all takes as long as to look at so many of them.
SEARCHING = 10


@dataclass(frozen=True)
class ArticleIndex:
    """The places of articles, oldest first, and which of them bear what mark.

    An article's rank is how many are older. Sets are never changed: an index of what
    was and one of what is share those that are alike.
    """

    places: array = field(default_factory=lambda: array("q"))
    # Of each article, the id of its issue.
    issues: array = field(default_factory=lambda: array("q"))
    marks: Marks = field(default_factory=dict)
    # Those that give no day but their year.
    bare: BitMap = field(default_factory=BitMap)
    # Of each article, the number that texts of one event share; 0 where it has none.
    events: array = field(default_factory=lambda: array("q"))

    @cached_property
    def everything(self) -> BitMap:
        return BitMap(range(len(self.places)))

    @cached_property
    def of_events(self) -> BitMap:
        """Those that tell of an event of which another text tells, too."""
        return BitMap(list(compress(range(len(self.places)), self.events)))

    def told_again(self, ranks: BitMap) -> BitMap:
        """Those of the set that tell of an event of which another of it told first."""
        first: dict[int, int] = {}
        again = BitMap()
        for rank in ranks & self.of_events:
            event = self.events[rank]
            if (other := first.setdefault(event, rank)) != rank:
                first[event], later = sorted((other, rank), key=self._told_at)
                again.add(later)
        return again

    def folded_count(self, ranks: BitMap) -> int:
        """How many are left of the set where an event is told once."""
        of_events = ranks & self.of_events
        told = len(set(map(self.events.__getitem__, of_events)))
        return len(ranks) - len(of_events) + told

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
        if (day.month, day.day) == (12, 31):
            return by_then
        return by_then - (self.bare & BitMap(self.ranks_of_year(day.year)))

    def ranks_of_year(self, year: int) -> range:
        """Where the articles of the year stand."""
        first = date(year, 1, 1).toordinal()
        next_first = date(year, 12, 31).toordinal() + 1
        return range(self._first_on(first), self._first_on(next_first))

    def at(self, places: Sequence[int]) -> BitMap:
        """Those of the places that are here."""
        if SEARCHING * len(places) < len(self.places):
            ranks = map(self.rank_of, places)
            return BitMap([rank for rank in ranks if rank is not None])
        is_wanted = map(set(places).__contains__, self.places)
        return BitMap(list(compress(range(len(self.places)), is_wanted)))

    def rank_of(self, place: int) -> int | None:
        rank = bisect_left(self.places, place)
        is_there = rank < len(self.places) and self.places[rank] == place
        return rank if is_there else None

    def values(self, name: str) -> list[str]:
        """The values of a field that any article bears."""
        return _newest_first(self.marks.get(name, {}))

    def marks_at(self, place: int, name: str) -> list[str]:
        """The values that the article at the place bears, as `values` of its year."""
        if (rank := self.rank_of(place)) is None:
            return []
        of_field = self.marks.get(name, {}).items()
        borne = {value: ranks for value, ranks in of_field if rank in ranks}
        if len(borne) > 1:
            year = date.fromordinal(place >> DAY_SHIFT).year
            until = BitMap(range(self.ranks_of_year(year).stop))
            borne = {value: ranks & until for value, ranks in borne.items()}
        return _newest_first(borne)

    def newest(self, ranks: BitMap, start: int, stop: int) -> list[int]:
        """The places of the set from the one at `start` on, newest first."""
        oldest = max(len(ranks) - stop, 0)
        few = list(ranks[oldest : len(ranks) - start])
        return [self.places[rank] for rank in reversed(few)]

    def ranks_of_issues(self, issues: Collection[int], year: int) -> Iterator[int]:
        """Where those articles of the year stand that are of the issues."""
        ranks = self.ranks_of_year(year)
        of_year = self.issues[ranks.start : ranks.stop]
        is_theirs = map(set(issues).__contains__, of_year)
        return compress(ranks, is_theirs)

    def _told_at(self, rank: int) -> tuple[int, bool, int]:
        """By its day; of a bare year after all that have one; then as it was filed."""
        place = self.places[rank]
        if rank in self.bare:
            return _last_of_year(place >> DAY_SHIFT), True, -place
        return place >> DAY_SHIFT, False, -place

    def _first_on(self, ordinal: int) -> int:
        """How many articles are of days before."""
        return bisect_left(self.places, ordinal << DAY_SHIFT)


def _last_of_year(ordinal: int) -> int:
    """The last day of the year; of no day at all the last of all."""
    day = date.fromordinal(ordinal)
    return (date.max if day == date.min else date(day.year, 12, 31)).toordinal()


def _newest_first(marks: Mapping[str, BitMap]) -> list[str]:
    """The values, that of the newest article first: the same however they were read."""
    return sorted(marks, key=lambda value: (-marks[value].max(), value))
