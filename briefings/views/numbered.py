"""A year of numbered issues as they stand on a shelf, with the gaps left visible."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Gap:
    """Numbers that were given out but are not held: 第3期, 第3至5期."""

    first: int
    last: int

    def __str__(self):
        if self.first == self.last:
            return f"第{self.first}期"
        return f"第{self.first}至{self.last}期"


@dataclass(frozen=True)
class Shelf:
    """One series in one year: its issues in order of number, and the gaps."""

    name: str
    places: list

    @property
    def held(self) -> int:
        return sum(not isinstance(place, Gap) for place in self.places)


def shelves(issues: Iterable) -> list[Shelf]:
    """A shelf for each kind and series among the numbered issues."""
    in_order = sorted(issues, key=lambda issue: (*_series(issue), issue.number))
    runs = [list(run) for _, run in groupby(in_order, key=_series)]
    return [
        Shelf(run[0].series or run[0].get_kind_display(), list(_with_gaps(run)))
        for run in runs
    ]


def _series(issue) -> tuple[str, str]:
    return issue.kind, issue.series


def _with_gaps(issues):
    expected = 1
    for issue in issues:
        if issue.number > expected:
            yield Gap(expected, issue.number - 1)
        yield issue
        expected = issue.number + 1
