"""The agencies, one agency, and one year of it."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.models import Agency, Region

from ..holdings import current
from ..models import Issue
from .lists import render_list
from .numbered import shelves

LATEST = 10


@require_safe
def agency_list(request):
    agencies = Agency.objects.with_published_issues().by_place()
    cities = [(city, list(run)) for city, run in groupby(agencies, key=_city)]
    return render(request, "briefings/agency_list.html", {"cities": cities})


@require_safe
def agency(request, slug):
    agency = _agency_or_404(slug)
    issues = Issue.objects.published().of_agency(agency)
    context = {
        "agency": agency,
        "years": issues.counted_by("year"),
        "topics": current().counted("topic", agency=slug),
        "latest": issues.newest_first().with_contents()[:LATEST],
    }
    return render(request, "briefings/agency.html", context)


@require_safe
def agency_year(request, slug, year):
    agency = _agency_or_404(slug)
    issues = Issue.objects.published().of_agency(agency).of_year(year)
    return render_list(
        request,
        "briefings/agency_year.html",
        issues.unnumbered().newest_first().with_contents(),
        agency=agency,
        year=year,
        years=Issue.objects.published().of_agency(agency).counted_by("year"),
        shelves=shelves(issues.numbered().with_contents()),
    )


def _agency_or_404(slug) -> Agency:
    agencies = Agency.objects.known_to_the_public().select_related("region__parent")
    return get_object_or_404(agencies, slug=slug)


def _city(agency) -> Region | None:
    """The city an agency's county lies in, or its own region."""
    region = agency.region
    if region and region.level == Region.Level.COUNTY and region.parent:
        return region.parent
    return region
