"""The articles that a reader has chosen: counted, counted by value, and in order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pyroaring import BitMap

from .fields import FIELDS
from .year_index import YearIndex

NOTHING: Mapping[str, BitMap] = {}


@dataclass(frozen=True)
class Choice:
    """What is chosen of each field: any of its values will do, and some of each must."""

    values: Mapping[str, object] = field(default_factory=dict)
    # The hits of a search, newest first; None when nothing is searched for.
    places: Sequence[int] | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but a search is chosen."""
        return bool(self.values)


class Selection:
    """What a choice leaves of the years."""

    def __init__(self, years: Sequence[YearIndex], choice: Choice):
        self.years, self.choice = years, choice
        self._fields = [field for field in FIELDS if choice.values.get(field.name)]

    def __len__(self) -> int:
        return sum(map(len, self._chosen))

    @property
    def runs(self) -> list[tuple[YearIndex, BitMap]]:
        """The chosen articles of each year, newest year first."""
        return list(zip(self.years, self._chosen, strict=True))

    def counts(self, name: str) -> dict[str, int]:
        """How many articles each value of a field would leave, beside those chosen.

        The field's own choice does not count: its values are alternatives.
        """
        counts: dict[str, int] = defaultdict(int)
        for year, ranks in zip(self.years, self._without(name), strict=True):
            if ranks:
                count = ranks.intersection_cardinality
                for value, of_value in year.marks.get(name, NOTHING).items():
                    if found := count(of_value):
                        counts[value] += found
        return dict(counts)

    @cached_property
    def _chosen(self) -> list[BitMap]:
        return list(self._without(""))

    def _without(self, left_out: str) -> Iterator[BitMap]:
        """All choices together but that of one field."""
        for reached, borne in zip(self._reached, self._borne, strict=True):
            ranks = reached
            for name, of_field in borne.items():
                if name != left_out:
                    ranks = ranks & of_field
            yield ranks

    @cached_property
    def _borne(self) -> list[dict[str, BitMap]]:
        """Of each year and each field that narrows, the articles that bear its values."""
        return [
            {
                field.name: field.borne_in(year, self.choice.values[field.name])
                for field in self._fields
            }
            for year in self.years
        ]

    @cached_property
    def _reached(self) -> list[BitMap]:
        """What the search leaves of each year."""
        hits = self.choice.places
        return [y.everything if hits is None else y.at(hits) for y in self.years]
