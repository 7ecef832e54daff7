"""Addresses under names that bureaus gave up, be it in a merger: they lead on for good."""

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse

from agencies.models import Agency


class FormerAddresses:
    """Where nothing is found under a former address name, leads to the present one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        address = _present_address(request)
        return HttpResponsePermanentRedirect(address) if address else response


def _present_address(request) -> str:
    """The same page of the bureau under its present name; none if that never was another."""
    match = request.resolver_match
    slug = match.kwargs.get("slug") if match else None
    known = Agency.objects.known_to_the_public()
    agency = known.formerly_at(slug).first() if slug else None
    if agency is None:
        return ""
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": agency.slug})
    query = request.META.get("QUERY_STRING")
    return f"{address}?{query}" if query else address
