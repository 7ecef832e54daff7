"""Numbers and days of a spreadsheet as their cells show them: 41,386.5, 36.97%, 2022年1月8日."""

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from itertools import islice
from math import isfinite
from operator import eq, ge, gt, le, lt, ne

from .numerals import numeral

GENERAL = "General"
# As some Chinese programs write it.
LOCAL_GENERAL = "G/通用格式"
# Those that have a number and no code, as a Chinese Excel shows them.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-m-yy",
    16: "d-m",
    17: "yyyy/m",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    48: "0.00E+00",
    **dict.fromkeys((36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((51, 53, 54, 58), 'm"月"d"日"'),
}
# "年", \-, !., _), *-, [红色], [$¥-804], and signs by themselves
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|'
    r"\[(?P<lapse>[hms]{1,2})\]|\[[^\]]*\]|(?P<day>y+|m+|d+|h+|s+|a{3,4}|AM/PM|上午/下午)|"
    r"(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?,*(?P<power>E[+-]?[0#?]+)?|\.[0#?]+)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
# [>=10000], and no [Red]
CONDITION = re.compile(
    r"\[(?P<how><=|>=|<>|[<>=])(?P<limit>-?\d{1,15}(?:\.\d{1,15})?)\]"
)
# General"元整", no 0"General"; and how its number is written: [DBNum2] is 伍拾
AS_IT_IS = re.compile(rf'{GENERAL}(?=[^"]*(?:"[^"]*"[^"]*)*$)', re.IGNORECASE)
WRITTEN_IN = re.compile(r"\[DBNum([12])\]", re.IGNORECASE)
NUMERALS = {"1": "chineseCountingThousand", "2": "chineseLegalSimplified"}
COMPARED = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
SECTION = re.compile(r'(?:"[^"]*"|\[[^\]]*\]|[\\!_*].|[^;])*', re.DOTALL)
WEEKDAYS = "一二三四五六日"
# So wide a cell shows a number that has no format.
SHOWN_DIGITS = 10
LONGEST_CODE = 255
LAST_DAY = 2_958_465
SECONDS = {"h": 3600, "m": 60, "s": 1}
EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}


def shown_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """The number as a cell of this format shows it."""
    if not isfinite(value):
        return str(value)
    code = code.replace(LOCAL_GENERAL, GENERAL)
    sections = _sections(code[:LONGEST_CODE])
    if is_of_days(code):
        return _day(value, sections[0], since_1904=since_1904)
    section = _section_for(value, sections)
    pieces = list(PIECE.finditer(section))
    digits = [each for each in pieces if each["digits"]]
    if found := AS_IT_IS.search(section):
        says_minus = section in sections[1:2] and not CONDITION.search(code)
        return _around(found, abs(value) if says_minus else value)
    if section == "@" or "/" in section:
        return general(value)
    if _says_nothing(sections, pieces):
        return general(value)
    if len(digits) > 1:
        return _dealt_out(value, pieces)
    told = "".join(_literal(each, value) for each in pieces).replace("()", "")
    if value < 0 and digits and not told.startswith("-"):
        return f"-{told.replace('(', '').replace(')', '')}" if told else told
    return told.strip()


def _around(found: re.Match[str], value: float) -> str:
    """The number as it is, with what the format says before and behind it: 12人."""
    code = found.string
    before, behind = (
        "".join(_literal(each, value) for each in PIECE.finditer(part))
        for part in (code[: found.start()], code[found.end() :])
    )
    written = WRITTEN_IN.search(code)
    told = numeral(int(value), NUMERALS[written[1]]) if written else None
    is_whole = value == int(value)
    return f"{before}{told if told and is_whole else general(value)}{behind}".strip()


def general(value: float) -> str:
    """1, 0.3: no 1.0, and no 0.30000000000000004."""
    if not isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 10**15:
        return str(int(value))
    places = max(SHOWN_DIGITS - len(str(int(abs(value)))), 0)
    return _rounded(Decimal(repr(value)), places, fewest=0)


def _says_nothing(sections: tuple[str, ...], pieces: list[re.Match[str]]) -> bool:
    """A format without a place for the number, and not one that hides it: ;;;"""
    return len(sections) == 1 and not any(
        each["digits"] or each["quoted"] for each in pieces
    )


@lru_cache(maxsize=1000)
def is_of_days(code: str) -> bool:
    """Whether it shows days or hours: yyyy"年"m"月", and no [Red]0.00 or General."""
    section = _sections(code[:LONGEST_CODE])[0]
    if GENERAL.lower() in section.lower():
        return False
    pieces = PIECE.finditer(section)
    return any(each["day"] or each["lapse"] for each in pieces)


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[str, ...]:
    found, at = [], 0
    while True:
        match = SECTION.match(code, at)
        found.append(match[0] if match else "")
        at = match.end() + 1 if match else len(code) + 1
        if at > len(code):
            return tuple(found)


def _section_for(value: float, sections: tuple[str, ...]) -> str:
    if any(map(CONDITION.search, sections)):
        met = (each for each in sections if _is_met(value, each))
        return next(met, GENERAL)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _is_met(value: float, section: str) -> bool:
    """[=1]"男";[=2]"女": which of them is shown the value tells; one without always is."""
    condition = CONDITION.search(section)
    if condition is None:
        return True
    return COMPARED[condition["how"]](value, float(condition["limit"]))


def _literal(piece: re.Match[str], value: float) -> str:
    if piece["digits"]:
        return _digits(piece, value)
    sign = piece["sign"] or ""
    return piece["quoted"] or piece["escaped"] or piece["currency"] or sign


def _digits(piece: re.Match[str], value: float) -> str:
    form = piece["digits"]
    if piece["power"]:
        return f"{value:.{len(form.split('E')[0].partition('.')[2])}E}"
    whole, _, behind = form.partition(".")
    number = abs(Decimal(repr(value)))
    if "%" in piece.string:
        number *= 100
    scale = len(form) - len(form.rstrip(","))
    number /= Decimal(1000) ** scale
    behind = behind.rstrip(",")
    told = _rounded(number, len(behind), fewest=behind.count("0"))
    width = whole.count("0")
    if "," in whole.rstrip(","):
        before, point, after = told.partition(".")
        told = f"{int(before):,}{point}{after}"
    elif not width and told.startswith("0"):
        told = told[1:] if "." in told else ""
    return told.zfill(width) if "." not in told else told


def _dealt_out(value: float, pieces: list[re.Match[str]]) -> str:
    """2023-06-15 of 20230615 in 0000-00-00: signs of their own stand between the digits.

    0!.0,"万" rounds besides; such a number is told as it is kept.
    """
    places = [each["digits"] for each in pieces if each["digits"]]
    if value < 0 or "%" in pieces[0].string or any(each.strip("0") for each in places):
        return general(value)
    width = sum(map(len, places))
    digits = _rounded(Decimal(repr(value)), 0, fewest=0)
    left = iter(digits.zfill(width))
    first = max(len(digits) - width, 0)
    told = []
    for each in pieces:
        if form := each["digits"]:
            told.append("".join(islice(left, len(form) + first)))
            first = 0
        else:
            told.append(_literal(each, value))
    return "".join(told).strip()


def _rounded(number: Decimal, places: int, *, fewest: int) -> str:
    """With so many places at most, of which those at the end may be left out."""
    try:
        told = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    except InvalidOperation:
        return f"{number:f}"
    before, _, after = told.partition(".")
    kept = after[:fewest] + after[fewest:].rstrip("0")
    return f"{before}.{kept}" if kept else before


def _day(value: float, section: str, *, since_1904: bool) -> str:
    if not 0 <= value <= LAST_DAY:
        return general(value)
    moment = EPOCHS[since_1904] + timedelta(seconds=round(value * 86400))
    pieces = list(PIECE.finditer(section))
    units = [(each["day"] or each["lapse"] or "")[:1].lower() for each in pieces]
    parts = [unit for unit in units if unit]
    told, at = [], 0
    for piece, unit in zip(pieces, units, strict=True):
        if not unit:
            told.append(_literal(piece, 0) if not piece["digits"] else "")
            continue
        near = parts[max(at - 1, 0) : at + 2]
        if piece["lapse"]:
            lapsed = round(value * 86400) // SECONDS[unit]
            told.append(str(lapsed).zfill(len(piece["lapse"])))
        else:
            is_clock = unit == "m" and _near_clock(near)
            told.append(_part(piece, moment, is_clock=is_clock))
        at += 1
    return "".join(told).strip()


def _near_clock(near: list[str]) -> bool:
    """m beside hours or seconds counts minutes."""
    return "h" in near or "s" in near


def _part(piece: re.Match[str], moment: datetime, *, is_clock: bool) -> str:
    form = piece["day"].lower()
    unit, width = form[0], len(form)
    if form in ("am/pm", "上午/下午"):
        return "上午" if moment.hour < 12 else "下午"
    if unit == "a" or (unit == "d" and width > 2):
        name = WEEKDAYS[moment.weekday()]
        return f"星期{name}" if width > 3 else name
    if unit == "y":
        return str(moment.year) if width > 2 else f"{moment.year % 100:02}"
    number = moment.minute if is_clock else _of(moment, unit)
    return str(number).zfill(min(width, 2))


def _of(moment: datetime, unit: str) -> int:
    return {
        "m": moment.month,
        "d": moment.day,
        "h": moment.hour,
        "s": moment.second,
    }[unit]


def shown_day(day: date) -> str:
    """Of a day whose format nobody tells: 2022-01-08."""
    if isinstance(day, datetime) and (day.hour or day.minute or day.second):
        return f"{day:%Y-%m-%d %H:%M}"
    return f"{day:%Y-%m-%d}"
