"""An index of articles in which some are replaced by what is now read of them."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pyroaring import BitMap

from .article_index import ArticleIndex


class Run(NamedTuple):
    """Articles that stay together: where they stand, and by how many ranks they move."""

    start: int
    stop: int
    by: int


class Plan:
    """What becomes of ranks: whose are given up, who moves, and where others come in."""

    def __init__(self, size: int, gone: Sequence[int], before: Sequence[int]):
        """Of an index of so many articles; each that comes stands before a rank."""
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
        self.runs.append(Run(start, size, by))

    @cached_property
    def moves(self) -> list[tuple[BitMap, int]]:
        """By how much the ranks move, of all that move alike."""
        staying = [run for run in self.runs if run.start < run.stop]
        alike = (list(runs) for _, runs in groupby(staying, attrgetter("by")))
        return [
            (BitMap(range(runs[0].start, runs[-1].stop)), runs[0].by) for runs in alike
        ]

    @cached_property
    def first_moved(self) -> int:
        moved = (run.start for run in self.runs if run.by and run.start < run.stop)
        return next(moved, 1 << 32)

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


def renewed(
    old: ArticleIndex, year: int, now: ArticleIndex, issues: Collection[int] | None
) -> ArticleIndex:
    """The index with what is now read of a year: of these issues, or of all of them."""
    if issues is None:
        of_year = old.ranks_of_year(year)
        gone, before = list(of_year), [of_year.start] * len(now.places)
    else:
        gone = list(old.ranks_of_issues(issues, year))
        before = [bisect_left(old.places, place) for place in now.places]
    return _merged(old, now, Plan(len(old.places), gone, before))


def _merged(old: ArticleIndex, now: ArticleIndex, plan: Plan) -> ArticleIndex:
    return ArticleIndex(
        places=plan.spliced(old.places, now.places),
        issues=plan.spliced(old.issues, now.issues),
        marks={
            name: _marks(old.marks.get(name, {}), now.marks.get(name, {}), plan)
            for name in old.marks | now.marks
        },
        bare=plan.joined(plan.kept(old.bare), now.bare),
        events=plan.spliced(old.events, now.events),
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
