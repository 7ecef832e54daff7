"""What kind of period a number is of: only numbers of one kind can be compared."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# The years a bureau of this republic reports on, plans included.
YEARS = range(1949, 2100)
# The same few periods are met again and again, in every place and text.
PERIODS_KEPT = 4096
MONTHS_WITH_A_NAME = {
    (1, 6): "上半年",
    (7, 12): "下半年",
    (1, 3): "一季度",
    (4, 6): "二季度",
    (7, 9): "三季度",
    (10, 12): "四季度",
}


@dataclass(frozen=True, slots=True, order=True)
class PeriodKind:
    """A kind of period: points in time, whole years, 1—9月 of any year, a standard.

    `rank` orders the kinds; `code` names one in an address.
    """

    rank: int
    code: str
    label: str

    @property
    def is_joined(self) -> bool:
        """Whether its numbers follow from year to year, so that a line may join them."""
        return self.code not in (OTHER.code, OPEN.code)


STOCK = PeriodKind(0, "stock", "时点数")
STANDARD = PeriodKind(1, "standard", "标准")
YEAR = PeriodKind(2, "year", "全年")
# A sum whose beginning the text does not tell: 累计
OPEN = PeriodKind(8_000, "open", "起点未注明的累计数")
OTHER = PeriodKind(9_000, "other", "其他时段")


@lru_cache(maxsize=PERIODS_KEPT)
def kind_of_period(
    start: date | None, end: date, *, is_standard: bool, is_flow: bool
) -> PeriodKind:
    """By its days, and by what is measured: `is_flow` if sums over a period are."""
    if is_standard:
        return STANDARD
    if start is None:
        return OPEN if is_flow else STOCK
    return _of_months(start, end) if _is_whole_months(start, end) else OTHER


def _of_months(start: date, end: date) -> PeriodKind:
    first, last = start.month, end.month
    if start.year != end.year:
        return OTHER
    if (first, last) == (1, 12):
        return YEAR
    # Of the spans that begin with January the longest comes first, then the months.
    rank = first * 100 - (last - first)
    return PeriodKind(rank, f"m{first}-{last}", _months_label(first, last))


def _months_label(first: int, last: int) -> str:
    if first == last:
        return f"{first}月"
    return MONTHS_WITH_A_NAME.get((first, last), f"{first}—{last}月")


def _is_whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


@lru_cache(maxsize=PERIODS_KEPT)
def period_in_words(start: date | None, end: date | None) -> str:
    """截至2022年4月11日, 2021年底, 2021年全年, 2021年1—9月, 2022年1月1日至4月11日."""
    if end is None:
        return "时期不详"
    if start is None:
        return _moment_in_words(end)
    if not _is_whole_months(start, end):
        return f"{_day(start)}至{_day(end, beside=start)}"
    if start.year == end.year:
        return f"{end.year}年{_of_months(start, end).label}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}—{end.year}年"
    return f"{start.year}年{start.month}月至{end.year}年{end.month}月"


def _moment_in_words(day: date) -> str:
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年底"
    return f"截至{_day(day)}"


def _day(day: date, beside: date | None = None) -> str:
    year = "" if beside and beside.year == day.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"
