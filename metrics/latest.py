"""The latest that is known of each indicator in each place, by one step into an index."""

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery

from agencies.models import Region

from .models import Figure, Indicator
from .series import Row


def latest_values(places: Sequence[Region]) -> dict[str, list[Row]]:
    """By the key of each indicator its latest figure in each of the places, newest first.

    Two queries, however many figures there are: of each indicator and place the
    database reads the end of its part of the index, not the part.
    """
    at = {f"at_{place.code}": _latest_in(place) for place in places}
    table = Indicator.objects.annotate(**at).values_list("key", *at)
    wanted = {key: [pk for pk in pks if pk] for key, *pks in table}
    pks = [pk for found in wanted.values() for pk in found]
    rows = Figure.objects.filter(pk__in=pks).order_by().values_list(*Row._fields)
    by_pk = {row.pk: row for row in map(Row._make, rows)}
    return {
        key: sorted(
            (by_pk[pk] for pk in found if pk in by_pk),
            key=lambda row: row.period_end,
            reverse=True,
        )
        for key, found in wanted.items()
    }


def _latest_in(place: Region) -> Subquery:
    figures = Figure.objects.public().comparable()
    there = figures.filter(indicator=OuterRef("pk"), region=place)
    latest = there.order_by("-period_end", "-pk")
    return Subquery(latest.values("pk")[:1])
