"""A year by its months and a month by its days, each with how much was issued."""

from calendar import Calendar
from collections.abc import Mapping
from typing import NamedTuple

from django.urls import reverse

# A week begins on Monday.
WEEKDAYS = "一二三四五六日"


class CalendarCell(NamedTuple):
    """A month or a day; where nothing was issued it leads nowhere."""

    label: str
    issued: int
    url: str
    is_current: bool


class MonthCalendar(NamedTuple):
    """The days of a month week by week; None is a day of another month."""

    name: str
    weeks: list[list[CalendarCell | None]]
    weekdays: str = WEEKDAYS


def months_of(
    year: int, counts: Mapping[int, int], current: int | None
) -> list[CalendarCell]:
    """All twelve, by their numbers with how much was issued in them."""
    return [
        CalendarCell(
            f"{month}月",
            counts.get(month, 0),
            _address("archive_month", counts, month, year),
            month == current,
        )
        for month in range(1, 13)
    ]


def days_of(
    year: int, month: int, counts: Mapping[int, int], current: int | None
) -> MonthCalendar:
    return MonthCalendar(
        f"{year}年{month}月",
        [
            [_day(day, year, month, counts, current) if day else None for day in week]
            for week in Calendar().monthdayscalendar(year, month)
        ],
    )


def _day(
    day: int, year: int, month: int, counts: Mapping[int, int], current: int | None
) -> CalendarCell:
    url = _address("archive_day", counts, day, year, month)
    return CalendarCell(str(day), counts.get(day, 0), url, day == current)


def _address(name: str, counts: Mapping[int, int], number: int, *around: int) -> str:
    return reverse(name, args=[*around, number]) if counts.get(number) else ""
