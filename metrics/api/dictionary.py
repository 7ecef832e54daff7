"""The interface described: in OpenAPI for machines, as a data dictionary for people."""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from rest_framework import serializers
from rest_framework.response import Response

from briefings.addresses import absolute
from briefings.api.articles import ARTICLES
from briefings.api.asking import MOST
from briefings.api.issues import ISSUES
from briefings.api.reference import AGENCIES, FACETS, REGIONS, TOPICS
from briefings.api.resource import Resource, told_by
from briefings.api.views import PublicView
from briefings.lists.pages import PER_PAGE
from briefings.methods import require_safe

from ..models import Indicator
from .examples import with_examples
from .figures import FIGURES, INDICATORS
from .series import SERIES

RESOURCES = (
    *(ISSUES, ARTICLES, AGENCIES, REGIONS, TOPICS, FACETS),
    *(INDICATORS, FIGURES, SERIES),
)
KINDS = (
    (serializers.ChoiceField, "代码"),
    (serializers.BooleanField, "是否"),
    (serializers.IntegerField, "整数"),
    (serializers.DateTimeField, "时间"),
    (serializers.DateField, "日期"),
    (serializers.URLField, "网址"),
    (serializers.ListField, "清单"),
    (serializers.ListSerializer, "清单"),
)


class KeyLine(NamedTuple):
    """A key of a record, in words."""

    key: str
    label: str
    kind: str
    help: str
    codes: list[tuple[str, str]]
    # How deep it lies within others.
    depth: int

    @property
    def indent(self) -> str:
        return "\u3000" * self.depth


class DescribedResource(NamedTuple):
    """A resource as the data dictionary shows it."""

    resource: Resource
    url: str
    # What has to be asked of it, to see it.
    example: str
    parameters: list[tuple[str, str, bool]]
    keys: list[KeyLine]
    keys_of_one: list[KeyLine]


class SchemaView(PublicView):
    """The whole interface in OpenAPI."""

    schema = None

    def get(self, request):
        return Response(schema_of_interface(absolute(request, "/")[:-1]))


def schema_of_interface(site: str) -> dict:
    found = SchemaGenerator().get_schema(request=None, public=True)
    found["servers"] = [{"url": site}]
    return with_examples(found, RESOURCES)


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    example = Indicator.objects.values_list("key", flat=True).first() or ""
    context = {
        "site": absolute(request, "/")[:-1],
        "described": [_described(each, example) for each in RESOURCES],
        "per_page": PER_PAGE,
        "most": MOST,
        "licence": settings.DATA_LICENCE,
        "licence_url": settings.DATA_LICENCE_URL,
        "hourly": settings.API_HOURLY,
    }
    return render(request, "metrics/api.html", context)


def _described(resource: Resource, example: str) -> DescribedResource:
    keys = list(_lines(resource.record))
    own = {line.key for line in keys if not line.depth}
    of_one = resource.record_of_one
    return DescribedResource(
        resource,
        reverse(f"api_{resource.name}"),
        f"indicator={example}" if example and resource.required else "",
        [
            (field.name, field.label, field.name in resource.required)
            for field in resource.fields
        ],
        keys,
        list(_lines(of_one, without=own)) if of_one else [],
    )


def _lines(
    record: type[serializers.Serializer],
    depth: int = 0,
    without: set[str] | None = None,
) -> Iterator[KeyLine]:
    for key, told in told_by(record).items():
        if key in (without or ()):
            continue
        choices = told.choices if isinstance(told, serializers.ChoiceField) else {}
        codes = [(code, str(words)) for code, words in choices.items()]
        kind = next((name for kind, name in KINDS if isinstance(told, kind)), "文字")
        words = str(told.help_text or "")
        yield KeyLine(key, str(told.label), kind, words, codes, depth)
        if isinstance(told, serializers.ListSerializer):
            yield from _lines(type(told.child), depth + 1)
