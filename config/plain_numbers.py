"""Numbers in addresses are written one way: /archive/2022/04/ leads to /archive/2022/4/."""

import re
from urllib.parse import unquote

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

LEADING_ZERO = re.compile(r"/0\d")


class PlainNumbers:
    """Leads from numbers with leading zeros, which mean the same, to those without."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "\0" in request.path_info:
            # It is no address of ours, and PostgreSQL stumbles over it.
            raise Http404
        if request.method not in ("GET", "HEAD"):
            return None
        if not LEADING_ZERO.search(request.path_info) or not kwargs:
            return None
        if not request.resolver_match.url_name:
            # Old addresses of the desk have no name, and lead on by themselves.
            return None
        plain = reverse(request.resolver_match.view_name, args=args, kwargs=kwargs)
        if unquote(plain) == request.path:
            return None
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{plain}?{query}" if query else plain)
