"""Everything by date: all years, a year, a month, a day."""

from calendar import monthrange
from dataclasses import astuple, dataclass
from datetime import date
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from ..api.downloads import FORMAT, downloads_at, taken_away
from ..api.issues import ISSUES
from ..lists.pages import shown_page
from ..methods import require_safe
from ..models import Issue
from .calendar import CalendarCell, MonthCalendar, days_of, months_of

ADDRESSES = ("archive", "archive_year", "archive_month", "archive_day")
PARTS = ("sorts_on__year", "issued_on__month", "issued_on__day")
UNITS = "年月日"


@dataclass(frozen=True)
class ArchivePeriod:
    """A year, month or day of the archive; without any, all of it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def numbers(self) -> list[int]:
        return [number for number in astuple(self) if number is not None]

    @property
    def exists(self) -> bool:
        """Whether the calendar has it: there is no 2022年2月30日."""
        try:
            date(*self.numbers, *(2000, 1, 1)[len(self.numbers) :])
        except (ValueError, OverflowError):
            return False
        return True

    @property
    def name(self) -> str:
        """2022年4月11日"""
        pairs = zip(self.numbers, UNITS, strict=False)
        return "".join(f"{number}{unit}" for number, unit in pairs)

    @property
    def label(self) -> str:
        """Its last part alone: 11日"""
        return f"{self.numbers[-1]}{UNITS[len(self.numbers) - 1]}"

    @property
    def url(self) -> str:
        return reverse(ADDRESSES[len(self.numbers)], args=self.numbers)

    @property
    def wider(self) -> list["ArchivePeriod"]:
        """The periods around it, widest first, without the whole archive."""
        return [ArchivePeriod(*self.numbers[:n]) for n in range(1, len(self.numbers))]

    @property
    def days(self) -> dict[str, str]:
        """Its first and its last day, as lists are narrowed to them; of all there are none."""
        if self.year is None:
            return {}
        year, month, day = self.year, self.month, self.day
        last = day or monthrange(year, month or 12)[1]
        ends = date(year, month or 1, day or 1), date(year, month or 12, last)
        return dict(
            zip(("date_from", "date_to"), map(date.isoformat, ends), strict=True)
        )

    @property
    def calendar(self) -> "PeriodCalendar | None":
        """Its year by months, and its month by days; without a year there is none."""
        if self.year is None:
            return None
        months = months_of(self.year, _counts(self.year), self.month)
        if self.month is None:
            return PeriodCalendar(months)
        counts = _counts(self.year, self.month)
        days = days_of(self.year, self.month, counts, self.day)
        return PeriodCalendar(months, days)


class PeriodCalendar(NamedTuple):
    """The twelve months of a year, and the days of one of them."""

    months: list[CalendarCell]
    days: MonthCalendar | None = None


def _counts(*numbers: int) -> dict[int, int]:
    """How many issues each month of a year has, or each day of a month."""
    issues = Issue.objects.published().issued_in(*numbers)
    return dict(issues.counted_by(PARTS[len(numbers)]))


def years_of(issues) -> list[tuple[ArchivePeriod, int]]:
    """Those that hold any of the issues, and how many."""
    return [(ArchivePeriod(n), count) for n, count in issues.counted_by(PARTS[0]) if n]


@require_safe
def archive(request, year=None, month=None, day=None):
    period = ArchivePeriod(year, month, day)
    if not period.exists:
        raise Http404
    if FORMAT in request.GET:
        return taken_away(request, ISSUES, period.days)
    issues = Issue.objects.published().issued_in(year, month, day)
    shown = shown_page(issues.newest_first().with_contents(), request.GET)
    if period.numbers and not shown["total"]:
        raise Http404
    context = {
        **shown,
        "period": period,
        "feed_url": reverse("feed_of_issues"),
        "feed_title": "全部简报和文件",
        **downloads_at(request.path),
        "parts": () if period.year else years_of(issues),
        "calendar": period.calendar,
    }
    return render(request, "briefings/archive.html", context)
