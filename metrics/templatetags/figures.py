"""Figures on pages that are not about figures: an article's own, and the headlines."""

from django import template

from agencies.models import Agency
from briefings.lists import public_index
from briefings.models import Article
from briefings.structured import as_json

from ..addresses import figure_url
from ..amounts import amount, exact_amount, unit_shown
from ..caveats import caveats_of
from ..series.latest import Headline, headlines
from ..series.periods import period_in_words
from ..structured import indicator_data
from ..views.article import ArticleFigures, figures_of_article
from ..views.yearly import years_of

register = template.Library()


@register.simple_tag
def figures_in(article: Article) -> ArticleFigures:
    """The figures of an article, for its margin and lit up in its text."""
    return figures_of_article(article)


@register.simple_tag
def last_year_told(agency: Agency) -> int | None:
    """The newest year that the bureau's own sheet has anything of."""
    return next(iter(years_of(public_index().version, agency)), None)


@register.inclusion_tag("_structured.html", takes_context=True)
def structured_indicator(context) -> dict[str, str]:
    """The indicator as a set of data, with the ways to take it away."""
    request, address = context["request"], context["page_url"]
    places = [place.name for place in context["comparison"].places.shown]
    said = indicator_data(request, context["indicator"], places, address)
    return {"json": as_json(said)}


@register.simple_tag
def headline_figures() -> list[dict[str, str | int]]:
    return [_told(line) for line in headlines()]


def _told(line: Headline) -> dict[str, str | int]:
    row = line.row
    unit = unit_shown(row.value, row.unit, line.unit, line.display_unit)
    return {
        "year": row.period_end.year,
        "amount": amount(row.value, row.unit, row.qualifier, unit),
        "exact": exact_amount(row.value, row.unit),
        "url": figure_url(row.article_id, row.pk),
        "name": line.name,
        "key": line.key,
        "place": line.place,
        "period": period_in_words(row.period_start, row.period_end),
        "notes": "，".join(caveats_of(row)),
    }
