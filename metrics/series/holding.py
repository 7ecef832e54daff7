"""What no public series shows until a person has looked: figures that others speak against.

A total below one of its parts, a value ten times as large or small as its neighbours,
two values for one thing in one text. A figure that a person has checked is never held.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from statistics import median
from typing import NamedTuple, cast

from briefings.content_version import raise_content_version
from briefings.models import Issue
from reading.figures.arithmetic import Stated
from reading.figures.arithmetic.precision import range_of

from ..models import Figure, Indicator
from ..querysets import CHECKED_STATES, FigureQuerySet
from .periods import OPEN, OTHER, PeriodKind
from .points import counted_in, kind_of_row, thing_counted

Reason = Figure.HeldBack
FACTOR = 10
# Of a handful of things ten times as many is no wonder.
FEWEST_TO_COMPARE = 30
# So many points on each side are its neighbours.
NEIGHBOURS = 2


class HeldRow(NamedTuple):
    """A figure as it is weighed; with what `range_of` asks of it."""

    pk: int
    article_id: int
    indicator_id: str
    region_id: str
    value: Decimal
    unit: str
    raw: str
    qualifier: str
    kind: str
    period_start: date | None
    period_end: date
    scope: str
    state: str
    held_back: str


class Catalogued(NamedTuple):
    """An indicator's nature and unit, and the key of the total that it is a part of."""

    nature: str
    unit: str
    part_of: str | None


# An indicator in a place.
Pair = tuple[str, str]


def pairs_of(figures: FigureQuerySet) -> set[Pair]:
    """The indicators of these figures, each in its place."""
    known = figures.filter(indicator__isnull=False, region__isnull=False).order_by()
    return set(known.values_list("indicator_id", "region_id"))


def hold_back(pairs: set[Pair]) -> int:
    """Weigh all figures of these indicators there; answers how many rows changed."""
    if not pairs:
        return 0
    catalogue = Indicator.objects.order_by().values_list("key", *Catalogued._fields)
    known = {key: Catalogued(*each) for key, *each in catalogue}
    rows = _rows_beside(pairs, known)
    return _write(rows, reasons(rows, known))


def reasons(rows: list[HeldRow], known: dict[str, Catalogued]) -> dict[int, str]:
    """By id why a figure is held back; those that are not are missing."""
    found: dict[int, str] = {}
    series: defaultdict[tuple[str, str, str, PeriodKind], list[HeldRow]]
    series = defaultdict(list)
    for row in rows:
        own = known[row.indicator_id]
        kind, unit = kind_of_row(row, own.nature), counted_in(row.unit, own.unit)
        series[row.indicator_id, row.region_id, unit, kind].append(row)
    for (*_, kind), told in series.items():
        if kind not in (OPEN, OTHER):
            found |= dict.fromkeys(_unlike_others(told), Reason.UNLIKE_OTHERS.value)
    found |= dict.fromkeys(_below_parts(rows, known), Reason.BELOW_PARTS.value)
    for told in series.values():
        found |= dict.fromkeys(_told_twice(told), Reason.TOLD_TWICE.value)
    checked = {row.pk for row in rows if row.state in CHECKED_STATES}
    return {pk: reason for pk, reason in found.items() if pk not in checked}


def _rows_beside(pairs: set[Pair], known: dict[str, Catalogued]) -> list[HeldRow]:
    """The figures of these indicators, of their totals and their parts, in these places."""
    keys = {key for key, _ in pairs}
    keys |= {total for key in keys if (total := known[key].part_of)}
    keys |= {key for key, row in known.items() if row.part_of in keys}
    figures = Figure.objects.standing().reported().of(*keys).order_by()
    there = figures.filter(
        region__in={place for _, place in pairs}, period_end__isnull=False
    )
    return [HeldRow(*each) for each in there.values_list(*HeldRow._fields)]


def _write(rows: list[HeldRow], found: dict[int, str]) -> int:
    changed: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.held_back != found.get(row.pk, ""):
            changed[found.get(row.pk, "")].append(row.pk)
    for reason, pks in changed.items():
        Figure.objects.filter(pk__in=pks).update(held_back=reason)
    moved = [pk for pks in changed.values() for pk in pks]
    if moved:
        issues = Issue.objects.published().filter(articles__figures__in=moved)
        if years := issues.years():
            raise_content_version(years, issues=())
    return len(moved)


def _told_twice(rows: list[HeldRow]) -> Iterator[int]:
    """Values of one thing, place and time in one text that cannot all be true.

    Where one is the sum of the others it stands, for it is their total.
    """
    told: defaultdict[tuple, list[HeldRow]] = defaultdict(list)
    for row in rows:
        start = row.period_start
        told[row.article_id, start, row.period_end, thing_counted(row.scope)].append(
            row
        )
    for own in told.values():
        if any(not _agree(*pair) for pair in combinations(own, 2)):
            values = {row.value for row in own}
            total = max(values)
            is_total = sum(values - {total}) == total
            yield from (row.pk for row in own if not (is_total and row.value == total))


def _below_parts(rows: list[HeldRow], known: dict[str, Catalogued]) -> Iterator[int]:
    """Totals that one of their parts exceeds, of the same place and time."""
    parts: defaultdict[tuple, list[HeldRow]] = defaultdict(list)
    for row in rows:
        if total := known[row.indicator_id].part_of:
            parts[total, *_where_and_when(row, known, total)].append(row)
    for row in rows:
        key = row.indicator_id
        own = parts.get((key, *_where_and_when(row, known, key)), ())
        if any(_range(part).low > _range(row).high for part in own):
            yield row.pk


def _where_and_when(row: HeldRow, known: dict[str, Catalogued], total: str) -> tuple:
    """And in what, as the total counts."""
    kind = kind_of_row(row, known[row.indicator_id].nature)
    return row.region_id, counted_in(row.unit, known[total].unit), kind, row.period_end


def _unlike_others(rows: list[HeldRow]) -> Iterator[int]:
    """Those ten times as large or small as their neighbours; of two, the later filed."""
    in_order = sorted(rows, key=lambda row: (row.period_end, row.pk))
    if len({row.value for row in in_order}) < 2:
        return
    if len(in_order) == 2:
        first, second = sorted(in_order, key=lambda row: row.pk)
        if _are_far_apart(first.value, second.value):
            yield first.pk if second.state in CHECKED_STATES else second.pk
        return
    for at, row in enumerate(in_order):
        before = in_order[max(0, at - NEIGHBOURS) : at]
        beside = [*before, *in_order[at + 1 : at + 1 + NEIGHBOURS]]
        if _are_far_apart(row.value, median(each.value for each in beside)):
            yield row.pk


def _are_far_apart(one: Decimal, other: Decimal) -> bool:
    less, more = sorted((abs(one), abs(other)))
    return more >= FEWEST_TO_COMPARE and 0 < less * FACTOR <= more


def _agree(one: HeldRow, other: HeldRow) -> bool:
    return _range(one).meets(_range(other))


def _range(row: HeldRow):
    # All that is asked of it is how it is written.
    return range_of(cast("Stated", row))
