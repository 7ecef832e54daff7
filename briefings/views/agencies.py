"""The agencies, one agency, and one year of it: its issues by number, the gaps visible."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from agencies.models import Agency, Region

from ..api.downloads import also_as_data, downloads_at
from ..api.issues import ISSUES
from ..api.reference import AGENCIES
from ..lists import public_index
from ..lists.pages import shown_page
from ..methods import require_safe
from ..models import Issue

LATEST = 10


@dataclass(frozen=True)
class Gap:
    """Numbers that were given out but are not held: 第3期, 第3至5期."""

    first: int
    last: int

    def __str__(self):
        if self.first == self.last:
            return f"第{self.first}期"
        return f"第{self.first}至{self.last}期"


@dataclass(frozen=True)
class NumberedYear:
    """One series in one year: its issues in order of number, and the gaps."""

    name: str
    issues_and_gaps: list

    @property
    def held(self) -> int:
        return sum(not isinstance(each, Gap) for each in self.issues_and_gaps)


@require_safe
@also_as_data(AGENCIES)
def agency_list(request):
    agencies = Agency.objects.with_published_issues().by_place()
    cities = [(city, list(run)) for city, run in groupby(agencies, key=_city)]
    context = {"cities": cities, **downloads_at(request.path)}
    return render(request, "briefings/agency_list.html", context)


@require_safe
@also_as_data(ISSUES, agency="slug")
def agency(request, slug):
    agency = _agency_or_404(slug)
    issues = Issue.objects.published().of_agency(agency)
    context = {
        "agency": agency,
        **_followed(agency),
        **downloads_at(request.path),
        "years": issues.counted_by("year"),
        "topics": public_index().counted("topic", agency=slug),
        "latest": issues.newest_first().with_contents()[:LATEST],
    }
    return render(request, "briefings/agency.html", context)


@require_safe
@also_as_data(ISSUES, agency="slug", year="year")
def agency_year(request, slug, year):
    agency = _agency_or_404(slug)
    years = list(Issue.objects.published().of_agency(agency).counted_by("year"))
    if year not in dict(years):
        raise Http404
    issues = Issue.objects.published().of_agency(agency).of_year(year)
    unnumbered = issues.unnumbered().newest_first().with_contents()
    context = {
        **shown_page(unnumbered, request.GET),
        "agency": agency,
        **_followed(agency),
        **downloads_at(request.path),
        "year": year,
        "years": years,
        "numbered_years": numbered_years(issues.numbered().with_contents()),
    }
    return render(request, "briefings/agency_year.html", context)


def _followed(agency: Agency) -> dict[str, str]:
    at = reverse("feed_of_agency", args=[agency.slug])
    return {"feed_url": at, "feed_title": agency.name}


def _agency_or_404(slug) -> Agency:
    agencies = Agency.objects.known_to_the_public().select_related("region__parent")
    return get_object_or_404(agencies, slug=slug)


def _city(agency) -> Region | None:
    """The city an agency's county lies in, or its own region."""
    region = agency.region
    if region and region.level == Region.Level.COUNTY and region.parent:
        return region.parent
    return region


def numbered_years(issues: Iterable) -> list[NumberedYear]:
    """One for each kind and series among the numbered issues of a year."""
    in_order = sorted(issues, key=lambda issue: (*_series(issue), issue.number))
    runs = [list(run) for _, run in groupby(in_order, key=_series)]
    return [
        NumberedYear(run[0].series or run[0].get_kind_display(), list(_with_gaps(run)))
        for run in runs
    ]


def _series(issue) -> tuple[str, str]:
    return issue.kind, issue.series


def _with_gaps(issues):
    expected = 1
    for issue in issues:
        if issue.number > expected:
            yield Gap(expected, issue.number - 1)
        yield issue
        expected = issue.number + 1
