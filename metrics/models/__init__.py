"""The numbers that texts report, and what they are numbers of."""

from .figure import Figure
from .indicator import Indicator

__all__ = ["Figure", "Indicator"]
