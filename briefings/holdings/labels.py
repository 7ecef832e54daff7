"""What the marks of the articles are called, in the order lists offer them."""

from collections.abc import Iterable

from agencies.models import Agency, Region

from ..models import Issue, Topic
from ..search.folding import fold
from .volume import Volume

# By field and value: {"kind": {"notice": "通知公告"}}
Labels = dict[str, dict[str, str]]


def read_labels(volumes: Iterable[Volume]) -> Labels:
    """The names of all marks that any article bears."""
    borne: dict[str, set[str]] = {}
    for volume in volumes:
        for name, values in volume.marks.items():
            borne.setdefault(name, set()).update(values)
    return {
        name: read(borne.get(name, set()))
        for name, read in {
            "city": _regions,
            "agency": _agencies,
            "topic": _topics,
            "kind": _kinds,
            "year": _years,
        }.items()
    }


def read_names(slugs: Iterable[str]) -> dict[str, list[str]]:
    """By each name that a bureau or its place goes by, the slugs of the bureaus."""
    names: dict[str, list[str]] = {}
    fields = ("slug", "name", "short_name", "region__name")
    agencies = Agency.objects.filter(slug__in=slugs).by_place()
    for slug, *called in agencies.values_list(*fields):
        for name in dict.fromkeys(filter(None, called)):
            names.setdefault(fold(name), []).append(slug)
    return names


def _regions(codes: set[str]) -> dict[str, str]:
    regions = Region.objects.filter(code__in=codes).order_by("code")
    return dict(regions.values_list("code", "name"))


def _agencies(slugs: set[str]) -> dict[str, str]:
    agencies = Agency.objects.filter(slug__in=slugs).by_place()
    return {agency.slug: agency.label for agency in agencies}


def _topics(codes: set[str]) -> dict[str, str]:
    return dict(Topic.objects.filter(code__in=codes).values_list("code", "name"))


def _kinds(kinds: set[str]) -> dict[str, str]:
    return {value: label for value, label in Issue.Kind.choices if value in kinds}


def _years(years: set[str]) -> dict[str, str]:
    return {year: f"{year}年" for year in sorted(years, key=int, reverse=True)}
