"""Tells which indicator of the catalogue a figure is of, or that it is of none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ..documents.tables import CODE
from .figure import FigureKind
from .subsets import is_of_some
from .wordings import (
    ALIKE,
    are_counted_alike,
    core_of,
    form_of,
    without_action,
    without_place,
)

# Words that name a place as often as they are counted: 4个镇低保对象.
PLACES = frozenset(("镇", "乡", "街道"))


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


@dataclass(frozen=True, slots=True)
class IndicatorIndex:
    """The indicators by the forms of their names and aliases, built once."""

    by_form: MappingProxyType[str, tuple[IndexEntry, ...]]
    by_code: MappingProxyType[str, IndicatorNames]
    units: frozenset[str]

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
        return cls(MappingProxyType(forms), MappingProxyType(codes), frozenset(units))

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


def match(
    label: str,
    unit: str,
    kind: FigureKind,
    code: str,
    catalogue: IndicatorIndex,
    *,
    sentence: str = "",
    at: int = 0,
) -> FoundIndicator | None:
    """The indicator that the label names in this unit, or None; never a near miss.

    The whole label must be a name or alias, but for words that count nothing
    (全市共有): 新增低保对象 and 民办养老机构 are not 低保对象 and 养老机构. With the
    sentence, and where in it the number stands, a figure of some only (新建6个长者
    饭堂, 走访慰问低保对象9356户) is told from one of all. `code` is the ministry's.
    """
    if kind in (FigureKind.TARGET, FigureKind.LIMIT) or unit not in catalogue.units:
        return None
    entry, words = _named(label, unit, catalogue)
    if entry is None:
        entry, words = _coded(label, unit, code, catalogue), label
    if entry is None or not _is_of_kind(entry.indicator, kind):
        return None
    indicator = entry.indicator
    if "\t" not in sentence:
        if words in PLACES and not code:
            return None
        if sentence and is_of_some(indicator.nature, words, sentence, at):
            return None
    return FoundIndicator(
        key=indicator.key, matched=entry.wording, words=words, by=entry.by
    )


def code_in(sentence: str) -> str:
    """The ministry's code in a table's row: JZH011110000, or nothing."""
    found = re.search(CODE, sentence) if "\t" in sentence else None
    return found[0] if found else ""


def _entries(indicator: IndicatorNames) -> Iterator[tuple[str, IndexEntry]]:
    wordings = ((indicator.name, "name"), *((a, "alias") for a in indicator.aliases))
    for wording, by in wordings:
        yield form_of(wording, indicator.unit), IndexEntry(indicator, wording, by)


def _named(
    label: str, unit: str, catalogue: IndicatorIndex
) -> tuple[IndexEntry | None, str]:
    """The entry whose wording the label is, and the label's words that say it."""
    core = core_of(label, unit)
    if entry := catalogue.with_form(core.form, unit):
        return entry, core.words
    words = without_place(core.words)
    if words != core.words:
        return _named(words, unit, catalogue)
    words = without_action(core.words)
    if words != core.words:
        entry = catalogue.with_form(form_of(words, unit), unit)
        if entry and entry.indicator.nature == "flow":
            return entry, words
    return None, ""


def _coded(
    label: str, unit: str, code: str, catalogue: IndicatorIndex
) -> IndexEntry | None:
    """By the ministry's code, where the label too has a word of the indicator."""
    indicator = catalogue.by_code.get(code)
    if indicator is None or not are_counted_alike(unit, indicator.unit):
        return None
    wordings = "|".join((indicator.name, *indicator.aliases))
    pairs = (label[i : i + 2] for i in range(max(1, len(label) - 1)))
    if not any(pair in wordings for pair in pairs):
        return None
    return IndexEntry(indicator, code, "code")


def _is_of_kind(indicator: IndicatorNames, kind: FigureKind) -> bool:
    return kind is not FigureKind.STANDARD or indicator.nature == "standard"
