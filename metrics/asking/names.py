"""The catalogue by every name that its indicators go by."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from reading.figures.label_forms import are_counted_alike
from reading.language.folding import fold

from ..models import Indicator

# 低保标准 is told of towns and of the country apart.
APART = ("城市", "城镇", "农村")
BOTH = "城乡"


def squeezed(text: str) -> str:
    """Folded and without spaces: 兰州 养老机构 is 兰州养老机构."""
    return fold(text).replace(" ", "")


def measure_of(unit: str) -> str:
    """元 for 元/人/月 and 元/人/年: what both are an amount of."""
    return unit.partition("/")[0]


class NamedIndicators:
    """Indicators by their names and aliases, in the order of the catalogue."""

    def __init__(self, indicators: Iterable[Indicator]):
        self.by_key = {each.pk: each for each in indicators}
        self._by_name: dict[str, list[Indicator]] = {}
        for each in self.by_key.values():
            for name in dict.fromkeys(map(squeezed, (each.name, *each.aliases))):
                self._by_name.setdefault(name, []).append(each)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __iter__(self):
        return iter(self._by_name)

    def called(self, name: str, measure: str = "") -> list[Indicator]:
        """Those of the name, counted so; none if they are not of one kind.

        低保待遇 counts people and households, 临时救助金 money and people.
        """
        found = [
            each
            for each in self._by_name.get(name, ())
            if not measure or _is_counted_in(each, measure)
        ]
        return found if len({_kind(each) for each in found}) == 1 else []

    def holding(self, wanted: Sequence[Sequence[str]]) -> dict[Indicator, str]:
        """Those of which a name holds all that is wanted, each in any of its spellings.

        With that name; the nearest first: their own before aliases, short before long.
        """
        found = [
            (each.name != name, len(name), name, each)
            for name, indicators in self._by_name.items()
            if all(any(way in name for way in ways) for ways in wanted)
            for each in indicators
        ]
        nearest: dict[Indicator, str] = {}
        for _, _, name, each in sorted(found, key=lambda row: row[:2]):
            nearest.setdefault(each, name)
        return nearest

    def apart(self, name: str, whole: Sequence[Indicator]) -> list[Indicator]:
        """What is told of towns and of the country alone, of the same kind."""
        bare = name.removeprefix(BOTH)
        kinds, others = {_kind(each) for each in whole}, set(whole)
        found: dict[Indicator, None] = {}
        for part in APART:
            for each in self._by_name.get(part + bare, ()):
                if _kind(each) in kinds and each not in others:
                    found[each] = None
        return list(found)


def _kind(indicator: Indicator) -> tuple[str, str]:
    return indicator.nature, measure_of(indicator.unit)


def _is_counted_in(indicator: Indicator, measure: str) -> bool:
    own = measure_of(indicator.unit)
    return own == measure or are_counted_alike(own, measure)


@lru_cache(maxsize=1)
def indicator_names(version: int) -> NamedIndicators:
    """As of a content version."""
    return NamedIndicators(Indicator.objects.select_related("topic"))
