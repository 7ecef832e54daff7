"""A bureau's year: every indicator with what is said of it, beside the year before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.db.models import F

from agencies.models import Agency
from reading.language.units import RATIO_UNIT

from ..models import Figure, Indicator
from ..querysets import APART, FigureQuerySet
from .periods import OPEN, OTHER, STOCK, PeriodKind
from .points import (
    FigureRow,
    Point,
    RegionName,
    Series,
    Statement,
    all_series,
    counted_in,
)

# Of these a change is told in points.
SHARES = ("%", "‰")
SAID = (
    "indicator_id",
    "region__name",
    "raw",
    "sentence",
    "start",
    "sentence_start",
    "article__title",
    "article__issue__issued_on",
)


class Said(NamedTuple):
    """The words that a figure was read from, and where they stand."""

    row: FigureRow
    indicator: str
    place: str
    raw: str
    sentence: str
    start: int
    sentence_start: int
    article: str
    issued_on: date | None


class Change(NamedTuple):
    """What a year has over the one before; in percent too, but for shares."""

    difference: Decimal
    percent: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One indicator in one place and unit; a point that is missing is None."""

    place: RegionName
    unit: str
    now: Point | None
    before: Point | None
    # Either what has changed, or in words why that is not to be reckoned.
    change: Change | None
    why_not: str
    # How many more points there are of the year.
    rest: int
    # What waits for a person: others speak against it, so it is no value of the row.
    held: tuple["Said", ...] = ()
    held_before: tuple["Said", ...] = ()

    @property
    def told_by(self) -> tuple[Statement, ...]:
        """The statements of this year, else of the one before."""
        return quoted_of(self.now or self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheet:
    """All that a bureau's texts say of a year, in the order of the catalogue."""

    agency: Agency
    year: int
    # An indicator that is in neither year has no row.
    indicators: list[tuple[Indicator, list[YearRow]]]
    # By the id of each figure that stands in a row, or is one of the rest.
    said: dict[int, Said]

    @property
    def topics(self) -> list[tuple[str, list[tuple[Indicator, list[YearRow]]]]]:
        """Those that are told of, by topic."""
        told = [pair for pair in self.indicators if pair[1]]
        runs = groupby(told, key=lambda pair: topic_name(pair[0]))
        return [(name, list(run)) for name, run in runs]

    @property
    def unheard_of(self) -> list[Indicator]:
        return [indicator for indicator, rows in self.indicators if not rows]


def quoted_of(point: Point | None) -> tuple[Statement, ...]:
    """All that disagree; else the first, for which most speaks."""
    if point is None:
        return ()
    return point.statements if point.is_contested else point.statements[:1]


def topic_name(indicator: Indicator) -> str:
    return indicator.topic.name if indicator.topic else "其他"


def year_sheet(agency: Agency, year: int) -> YearSheet:
    """What the bureau itself says of its own place and of others, of both years."""
    public = Figure.objects.of_agency(agency).public()
    said = list(_said(public.comparable(), year - 1, year))
    by_indicator = _by_indicator(said)
    held = _by_indicator(_said(public.waiting(), year - 1, year))
    return YearSheet(
        agency=agency,
        year=year,
        indicators=[
            (each, _rows(each, by_indicator[each.pk], held[each.pk], agency, year))
            for each in _totals_first(list(_catalogue()))
        ],
        said={each.row.pk: each for each in said},
    )


def _by_indicator(said: Iterable[Said]) -> defaultdict[str, list[Said]]:
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for each in said:
        found[each.indicator].append(each)
    return found


def years_told(agency: Agency) -> list[int]:
    """The years that there is a sheet of, newest first.

    Of the days, which are few: to have SQLite find the year of each figure takes longer.
    """
    told = Figure.objects.of_agency(agency).public().comparable()
    days = told.order_by().values_list("period_end", flat=True).distinct()
    return sorted({day.year for day in days}, reverse=True)


def _said(figures: FigureQuerySet, first: int, last: int) -> Iterable[Said]:
    years = (date(first, 1, 1), date(last, 12, 31))
    told = figures.filter(period_end__range=years).order_by("pk")
    return map(said_in, told.values_list(*FigureRow._fields, *SAID))


def said_in(values: tuple) -> Said:
    """Of the columns of a FigureRow and of SAID."""
    size = len(FigureRow._fields)
    return Said(FigureRow(*values[:size]), *values[size:])


def _catalogue() -> Iterable[Indicator]:
    """By topic; indicators without one come last."""
    return Indicator.objects.select_related("topic").order_by(
        F("topic__position").asc(nulls_last=True), "topic__name", "position", "key"
    )


def _totals_first(catalogue: Sequence[Indicator]) -> Iterable[Indicator]:
    """Each total before its parts, where they are of its topic."""
    by_key = {each.pk: each for each in catalogue}
    parts: defaultdict[str, list[Indicator]] = defaultdict(list)
    for each in catalogue:
        total = by_key.get(each.part_of_id or "")
        if total and total.topic_id == each.topic_id:
            parts[total.pk].append(each)
    nested = {each.pk for own in parts.values() for each in own}

    def with_parts(indicator: Indicator) -> Iterable[Indicator]:
        yield indicator
        for part in parts[indicator.pk]:
            yield from with_parts(part)

    for each in catalogue:
        if each.pk not in nested:
            yield from with_parts(each)


def _rows(
    indicator: Indicator,
    said: Sequence[Said],
    held: Sequence[Said],
    agency: Agency,
    year: int,
) -> list[YearRow]:
    """The bureau's own place first, then the others by their codes."""
    rows = (each.row for each in said)
    series = all_series(rows, indicator.nature, indicator.unit)
    by_place: defaultdict[tuple[str, str], list[Series]] = defaultdict(list)
    for one in sorted(series, key=_kind):
        by_place[one.place, one.unit].append(one)
    waiting: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    for each in held:
        unit = counted_in(each.row.unit, indicator.unit)
        waiting[each.row.region_id, unit].append(each)
    names = {each.row.region_id: each.place for each in (*said, *held)}
    in_order = sorted(
        {*by_place, *waiting}, key=lambda at: (at[0] != agency.region_id, *at)
    )
    return [
        replace(
            year_row(RegionName(at[0], names[at[0]]), at[1], by_place[at], year),
            held=_of_year(waiting[at], year),
            held_before=_of_year(waiting[at], year - 1),
        )
        for at in in_order
    ]


def _of_year(said: Iterable[Said], year: int) -> tuple[Said, ...]:
    return tuple(each for each in said if each.row.period_end.year == year)


def _kind(series: Series) -> PeriodKind:
    return series.kind


def year_row(
    place: RegionName, unit: str, series: Sequence[Series], year: int
) -> YearRow:
    """The kinds of period are in their order: whole years stand before parts of them."""
    kind, now = _last(series, year)
    before_kind, before = _before(series, kind, now, year - 1)
    is_alike = kind == before_kind and _span(kind, now) == _span(kind, before)
    why_not = _why_not(now, before, kind, unit, is_alike=is_alike)
    points = sum(len(_points(each, year)) for each in series)
    return YearRow(
        place=place,
        unit=unit,
        now=now,
        before=before,
        change=None if why_not or not (now and before) else _change(now, before, unit),
        why_not=why_not,
        rest=points - 1 if now else 0,
    )


def _points(series: Series, year: int) -> list[Point]:
    return [point for point in series.points if point.end.year == year]


def _last(
    series: Sequence[Series],
    year: int,
    suits: Callable[[PeriodKind, Point], bool] = lambda kind, point: True,
) -> tuple[PeriodKind | None, Point | None]:
    """The last point of the year that suits, of the first kind that has one."""
    for each in series:
        for point in reversed(_points(each, year)):
            if suits(each.kind, point):
                return each.kind, point
    return None, None


def _before(
    series: Sequence[Series], kind: PeriodKind | None, now: Point | None, year: int
) -> tuple[PeriodKind | None, Point | None]:
    """Of the year before what can be held against it, else whatever there is."""
    if kind and now:
        span = _span(kind, now)
        own = [each for each in series if each.kind == kind]
        alike = _last(own, year, lambda kind, point: _span(kind, point) == span)
        if alike[1]:
            return alike
    return _last(series, year)


def _span(kind: PeriodKind | None, point: Point | None) -> tuple:
    """What the two years must have in common: of a stock the month, of odd spans the days."""
    if not point:
        return ()
    if kind == STOCK:
        return (point.end.month,)
    if kind == OTHER and point.start:
        return tuple((day.month, day.day) for day in (point.start, point.end))
    return ()


def _why_not(
    now: Point | None,
    before: Point | None,
    kind: PeriodKind | None,
    unit: str,
    *,
    is_alike: bool,
) -> str:
    if not (now and before):
        return ""
    said = [*quoted_of(now), *quoted_of(before)]
    objections = {
        "说法不一": now.is_contested or before.is_contested,
        "不是全部": any(each.best.scope in APART for each in said),
        "时段不同": not is_alike,
        "起点未注明": kind == OPEN,
        "不是确数": any(each.best.qualifier != "exact" for each in said),
        "是比值": unit == RATIO_UNIT,
    }
    return next((f"{why}，不计增减" for why, is_so in objections.items() if is_so), "")


def _change(now: Point, before: Point, unit: str) -> Change:
    value, former = (point.statements[0].best.value for point in (now, before))
    difference = value - former
    if unit in SHARES or former <= 0:
        return Change(difference, None)
    return Change(difference, round(100 * difference / former, 1))
