"""What arithmetic says of the figures of a text: that they agree, or that they do not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from ...parsed import ParsedRemark, Severity


class Stated(Protocol):
    """A figure in its place: one just read, or a row that a person may have corrected."""

    @property
    def label(self) -> str: ...

    @property
    def value(self) -> Decimal: ...

    @property
    def unit(self) -> str: ...

    @property
    def raw(self) -> str: ...

    @property
    def qualifier(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def sentence(self) -> str: ...

    @property
    def sentence_start(self) -> int: ...

    @property
    def line(self) -> int: ...

    @property
    def period_end(self) -> date | None: ...


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
