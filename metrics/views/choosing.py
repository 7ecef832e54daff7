"""The places a reader has chosen, and boxes to choose them with."""

from collections.abc import Sequence

from django.http import QueryDict

from briefings.lists.facets import Facet, Value
from briefings.lists.fields import ByCity
from briefings.lists.sentence import shortened

from ..series.points import RegionName

# Before "more" is asked for.
SHOWN = 12


class PlacesChosen:
    """Those of the places on offer that the address names, or else the first ones."""

    def __init__(
        self,
        query: QueryDict,
        offered: Sequence[RegionName],
        first: Sequence[RegionName],
        most: int,
    ):
        by_code = {place.code: place for place in offered}
        wanted = [code for code in dict.fromkeys(query.getlist(ByCity.name)) if code]
        known = [by_code[code] for code in wanted if code in by_code]
        self.offered, self.most = offered, most
        self.is_own_choice = bool(known)
        self.shown = known[:most] or list(first)
        self.left_out = known[most:]
        self.unknown = [code for code in wanted if code not in by_code]

    @property
    def names(self) -> dict[str, str]:
        return {place.code: place.name for place in self.shown}

    @property
    def facet(self) -> Facet:
        """Boxes for all, with those that are shown ticked and in front."""
        codes = self.names
        rest = [place for place in self.offered if place.code not in codes]
        values = [
            Value(ByCity.name, place.code, place.name, "", place.code in codes)
            for place in [*self.shown, *rest]
        ]
        return Facet(ByCity.name, ByCity.label, values[:SHOWN], values[SHOWN:])

    @property
    def complaints(self) -> list[str]:
        found = [
            f"没有“{shortened(code)}”这个地区的数据，这一项没有起作用。"
            for code in self.unknown
        ]
        if self.left_out:
            names = "、".join(place.name for place in self.left_out)
            found.append(f"一次最多比较 {self.most} 个地区，{names}没有列入。")
        return found
