"""What the filing of figures looks up in the database, read once."""

from agencies.models import Region
from reading.figures.matching import IndicatorNames
from reading.tags import FigureWords

from ..models import Indicator


def figure_words() -> FigureWords:
    """The indicators under all their names, and the regions we hold."""
    names = tuple(_names_of(indicator) for indicator in Indicator.objects.all())
    return FigureWords(names, frozenset(Region.objects.values_list("code", flat=True)))


def _names_of(indicator: Indicator) -> IndicatorNames:
    return IndicatorNames(
        key=indicator.key,
        name=indicator.name,
        unit=indicator.unit,
        nature=indicator.nature,
        aliases=tuple(indicator.aliases),
        codes=tuple(indicator.codes),
    )
