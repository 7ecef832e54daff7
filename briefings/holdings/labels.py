"""What the marks of the articles are called, in the order lists offer them."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from agencies.models import Agency, Region

from ..models import Issue, Topic
from ..search.folding import fold
from .volume import Volume

# By field and value: {"kind": {"notice": "通知公告"}}
Labels = dict[str, dict[str, str]]


def read_labels(volumes: Iterable[Volume]) -> Labels:
    """The names of all marks that any article bears."""
    borne: dict[str, Counter[str]] = defaultdict(Counter)
    for volume in volumes:
        for name, values in volume.marks.items():
            borne[name].update({v: bits.bit_count() for v, bits in values.items()})
    return {
        name: read(borne[name])
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


def _regions(codes: Counter[str]) -> dict[str, str]:
    regions = Region.objects.filter(code__in=codes).order_by("code")
    return dict(regions.values_list("code", "name"))


def _agencies(slugs: Counter[str]) -> dict[str, str]:
    agencies = Agency.objects.filter(slug__in=slugs).by_place()
    return {agency.slug: agency.label for agency in agencies}


def _topics(codes: Counter[str]) -> dict[str, str]:
    """Those with most articles first, wherever and whatever else is chosen."""
    names = dict(Topic.objects.filter(code__in=codes).values_list("code", "name"))
    return {code: names[code] for code, _ in codes.most_common() if code in names}


def _kinds(kinds: Counter[str]) -> dict[str, str]:
    return {value: label for value, label in Issue.Kind.choices if value in kinds}


def _years(years: Counter[str]) -> dict[str, str]:
    return {year: f"{year}年" for year in sorted(years, key=int, reverse=True)}
