"""All indicators by topic, each with the latest value of some places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from agencies.models import Agency, Region
from briefings.holdings import current

from ..latest import latest_values
from ..models import Indicator
from ..series import Row
from .choosing import PlacesChosen
from .shown import latest_shown

MOST_PLACES = 6
# Without a choice: each place costs a value, and a step into the index, an indicator.
FIRST_PLACES = 4
# Choices of places for which the values are kept, until anything public changes.
CHOICES_KEPT = 16

VALUE = '<dd><span class="place">%s</span> %s</dd>'


@dataclass(frozen=True)
class Heading:
    """A topic, and its indicators as they are shown."""

    topic: str
    entries: SafeString


@dataclass(frozen=True)
class Contents:
    """The indicators with values in some places, and the links to those without."""

    headings: list[Heading]
    unheard_of: SafeString


class Catalogue:
    """The contents for the places that the address names, or for the busiest."""

    def __init__(self, query: QueryDict):
        offered = places_of_bureaus()
        self.places = PlacesChosen(query, offered, offered[:FIRST_PLACES], MOST_PLACES)
        self.complaints = self.places.complaints
        # The edition is read before the figures: what changes meanwhile is shown by
        # the next edition, and under this one nobody asks for it again.
        self.contents = contents(current().edition, tuple(self.places.shown))


@lru_cache(maxsize=CHOICES_KEPT)
def contents(edition: int, places: Sequence[Region]) -> Contents:
    latest = latest_values(places)
    names = {place.code: place.name for place in places}
    known, unheard_of = [], []
    for indicator in Indicator.objects.select_related("topic"):
        (known if latest.get(indicator.key) else unheard_of).append(indicator)
    return Contents(
        list(_headings(known, latest, names)),
        SafeString("".join(f"<li>{_link(each)}</li>" for each in unheard_of)),
    )


def places_of_bureaus() -> list[Region]:
    """Where the bureaus that have published sit, the busiest first."""
    counts = {slug: count for slug, _, count in current().counted("agency")}
    agencies = Agency.objects.filter(slug__in=counts, region__isnull=False)
    busiest = sorted(
        agencies.select_related("region"), key=lambda agency: -counts[agency.slug]
    )
    return list(dict.fromkeys(agency.region for agency in busiest))


def _headings(
    indicators: list[Indicator], latest: Mapping[str, list[Row]], names: dict[str, str]
) -> Iterator[Heading]:
    """In the order of the topics; indicators without one come last."""
    for (_, topic), run in groupby(sorted(indicators, key=_by_topic), key=_by_topic):
        entries = (_entry(each, latest[each.key], names) for each in run)
        yield Heading(topic, SafeString("".join(entries)))


def _by_topic(indicator: Indicator) -> tuple[int, str]:
    topic = indicator.topic
    return (topic.position, topic.name) if topic else (10_000, "其他")


def _entry(indicator: Indicator, rows: list[Row], names: dict[str, str]) -> str:
    values = "".join(
        VALUE % (escape(names[row.region_id]), latest_shown(row, indicator))
        for row in rows
    )
    means = format_html(' <span class="definition">{}</span>', indicator.definition)
    means = means if indicator.definition else ""
    return (
        f'<div class="indicator-entry"><dt>{_link(indicator)}{means}</dt>{values}</div>'
    )


def _link(indicator: Indicator) -> SafeString:
    address = reverse("indicator", args=[indicator.key])
    return format_html('<a href="{}">{}</a>', address, indicator.name)
