"""Places of a PDF, counted upwards and perhaps sideways, into places of an upright page."""

import math
from dataclasses import dataclass
from typing import Self

from ..placed import PlacedBox

# Degrees from which on text is aslant.
ASLANT = 3


@dataclass(frozen=True, slots=True)
class Turning:
    """How a page is turned so that most of its text runs from left to right.

    Quarters to the left that the text is turned by: 0 upright, 1 upwards, 3 downwards.
    What the page says of its own turning is only there to make the text upright.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @classmethod
    def of(cls, box: tuple[float, float, float, float], quarters: int) -> Self:
        return cls(*box, quarters)

    @property
    def width(self) -> float:
        return self._sides[self.quarters % 2]

    @property
    def height(self) -> float:
        return self._sides[1 - self.quarters % 2]

    @property
    def _sides(self) -> tuple[float, float]:
        return max(self.right - self.left, 1), max(self.top - self.bottom, 1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.quarters:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> PlacedBox:
        x, y = self.point(left, bottom)
        other_x, other_y = self.point(right, top)
        return PlacedBox(
            min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
        )


def quarters_of(a: float, b: float) -> int | None:
    """How many quarters text in that direction is turned by; None if it is aslant."""
    degrees = math.degrees(math.atan2(b, a))
    quarters = round(degrees / 90)
    return quarters % 4 if abs(degrees - 90 * quarters) <= ASLANT else None
