"""All indicators by topic, each with the latest value of some places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from briefings.api.downloads import also_as_data, downloads_at
from briefings.lists import public_index
from briefings.methods import require_safe

from ..addresses import indicator_url
from ..amounts import unit_shown
from ..api.figures import INDICATORS
from ..caveats import caveats_of
from ..models import Figure, Indicator
from ..series.latest import latest_values
from ..series.periods import period_in_words
from ..series.points import FigureRow, RegionName
from .choosing import PlacesChosen, places_of_bureaus
from .values import linked_value

MOST_PLACES = 6
# Without a choice: each place costs a value, and a step into the index, an indicator.
FIRST_PLACES = 4
# Choices of places for which the values are kept, until anything public changes.
CHOICES_KEPT = 16
# A publication changes few of the values.
VALUES_KEPT = 4096


@require_safe
@also_as_data(INDICATORS)
def indicator_list(request: HttpRequest) -> HttpResponse:
    catalogue = CataloguePage(request.GET)
    context = {"catalogue": catalogue, **downloads_at(request.path)}
    return render(request, "metrics/indicator_list.html", context)


class ListedIndicator(NamedTuple):
    """An indicator as the catalogue shows it."""

    key: str
    name: str
    unit: str
    display_unit: str
    definition: str
    position: int
    topic__position: int | None
    topic__name: str | None

    @property
    def url(self) -> str:
        return indicator_url(self.key)

    def heading(self) -> str:
        return self.topic__name or "其他"

    def rank(self) -> tuple:
        has_no_topic = self.topic__name is None
        return has_no_topic, self.topic__position, self.heading(), self.position


class CatalogueEntry(NamedTuple):
    """An indicator with its values by the name of the place, newest first."""

    indicator: ListedIndicator
    values: list[tuple[str, SafeString]]
    # The names of the places of which only what waits to be checked is told, and of
    # those that have none.
    waiting: str
    without: str


@dataclass(frozen=True)
class CatalogueTopic:
    """A topic, and its indicators as they are shown."""

    name: str
    entries: SafeString


@dataclass(frozen=True)
class CatalogueContents:
    """The indicators with values in some places, and the links to those without."""

    topics: list[CatalogueTopic]
    unheard_of: SafeString


class CataloguePage:
    """The contents for the places that the address names, or for the busiest."""

    def __init__(self, query: QueryDict):
        offered = places_of_bureaus()
        self.places = PlacesChosen(query, offered, offered[:FIRST_PLACES], MOST_PLACES)
        self.complaints = self.places.complaints
        # The content version is read before the figures: what changes meanwhile is
        # shown under the next, and under this one nobody asks for it again.
        self.contents = contents(public_index().version, tuple(self.places.shown))


@lru_cache(maxsize=CHOICES_KEPT)
def contents(version: int, places: Sequence[RegionName]) -> CatalogueContents:
    latest = latest_values(places)
    names = dict(places)
    held = _held(names)
    known: list[ListedIndicator] = []
    unheard_of: list[ListedIndicator] = []
    for indicator in _indicators():
        is_known = latest.get(indicator.key) or indicator.key in held
        (known if is_known else unheard_of).append(indicator)
    return CatalogueContents(
        list(_topics(known, latest, held, names)),
        render_to_string("metrics/_indicator_links.html", {"indicators": unheard_of}),
    )


def _held(codes: Iterable[str]) -> dict[str, set[str]]:
    """By the key of each indicator the places where something of it waits."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    figures = Figure.objects.public().waiting().of_place(*codes)
    for key, code in figures.order_by().values_list("indicator_id", "region_id"):
        found[key].add(code)
    return dict(found)


def _indicators() -> list[ListedIndicator]:
    """In the order of the topics; indicators without one come last."""
    indicators = Indicator.objects.values_list(*ListedIndicator._fields)
    return sorted(map(ListedIndicator._make, indicators), key=ListedIndicator.rank)


def _topics(
    indicators: Sequence[ListedIndicator],
    latest: Mapping[str, list[FigureRow]],
    held: Mapping[str, set[str]],
    names: dict[str, str],
) -> Iterator[CatalogueTopic]:
    for topic, run in groupby(indicators, key=ListedIndicator.heading):
        entries = [
            _entry(each, latest.get(each.key, []), held.get(each.key, set()), names)
            for each in run
        ]
        context = {"entries": entries}
        html = render_to_string("metrics/_catalogue_entries.html", context)
        yield CatalogueTopic(topic, html)


def _entry(
    indicator: ListedIndicator,
    rows: list[FigureRow],
    held: set[str],
    names: dict[str, str],
) -> CatalogueEntry:
    shown_in = indicator.unit, indicator.display_unit
    told = {row.region_id: _value(row, *shown_in) for row in rows}
    values = [(names[code], value) for code, value in told.items()]
    silent = [code for code in names if code not in told]
    waiting = "、".join(names[code] for code in silent if code in held)
    without = "、".join(names[code] for code in silent if code not in held)
    return CatalogueEntry(indicator, values, waiting, without)


@lru_cache(maxsize=VALUES_KEPT)
def _value(row: FigureRow, unit: str, display_unit: str) -> SafeString:
    """3,958人 截至2022年4月11日，未核对: of an indicator of the unit, shown in another."""
    shown = unit_shown(row.value, row.unit, unit, display_unit)
    period = period_in_words(row.period_start, row.period_end)
    return linked_value(row, shown, [period, *caveats_of(row)])
