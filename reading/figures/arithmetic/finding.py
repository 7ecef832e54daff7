"""What arithmetic says of the figures of a text: that they agree, or that they do not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from ...parsed import ParsedRemark, Severity


class Stated(Protocol):
    """A figure in its place: one just read, or a row that a person may have corrected."""

    label: str
    value: Decimal
    unit: str
    raw: str
    qualifier: str
    kind: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    line: int
    period_end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArithmeticFinding:
    """A share or a sum that was worked out again, and whether it came out as said."""

    code: str
    agrees: bool
    line: int
    start: int
    message: str

    def as_remark(self) -> ParsedRemark:
        return ParsedRemark(
            code=self.code,
            severity=Severity.WARNING,
            line=self.line or None,
            message=self.message,
        )
