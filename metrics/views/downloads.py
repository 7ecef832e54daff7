"""Figures to take away, as a table or as JSON, sent as they are read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from briefings.api.views import site_of, with_licence
from briefings.lists.sentence import shortened
from briefings.methods import require_safe

from ..exports.figures import as_csv, as_json, exported
from ..models import Figure, Indicator
from .narrowing import NotUnderstood, narrowed


@dataclass(frozen=True)
class Form:
    """A file format: how rows are written, and what browsers are told."""

    suffix: str
    content_type: str
    write: Callable[[Iterable[dict[str, Any]]], Iterator[str]]


CSV = Form("csv", "text/csv; charset=utf-8", as_csv)
JSON = Form("json", "application/json", as_json)


@require_safe
def indicator_csv(request, key):
    return _series(request, key, CSV)


@require_safe
def indicator_json(request, key):
    return _series(request, key, JSON)


@require_safe
def figures_csv(request):
    return _send(request, Figure.objects.public().order_by("pk"), "数据", CSV)


@require_safe
def figures_json(request):
    return _send(request, Figure.objects.public().order_by("pk"), "数据", JSON)


def _series(request, key: str, form: Form):
    indicator = get_object_or_404(Indicator, pk=key)
    figures = Figure.objects.public().of(indicator).by_period()
    return _send(request, figures, indicator.name, form)


def _send(request, figures, name: str, form: Form):
    """What was asked for; nothing at all rather than more than that."""
    try:
        figures = narrowed(figures, request.GET)
    except NotUnderstood as problem:
        words = f"没有看懂“{problem.field.label}”中的“{shortened(problem.value)}”，没有下载。\n"
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    rows = exported(figures, site_of(request))
    response = StreamingHttpResponse(form.write(rows), content_type=form.content_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{name}.{form.suffix}"
    )
    return with_licence(response)
