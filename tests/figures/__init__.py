"""Figures read from texts, held against what people read out of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reading.figures import ParsedFigure

RECALL = 0.98
PRECISION = 0.97


@dataclass(kw_only=True)
class Score:
    """How many figures were wanted and found, and what went wrong, in words."""

    wanted: int = 0
    found: int = 0
    strays: int = 0
    qualifiers: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.wanted

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.strays)

    def __str__(self) -> str:
        return (
            f"{self.found} of {self.wanted} found ({self.recall:.1%}), "
            f"{self.strays} strays ({self.precision:.1%}), "
            f"{self.qualifiers} with their qualifier\n" + "\n".join(self.faults)
        )


def is_wanted(wanted: dict, figure: ParsedFigure) -> bool:
    """Whether value, unit and kind are those that were read out by hand."""
    return (Decimal(str(wanted["value"])), wanted["unit"], wanted["kind"]) == (
        figure.value,
        figure.unit,
        figure.kind,
    )


def overlaps(text: str, anchor: str, figure: ParsedFigure) -> bool:
    """Whether the figure stands where the anchor does, at any of its places."""
    start = text.find(anchor)
    while start >= 0:
        if start < figure.end and figure.start < start + len(anchor):
            return True
        start = text.find(anchor, start + 1)
    return False


def add_to(
    score: Score,
    wanted: Iterable[dict],
    figures: Sequence[ParsedFigure],
    at,
    name: str,
) -> list[tuple[dict, ParsedFigure]]:
    """Pairs each wanted figure with one found at its place; counts and says the rest.

    What was raised (从670元提高到730元) may be listed or not: it is a figure of its
    own and the other's `previous`.
    """
    pairs, left = [], list(figures)
    for each in wanted:
        score.wanted += 1
        match = next((f for f in left if is_wanted(each, f) and at(each, f)), None)
        if match is None:
            score.faults.append(f"{name}: missed {each}")
            continue
        left.remove(match)
        pairs.append((each, match))
        score.found += 1
        score.qualifiers += each["qualifier"] == match.qualifier
    raised = Counter(figure.previous for figure in figures)
    for figure in left:
        if not raised[figure.value]:
            score.strays += 1
            score.faults.append(f"{name}: stray {figure.raw} in {figure.sentence}")
    return pairs
