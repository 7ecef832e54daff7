"""Three numbers for the first page: of what bureaus report most, the latest."""

from collections import Counter
from typing import NamedTuple

from .models import Figure
from .series import Row

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

    row: Row
    key: str
    name: str
    unit: str
    display_unit: str
    place: str


def headlines() -> list[Headline]:
    """The latest figure of each of the indicators that are reported most of late."""
    newest = Figure.objects.public().comparable().order_by("-article__issue__sorts_on")
    found = newest.values_list(*Row._fields, *NAMED)[:NEWEST]
    size = len(Row._fields)
    lines = [Headline(Row(*each[:size]), *each[size:]) for each in found]
    most = Counter(line.key for line in lines).most_common(HEADLINES)
    return [
        max((line for line in lines if line.key == key), key=_recency)
        for key, _ in most
    ]


def _recency(line: Headline) -> tuple:
    row = line.row
    return row.period_end, row.is_reviewed, not row.is_inferred, row.pk
