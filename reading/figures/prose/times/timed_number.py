"""A number of which it is asked when."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ...figure import FigureKind
from ..events import Event, TellingNumber
from ..quantity_context import QuantityMention
from .named import SpokenTime


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedNumber:
    """A number of which it is asked when: what it tells of, what it is, its block."""

    mention: QuantityMention
    kind: FigureKind
    event: Event
    before: Sequence[TellingNumber] = ()
    is_former: bool = False
    # What it was before: A of 从A提高到B.
    previous: Decimal | None = None

    @property
    def at(self) -> int:
        return self.mention.quantity.start

    def said_since(self, time: SpokenTime) -> str:
        """What stands between a time and the number."""
        return self.mention.text[time.end : self.at]
