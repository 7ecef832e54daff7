"""Which year is named: 2021年, 二〇二一年, 22年底, 今年, 当年, 上年."""

import re

from ....language.numerals import read_number
from ....language.times import kind_of_time, values_of
from .spoken import Spoken

# Years after which prose tells history, where no title and no heading names them.
OLDEST_ACCOUNT = 3
# In December the one to come is meant, in January that which has begun.
NEW_YEAR, LAST_MONTH = "新的一年", 12


def year_said(match: re.Match[str], spoken: Spoken) -> int | None:
    """The year that is named: 2021年, 二〇二一年, 22年底, 今年, 当年, 上年."""
    if match["year"]:
        return read_number(match["year"])
    if match["short_year"]:
        return 2000 + int(match["short_year"])
    named = match["named_year"]
    if not named:
        return None
    if kind_of_time(named) == "same year":
        return spoken.year
    this_year = spoken.this_year
    if is_year_before(match) and _is_accounted_for(spoken):
        # 2022年度…（上年29万元）, whenever it is told; but 2010年建院…。上年救助36人
        this_year = spoken.year
    if named == NEW_YEAR and spoken.issued:
        # Also at the end of a report that looks back on the year before.
        return spoken.issued.year + (spoken.issued.month == LAST_MONTH)
    offset = int(values_of("year", "year before")[named])
    return None if this_year is None else this_year + offset


def _is_accounted_for(spoken: Spoken) -> bool:
    """Whether the year that is spoken of is no history, as in 2010年建院。"""
    if spoken.year is None or spoken.this_year is None:
        return spoken.year is not None
    is_late = spoken.this_year - spoken.year <= OLDEST_ACCOUNT
    return is_late or not spoken.is_told


def is_year_before(match: re.Match[str]) -> bool:
    """上年: before the year that is spoken of, while 去年 is before the issue's."""
    named = match["named_year"]
    return bool(named) and kind_of_time(named) == "year before"
