"""The interface itself: a page of a list, a single text, and what is not there."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import path
from rest_framework.response import Response
from rest_framework.views import APIView

from ..addresses import absolute
from ..exporting import told
from ..lists.sentence import encoded
from .asking import AFTER, asked_of, keys_asked
from .refusals import NOTHING_HERE
from .resource import Resource
from .schema import ResourceSchema


class PublicView(APIView):
    """Read by anyone, from anywhere; as JSON alone."""

    schema: Any = ResourceSchema()
    metadata_class = None
    # What is asked for; whoever serves an address says so.
    resource: Any = None

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        return with_licence(response)


class ListView(PublicView):
    """So many of a list, and the way to the next."""

    def get(self, request):
        resource, query = self.resource, request.query_params
        asked = asked_of(query, resource.fields, resource.told, resource.sorts)
        listing = resource.listed(query, site_of(request))
        portion = listing.portion(asked.after, asked.limit)
        keys = asked.keys or tuple(resource.told)
        body = {
            "total": listing.total,
            "next": _next(request, portion.after),
            "results": [picked(row, keys) for row in portion.rows],
        }
        return Response(body)


class OneView(PublicView):
    """A single one, in full."""

    def get(self, request, key):
        asked = keys_asked(request.query_params, self.resource.told_of_one)
        found = self.resource.one(key, site_of(request))
        return Response(picked(found, asked or found))


class NothingView(PublicView):
    """Whatever else is asked for."""

    schema = None

    def get(self, request, *args, **kwargs):
        raise Http404(NOTHING_HERE)


def addresses_of(resources: Iterable[Resource]) -> list:
    """Where the resources stand: articles/ and articles/57/"""
    found = []
    for each in resources:
        listed = ListView.as_view(resource=each)
        found.append(path(f"{each.name}/", listed, name=f"api_{each.name}"))
        if each.one:
            one = OneView.as_view(resource=each)
            at = f"{each.name}/<{each.key}>/"
            found.append(path(at, one, name=f"api_{each.name}_one"))
    return found


def site_of(request: HttpRequest) -> str:
    """What links begin with: https://jianbao.example.gov.cn"""
    return absolute(request, "/")[:-1]


def picked(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: told(row[key]) for key in keys}


def with_licence(response):
    """Says under what terms this may be used, where the site has said so."""
    if settings.DATA_LICENCE_URL:
        response["Link"] = f'<{settings.DATA_LICENCE_URL}>; rel="license"'
    return response


def _next(request, after: str) -> str | None:
    if not after:
        return None
    query = encoded(request.query_params, **{AFTER: after})
    return absolute(request, f"{request.path}?{query}")
