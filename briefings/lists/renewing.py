"""A year's index in which some issues are replaced by what they now say."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pyroaring import BitMap

from .year_index import YearIndex


class Run(NamedTuple):
    """Articles that stay together: where they stand, and by how many ranks they move."""

    start: int
    stop: int
    by: int


class Plan:
    """What becomes of ranks: whose are given up, who moves, and where others come in."""

    def __init__(self, old: YearIndex, gone: Sequence[int], now: YearIndex):
        before = [bisect_left(old.places, place) for place in now.places]
        self.gone = BitMap(gone)
        self.runs: list[Run] = []
        self.new_ranks: list[int] = []
        start = by = 0
        # One that comes in the place of one that goes is met first.
        for rank, goes in sorted([*((n, 0) for n in before), *((n, 1) for n in gone)]):
            self.runs.append(Run(start, rank, by))
            if not goes:
                self.new_ranks.append(rank + by)
            start, by = rank + goes, by + (-1 if goes else 1)
        self.runs.append(Run(start, len(old.places), by))

    @cached_property
    def moves(self) -> list[tuple[BitMap, int]]:
        """By how much the ranks move, of all that move alike."""
        alike = (list(runs) for _, runs in groupby(self.runs, attrgetter("by")))
        return [
            (BitMap(range(runs[0].start, runs[-1].stop)), runs[0].by) for runs in alike
        ]

    @cached_property
    def first_moved(self) -> int:
        return min((run.start for run in self.runs if run.by), default=1 << 32)

    def kept(self, ranks: BitMap) -> BitMap:
        """Those of the set that stay, at their new ranks; the same set if none moves."""
        if ranks.intersect(self.gone):
            ranks = ranks - self.gone
        if not ranks or ranks.max() < self.first_moved:
            return ranks
        return BitMap.union(*((ranks & some).shift(by) for some, by in self.moves))

    def joined(self, kept: BitMap, new: BitMap) -> BitMap:
        return kept | BitMap([self.new_ranks[n] for n in new]) if new else kept

    def spliced(self, old: array, new: array) -> array:
        """The numbers of those that stay, and of those that come, in order of rank."""
        spliced, coming = array("q"), 0
        for run in self.runs:
            spliced += old[run.start : run.stop]
            while self.new_ranks[coming : coming + 1] == [len(spliced)]:
                spliced.append(new[coming])
                coming += 1
        return spliced


def renewed(old: YearIndex, issues: Sequence[int], now: YearIndex) -> YearIndex:
    """The index without these issues as they were, and with what is now read of them."""
    plan = Plan(old, sorted(old.ranks_of_issues(issues)), now)
    return YearIndex(
        year=old.year,
        version=now.version,
        places=plan.spliced(old.places, now.places),
        issues=plan.spliced(old.issues, now.issues),
        marks={
            name: _marks(of_field, now.marks.get(name, {}), plan)
            for name, of_field in old.marks.items()
        },
        bare=plan.joined(plan.kept(old.bare), now.bare),
    )


def _marks(
    old: dict[str, BitMap], now: dict[str, BitMap], plan: Plan
) -> dict[str, BitMap]:
    """The sets of a field's values, without those that nobody bears any more."""
    nobody = BitMap()
    sets = {
        value: plan.joined(plan.kept(old.get(value, nobody)), now.get(value, nobody))
        for value in old | now
    }
    return {value: ranks for value, ranks in sets.items() if ranks}
