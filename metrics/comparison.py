"""What can be compared of one indicator: its places, its kinds of period, its series."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Count, Exists, OuterRef

from agencies.models import Region

from .models import Figure, Indicator
from .series import Row, Series, all_series
from .spans import SpanKind

# Without a choice as many places are shown as these figures and columns allow.
MANY_FIGURES = 200
MOST_PLACES = 6


def places_of(indicator: Indicator) -> list[tuple[Region, int]]:
    """Where there is anything to compare, most figures first, with about how many.

    Counted by the index alone, what is not public included: it only gives the order.
    """
    figures = Figure.objects.of(indicator)
    counts = dict(figures.order_by().values_list("region").annotate(Count("pk")))
    public = figures.public().comparable().filter(region=OuterRef("pk"))
    places = Region.objects.filter(Exists(public), code__in=filter(None, counts))
    pairs = [(place, counts[place.code]) for place in places]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0].code))


def first_places(places: Sequence[tuple[Region, int]]) -> list[Region]:
    """Those with the most, as many as a page holds well; one in any case."""
    first, figures = [], 0
    for place, count in places[:MOST_PLACES]:
        figures += count
        if first and figures > MANY_FIGURES:
            break
        first.append(place)
    return first


def series_of(indicator: Indicator, places: Iterable[Region]) -> list[Series]:
    """All series of the indicator in these very places, not in what lies in them."""
    figures = Figure.objects.of(indicator).of_place(*places).public().comparable()
    rows = map(Row._make, figures.order_by().values_list(*Row._fields))
    return all_series(rows, is_flow=indicator.nature == Indicator.Nature.FLOW)


def kinds_of(series: Iterable[Series]) -> dict[SpanKind, int]:
    """The kinds of period there are, in their order, with how many points each has."""
    counts: Counter[SpanKind] = Counter()
    for each in series:
        counts[each.kind] += len(each.points)
    return dict(sorted(counts.items()))
