"""Series as a table: a row for each year, gaps and all, and a column for each place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString

from ..amounts import unit_of_column
from ..caveats import caveats_on
from ..models import Indicator
from ..series.periods import OTHER, STANDARD, STOCK, period_in_words
from ..series.points import Point, Series
from .values import linked_value

# Of a year with more, the latest are shown, and how many more there are.
MOST_IN_A_CELL = 6
# Told apart only by their days.
DATED = (STOCK, STANDARD)


class PointShown(NamedTuple):
    """What was said of one period: each value with how many others say the same."""

    when: str
    is_contested: bool
    said: list[tuple[SafeString, int]]


class YearCell(NamedTuple):
    """The points of a place in a year, how many there are besides, and whether one waits."""

    points: list[PointShown]
    rest: int
    is_waiting: bool


@dataclass(frozen=True)
class YearTable:
    """Heads are pairs of a place and the unit of its column."""

    heads: list[tuple[str, str]]
    # A year and its cells.
    rows: list[tuple[int, list[YearCell]]]
    # Whether a column is in another unit than the indicator is shown in.
    is_of_several_units: bool


def table_of(
    series: Sequence[Series],
    names: Mapping[str, str],
    indicator: Indicator,
    held: Collection[tuple[str, str, int]],
) -> YearTable:
    """`held`: in which place, unit and year something waits to be checked."""
    years = {point.end.year for each in series for point in each.points}
    columns = [(each, _by_year(each)) for each in series]
    heads = [(names[s.place], _unit_of(s, indicator)) for s in series]
    return YearTable(
        heads=heads,
        rows=[
            (
                year,
                [
                    YearCell(
                        *_points(each, by.get(year, ()), indicator),
                        is_waiting=(each.place, each.unit, year) in held,
                    )
                    for each, by in columns
                ],
            )
            for year in range(max(years), min(years) - 1, -1)
        ],
        is_of_several_units=any(unit != indicator.display_unit for _, unit in heads),
    )


def _unit_of(series: Series, indicator: Indicator) -> str:
    return unit_of_column(series.unit, indicator.unit, indicator.display_unit)


def _by_year(series: Series) -> dict[int, list[Point]]:
    by_year: dict[int, list[Point]] = {}
    for point in reversed(series.points):
        by_year.setdefault(point.end.year, []).append(point)
    return by_year


def _points(
    series: Series, points: Sequence[Point], indicator: Indicator
) -> tuple[list[PointShown], int]:
    unit = _unit_of(series, indicator)
    shown = [_shown(series, point, unit) for point in points[:MOST_IN_A_CELL]]
    return shown, len(points) - len(shown)


def _shown(series: Series, point: Point, unit: str) -> PointShown:
    said = [
        (linked_value(each.best, unit, caveats_on(each)), each.others)
        for each in point.statements
    ]
    return PointShown(_when(series, point), point.is_contested, said)


def _when(series: Series, point: Point) -> str:
    """The day of a stock; what the row and the heading say already is not repeated."""
    if series.kind in DATED:
        return f"{point.end.month}月{point.end.day}日"
    return period_in_words(point.start, point.end) if series.kind == OTHER else ""
