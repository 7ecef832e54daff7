"""The figures in one bureau's texts, by indicator, those of all years or of one."""

from array import array
from collections.abc import Sequence
from functools import lru_cache

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from agencies.models import Agency
from briefings.api.downloads import also_as_data, downloads_at
from briefings.lists import public_index
from briefings.lists.pages import ListPaginator, page_links, turn_to
from briefings.lists.sentence import shortened
from briefings.methods import require_safe
from briefings.models import Issue
from reading.privacy import mask

from ..amounts import unit_shown
from ..api.figures import FIGURES
from ..caveats import caveats_of, held_back_because
from ..models import Figure, Indicator
from ..querysets import FigureQuerySet
from ..series.periods import period_in_words
from .values import linked_value

PER_PAGE = 60
# Of bureaus, or years of one, until anything public changes; a great one takes 200 kB.
ORDERS_KEPT = 64


@require_safe
@also_as_data(FIGURES, agency="slug")
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    agency = get_object_or_404(Agency.objects.known_to_the_public(), slug=slug)
    years = list(Issue.objects.published().of_agency(agency).counted_by("year"))
    asked = request.GET.get("year", "")
    year = next((year for year, _ in years if str(year) == asked), None)
    # The content version is read before the figures, as in Comparison.
    order = in_order(public_index().version, agency, year)
    page = turn_to(ListPaginator(order, PER_PAGE), request.GET.get("page") or "1")
    context = {
        "agency": agency,
        "year": year,
        "years": years,
        "address_query": [("year", str(year))] if year else [],
        "complaints": _complaints(asked, year),
        **downloads_at(request.path, [("year", str(year))] if year else []),
        "page": page,
        "rows": rows_of(list(page)),
        **page_links(page, request.GET),
    }
    return render(request, "metrics/agency_figures.html", context)


def _complaints(asked: str, year: int | None) -> list[str]:
    if not asked or year:
        return []
    return [f"这个单位没有“{shortened(asked)}”年的文章，这一项没有起作用。"]


@lru_cache(maxsize=ORDERS_KEPT)
def in_order(version: int, agency: Agency, year: int | None) -> Sequence[int]:
    """The ids of its figures; to sort 25,000 takes 20 ms, to show a page of them 8."""
    found = Figure.objects.public().of_agency(agency)
    found = by_indicator(found.of_year(year) if year else found)
    return array("q", found.values_list("pk", flat=True))


def by_indicator(figures: FigureQuerySet) -> FigureQuerySet:
    """In the order of the catalogue, newest first; those of no indicator come last."""
    return figures.order_by(
        F("indicator__position").asc(nulls_last=True),
        "indicator_id",
        F("period_end").desc(nulls_last=True),
        "-pk",
    )


def rows_of(pks: list[int]) -> list[dict]:
    """Fetched by id, once their order is known."""
    figures = Figure.objects.select_related("region", "article__issue", "indicator")
    found = figures.defer("article__text", "article__blocks").in_bulk(pks)
    return [_row(found[pk]) for pk in pks if pk in found]


def _row(figure: Figure) -> dict:
    indicator = figure.indicator
    own = (indicator.unit, indicator.display_unit) if indicator else ()
    unit = unit_shown(figure.value, figure.unit, *own)
    held = held_back_because(figure.held_back)
    notes = [*_kind_of(figure), *caveats_of(figure), *held]
    return {
        "indicator": indicator,
        "label": mask(figure.label),
        "value": linked_value(figure, unit, notes),
        "period": period_in_words(figure.period_start, figure.period_end),
        "place": figure.region.name if figure.region else "",
        "article": mask(figure.article.title),
        "day": figure.article.issue.issued_on,
    }


def _kind_of(figure: Figure) -> list[str]:
    """Said where it is no plain result: 目标, 限额, a 标准 of no indicator of standards."""
    nature = figure.indicator and figure.indicator.nature
    if figure.kind == Figure.Kind.ACTUAL or (
        figure.kind == Figure.Kind.STANDARD and nature == Indicator.Nature.STANDARD
    ):
        return []
    return [figure.get_kind_display()]
