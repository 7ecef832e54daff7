"""The volumes that this process holds, each bound anew when its year has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..models import ContentVersion
from .binding import bind
from .labels import Labels, read_labels, read_names
from .order import newest_first
from .selection import Choice, Selection
from .volume import DAY_SHIFT, Volume


@dataclass(frozen=True)
class Holdings:
    """All that is public, newest volume first, and what its marks are called."""

    version: int = 0
    volumes: tuple[Volume, ...] = ()
    labels: Labels = field(default_factory=dict)
    # By every folded name of a bureau, its slug; of a place, those of its bureaus.
    bureaus: dict[str, list[str]] = field(default_factory=dict)

    def counted(self, name: str, **chosen: str) -> list[tuple[str, str, int]]:
        """Each value of a field with its label and how many of these articles have it."""
        choice = Choice({field: [value] for field, value in chosen.items()})
        counts = Selection(self.volumes, choice).counts(name)
        labels = self.labels.get(name, {}).items()
        return [(v, label, counts[v]) for v, label in labels if v in counts]

    def marks_at(self, place: int, name: str) -> list[tuple[str, str]]:
        """The values of a field that the article at the place bears, with labels."""
        year = date.fromordinal(place >> DAY_SHIFT).year
        borne = next(
            (v.marks_at(place, name) for v in self.volumes if v.year == year), ()
        )
        labels = self.labels.get(name, {})
        return [(value, labels[value]) for value in borne if value in labels]

    def newest(self, most: int) -> list[int]:
        """The places of the newest articles."""
        return newest_first(Selection(self.volumes, Choice()))[:most]


_held = Holdings()


def current() -> Holdings:
    """The holdings as of now; costs one small query while nothing has changed.

    A volume is bound after its version was read: what changes meanwhile is at worst
    bound once more. Several threads may bind the same; the last one's stays.
    """
    global _held
    if ContentVersion.objects.of_site() != _held.version:
        versions = ContentVersion.objects.by_year()
        version = versions.pop(ContentVersion.WHOLE_SITE, 0)
        volumes = _bound(versions, {volume.year: volume for volume in _held.volumes})
        labels = read_labels(volumes)
        _held = Holdings(version, volumes, labels, read_names(labels["agency"]))
    return _held


def _bound(
    versions: Mapping[int, int], held: Mapping[int, Volume]
) -> tuple[Volume, ...]:
    volumes = (
        held[year]
        if year in held and held[year].version == versions[year]
        else bind(year, versions[year])
        for year in sorted(versions, reverse=True)
    )
    return tuple(volume for volume in volumes if volume.places)
