"""The latest figures: of each indicator in each place, and three for the first page."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from django.db.models import OuterRef, Subquery, Value

from briefings.prepared import Blank, Prepared, blanks, filled, given, room_for

from ..models import Figure, Indicator
from .points import FigureRow, RegionName


def latest_values(places: Sequence[RegionName]) -> dict[str, list[FigureRow]]:
    """By the key of each indicator its latest figure in each of the places, newest first.

    Two queries, however many figures there are: of each indicator and place the
    database reads the end of its part of the index, not the part.
    """
    codes = given("place", [place.code for place in places])
    table = _latest(len(places)).ask(**codes)
    wanted = {key: [pk for pk in pks if pk] for key, *pks in table}
    pks = [pk for found in wanted.values() for pk in found]
    by_pk = {row.pk: row for row in _rows_of(pks)}
    return {
        key: sorted(
            (by_pk[pk] for pk in found if pk in by_pk),
            key=lambda row: row.period_end,
            reverse=True,
        )
        for key, found in wanted.items()
    }


def _rows_of(pks: Sequence[int]) -> list[FigureRow]:
    if not pks:
        return []
    room = room_for(pks)
    return [
        FigureRow(*each) for each in _rows(room).ask(**given("pk", filled(pks, room)))
    ]


@cache
def _rows(room: int) -> Prepared:
    # As values: a field of numbers takes no blank as it is.
    figures = Figure.objects.filter(pk__in=map(Value, blanks("pk", room)))
    return Prepared(figures.order_by().values_list(*FigureRow._fields))


@cache
def _latest(count: int) -> Prepared:
    """The key of each indicator, and its latest figure in each of so many places."""
    at = {place: _latest_in(place) for place in blanks("place", count)}
    return Prepared(Indicator.objects.order_by().annotate(**at).values_list("key", *at))


def _latest_in(place: Blank) -> Subquery:
    figures = Figure.objects.public().comparable()
    there = figures.filter(indicator=OuterRef("pk"), region=place)
    latest = there.order_by("-period_end", "-pk")
    return Subquery(latest.values("pk")[:1])


HEADLINES = 3
# Of so many figures in the newest issues: to count them all would be to walk them all.
NEWEST = 150
NAMED = (
    "indicator_id",
    "indicator__name",
    "indicator__unit",
    "indicator__display_unit",
    "region__name",
)


class Headline(NamedTuple):
    """A figure with the names that it goes by."""

    row: FigureRow
    key: str
    name: str
    unit: str
    display_unit: str
    place: str


def headlines() -> list[Headline]:
    """The latest that may be quoted of each indicator that is reported most of late.

    Newest year first: they stand under the year they are of.
    """
    size = len(FigureRow._fields)
    lines = [
        Headline(FigureRow(*each[:size]), *each[size:]) for each in _newest().ask()
    ]
    most = Counter(line.key for line in lines).most_common(HEADLINES)
    latest = [
        max((line for line in lines if line.key == key), key=_recency)
        for key, _ in most
    ]
    return sorted(latest, key=lambda line: -line.row.period_end.year)


@cache
def _newest() -> Prepared:
    newest = Figure.objects.public().quotable().order_by("-article__issue__sorts_on")
    return Prepared(newest.values_list(*FigureRow._fields, *NAMED)[:NEWEST])


def _recency(line: Headline) -> tuple:
    row = line.row
    return row.period_end, row.is_reviewed, not row.is_inferred, row.pk
