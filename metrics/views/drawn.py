"""The chart and the table of an indicator in some places, drawn once an edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from ..charts import chart_of
from ..comparison import kinds_of, places_of, series_of
from ..models import Indicator
from ..places import Place
from ..series import Series
from ..spans import SpanKind
from .shown import unit_shown
from .tables import Table, table_of

# Choices for which what is drawn is kept, until anything public changes: a tenth of a
# megabyte each, and somewhat more of them than there are indicators.
DRAWN_KEPT = 128


@dataclass(frozen=True)
class Drawn:
    """Of all series that can be compared those of one kind of period, as shown."""

    # With how many points there are of each.
    kinds: dict[SpanKind, int]
    kind: SpanKind | None
    # 时点数：韶关市、兰州市
    description: str = ""
    unit: str = ""
    chart: SafeString | None = None
    table: Table | None = None
    is_of_several_units: bool = False


@lru_cache(maxsize=DRAWN_KEPT)
def places_offered(edition: int, indicator: Indicator) -> tuple[tuple[Place, int], ...]:
    return tuple(places_of(indicator))


@lru_cache(maxsize=DRAWN_KEPT)
def drawn(
    edition: int, indicator: Indicator, places: tuple[Place, ...], period: str
) -> Drawn:
    """Of the kind of period with this code, else of the one with the most points."""
    series = series_of(indicator, places)
    kinds = kinds_of(series)
    by_code = {kind.code: kind for kind in kinds}
    kind = by_code.get(period, max(kinds, key=kinds.__getitem__, default=None))
    if not kind:
        return Drawn(kinds, kind)
    names = dict(places)
    order = list(names)
    of_kind = [each for each in series if each.kind == kind]
    of_kind.sort(key=lambda each: (order.index(each.place), each.unit))
    return _draw(of_kind, names, indicator, kinds)


def _draw(
    series: Sequence[Series],
    names: dict[str, str],
    indicator: Indicator,
    kinds: dict[SpanKind, int],
) -> Drawn:
    kind, unit = series[0].kind, indicator.display_unit
    shown = {each.place for each in series}
    places = "、".join(name for code, name in names.items() if code in shown)
    description = f"{kind.label}：{places}"
    # What is in the indicator's own unit; the table has the rest.
    in_its_unit = [each for each in series if each.unit == indicator.unit]
    title = f"{indicator.name}，{description}，单位{unit}"
    return Drawn(
        kinds=kinds,
        kind=kind,
        description=description,
        unit=unit,
        chart=chart_of(in_its_unit, names, title, unit),
        table=table_of(series, names, indicator),
        is_of_several_units=any(
            unit_shown(each.unit, indicator) != unit for each in series
        ),
    )
