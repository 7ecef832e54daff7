"""What may still be chosen of each field, with how much each value would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString

from ..holdings import chain_of
from ..search.counts import capped

# Before "more" is asked for.
SHOWN = 8
# With more places than these, counties wait until their city or province is chosen.
FEW_PLACES = 15
MOST_AGENCIES = 10
CHECKBOX = (
    '<li class="facet-value depth-%d"><label><input type="checkbox" name="%s"'
    ' value="%s"%s> %s <span class="facet-count">%s</span></label></li>'
)


class Value(NamedTuple):
    """One value of a field: how it is called, and how many articles it would leave.

    It renders itself, as a widget does: a page shows some fifty, and a template would
    take longer over them than over all of its articles.
    """

    name: str
    value: str
    label: str
    # "" where it is not counted yet
    count: str
    is_chosen: bool
    # 0 a province, 1 a city, 2 a county
    depth: int = 0

    @property
    def indent(self) -> str:
        return "\u3000" * self.depth

    def __html__(self) -> str:
        return SafeString(
            CHECKBOX
            % (
                self.depth,
                self.name,
                escape(self.value),
                " checked" * self.is_chosen,
                escape(self.label),
                self.count,
            )
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
class Offer:
    """What one field has to offer: its labels, its counts if known, and its choice."""

    name: str
    title: str
    labels: Mapping[str, str]
    counts: Mapping[str, int] | None
    chosen: Sequence[str]

    def facet(self) -> Facet:
        values = [self._value(each) for each in ARRANGED[self.name](self)]
        if self.name == "city":
            return Facet(self.name, self.title, values)
        shown = [v for n, v in enumerate(values) if n < SHOWN or v.is_chosen]
        rest = [v for n, v in enumerate(values) if n >= SHOWN and not v.is_chosen]
        return Facet(self.name, self.title, shown, rest)

    @property
    def on_offer(self) -> list[str]:
        """In the order of the labels: what would leave anything, and what is chosen."""
        if self.counts is None:
            return list(self.labels)
        return [v for v in self.labels if self.counts.get(v) or v in self.chosen]

    def most_first(self) -> list[str]:
        counts = self.counts or {}
        return sorted(self.on_offer, key=lambda value: -counts.get(value, 0))

    def _value(self, value: str) -> Value:
        return Value(
            name=self.name,
            value=value,
            label=self.labels[value],
            count="" if self.counts is None else capped(self.counts.get(value, 0)),
            is_chosen=value in self.chosen,
            depth=_depth(value) if self.name == "city" else 0,
        )


def _places(offer: Offer) -> list[str]:
    """All if they are few; else only what lies directly under a chosen place."""
    codes = offer.on_offer
    if len(codes) <= FEW_PLACES:
        return codes
    opened = {above for code in offer.chosen for above in chain_of(code)}
    tops = [code for code in codes if not _depth(code)]
    if len(tops) == 1:
        opened |= set(tops)
    return [code for code in codes if not _depth(code) or _above(code) in opened]


def _above(code: str) -> str:
    return chain_of(code)[1]


def _depth(code: str) -> int:
    """0 a province, 1 a city, 2 a county."""
    return len(chain_of(code)) - 1


def _agencies(offer: Offer) -> list[str]:
    """The chosen, then those with the most."""
    most = [slug for slug in offer.most_first() if slug not in offer.chosen]
    return [*offer.chosen, *most[: MOST_AGENCIES - len(offer.chosen)]]


ARRANGED = {
    "city": _places,
    "agency": _agencies,
    "topic": lambda offer: offer.on_offer,
    "kind": lambda offer: offer.on_offer,
    "year": lambda offer: offer.on_offer,
}
