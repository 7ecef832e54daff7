"""One number in its several spellings: 30000, 30,000 and 3万; 1.2亿 and 1亿2000万."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from reading.language.numerals import MYRIADS, plain

# 3万, 309.5万, 1.2亿, 1亿2000万, 1,234, 30000 in a folded query; not a part of 2022.4.11
NUMBER = re.compile(
    r"(?<![0-9])(?<![0-9][.,])"
    r"(?P<digits>[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]{0,14})"
    rf"(?P<fraction>\.[0-9]{{1,8}})?(?P<scale>[{''.join(MYRIADS)}]?)"
    r"(?:(?<=[0-9]亿)(?P<rest>[1-9][0-9]{0,3})万)?"
    r"(?![.,]?[0-9])"
)
SCALES = {scale: Decimal(size) for scale, size in MYRIADS.items()}
# Beyond so many numbers a term is only searched for as it was typed.
MOST_NUMBERS = 2


def spellings(term: str) -> tuple[str, ...]:
    """The term as typed, then with its numbers written in other ways.

    >>> spellings("3万人")
    ('3万人', '30000人', '30,000人', '0.0003亿人')
    """
    numbers = list(NUMBER.finditer(term))
    if not 1 <= len(numbers) <= MOST_NUMBERS:
        return (term,)
    around = _between(term, numbers)
    combined = product(*map(_forms, numbers))
    return tuple(
        "".join(
            part for pair in zip(around, [*forms, ""], strict=True) for part in pair
        )
        for forms in combined
    )


def _between(term: str, numbers: list[re.Match]) -> list[str]:
    starts = [0, *(number.end() for number in numbers)]
    ends = [*(number.start() for number in numbers), len(term)]
    return [term[start:end] for start, end in zip(starts, ends, strict=True)]


def _forms(number: re.Match) -> tuple[str, ...]:
    return tuple(dict.fromkeys([number[0], *_other_forms(number)]))


def _other_forms(number: re.Match) -> Iterator[str]:
    """The same value in digits, with commas, in 万 and in 亿, where that is exact."""
    digits = number["digits"].replace(",", "") + (number["fraction"] or "")
    value = Decimal(digits) * SCALES.get(number["scale"], 1)
    value += int(number["rest"] or 0) * SCALES["万"]
    if number["scale"]:
        yield from _in_digits(value)
    else:
        yield from (digits, _with_commas(digits))
    if value >= SCALES["万"]:
        yield from (f"{plain(value / size)}{scale}" for scale, size in SCALES.items())
        yield from _in_both_scales(value)


def _in_both_scales(value: Decimal) -> Iterator[str]:
    """1亿2000万 for 120000000."""
    hundred_millions, rest = divmod(value, SCALES["亿"])
    myriads, ones = divmod(rest, SCALES["万"])
    if hundred_millions and myriads and not ones:
        yield f"{hundred_millions:.0f}亿{myriads:.0f}万"


def _in_digits(value: Decimal) -> Iterator[str]:
    if value == value.to_integral_value():
        yield from (f"{value:.0f}", f"{value:,.0f}")


def _with_commas(digits: str) -> str:
    whole, point, fraction = digits.partition(".")
    return f"{int(whole):,}{point}{fraction}"
