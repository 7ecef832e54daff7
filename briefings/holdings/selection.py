"""The articles that a reader has chosen: counted, counted by value, and in order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .volume import Bits, Volume

FIELDS = ("city", "agency", "topic", "kind", "year")
NOTHING: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True)
class Choice:
    """Values of fields, any of those of one field and some of each; and a period."""

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    first_day: date | None = None
    last_day: date | None = None
    # The hits of a search, newest first; None when nothing is searched for.
    places: Sequence[int] | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but a search is chosen."""
        return bool(self.values or self.first_day or self.last_day)


class Selection:
    """What a choice leaves of the volumes."""

    def __init__(self, volumes: Sequence[Volume], choice: Choice):
        self.volumes, self.choice = volumes, choice
        self._fields = [name for name in FIELDS if choice.values.get(name)]

    def __len__(self) -> int:
        return sum(bits.bit_count() for bits in self._chosen)

    @property
    def runs(self) -> list[tuple[Volume, Bits]]:
        """The chosen articles of each volume, newest volume first."""
        return list(zip(self.volumes, self._chosen, strict=True))

    def counts(self, name: str) -> dict[str, int]:
        """How many articles each value of a field would leave, beside those chosen.

        The field's own choice does not count: its values are alternatives.
        """
        counts: dict[str, int] = defaultdict(int)
        for volume, bits in zip(self.volumes, self._without(name), strict=True):
            if bits:
                for value, of_value in volume.marks.get(name, NOTHING).items():
                    if found := (bits & of_value).bit_count():
                        counts[value] += found
        return dict(counts)

    @cached_property
    def _chosen(self) -> list[Bits]:
        return list(self._without(""))

    def _without(self, left_out: str) -> Iterator[Bits]:
        """All choices together but that of one field."""
        for bits, marked in zip(self._in_reach, self._marked, strict=True):
            for name, of_field in marked.items():
                if name != left_out:
                    bits &= of_field
            yield bits

    @cached_property
    def _marked(self) -> list[dict[str, Bits]]:
        values = self.choice.values
        return [
            {name: volume.marked(name, values[name]) for name in self._fields}
            for volume in self.volumes
        ]

    @cached_property
    def _in_reach(self) -> list[Bits]:
        """What the period and the search leave of each volume."""
        return [self._reached(volume) for volume in self.volumes]

    def _reached(self, volume: Volume) -> Bits:
        choice, bits = self.choice, volume.everything
        if choice.first_day:
            bits &= volume.issued_from(choice.first_day)
        if choice.last_day:
            bits &= volume.issued_until(choice.last_day)
        if choice.places is not None:
            bits &= volume.at(choice.places)
        return bits
