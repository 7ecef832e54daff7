"""The places a reader has chosen, and boxes to choose them with."""

from collections.abc import Sequence
from functools import cache

from django.http import QueryDict

from agencies.models import Agency
from briefings.lists import public_index
from briefings.lists.facets import Facet, Value
from briefings.lists.fields import ByCity
from briefings.lists.sentence import shortened
from briefings.prepared import Prepared, blanks, filled, given, room_for

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
        without: Sequence[RegionName] = (),
    ):
        by_code = {place.code: place for place in offered}
        wanted = [code for code in dict.fromkeys(query.getlist(ByCity.name)) if code]
        known = [by_code[code] for code in wanted if code in by_code]
        self.offered, self.most = offered, most
        self.is_own_choice = bool(known)
        self.shown = known[:most] or list(first)
        self.left_out = known[most:]
        # Where bureaus have published, and nothing of this.
        names = dict(without)
        self.silent = [names[code] for code in wanted if code in names]
        self.unknown = [code for code in wanted if code not in {*by_code, *names}]

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
        found += [f"{name}没有这个指标的数据。" for name in self.silent]
        if self.left_out:
            names = "、".join(place.name for place in self.left_out)
            found.append(f"一次最多比较 {self.most} 个地区，{names}没有列入。")
        return found


def places_of_bureaus() -> list[RegionName]:
    """Where the bureaus that have published sit, the busiest first."""
    counts = {slug: count for slug, _, count in public_index().counted("agency")}
    slugs = list(counts)
    if not slugs:
        return []
    room = room_for(slugs)
    found = _seats(room).ask(**given("slug", filled(slugs, room)))
    busiest = sorted(found, key=lambda seat: (-counts[seat[0]], seat))
    return list(dict.fromkeys(RegionName(code, name) for _, code, name in busiest))


@cache
def _seats(room: int) -> Prepared:
    """Of so many bureaus each with its place."""
    agencies = Agency.objects.filter(
        slug__in=blanks("slug", room), region__isnull=False
    )
    return Prepared(agencies.order_by().values_list("slug", "region", "region__name"))
