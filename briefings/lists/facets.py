"""What may still be chosen of a field, with how much each value would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..pieces import fill
from ..search.finding import capped


class Value(NamedTuple):
    """One value of a field: how it is called, and how many articles it would leave.

    It renders itself, as a widget does, by a template that is drawn once a process: a
    page shows some fifty.
    """

    name: str
    value: str
    label: str
    # "" where it is not counted yet
    count: str  # type: ignore[assignment] # no tuple is asked for its own
    is_chosen: bool
    # 0 a province, 1 what lies directly in one, 2 a county of a city
    depth: int = 0

    @property
    def indent(self) -> str:
        return "\u3000" * self.depth

    def __html__(self) -> str:
        return fill(
            "briefings/_facet_value.html",
            depth=str(self.depth),
            name=self.name,
            value=self.value,
            label=self.label,
            count=self.count,
            is_chosen="yes" if self.is_chosen else "",
        )


@dataclass(frozen=True)
class Facet:
    """A field with its values: those shown at once, and the rest."""

    name: str
    title: str
    shown: Sequence[Value]
    rest: Sequence[Value] = ()

    @property
    def all(self) -> list[Value]:
        return [*self.shown, *self.rest]


@dataclass(frozen=True)
class FacetOffer:
    """What a field has to offer: labels of its values, counts if known, and its choice."""

    labels: Mapping[str, str]
    counts: Mapping[str, int] | None
    chosen: Sequence[str]

    @property
    def on_offer(self) -> list[str]:
        """In the order of the labels: what would leave anything, and what is chosen."""
        if self.counts is None:
            return list(self.labels)
        return [v for v in self.labels if self.counts.get(v) or v in self.chosen]

    @property
    def most_first(self) -> list[str]:
        counts = self.counts or {}
        return sorted(self.on_offer, key=lambda value: -counts.get(value, 0))

    def count_of(self, value: str) -> str:
        return "" if self.counts is None else capped(self.counts.get(value, 0))
