"""The arithmetic of a text: its shares and sums, worked out again from its own figures."""

from collections.abc import Sequence

from .finding import ArithmeticFinding, Stated
from .shares import shares_in
from .sums import sums_in

__all__ = ["ArithmeticFinding", "Stated", "findings_in"]


def findings_in(figures: Sequence[Stated]) -> tuple[ArithmeticFinding, ...]:
    """What agrees and what does not, in the order of the text; pure, never raises."""
    found = [*shares_in(figures), *sums_in(figures)]
    return tuple(sorted(found, key=lambda finding: finding.start))
