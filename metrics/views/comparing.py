"""One indicator as its page shows it: what is chosen, the chart and the table."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from briefings.filters.sentences import encoded, shortened

from ..charts import chart_of
from ..comparison import MOST_PLACES, first_places, kinds_of, places_of, series_of
from ..models import Indicator
from ..series import Series
from ..spans import SpanKind
from .choosing import PlacesChosen
from .shown import unit_shown
from .tables import Table, table_of


@dataclass(frozen=True)
class KindLink:
    """A kind of period on offer: how many points there are, and the way to them."""

    label: str
    count: int
    query: str
    is_current: bool


class Comparing:
    """Places and a kind of period, chosen by the address or by what there is most of."""

    def __init__(self, indicator: Indicator, query: QueryDict):
        self.indicator, self.query = indicator, query
        places = places_of(indicator)
        self.places = PlacesChosen(
            query, [place for place, _ in places], first_places(places), MOST_PLACES
        )
        self.all_series = series_of(indicator, self.places.shown)
        self.kinds = kinds_of(self.all_series)

    @cached_property
    def kind(self) -> SpanKind | None:
        """The one asked for, else the one with the most points."""
        by_code = {kind.code: kind for kind in self.kinds}
        most = max(self.kinds, key=self.kinds.__getitem__, default=None)
        return by_code.get(self.query.get("period", ""), most)

    @cached_property
    def series(self) -> list[Series]:
        """Of the kind in force, in the order of the places."""
        order = list(self.places.names)
        of_kind = [each for each in self.all_series if each.kind == self.kind]
        return sorted(of_kind, key=lambda each: (order.index(each.place), each.unit))

    @property
    def kind_links(self) -> list[KindLink]:
        return [
            KindLink(
                kind.label,
                count,
                encoded(self.query, period=kind.code),
                kind == self.kind,
            )
            for kind, count in self.kinds.items()
        ]

    @property
    def description(self) -> str:
        """时点数：韶关市、兰州市"""
        shown = {each.place for each in self.series}
        names = [n for code, n in self.places.names.items() if code in shown]
        return f"{self.kind.label}：{'、'.join(names)}"

    @property
    def unit(self) -> str:
        return self.indicator.display_unit

    @property
    def chart(self) -> SafeString | None:
        """Of what is in the indicator's own unit; the table has the rest."""
        drawn = [s for s in self.series if s.unit == self.indicator.unit]
        title = f"{self.indicator.name}，{self.description}，单位{self.unit}"
        return chart_of(drawn, self.places.names, title, self.unit)

    @property
    def table(self) -> Table:
        return table_of(self.series, self.places.names, self.indicator)

    @property
    def is_of_several_units(self) -> bool:
        return any(unit_shown(s.unit, self.indicator) != self.unit for s in self.series)

    @property
    def complaints(self) -> list[str]:
        asked = self.query.get("period", "")
        if not asked or any(kind.code == asked for kind in self.kinds):
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
