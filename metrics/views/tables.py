"""Series as a table: a row for each year, gaps and all, and a column for each place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ..caveats import caveats_on
from ..models import Indicator
from ..series.periods import OTHER, STANDARD, STOCK, period_in_words
from ..series.points import Point, Series
from .values import linked_amount, unit_shown

# Of a year with more, the latest are shown, and how many more there are.
MOST_IN_A_CELL = 6
# Told apart only by their days.
DATED = (STOCK, STANDARD)
GAP = (
    '<td><span class="gap" aria-hidden="true">—</span>'
    '<span class="visually-hidden">无数据</span></td>'
)
CONTESTED = '<p class="notes">说法不一：</p>'


# A series, and its points by year.
SeriesByYear = tuple[Series, dict[int, list[Point]]]


@dataclass(frozen=True)
class YearTable:
    """Heads are pairs of a place and the unit of its column."""

    heads: list[tuple[str, str]]
    # A year and its cells.
    rows: list[tuple[int, SafeString]]


def table_of(
    series: Sequence[Series], names: Mapping[str, str], indicator: Indicator
) -> YearTable:
    years = {point.end.year for each in series for point in each.points}
    columns = [(each, _by_year(each)) for each in series]
    return YearTable(
        heads=[(names[s.place], unit_shown(s.unit, indicator)) for s in series],
        rows=[
            (year, _cells(columns, year, indicator))
            for year in range(max(years), min(years) - 1, -1)
        ],
    )


def _by_year(series: Series) -> dict[int, list[Point]]:
    by_year: dict[int, list[Point]] = {}
    for point in reversed(series.points):
        by_year.setdefault(point.end.year, []).append(point)
    return by_year


def _cells(
    columns: Sequence[SeriesByYear], year: int, indicator: Indicator
) -> SafeString:
    cells = (_cell(each, by.get(year, ()), indicator) for each, by in columns)
    return SafeString("".join(cells))


def _cell(series: Series, points: Sequence[Point], indicator: Indicator) -> str:
    if not points:
        return GAP
    shown = [_entry(series, point, indicator) for point in points[:MOST_IN_A_CELL]]
    if len(points) > MOST_IN_A_CELL:
        rest = len(points) - MOST_IN_A_CELL
        shown.append(f'<p class="notes">这一年另有 {rest} 个，见下载的数据</p>')
    return f"<td>{''.join(shown)}</td>"


def _entry(series: Series, point: Point, indicator: Indicator) -> str:
    unit = unit_shown(series.unit, indicator)
    said = "".join(
        f"<p>{linked_amount(each.best, unit, caveats_on(each))}"
        f"{_others(each.others)}</p>"
        for each in point.statements
    )
    if point.is_contested:
        return f'<div class="contested">{_when(series, point)}{CONTESTED}{said}</div>'
    return f"<div>{_when(series, point)}{said}</div>"


def _when(series: Series, point: Point) -> str:
    """The day of a stock; what the row and the heading say already is not repeated."""
    if series.kind in DATED:
        return f'<p class="when">{point.end.month}月{point.end.day}日</p>'
    if series.kind == OTHER:
        return f'<p class="when">{period_in_words(point.start, point.end)}</p>'
    return ""


def _others(count: int) -> str:
    return f' <span class="notes">另有 {count} 处相同</span>' if count else ""
