"""What can be compared of one indicator: its places, its kinds of period, its series."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from django.db.models import Count, Exists, OuterRef

from agencies.models import Region
from briefings.prepared import Blank, Prepared, blanks, filled, given, room_for

from ..models import Figure, Indicator
from .periods import PeriodKind
from .points import FigureRow, RegionName, Series, all_series

# Without a choice as many places are shown as these figures and columns allow.
MANY_FIGURES = 200
MOST_PLACES = 6


def places_of(indicator: Indicator) -> list[tuple[RegionName, int]]:
    """Where there is anything to compare, most figures first, with about how many.

    Counted by the index alone, what is not public included: it only gives the order.
    """
    counts = dict(_counts().ask(indicator=indicator.pk))
    codes = [code for code in counts if code]
    if not codes:
        return []
    room = room_for(codes)
    asked = given("place", filled(codes, room))
    found = _heard_from(room).ask(indicator=indicator.pk, **asked)
    pairs = [(place, counts[place.code]) for place in map(RegionName._make, found)]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0].code))


@cache
def _counts() -> Prepared:
    figures = Figure.objects.of(Blank("indicator")).order_by()
    return Prepared(figures.values_list("region").annotate(Count("pk")))


@cache
def _heard_from(room: int) -> Prepared:
    """Of so many places those of which anything public can be compared."""
    public = Figure.objects.of(Blank("indicator")).public().comparable()
    places = Region.objects.filter(
        Exists(public.filter(region=OuterRef("pk"))), code__in=blanks("place", room)
    )
    return Prepared(places.order_by().values_list(*RegionName._fields))


def first_places(places: Sequence[tuple[RegionName, int]]) -> list[RegionName]:
    """Those with the most, as many as a page holds well; one in any case."""
    first: list[RegionName] = []
    figures = 0
    for place, count in places[:MOST_PLACES]:
        figures += count
        if first and figures > MANY_FIGURES:
            break
        first.append(place)
    return first


def series_of(indicator: Indicator, places: Sequence[RegionName]) -> list[Series]:
    """All series of the indicator in these very places, not in what lies in them."""
    if not places:
        return []
    codes = given("place", [place.code for place in places])
    rows = _rows(len(places)).ask(indicator=indicator.pk, **codes)
    return all_series(map(FigureRow._make, rows), indicator.nature, indicator.unit)


@cache
def _rows(count: int) -> Prepared:
    figures = Figure.objects.of(Blank("indicator")).of_place(*blanks("place", count))
    return Prepared(
        figures.public().comparable().order_by().values_list(*FigureRow._fields)
    )


def kinds_of(series: Iterable[Series]) -> dict[PeriodKind, int]:
    """The kinds of period there are, in their order, with how many points each has."""
    counts: Counter[PeriodKind] = Counter()
    for each in series:
        counts[each.kind] += len(each.points)
    return dict(sorted(counts.items()))
