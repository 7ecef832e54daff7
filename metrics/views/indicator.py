"""One indicator compared by place and year: what is chosen, and what is shown of that."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from briefings.lists import public_index
from briefings.lists.sentence import encoded, shortened
from briefings.methods import require_safe

from ..addresses import figure_url
from ..charts import chart_of
from ..models import Figure, Indicator
from ..series.comparison import (
    MOST_PLACES,
    first_places,
    kinds_of,
    places_of,
    series_of,
)
from ..series.periods import PeriodKind, period_in_words
from ..series.points import FigureRow, RegionName, Series, counted_in, kind_of_row
from .choosing import PlacesChosen, places_of_bureaus
from .tables import table_of

# Choices for which what is drawn is kept, until anything public changes: a tenth of a
# megabyte each, and somewhat more of them than there are indicators.
SHOWN_KEPT = 128
# So many of what waits to be checked are named.
MOST_WAITING = 20


@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    found = Indicator.objects.select_related("topic", "part_of")
    indicator = get_object_or_404(found, pk=key)
    comparison = Comparison(indicator, request.GET)
    context = {
        "indicator": indicator,
        "feed_url": reverse("feed_of_indicator", args=[key]),
        "feed_title": indicator.name,
        "parts": indicator.parts.all(),
        "comparison": comparison,
    }
    return render(request, "metrics/indicator.html", context)


@dataclass(frozen=True)
class PeriodKindLink:
    """A kind of period on offer: how many points there are, and the way to them."""

    label: str
    count: int
    query: str
    is_current: bool


class Waiting(NamedTuple):
    """A figure that is not compared until a person has looked at it, and why."""

    place: RegionName
    kind: PeriodKind
    unit: str
    year: int
    period: str
    why: str
    url: str


class Comparison:
    """Places and a kind of period, chosen by the address or by what there is most of."""

    def __init__(self, indicator: Indicator, query: QueryDict):
        self.query = query
        # The content version is read before the figures: what changes meanwhile is
        # shown under the next, and under this one nobody asks for it again.
        version = public_index().version
        offered = places_offered(version, indicator)
        waiting = waiting_of(version, indicator)
        self.waiting = waiting[:MOST_WAITING]
        self.more_waiting = len(waiting) - len(self.waiting)
        self.without = places_without(version, indicator)
        self.places = PlacesChosen(
            query,
            [place for place, _ in offered],
            first_places(offered),
            MOST_PLACES,
            self.without,
        )
        shown = tuple(self.places.shown)
        self.shown = series_shown(version, indicator, shown, query.get("period", ""))

    @property
    def kind_links(self) -> list[PeriodKindLink]:
        return [
            PeriodKindLink(
                kind.label,
                count,
                encoded(self.query, period=kind.code),
                kind == self.shown.kind,
            )
            for kind, count in self.shown.kinds.items()
        ]

    @property
    def complaints(self) -> list[str]:
        asked = self.query.get("period", "")
        if not asked or any(kind.code == asked for kind in self.shown.kinds):
            return self.places.complaints
        said = f"所选地区没有“{shortened(asked)}”这一类时段的数据，这一项没有起作用。"
        return [*self.places.complaints, said]

    @property
    def download(self) -> str:
        """The query string for these places; without a choice, for all."""
        codes = [place.code for place in self.places.shown]
        if not self.places.is_own_choice:
            return ""
        return "?" + "&".join(f"city={code}" for code in codes)


@dataclass(frozen=True)
class ShownSeries:
    """Of all series that can be compared those of one kind of period, as shown."""

    # With how many points there are of each.
    kinds: dict[PeriodKind, int]
    kind: PeriodKind | None
    # 时点数：韶关市、兰州市
    description: str = ""
    unit: str = ""
    chart: SafeString | None = None
    table: SafeString | None = None


@lru_cache(maxsize=SHOWN_KEPT)
def places_offered(
    version: int, indicator: Indicator
) -> tuple[tuple[RegionName, int], ...]:
    return tuple(places_of(indicator))


@lru_cache(maxsize=SHOWN_KEPT)
def places_without(version: int, indicator: Indicator) -> tuple[RegionName, ...]:
    """Where bureaus have published, and nothing of this is told."""
    told = {place for place, _ in places_offered(version, indicator)}
    told |= {each.place for each in waiting_of(version, indicator)}
    return tuple(place for place in places_of_bureaus() if place not in told)


@lru_cache(maxsize=SHOWN_KEPT)
def waiting_of(version: int, indicator: Indicator) -> tuple[Waiting, ...]:
    """What others speak against, the latest first; its value is not told."""
    held = Figure.objects.of(indicator).public().waiting()
    columns = ("region__name", "held_back", *FigureRow._fields)
    found = held.order_by("-period_end", "pk").values_list(*columns)
    return tuple(
        _waiting(FigureRow(*row), indicator, place, reason)
        for place, reason, *row in found
    )


def _waiting(row: FigureRow, indicator: Indicator, place: str, reason: str) -> Waiting:
    return Waiting(
        RegionName(row.region_id, place),
        kind_of_row(row, indicator.nature),
        counted_in(row.unit, indicator.unit),
        row.period_end.year,
        period_in_words(row.period_start, row.period_end),
        str(Figure.HeldBack(reason).label),
        figure_url(row.article_id, row.pk),
    )


@lru_cache(maxsize=SHOWN_KEPT)
def series_shown(
    version: int, indicator: Indicator, places: tuple[RegionName, ...], period: str
) -> ShownSeries:
    """Of the kind of period with this code, else of the one with the most points."""
    series = series_of(indicator, places)
    kinds = kinds_of(series)
    by_code = {kind.code: kind for kind in kinds}
    kind = by_code.get(period, max(kinds, key=kinds.__getitem__, default=None))
    if not kind:
        return ShownSeries(kinds, kind)
    names = dict(places)
    order = list(names)
    of_kind = [each for each in series if each.kind == kind]
    of_kind.sort(key=lambda each: (order.index(each.place), each.unit))
    held = {
        (each.place.code, each.unit, each.year)
        for each in waiting_of(version, indicator)
        if each.kind == kind
    }
    return _shown(of_kind, names, indicator, kinds, held)


def _shown(
    series: Sequence[Series],
    names: dict[str, str],
    indicator: Indicator,
    kinds: dict[PeriodKind, int],
    held: Collection[tuple[str, str, int]],
) -> ShownSeries:
    kind, unit = series[0].kind, indicator.display_unit
    shown = {each.place for each in series}
    places = "、".join(name for code, name in names.items() if code in shown)
    description = f"{kind.label}：{places}"
    # What is in the indicator's own unit; the table has the rest.
    in_its_unit = [each for each in series if each.unit == indicator.unit]
    title = f"{indicator.name}，{description}，单位{unit}"
    table = table_of(series, names, indicator, held)
    return ShownSeries(
        kinds=kinds,
        kind=kind,
        description=description,
        unit=unit,
        chart=chart_of(in_its_unit, names, title, unit),
        table=render_to_string(
            "metrics/_years.html", {"description": description, "table": table}
        ),
    )
