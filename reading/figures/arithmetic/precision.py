"""How far a number may lie from what is said: 4.45万 is 44450 to 44550, 100余 100 to 200."""

from decimal import Decimal
from typing import NamedTuple

from ...language.numerals import SCALES
from ...language.patterns import pattern
from .finding import Stated

# The digits of 1,204.5万人: those behind the point, then the scale.
WRITTEN = pattern(r"\d[\d,，]*(?:\.(?P<decimals>\d+))?\s*(?P<scale>[十百千万亿]*)")
NOTHING = Decimal(0)


class ValueRange(NamedTuple):
    low: Decimal
    high: Decimal

    def meets(self, other: "ValueRange") -> bool:
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: "ValueRange") -> "ValueRange":
        return ValueRange(self.low + other.low, self.high + other.high)

    def widened(self, by: Decimal) -> "ValueRange":
        return ValueRange(self.low - by, self.high + by)


def range_of(figure: Stated) -> ValueRange:
    """All that the number may stand for, by how it is written and qualified."""
    value, place = figure.value, _last_place(figure)
    match str(figure.qualifier):
        case "over":
            return ValueRange(value, value + max(place, _leading_place(value)))
        case "under":
            return ValueRange(value - max(place, _leading_place(value)), value)
        case "about":
            slack = max(place, _leading_place(value) / 2)
            return ValueRange(value - slack, value + slack)
    return ValueRange(value, value).widened(place / 2)


def rounding_of(figure: Stated) -> Decimal:
    """What the last digit of a share is worth: 0.01 for 89.77%."""
    return max(_last_place(figure), _decimal_place(figure.raw))


def _last_place(figure: Stated) -> Decimal:
    """What the last written digit is worth; a bare whole number is exact."""
    written = WRITTEN.match(figure.raw)
    if not written or not (written["decimals"] or written["scale"]):
        return NOTHING
    place = _decimal_place(figure.raw)
    for scale in written["scale"]:
        place *= SCALES[scale]
    return place


def _decimal_place(raw: str) -> Decimal:
    written = WRITTEN.match(raw)
    decimals = len(written["decimals"] or "") if written else 0
    return Decimal(1).scaleb(-decimals)


def _leading_place(value: Decimal) -> Decimal:
    """What the last digit that is not zero is worth: 100 for 1300."""
    exponent = value.normalize().as_tuple().exponent
    if not value or not isinstance(exponent, int):
        return NOTHING
    return Decimal(1).scaleb(exponent)
