"""What the site knows by name: bureaus, places, topics, and what people call things."""

from collections.abc import Iterator

from reading.language.gazetteer import Place

from ..models import CommonName, Topic
from ..search.folding import fold
from .fields import ByCity
from .index import PublicIndex


def names_of_site(index: PublicIndex) -> Iterator[str]:
    """Folded; what is looked for most comes first."""
    for code, name in index.labels.get(ByCity.name, {}).items():
        yield fold(Place(code, name).short_name)
    yield from index.bureaus
    for topic in Topic.objects.all():
        yield from map(fold, (topic.name, *topic.keywords))


def common_names() -> dict[str, str]:
    """By the folded common name the official one."""
    rows = CommonName.objects.values_list("name", "official")
    return {fold(name): official for name, official in rows}
