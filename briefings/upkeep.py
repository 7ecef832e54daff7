"""What the shelves lack: numbers that never came in, columns that were not kept up."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Max
from django.utils import timezone

from agencies.models import Agency

from .models import Issue
from .querysets import IssueQuerySet

Kind = Issue.Kind
# A number so high was misread: no bureau prints an issue every hour.
HIGHEST_NUMBER = 2000
# 政府网站与政务新媒体检查指标: news within two weeks, notices and policy within six months.
NEWS, OFFICIAL = timedelta(days=14), timedelta(days=180)
TIME_LIMITS = {Kind.BULLETIN: NEWS, Kind.WEB: NEWS}


class MissingNumbers(NamedTuple):
    """A bureau's series of one year, and the numbers between 1 and its last that lack."""

    agency: Agency
    series: str
    year: int
    held: int
    missing: tuple[range, ...]

    @property
    def how_many(self) -> int:
        return sum(map(len, self.missing))

    @property
    def in_words(self) -> str:
        """第2、5—7期."""
        ends = (
            f"{each[0]}" if len(each) == 1 else f"{each[0]}—{each[-1]}"
            for each in self.missing
        )
        return f"第{'、'.join(ends)}期"


class OverdueColumn(NamedTuple):
    """A kind of text of a bureau, of which nothing has become public for too long."""

    agency: Agency
    kind: str
    last: datetime
    days: int
    limit: int

    @property
    def kind_in_words(self) -> str:
        return str(Kind(self.kind).label)


def missing_numbers(issues: IssueQuerySet) -> list[MissingNumbers]:
    """The latest years first, of each bureau and series."""
    held: defaultdict[tuple[int, str, int], set[int]] = defaultdict(set)
    numbered = issues.bulletins_with_number().filter(number__lte=HIGHEST_NUMBER)
    rows = numbered.order_by().values_list("agency", "series", "year", "number")
    for agency, series, year, number in rows:
        held[agency, series, year].add(number)
    agencies = Agency.objects.in_bulk({agency for agency, _, _ in held})
    found = [
        MissingNumbers(agencies[agency], series, year, len(own), missing)
        for (agency, series, year), own in held.items()
        if (missing := tuple(_gaps(own)))
    ]
    return sorted(found, key=lambda each: (-each.year, each.agency.name, each.series))


def _gaps(held: set[int]) -> Iterator[range]:
    before = 0
    for number in sorted(held):
        if number > before + 1:
            yield range(before + 1, number)
        before = number


def overdue_columns(issues: IssueQuerySet, today: date) -> list[OverdueColumn]:
    """Those longest over their limit first; a kind that a bureau never published is none."""
    public = issues.published().order_by().exclude(kind=Kind.OTHER)
    rows = public.values_list("agency", "kind").annotate(Max("first_public_at"))
    agencies = Agency.objects.in_bulk({agency for agency, _, _ in rows})
    found = (
        _overdue(agencies[agency], kind, last, today)
        for agency, kind, last in rows
        if last
    )
    overdue = [each for each in found if each.days > each.limit]
    return sorted(overdue, key=lambda each: (each.limit - each.days, each.agency.name))


def _overdue(agency: Agency, kind: str, last: datetime, today: date) -> OverdueColumn:
    limit = TIME_LIMITS.get(Kind(kind), OFFICIAL).days
    days = (today - timezone.localdate(last)).days
    return OverdueColumn(agency, kind, last, days, limit)
