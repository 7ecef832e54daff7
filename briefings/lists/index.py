"""What is public, held in memory by each process and kept in step with every change."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ..content_version import issues_changed
from ..models import ContentVersion
from ..search.links import bureaus_by_name
from .fields import valued
from .order import newest_first
from .reading import read_issues, read_year
from .renewing import renewed
from .selection import Choice, Selection
from .year_index import DAY_SHIFT, YearIndex

# By field and value: {"kind": {"notice": "通知公告"}}
Labels = dict[str, dict[str, str]]
# So many issues are read one by one; of more, the whole year is.
FEW = 200


@dataclass(frozen=True)
class PublicIndex:
    """All that is public, year by year, and what its marks are called."""

    version: int = 0
    # Each year of which anything was public, even if nothing is any more.
    read: Mapping[int, YearIndex] = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)
    # By every folded name of a bureau, its slug; of a place, those of its bureaus.
    bureaus: Mapping[str, list[str]] = field(default_factory=dict)

    @cached_property
    def years(self) -> tuple[YearIndex, ...]:
        """The newest year first."""
        newest = sorted(self.read, reverse=True)
        return tuple(self.read[year] for year in newest if self.read[year].places)

    def counted(self, name: str, **chosen: str) -> list[tuple[str, str, int]]:
        """Each value of a field with its label and how many of these articles have it."""
        choice = Choice({field: [value] for field, value in chosen.items()})
        counts = Selection(self.years, choice).counts(name)
        labels = self.labels.get(name, {}).items()
        return [(v, label, counts[v]) for v, label in labels if v in counts]

    def marks_at(self, place: int, name: str) -> list[tuple[str, str]]:
        """The values of a field that the article at the place bears, with labels."""
        year = self.read.get(date.fromordinal(place >> DAY_SHIFT).year)
        borne = year.marks_at(place, name) if year else ()
        labels = self.labels.get(name, {})
        return [(value, labels[value]) for value in borne if value in labels]

    def newest(self, most: int) -> list[int]:
        """The places of the newest articles."""
        return newest_first(Selection(self.years, Choice()))[:most]


_held = PublicIndex()


def public_index() -> PublicIndex:
    """The index as of now; costs one small query while nothing has changed.

    A year is read after its number was: what changes meanwhile is at worst read once
    more. Several threads may read the same; the last one's stays, and should that be an
    older one, it is brought up to date by the next request.
    """
    global _held
    if ContentVersion.objects.of_site() != _held.version:
        _held = _up_to_date(_held)
    return _held


def _up_to_date(held: PublicIndex) -> PublicIndex:
    version, read = 0, {}
    for year, number, recent in ContentVersion.objects.with_recent_changes():
        if year == ContentVersion.WHOLE_SITE:
            version = number
        else:
            read[year] = _read(held.read.get(year), year, number, recent)
    index = PublicIndex(version, read)
    labels = _labels(index.years)
    return replace(index, labels=labels, bureaus=bureaus_by_name(labels["agency"]))


def _read(held: YearIndex | None, year: int, number: int, recent: str) -> YearIndex:
    """As held, with the issues changed since; read whole if nobody knows which."""
    if held and held.version == number:
        return held
    issues = issues_changed(recent, since=held.version) if held else None
    if held is None or issues is None or len(issues) > FEW:
        return read_year(year, number)
    if not issues:
        return replace(held, version=number)
    return renewed(held, issues, read_issues(year, number, issues))


def _labels(years: Iterable[YearIndex]) -> Labels:
    """The names of all marks that any article bears."""
    borne: dict[str, Counter[str]] = {field.name: Counter() for field in valued()}
    for year in years:
        for name, counts in borne.items():
            for value in year.values(name):
                counts[value] += len(year.marks[name][value])
    return {field.name: field.labels(borne[field.name]) for field in valued()}
