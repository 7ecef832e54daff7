"""What the form of a figure offers to choose from."""

from django.db.models import Q

from agencies.models import Region
from metrics.models import Figure, Indicator
from reading.figures.wordings import are_counted_alike


def choices_for(figure: Figure) -> dict:
    """Indicators in its unit, of all where it has none, and regions near the bureau."""
    return {
        "indicators": [
            each
            for each in Indicator.objects.all()
            if not figure.unit or are_counted_alike(figure.unit, each.unit)
        ],
        "regions": _regions_near(figure.article.issue.agency),
    }


def _regions_near(agency):
    """The bureau's city with its counties, and its province."""
    if agency is None or agency.region_id is None:
        return Region.objects.none()
    city, province = agency.region_id[:4], agency.region_id[:2] + "0000"
    return Region.objects.filter(Q(code__startswith=city) | Q(code=province))
