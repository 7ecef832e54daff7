"""What is held of an indicator in a place: its value, the year before, by whom it is said."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from django.db.models import Value

from briefings.prepared import Prepared, blanks, filled, given, room_for

from ..models import Figure, Indicator
from ..querysets import APART
from ..series.comparison import series_of
from ..series.points import FigureRow, Point, RegionName, Series
from ..series.yearly import SAID, Said, YearRow, said_in, year_row


def rows_told(
    indicator: Indicator, places: Sequence[RegionName], year: int | None = None
) -> list[YearRow]:
    """By place and unit, each beside the year before; of its latest year, unless told.

    A place's total stands before what was counted of a part of it.
    """
    by_place: defaultdict[tuple[str, str], list[Series]] = defaultdict(list)
    for each in sorted(series_of(indicator, places), key=lambda each: each.kind):
        by_place[each.place, each.unit].append(each)
    return list(_rows(places, by_place, year))


def years_told(indicator: Indicator, place: RegionName) -> set[int]:
    """Those of which there is anything of the indicator in the place."""
    told = series_of(indicator, [place])
    return {point.end.year for each in told for point in each.points}


def _rows(
    places: Sequence[RegionName],
    by_place: dict[tuple[str, str], list[Series]],
    year: int | None,
) -> Iterator[YearRow]:
    for place in places:
        for code, unit in sorted(by_place):
            if code == place.code:
                series = by_place[code, unit]
                row = year_row(place, unit, series, year or _last_year(series))
                if row.now:
                    yield row


def _last_year(series: Sequence[Series]) -> int:
    """The last of which the whole is told; if there is none, the last."""
    points = [point for each in series for point in each.points]
    whole = [point for point in points if _is_whole(point)]
    return max(point.end.year for point in whole or points)


def _is_whole(point: Point) -> bool:
    return any(each.best.scope not in APART for each in point.statements)


def words_of(rows: Iterable[YearRow]) -> dict[int, Said]:
    """By the id of each figure that is quoted, the sentence it stands in."""
    quoted = [each.best.pk for row in rows for each in row.told_by]
    if not quoted:
        return {}
    room = room_for(quoted)
    found = _said(room).ask(**given("pk", filled(quoted, room)))
    return {each.row.pk: each for each in map(said_in, found)}


@cache
def _said(room: int) -> Prepared:
    """Of so many figures with the words they were read from."""
    # As values: a field of numbers takes no blank as it is.
    figures = Figure.objects.filter(pk__in=map(Value, blanks("pk", room)))
    return Prepared(figures.order_by().values_list(*FigureRow._fields, *SAID))
