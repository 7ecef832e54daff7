"""Series as a table: a row for each year, gaps and all, and a column for each place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString

from briefings.models import Article

from ..addresses import figure_url
from ..amounts import unit_of_column
from ..caveats import caveats_on
from ..models import Indicator
from ..series.periods import OTHER, STANDARD, STOCK, period_in_words
from ..series.points import Point, Series, Statement
from .values import linked_value

# Of a year with more, the latest are shown, and how many more there are.
MOST_IN_A_CELL = 6
# Told apart only by their days.
DATED = (STOCK, STANDARD)


class SaidValue(NamedTuple):
    """A value with how many others say the same, and where its own event is told again.

    Two texts of one event are one observation, which has two sources.
    """

    value: SafeString
    others: int
    told_again: list[str]


class PointShown(NamedTuple):
    """What was said of one period; whether texts of one event disagree on it."""

    when: str
    is_contested: bool
    is_one_event: bool
    said: list[SaidValue]


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
    events = _events_of(series)
    columns = [(each, _by_year(each)) for each in series]
    heads = [(names[s.place], _unit_of(s, indicator)) for s in series]
    return YearTable(
        heads=heads,
        rows=[
            (
                year,
                [
                    YearCell(
                        *_points(each, by.get(year, ()), indicator, events),
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


# By the key of an article the number of the event that it tells of, with others.
Events = Mapping[int, int]


def _events_of(series: Sequence[Series]) -> Events:
    """Asked for only where several figures are given for one period."""
    several = [
        row.article_id
        for each in series
        for point in each.points
        for rows in [[row for said in point.statements for row in said.said_by]]
        if len(rows) > 1
        for row in rows
    ]
    if not several:
        return {}
    told = Article.objects.filter(pk__in=several, event__isnull=False).order_by()
    return {pk: event for pk, event in told.values_list("pk", "event") if event}


def _points(
    series: Series, points: Sequence[Point], indicator: Indicator, events: Events
) -> tuple[list[PointShown], int]:
    unit = _unit_of(series, indicator)
    shown = [_shown(series, point, unit, events) for point in points[:MOST_IN_A_CELL]]
    return shown, len(points) - len(shown)


def _shown(series: Series, point: Point, unit: str, events: Events) -> PointShown:
    said = [
        SaidValue(
            linked_value(each.best, unit, caveats_on(each)),
            *_others(each, events),
        )
        for each in point.statements
    ]
    told = {events.get(each.best.article_id) for each in point.statements}
    is_one_event = point.is_contested and len(told) == 1 and None not in told
    return PointShown(_when(series, point), point.is_contested, is_one_event, said)


def _others(statement: Statement, events: Events) -> tuple[int, list[str]]:
    """How many others say the same, and where those stand that tell of the same event."""
    own = events.get(statement.best.article_id)
    again = [
        figure_url(row.article_id, row.pk)
        for row in statement.said_by[1:]
        if own is not None
        and events.get(row.article_id) == own
        and row.article_id != statement.best.article_id
    ]
    return statement.others - len(again), again


def _when(series: Series, point: Point) -> str:
    """The day of a stock; what the row and the heading say already is not repeated."""
    if series.kind in DATED:
        return f"{point.end.month}月{point.end.day}日"
    return period_in_words(point.start, point.end) if series.kind == OTHER else ""
