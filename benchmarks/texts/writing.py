"""How bureaus write dates, issue numbers and document numbers."""

from dataclasses import dataclass
from datetime import date
from random import Random

_DIGITS = "〇一二三四五六七八九"
_ZEROS = "〇○"
# Every pair is met on real pages; the standard one stands thrice.
BRACKETS = ("〔〕", "〔〕", "〔〕", "[]", "［］", "【】", "()", "（）")


def chinese_number(number: int) -> str:
    """十二 for 12, 三十 for 30; to 99, as issue numbers need no more."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return f"{head}十{_DIGITS[ones] if ones else ''}"


def chinese_year(year: int, zero: str = "〇") -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(year)).replace("〇", zero)


def chinese_date(day: date, zero: str = "〇") -> str:
    """二〇二二年四月十一日."""
    month, of_month = chinese_number(day.month), chinese_number(day.day)
    return f"{chinese_year(day.year, zero)}年{month}月{of_month}日"


def plain_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def written_date(rng: Random, day: date) -> str:
    """One of the ways a masthead or an imprint writes a day."""
    forms = (
        plain_date(day),
        plain_date(day),
        plain_date(day),
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day.year}年 {day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        chinese_date(day, rng.choice(_ZEROS)),
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        plain_date(day).translate(_FULL_WIDTH),
    )
    return rng.choice(forms)


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNumber:
    year: int
    number: int
    total: int | None = None
    is_supplement: bool = False


def written_number(rng: Random, issue: WrittenNumber) -> str:
    """One of the ways a masthead writes an issue's number."""
    year, number = issue.year, issue.number
    if issue.is_supplement:
        forms = [
            f"{year}年增刊第{number}期",
            f"增刊第{number}期",
            f"({year}年增刊第{number}期)",
        ]
    elif issue.total is not None:
        forms = _with_total(year, number, issue.total)
    else:
        forms = _without_total(year, number)
    return rng.choice(forms)


def _with_total(year: int, number: int, total: int) -> list[str]:
    return [
        f"第{number}期(总第{total}期)",
        f"第{number}期（总第{total}期）",
        f"{year}年第{number}期（总第{total}期）",
        f"（{year}年第{number}期 总第{total}期）",
        f"第 {number} 期　总第 {total} 期",
        f"{year}年第{chinese_number(number)}期（总第{total}期）",
        f"〔{year}〕第{number}期（总第{total}期）",
    ]


def _without_total(year: int, number: int) -> list[str]:
    ordinal = chinese_number(number)
    return [
        f"({year}年第{number}期)",
        f"（{year}年第{number}期）",
        f"{year}年第{number}期",
        f"第{number}期",
        f"（第{number}期）",
        f"第 {number} 期",
        f"〔{year}〕第{number}期",
        f"[{year}]第{number}期",
        f"（{year}）第{number}期",
        f"{year}年第{ordinal}期",
        f"第{ordinal}期",
        f"{chinese_year(year)}年第{ordinal}期",
        f"{year} 年第 {number:02} 期",
    ]


def document_number(prefix: str, year: int, number: int) -> str:
    """The normal form: 温民发〔2022〕12号."""
    return f"{prefix}〔{year}〕{number}号"


def written_document_number(rng: Random, prefix: str, year: int, number: int) -> str:
    left, right = rng.choice(BRACKETS)
    serial = rng.choice((str(number), str(number), f"{number:03}", f"第{number}"))
    space = rng.choice(("", "", "", " "))
    return f"{prefix}{left}{year}{right}{space}{serial}号"
