"""The notice before a link that leads away from the sites of government."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from ..addresses import SITE_LINKS, way_to
from ..methods import require_safe
from ..models import Issue
from ..templatetags.reading import issue_title


class WayOut(NamedTuple):
    """Where a link leads, from which page, and what that page is called."""

    there: str
    here: str
    called: str


@require_safe
def leaving(request, named):
    """Only to what a public page of this site links to: nobody is sent elsewhere."""
    if named not in SITE_LINKS:
        raise Http404
    setting, page, called = SITE_LINKS[named]
    return _tell(
        request, named, WayOut(getattr(settings, setting), reverse(page), called)
    )


@require_safe
def leaving_issue(request, pk):
    """To where a published issue was taken from."""
    issues = Issue.objects.published().select_related("agency")
    issue = get_object_or_404(issues, pk=pk)
    way = WayOut(issue.origin, issue.get_absolute_url(), issue_title(issue))
    return _tell(request, str(pk), way)


def _tell(request: HttpRequest, named: str, way: WayOut) -> HttpResponse:
    """404 of nothing, and of a site of government, of which the notice would not be so."""
    if way_to(way.there, named) == way.there:
        raise Http404
    return render(request, "briefings/leaving.html", {"way": way})
