"""The catalogue as the names of its indicators, found by any wording of a label."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from .label_forms import ALIKE, are_counted_alike, form_of

# A form is looked for where a label has its first signs.
HEAD = 3
# So many signs a label may have lost at its head.
LONGEST_CUT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorNames:
    """What the catalogue says of an indicator; `unit` is the base unit."""

    key: str
    name: str
    unit: str
    nature: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIndicator:
    """Why a figure is of an indicator: the alias it met, and the label's words."""

    key: str
    matched: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    indicator: IndicatorNames
    wording: str
    by: str

    def found(self, words: str) -> FoundIndicator:
        return FoundIndicator(
            key=self.indicator.key, matched=self.wording, words=words, by=self.by
        )


@dataclass(frozen=True, slots=True)
class IndicatorIndex:
    """The indicators by the forms of their names and aliases, built once."""

    by_form: MappingProxyType[str, tuple[IndexEntry, ...]]
    by_code: MappingProxyType[str, IndicatorNames]
    units: frozenset[str]
    wordings: frozenset[str]
    # Of the forms: the longest first, their first signs, and those with each ending.
    rank: MappingProxyType[str, int]
    heads: frozenset[str]
    by_end: MappingProxyType[str, frozenset[str]]
    # What any wording ends with, all of it too.
    ends: frozenset[str]

    @classmethod
    def of(cls, indicators: Sequence[IndicatorNames]) -> "IndicatorIndex":
        forms: dict[str, tuple[IndexEntry, ...]] = {}
        codes: dict[str, IndicatorNames] = {}
        for indicator in indicators:
            codes |= dict.fromkeys(indicator.codes, indicator)
            for form, entry in _entries(indicator):
                held = forms.get(form, ())
                if all(each.indicator is not indicator for each in held):
                    forms[form] = (*held, entry)
        units = {indicator.unit for indicator in indicators}
        units |= {unit for base in units for unit in ALIKE.get(base, ())}
        wordings = {each for row in indicators for each in (row.name, *row.aliases)}
        return cls(
            MappingProxyType(forms),
            MappingProxyType(codes),
            frozenset(units),
            frozenset(wordings),
            MappingProxyType(_ranked(forms)),
            frozenset(form[:HEAD] for form in forms),
            MappingProxyType(_by_end(forms)),
            frozenset(each[at:] for each in wordings for at in range(len(each))),
        )

    def as_said(self, label: str, before: str) -> str:
        """The longest wording that ends in the label where it was said: 刚性支出 + 困难家庭."""
        at = before.rfind(label) if label in self.ends else -1
        for start in range(max(0, at - LONGEST_CUT), at):
            if before[start:at] + label in self.wordings:
                return before[start:at] + label
        return label

    def with_form(self, form: str, unit: str) -> IndexEntry | None:
        """The entry of this form that counts in this unit; of two, neither."""
        found = [
            entry
            for entry in self.by_form.get(form, ())
            if are_counted_alike(unit, entry.indicator.unit)
        ]
        exact = [entry for entry in found if entry.indicator.unit == unit]
        only = exact or found
        return only[0] if len(only) == 1 else None


def _ranked(forms: Iterable[str]) -> dict[str, int]:
    ordered = sorted(forms, key=lambda form: -len(form))
    return {form: rank for rank, form in enumerate(ordered)}


def _by_end(forms: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for form in forms:
        for at in range(len(form)):
            found[form[at:]] = found.get(form[at:], frozenset()) | {form}
    return found


def _entries(indicator: IndicatorNames) -> Iterator[tuple[str, IndexEntry]]:
    wordings = ((indicator.name, "name"), *((a, "alias") for a in indicator.aliases))
    for wording, by in wordings:
        yield form_of(wording, indicator.unit), IndexEntry(indicator, wording, by)
