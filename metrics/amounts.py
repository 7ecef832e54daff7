"""How a number is shown: 约3,000人, 100余家, 309.5万元, and exactly."""

from decimal import Context, Decimal
from functools import lru_cache

from reading.language.numerals import MYRIADS
from reading.language.units import RATIO_UNIT

SCALES = {sign: Decimal(size) for sign, size in MYRIADS.items()}
SHOWN_PLACES = Decimal("0.01")
# Below one, so many digits that count: 0.0375
SHOWN_DIGITS = 3
# Of a ratio, kept as its quotient in six places: enough for four digits.
RATIO_DIGITS = Context(prec=4)


# A page of figures has few units, and asks for each hundreds of times.
@lru_cache(maxsize=256)
def scale_between(unit: str, display_unit: str) -> Decimal:
    """What a value in the unit is divided by to be shown: 10000 for 元 as 万元."""
    for sign, scale in SCALES.items():
        if display_unit == sign + unit:
            return scale
    return Decimal(1)


def unit_shown(
    value: Decimal, unit: str, own: str | None = None, shown_in: str | None = None
) -> str:
    """What a value is shown in: as its indicator is, if it is in the `own` unit of that
    at all; else great sums in 万元.
    """
    if shown_in and unit == own:
        return shown_in
    return "万元" if unit == "元" and abs(value) >= SCALES["万"] else unit


def unit_of_column(unit: str, own: str, shown_in: str) -> str:
    """One for all values of a column or a row, great and small: the indicator's, if it is
    in the `own` unit of that at all.
    """
    return shown_in if unit == own else unit


def grouped(number: Decimal) -> str:
    """12,345.6, as many places as it has."""
    return f"{number.normalize():,f}"


def rounded(number: Decimal) -> Decimal:
    """To two places; below one to three digits, so that 0.004 is not shown as 0."""
    if not number or abs(number) >= 1:
        return number.quantize(SHOWN_PLACES)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - SHOWN_DIGITS + 1))


def ratio(value: Decimal) -> str:
    """1∶8.6 and 15∶1, as people say it who compare two counts."""
    if 0 < value < 1:
        return f"1∶{grouped(RATIO_DIGITS.divide(Decimal(1), value))}"
    return f"{grouped(value)}∶1"


def amount(value: Decimal, unit: str, qualifier: str, display_unit: str = "") -> str:
    """3,958人, 约3,000人, 100余家, 不足50户, 3.5万元以上, 1∶8.6."""
    if unit == RATIO_UNIT:
        return _qualified(ratio(value), "", qualifier, is_count=False)
    shown = rounded(value / scale_between(unit, display_unit))
    unit = display_unit or unit
    # A share or a rate has no 余: 90%以上.
    is_count = shown == shown.to_integral_value() and "/" not in unit and unit != "%"
    return _qualified(grouped(shown), unit, qualifier, is_count=is_count)


def _qualified(number: str, unit: str, qualifier: str, *, is_count: bool) -> str:
    match qualifier:
        case "about":
            return f"约{number}{unit}"
        case "under":
            return f"不足{number}{unit}"
        case "over":
            return f"{number}余{unit}" if is_count else f"{number}{unit}以上"
    return number + unit


def exact_amount(value: Decimal, unit: str) -> str:
    """3,095,000元: the value as it is held."""
    return ratio(value) if unit == RATIO_UNIT else grouped(value) + unit
