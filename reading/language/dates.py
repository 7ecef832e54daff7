"""Dates as bureaus write them: 2022年4月11日, 二〇二二年四月十一日, 2022-04-11 …"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple

from .numerals import NUMERAL, OLD_TENS, PLAIN_SIGNS, read_number
from .patterns import pattern

BEIJING = timezone(timedelta(hours=8))

# Signs that scanning takes for 1.
SCANNED = str.maketrans("lI", "11")
# A digit, or what scanning and typing make of 1 and 0.
SIGN = r"[\dlIOoＯ]"
# 2 0 2 2, 2O22, 二○二二
LOOSE_YEAR = rf"[12lI](?:\s?{SIGN}){{3}}|[一二](?:\s?{NUMERAL}){{3}}"
# 2022, ２０２２ and those
_YEAR = rf"\d{{4}}|[１-９][０-９]{{3}}|{LOOSE_YEAR}"
# 4, 1 1, l1, ４, 十一, 廿四
_UP_TO_31 = (
    rf"\d(?:\s?\d)?|{SIGN}{{1,2}}|[０-９]{{1,2}}|{NUMERAL}(?:\s?{NUMERAL}){{0,2}}"
    rf"|[{''.join(OLD_TENS)}](?:\s?{NUMERAL})?"
)
_OLD_TENS = frozenset(OLD_TENS)
# 2022年4月11日, 2022 年 4 月 11 日, 二○二二年四月十一日, 2022年04月11号, 2024年3月5曰
LONG = pattern(
    rf"(?P<year>{_YEAR})\s*年\s*(?P<month>{_UP_TO_31})\s*月\s*"
    rf"(?P<day>{_UP_TO_31})(?:\s*[-—~至]\s*\d{{1,2}})?\s*[日号曰]"
)
# 2022-04-11, 2022/4/11, 2022.4.11, ２０２２-０４-１１, 2022－4－11, 2O22-O4-1l
SHORT = pattern(
    r"(?<![\d.])(?P<year>(?:19|20|１９|２０)\d{2}|2[0O][\dOlI]{2})\s?[-/.．－]\s?(?P<month>[\dOlI]{1,2})\s?[-/.．－]\s?(?P<day>[\dOlI]{1,2})(?![\d%])"
)
# 3月5日, 十二月三十一日: a day without its year
DAY_OF_YEAR = pattern(
    r"(?<!\d)(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])\s?月\s?"
    r"(?:[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s?[日号]"
)
# 09:07, 09:07:17, 9时7分
CLOCK = pattern(
    r"(?P<hour>\d{1,2})[:：时](?P<minute>\d{2})(?:[:：分](?P<second>\d{2}))?(?:\.\d+)?(?P<utc>Z)?"
)


# 二　〇　二　四　年 …: a date on a line of its own, however wide it is set.
LONGEST_ALONE = 120


class FoundDate(NamedTuple):
    """A date as it stands: `value` is None for one that no calendar has (13月45日)."""

    value: date | None
    raw: str
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every full date in the text, in order."""
    matches: list[re.Match[str]] = []
    if "年" in text and "月" in text:
        matches += LONG.finditer(text)
    if "20" in text or "19" in text or "2O" in text or "２０" in text or "１９" in text:
        matches += SHORT.finditer(text)
    for match in sorted(matches, key=lambda m: m.start()):
        yield FoundDate(_date_of(match), match[0], match.start(), match.end())


def any_date(text: str) -> str:
    """The words of the first date that stands there, with its year or without."""
    whole = next((found.raw for found in find_dates(text) if found.value), "")
    part = DAY_OF_YEAR.search(text)
    return whole or (part[0] if part else "")


def without_dates(text: str) -> str:
    """The text with a blank for each full date, wherever the same words stand."""
    for found in find_dates(text):
        text = text.replace(found.raw, " ")
    return text


def first_date(text: str) -> date | None:
    return next((found.value for found in find_dates(text) if found.value), None)


def _date_of(match: re.Match[str]) -> date | None:
    year, month, day = (read_scanned(match[name]) for name in ("year", "month", "day"))
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_scanned(text: str) -> int | None:
    """The number that digits or numerals say, as they were typed or scanned: l2 is 12."""
    if not _OLD_TENS.isdisjoint(text):
        text = text.translate(PLAIN_SIGNS)
    return read_number(text.translate(SCANNED))


def first_moment(text: str) -> datetime | None:
    """The first date with its clock time, Beijing time: 2023-12-25 09:07:17."""
    for found in find_dates(text):
        clock = CLOCK.match(text[found.end :].lstrip(" \u3000\u00a0T"))
        if found.value and clock:
            parts = (clock["hour"], clock["minute"], clock["second"])
            hour, minute, second = (int(part or 0) for part in parts)
            if hour < 24 and minute < 60 and second < 60:
                zone = UTC if clock["utc"] else BEIJING
                day = found.value.timetuple()[:3]
                moment = datetime(*day, hour, minute, second, tzinfo=zone)
                return moment.astimezone(BEIJING)
    return None


def is_only_a_date(text: str) -> bool:
    """Whether the line holds a date and nothing else: 2022年4月11日."""
    if len(text) > LONGEST_ALONE:
        return False
    found = next(find_dates(text), None)
    if found is None:
        return False
    return not (text[: found.start] + text[found.end :]).strip(" \u3000()（）.。")
