"""The notice before a link that leads away from the sites of government."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404
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
    return render(request, "briefings/leaving.html", {"way": _way_out(named)})


def _way_out(named: str) -> WayOut:
    if named in SITE_LINKS:
        setting, page, called = SITE_LINKS[named]
        way = WayOut(getattr(settings, setting), reverse(page), called)
    elif named.isdecimal():
        issues = Issue.objects.published().select_related("agency")
        issue = get_object_or_404(issues, pk=named)
        way = WayOut(issue.origin, issue.get_absolute_url(), issue_title(issue))
    else:
        raise Http404
    if way_to(way.there, named) == way.there:
        # Nothing, or a site of government, of which the notice would say what is not so.
        raise Http404
    return way
