"""A day and a time of day as a clerk types them: 明天上午9点, 11月30日 8:30, 20261130 08:30."""

import re
from datetime import date, datetime, time, timedelta
from unicodedata import normalize

from .dates import BEIJING, find_dates
from .numerals import NUMERAL, read_number
from .patterns import pattern

# What is meant where a day alone is typed: the offices have just opened.
OPENING_TIME = time(8, 30)
DAYS_AHEAD = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "明早": 1, "后天": 2}
_UP_TO_59 = rf"\d{{1,2}}|{NUMERAL}{{1,3}}"
# 20261130, with nothing of a number around it
EIGHT_DIGITS = pattern(r"(?<!\d)(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)")
# 11月30日, 十二月一日, 11-30, 12/1
WITHOUT_YEAR = pattern(
    rf"(?<![\d年])(?P<month>{_UP_TO_59})\s?(?:月|[-/.])\s?(?P<day>{_UP_TO_59})[日号]?(?!\d)"
)
# 08:30, 下午3点, 8点半, 9时05分
CLOCK = pattern(
    r"(?P<half>凌晨|早上|上午|中午|下午|晚上|早|晚)?\s*"
    rf"(?P<hour>{_UP_TO_59})\s*"
    rf"(?::\s*(?P<minute>\d{{2}})(?::\d\d)?|[点时](?:(?P<thirty>半)|整|(?P<past>{_UP_TO_59})分?)?)"
)
NOON = 12
AFTERNOON = {"中午", "下午", "晚上", "晚"}


def moment_in(typed: str, today: date) -> datetime | None:
    """The moment that is typed, Beijing time; None for what is not wholly understood."""
    text = " ".join(normalize("NFKC", typed).split())
    day, rest = _day_in(text, today)
    if day is None:
        return None
    clock, rest = _clock_in(rest)
    if clock is None or rest.strip(" ,，日T"):
        return None
    return datetime.combine(day, clock, tzinfo=BEIJING)


def _day_in(text: str, today: date) -> tuple[date | None, str]:
    """The day, and what is typed besides."""
    for found in find_dates(text):
        return found.value, text[: found.start] + text[found.end :]
    for word, ahead in DAYS_AHEAD.items():
        if word in text:
            # Of 明早 the morning is still to be read.
            rest = text.replace(word, "早" if word.endswith("早") else "", 1)
            return today + timedelta(days=ahead), rest
    if match := EIGHT_DIGITS.search(text):
        return _date(*map(int, match.groups())), _without(text, match)
    if match := WITHOUT_YEAR.search(text):
        month, day = read_number(match["month"]), read_number(match["day"])
        return _next(today, month, day), _without(text, match)
    return None, text


def _next(today: date, month: int | None, day: int | None) -> date | None:
    """That day of this year, or of the next if it is over."""
    this_year = _date(today.year, month, day)
    if this_year and this_year < today:
        return _date(today.year + 1, month, day)
    return this_year


def _date(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def _clock_in(text: str) -> tuple[time | None, str]:
    match = CLOCK.search(text)
    if match is None:
        return OPENING_TIME, text.replace("早", "")
    hour = read_number(match["hour"])
    minute = (
        30 if match["thirty"] else read_number(match["minute"] or match["past"] or "0")
    )
    if hour is None or minute is None:
        return None, text
    if match["half"] in AFTERNOON and hour < NOON - (match["half"] == "中午"):
        hour += NOON
    try:
        return time(hour, minute), _without(text, match)
    except ValueError:
        return None, text


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]
