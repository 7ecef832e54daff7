"""Searches that a reader may have meant, out of all names that the site knows."""

from collections.abc import Iterator
from functools import lru_cache

from briefings.lists import ArticleFilter
from briefings.lists.fields import ByCity
from briefings.lists.index import PublicIndex
from briefings.models import CommonName, Topic
from briefings.search.near_names import NearNames
from briefings.search.offers import SearchOffer, offers
from reading.language.folding import fold
from reading.language.gazetteer import Place

from ..asking import indicator_names

# As of a content version: what the site knows by name, and what people call it.
_held: tuple[int, NearNames, dict[str, str]] | None = None


def offers_beside(chosen: ArticleFilter) -> list[SearchOffer]:
    """What to offer above the results of a search."""
    if chosen.query is None:
        return []
    _, near, common = _known(chosen.index)
    return offers(chosen.query, near, common)


def _known(index: PublicIndex) -> tuple[int, NearNames, dict[str, str]]:
    global _held
    held = _held
    if held is None or held[0] != index.version:
        common = _common_names()
        names = (*_names_of_site(index), *common, *common.values())
        of_figures = indicator_names(index.version)
        near = _near_names(tuple(dict.fromkeys((*names, *of_figures))))
        held = _held = index.version, near, common
    return held


@lru_cache(maxsize=2)
def _near_names(names: tuple[str, ...]) -> NearNames:
    """Most publications bring no name that is new."""
    return NearNames(names)


def _names_of_site(index: PublicIndex) -> Iterator[str]:
    """Of its places, bureaus and topics, folded; what is looked for most comes first."""
    for code, name in index.labels.get(ByCity.name, {}).items():
        yield fold(Place(code, name).short_name)
    yield from index.bureaus
    for topic in Topic.objects.all():
        yield from map(fold, (topic.name, *topic.keywords))


def _common_names() -> dict[str, str]:
    """By the folded common name the official one."""
    rows = CommonName.objects.values_list("name", "official")
    return {fold(name): official for name, official in rows}
