"""The period a table speaks of: 2023年2季度, 1-9月, 截至2022年6月底, 2021年度."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ...language.dates import find_dates
from ...language.numerals import NUMERAL, read_number
from ...language.patterns import pattern
from ..figure import Setting

# 2023年, 二〇二三年, 2023年度
YEAR = rf"(?:(?P<year>(?:19|20)\d{{2}}|[一二]{NUMERAL}{{3}})\s*年\s*(?:度|的)?)"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
PATTERNS = (
    # 2023年第2季度, 三季度, 前三季度, 1-3季度
    rf"{YEAR}?\s*(?:前|第)?(?:[1一]\s*[-—–~至]\s*)?(?P<quarter>[1-4一二三四])季度",
    # 2023年上半年
    rf"{YEAR}?\s*(?P<half>[上下])半年",
    # 2023年1-9月, 4至6月份
    rf"{YEAR}?\s*(?P<first>{MONTH})月?\s*[-—–~至]\s*(?P<last>{MONTH})月",
    # 截至11月25日
    rf"{YEAR}?\s*(?<![\d一二三四五六七八九十])(?P<month>{MONTH})月(?P<day>3[01]|[12]\d|0?[1-9])日",
    # 2022年6月底, 3月
    rf"{YEAR}?\s*(?<![\d一二三四五六七八九十])(?P<month>{MONTH})月",
    # 2018.09, 2024-03
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[.．/-](?P<month>0[1-9]|1[0-2])(?![\d.．/-])",
    rf"{YEAR}",
    # 2021, at the head of a column or a row
    r"^\s*(?P<year>(?:19|20)\d{2})\s*$",
)
# 第三季度 over a column of 发放资金 is that quarter; a form of 三季度 tells from January on.
QUARTER_ALONE = pattern(rf"{YEAR}?\s*第?[1-4一二三四]季度")
# What stands under these heads is of that month, of that quarter, and no sum.
BY_MONTH, BY_QUARTER = "月份", "季度"
ONE_MONTH = pattern(rf"{YEAR}?\s*{MONTH}\s*月份?")
COMPILED = tuple(map(pattern, PATTERNS))


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePeriod:
    """First and last day; a stock is counted on the last."""

    start: date
    end: date
    is_inferred: bool = False

    @property
    def is_a_year(self) -> bool:
        return (self.start.month, self.start.day) == (1, 1) and (
            self.end.month,
            self.end.day,
        ) == (12, 31)

    def of_its_month(self) -> "TablePeriod":
        return replace(self, start=self.end.replace(day=1))

    def of_its_quarter(self) -> "TablePeriod":
        first = self.end.month - (self.end.month - 1) % 3
        return replace(self, start=self.end.replace(month=first, day=1))


class RowPeriod(NamedTuple):
    """When a row is of: in its own month, 6月 under 月份, and summed up from January on."""

    own: TablePeriod
    summed: TablePeriod


class FoundPeriod(NamedTuple):
    period: TablePeriod
    start: int
    end: int


def find_period(text: str, setting: Setting) -> FoundPeriod | None:
    """The first period in the text; a month alone is of the setting's year."""
    for day in find_dates(text):
        if last := day.value:
            period = TablePeriod(start=last.replace(month=1, day=1), end=last)
            return FoundPeriod(period, day.start, day.end)
    for form in COMPILED:
        if (match := form.search(text)) and (found := _period(match, setting)):
            return FoundPeriod(found, *match.span())
    return None


def period_of_row(
    text: str, head: str, whole: TablePeriod | None, setting: Setting
) -> RowPeriod | None:
    """What a cell under 月份, 季度 or 时间 says, in the year of the table's title."""
    is_said = whole is not None and not whole.is_inferred
    if whole and is_said:
        setting = replace(setting, issued_on=None, year=whole.end.year)
    found = find_period(text, setting)
    if found is None:
        return None
    summed = found.period
    if is_said:
        summed = replace(summed, is_inferred=False)
    if head == BY_MONTH and ONE_MONTH.fullmatch(text):
        return RowPeriod(summed.of_its_month(), summed)
    if head == BY_QUARTER and QUARTER_ALONE.fullmatch(text):
        return RowPeriod(summed.of_its_quarter(), summed)
    return RowPeriod(summed, summed)


def period_of_all(rows: Sequence[TablePeriod]) -> RowPeriod | None:
    """10月, 11月, 12月 above 合计: those months; none where one row is in another."""
    ordered = sorted(rows, key=lambda row: row.start)
    if len(rows) < 2 or any(one.end >= later.start for one, later in pairwise(ordered)):
        return None
    whole = replace(ordered[-1], start=ordered[0].start)
    return RowPeriod(whole, whole)


def period_of_setting(setting: Setting, *, by_months: bool) -> TablePeriod | None:
    """Of a table that names none: up to its issue, or to the last whole month."""
    end = setting.issued_on
    if end is None:
        return None
    if by_months:
        end = end.replace(day=1) - timedelta(days=1)
    return TablePeriod(start=end.replace(month=1, day=1), end=end, is_inferred=True)


def _period(match: re.Match[str], setting: Setting) -> TablePeriod | None:
    said = {name: value for name, value in match.groupdict().items() if value}
    first, last = _months(said)
    year = read_number(said["year"]) if "year" in said else _year(last, setting)
    if year is None or first > last:
        return None
    days = monthrange(year, last)[1]
    return TablePeriod(
        start=date(year, first, 1),
        end=date(year, last, min(int(said.get("day", days)), days)),
        is_inferred="year" not in said,
    )


def _months(said: dict[str, str]) -> tuple[int, int]:
    if "quarter" in said:
        return 1, _month(said["quarter"]) * 3
    if "half" in said:
        return (1, 6) if said["half"] == "上" else (7, 12)
    if "last" in said:
        return _month(said["first"]), _month(said["last"])
    return 1, _month(said.get("month", "12"))


def _month(said: str) -> int:
    """Its number, which the patterns make sure that there is."""
    return read_number(said) or 0


def _year(month: int, setting: Setting) -> int | None:
    """A month after that of the issue is of the year before it."""
    if issued := setting.issued_on:
        return issued.year - (month > issued.month)
    return setting.year
