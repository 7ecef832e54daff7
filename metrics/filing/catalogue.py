"""What the filing of figures looks up in the database, read once."""

from dataclasses import dataclass

from agencies.models import Region

from ..extraction.figure import ParsedFigure
from ..extraction.matching import Catalogue, IndicatorNames, Match, code_in, match
from ..models import Indicator


@dataclass(frozen=True, slots=True)
class FigureCatalogue:
    """The indicators under all their names, and the regions we hold."""

    indicators: Catalogue
    region_codes: frozenset[str]

    @classmethod
    def from_database(cls) -> "FigureCatalogue":
        names = [_names_of(indicator) for indicator in Indicator.objects.all()]
        codes = frozenset(Region.objects.values_list("code", flat=True))
        return cls(Catalogue.of(names), codes)

    def match(self, figure: ParsedFigure) -> Match | None:
        """The indicator that the figure is of, and the words that say so."""
        return match(
            figure.label,
            figure.unit,
            figure.kind,
            code_in(figure.sentence),
            self.indicators,
            sentence=figure.sentence,
            at=figure.start - figure.sentence_start,
        )


def _names_of(indicator: Indicator) -> IndicatorNames:
    return IndicatorNames(
        key=indicator.key,
        name=indicator.name,
        unit=indicator.unit,
        nature=indicator.nature,
        aliases=tuple(indicator.aliases),
        codes=tuple(indicator.codes),
    )
