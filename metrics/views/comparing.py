"""One indicator as its page shows it: what is chosen, and what is drawn of that."""

from dataclasses import dataclass

from django.http import QueryDict

from briefings.filters.sentences import encoded, shortened
from briefings.holdings import current

from ..comparison import MOST_PLACES, first_places
from ..models import Indicator
from .choosing import PlacesChosen
from .drawn import drawn, places_offered


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
        self.query = query
        # The edition is read before the figures: what changes meanwhile is shown by
        # the next edition, and under this one nobody asks for it again.
        edition = current().edition
        offered = places_offered(edition, indicator)
        self.places = PlacesChosen(
            query, [place for place, _ in offered], first_places(offered), MOST_PLACES
        )
        shown = tuple(self.places.shown)
        self.drawn = drawn(edition, indicator, shown, query.get("period", ""))

    @property
    def kind_links(self) -> list[KindLink]:
        return [
            KindLink(
                kind.label,
                count,
                encoded(self.query, period=kind.code),
                kind == self.drawn.kind,
            )
            for kind, count in self.drawn.kinds.items()
        ]

    @property
    def complaints(self) -> list[str]:
        asked = self.query.get("period", "")
        if not asked or any(kind.code == asked for kind in self.drawn.kinds):
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
