"""Figures that can honestly be compared: one thing, one place, one kind of period.

The rules are all here. A stock, a flow and a standard never share a series, nor do
1—9月 and whole years, nor two units, but for those that the indicator's unit takes for
one: 36家 and 36所 are as many. A line joins points of one year and the next; a
year without a point breaks it, and so does a point on which texts disagree: there all
that was said stands side by side, and nothing is averaged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, Protocol

from reading.figures.label_forms import are_counted_alike

from ..querysets import APART, CHECKED_STATES
from .periods import OTHER, STOCK, PeriodKind, kind_of_period


def thing_counted(scope: str) -> str:
    """Of how much a figure is: 城市 and 其中 say of which part, and so does the indicator."""
    return scope if scope in APART else "all"


def counted_in(unit: str, own: str) -> str:
    """The indicator's `own` unit where what was read is counted alike: 家 for 所."""
    return own if are_counted_alike(unit, own) else unit


class RegionName(NamedTuple):
    """A region by its code; compared in it are its own figures, not those below it."""

    code: str
    name: str


class FigureRow(NamedTuple):
    """A figure as the database hands it over."""

    pk: int
    article_id: int
    region_id: str
    value: Decimal
    unit: str
    qualifier: str
    kind: str
    period_start: date | None
    period_end: date
    period_is_inferred: bool
    place_is_inferred: bool
    state: str
    scope: str = "all"

    @property
    def is_inferred(self) -> bool:
        return self.period_is_inferred or self.place_is_inferred

    @property
    def is_reviewed(self) -> bool:
        return self.state in CHECKED_STATES


@dataclass(frozen=True, slots=True)
class Statement:
    """A value, and every figure that gives it; `best` is the one to be quoted."""

    best: FigureRow
    said_by: tuple[FigureRow, ...]

    @property
    def is_inferred(self) -> bool:
        """One text that says the time and the place is enough."""
        return all(row.is_inferred for row in self.said_by)

    @property
    def is_reviewed(self) -> bool:
        return any(row.is_reviewed for row in self.said_by)

    @property
    def others(self) -> int:
        """How many more say the same."""
        return len(self.said_by) - 1


@dataclass(frozen=True, slots=True)
class Point:
    """What is said of one period; several statements if the texts disagree."""

    start: date | None
    end: date
    statements: tuple[Statement, ...]

    @property
    def is_contested(self) -> bool:
        """Whether texts disagree: what is no whole is set against nothing."""
        return sum(each.best.scope not in APART for each in self.statements) > 1


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one place that can be compared, earliest first."""

    place: str
    kind: PeriodKind
    unit: str
    points: tuple[Point, ...]

    @property
    def runs(self) -> list[list[Point]]:
        """The points that a line may join, run by run."""
        runs: list[list[Point]] = []
        for point in self.points:
            if not (runs and self._joins(runs[-1][-1], point)):
                runs.append([])
            runs[-1].append(point)
        return runs

    def _joins(self, before: Point, after: Point) -> bool:
        return (
            self.kind.is_joined
            and not before.is_contested
            and not after.is_contested
            and after.end.year - before.end.year <= 1
        )


class Dated(Protocol):
    """What is asked of a figure to know its kind of period."""

    @property
    def kind(self) -> str: ...

    @property
    def period_start(self) -> date | None: ...

    @property
    def period_end(self) -> date: ...


def kind_of_row(row: Dated, nature: str) -> PeriodKind:
    """By the indicator's nature: a stock is filed by its end, whatever its beginning.

    A sum over a period without a beginning is no point in time, but of unknown length.
    """
    return kind_of_period(
        row.period_start if nature == "flow" else None,
        row.period_end,
        is_standard="standard" in (row.kind, nature),
        is_flow=nature == "flow",
    )


def all_series(rows: Iterable[FigureRow], nature: str, unit: str) -> list[Series]:
    """Every series that the rows of an indicator make, by kind of period, then by place.

    Its rows are in the indicator's unit, where theirs is counted alike.
    """
    by_series: dict[tuple[PeriodKind, str, str], list[FigureRow]] = {}
    for row in rows:
        counted = counted_in(row.unit, unit)
        key = (kind_of_row(row, nature), row.region_id, counted)
        told = row if row.unit == counted else row._replace(unit=counted)
        by_series.setdefault(key, []).append(told)
    return [
        Series(place, kind, unit, _points(by_series[kind, place, unit], kind))
        for kind, place, unit in sorted(by_series)
    ]


def _points(rows: list[FigureRow], kind: PeriodKind) -> tuple[Point, ...]:
    """By their ends; of odd spans by both, for one may lie within another."""

    def period(row: FigureRow) -> tuple[date, date]:
        start = row.period_start if kind == OTHER else None
        return row.period_end, start or row.period_end

    runs = (list(run) for _, run in groupby(sorted(rows, key=period), key=period))
    return tuple(
        Point(
            None if kind == STOCK else said[0].period_start,
            said[0].period_end,
            _statements(said),
        )
        for said in runs
    )


def _statements(rows: list[FigureRow]) -> tuple[Statement, ...]:
    """One for each value; first that for which most speaks."""
    if len(rows) == 1:
        return (Statement(rows[0], tuple(rows)),)
    by_value: dict[tuple[Decimal, str, str], list[FigureRow]] = {}
    for row in rows:
        said = (row.value, row.qualifier, thing_counted(row.scope))
        by_value.setdefault(said, []).append(row)
    statements = [
        Statement(ranked[0], tuple(ranked))
        for ranked in (sorted(said, key=_rank) for said in by_value.values())
    ]
    return tuple(sorted(statements, key=lambda each: _rank(each.best)))


def _rank(row: FigureRow) -> tuple[bool, bool, bool, int]:
    """The whole before a batch, a checked figure before an unchecked, a stated before an
    inferred, the newest."""
    is_apart = row.scope in APART
    return is_apart, not row.is_reviewed, row.is_inferred, -row.pk
