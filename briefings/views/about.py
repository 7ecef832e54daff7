"""Pages about the site itself: what it is, what it covers, who can use it, where all is."""

from collections import defaultdict
from typing import NamedTuple

from django.shortcuts import render

from agencies.models import Agency

from ..lists import public_index
from ..methods import require_safe
from ..models import Issue


class CoverageRow(NamedTuple):
    """A bureau, and how many of its issues are public in each of the years."""

    agency: Agency
    counts: list[tuple[int, int]]


@require_safe
def about(request):
    return render(request, "briefings/about.html")


@require_safe
def accessibility(request):
    return render(request, "briefings/accessibility.html")


@require_safe
def coverage(request):
    """What is there of each bureau and year, and what is not."""
    counted: dict[int, dict[int, int]] = defaultdict(dict)
    for agency, year, count in Issue.objects.published().counted_by_bureau_and_year():
        counted[agency][year] = count
    years = sorted({year for held in counted.values() for year in held}, reverse=True)
    rows = [
        CoverageRow(agency, [(y, counted[agency.pk].get(y, 0)) for y in years])
        for agency in Agency.objects.filter(pk__in=counted).by_place()
    ]
    context = {
        "years": years,
        "rows": rows,
        "total": sum(sum(held.values()) for held in counted.values()),
    }
    return render(request, "briefings/coverage.html", context)


@require_safe
def site_map(request):
    index = public_index()
    context = {
        "agencies": Agency.objects.with_published_issues().by_place(),
        "topics": index.counted("topic"),
        "years": index.years,
    }
    return render(request, "briefings/site_map.html", context)
