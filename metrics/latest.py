"""The latest that is known of each indicator in each place, by one step into an index."""

from collections.abc import Sequence
from functools import cache

from django.db.models import OuterRef, Subquery, Value

from briefings.prepared import Blank, Prepared, blanks, filled, given, room_for

from .models import Figure, Indicator
from .places import Place
from .series import Row


def latest_values(places: Sequence[Place]) -> dict[str, list[Row]]:
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


def _rows_of(pks: Sequence[int]) -> list[Row]:
    if not pks:
        return []
    room = room_for(pks)
    return [Row(*each) for each in _rows(room).ask(**given("pk", filled(pks, room)))]


@cache
def _rows(room: int) -> Prepared:
    # As values: a field of numbers takes no blank as it is.
    figures = Figure.objects.filter(pk__in=map(Value, blanks("pk", room)))
    return Prepared(figures.order_by().values_list(*Row._fields))


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
