"""What a program can tell beforehand of a figure that a person adds."""

from dataclasses import asdict
from decimal import Decimal

from briefings.models import Article
from reading.figures import Qualifier, Setting
from reading.figures.cells import Measure, amount_in
from reading.figures.periods import default_period
from reading.figures.quantities import quantities_in
from reading.language.quantity_numerals import read_decimal

from ..models import Figure
from .places import Place


def draft_at(article: Article, place: Place) -> Figure:
    """A figure of the number there, not saved: as much of it as can be read or guessed.

    When and where are those of the nearest figure of its sentence, else the issue's.
    """
    return Figure(
        article=article,
        **asdict(place),
        **_amount(place),
        **(_as_beside(article, place) or _as_of_issue(article)),
    )


def _amount(place: Place) -> dict[str, object]:
    """Value, unit and how exact it is, as far as the program understands the words."""
    at = place.place_in_sentence
    own = [
        each
        for each in quantities_in(place.sentence)
        if at <= each.start and each.end <= at + len(place.raw)
    ]
    if len(own) == 1:
        return _told(own[0].value, own[0].unit, own[0].qualifier)
    if cell := amount_in(place.raw):
        measure = cell.own or Measure("")
        return _told(cell.in_base(measure), measure.unit, cell.qualifier)
    number = read_decimal(place.raw)
    return {} if number is None else {"value": number}


def _told(value: Decimal, unit: str, qualifier: Qualifier) -> dict[str, object]:
    return {"value": value, "unit": unit, "qualifier": qualifier.value}


def _as_beside(article: Article, place: Place) -> dict[str, object] | None:
    beside = Figure.objects.of_article(article).standing().select_related("region")
    nearest = min(
        beside.filter(sentence_start=place.sentence_start),
        key=lambda figure: abs(figure.start - place.start),
        default=None,
    )
    return nearest and {
        "period_start": nearest.period_start,
        "period_end": nearest.period_end,
        "period_is_inferred": nearest.period_is_inferred,
        "region": nearest.region,
        "place_is_inferred": nearest.place_is_inferred,
    }


def _as_of_issue(article: Article) -> dict[str, object]:
    issue = article.issue
    period = default_period(Setting(issued_on=issue.issued_on, year=issue.year))
    region = issue.agency.region if issue.agency else None
    return {
        "period_end": period.end,
        "period_is_inferred": period.end is not None,
        "region": region,
        "place_is_inferred": region is not None,
    }
