"""The whole public site for machines that take it away: contents, and tables by portions."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, JsonResponse

from briefings.api.refusals import Refused, error_of
from briefings.api.views import site_of, with_licence
from briefings.methods import require_safe
from briefings.models import ContentVersion

from ..exports.package import MEDIA, lines_of, live_contents
from ..exports.tables import TABLES

BY_NAME = {table.name: table for table in TABLES}
PLAIN = {"ensure_ascii": False}
AFTER = "after"


@require_safe
def contents(request):
    # Before anything is read that it is the version of.
    version = ContentVersion.objects.of_site()
    found = live_contents(site_of(request), version)
    return with_licence(JsonResponse(found, json_dumps_params=PLAIN))


@require_safe
def table(request, name):
    """So many rows, a line each; the way to the next in `Link`."""
    if name not in BY_NAME:
        raise Http404
    try:
        portion = BY_NAME[name].portion(site_of(request), request.GET.get(AFTER, ""))
    except Refused as problem:
        said = error_of(400, str(problem.detail), problem.complaints)
        return JsonResponse(said, status=400, json_dumps_params=PLAIN)
    lines = "".join(lines_of(BY_NAME[name], portion.rows))
    answer = with_licence(HttpResponse(lines, content_type=MEDIA["jsonl"]))
    if portion.after:
        onward = f"{site_of(request)}{request.path}?{urlencode({AFTER: portion.after})}"
        links = [answer.get("Link", ""), f'<{onward}>; rel="next"']
        answer["Link"] = ", ".join(filter(None, links))
    return answer
