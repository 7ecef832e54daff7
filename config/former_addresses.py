"""Addresses under names that bureaus gave up, be it in a merger: they lead on for good."""

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse

from agencies.addresses import present_slugs
from agencies.models import Agency
from briefings.lists.fields import ByAgency


class FormerAddresses:
    """Where nothing is found under a former address name, leads to the present one.

    So does a list that is narrowed by one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD") and (address := _present_list(request)):
            return HttpResponsePermanentRedirect(address)
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        address = _present_address(request)
        return HttpResponsePermanentRedirect(address) if address else response


def _present_list(request) -> str:
    """A list of the public site narrowed by a former name, narrowed by the present one."""
    slugs = request.GET.getlist(ByAgency.name)
    if not slugs or request.path_info.startswith("/admin/"):
        return ""
    if not (led_on := present_slugs(slugs)):
        return ""
    query = request.GET.copy()
    query.setlist(ByAgency.name, [led_on.get(slug, slug) for slug in slugs])
    return f"{request.path}?{query.urlencode()}"


def _present_address(request) -> str:
    """The same page of the bureau under its present name; none if that never was another."""
    match = request.resolver_match
    slug = match.kwargs.get("slug", "") if match else ""
    if not slug or "\0" in slug:
        return ""
    agency = Agency.objects.known_to_the_public().formerly_at(slug).first()
    if agency is None:
        return ""
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": agency.slug})
    query = request.META.get("QUERY_STRING")
    return f"{address}?{query}" if query else address
