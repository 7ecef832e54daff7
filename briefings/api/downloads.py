"""A public list to take away at its own address: ?format=csv, ?format=json."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from ..exporting import ExportColumn, as_json, as_table
from ..lists.forms import Complaint
from ..methods import View
from .asking import FIELDS, asked_of
from .listing import Row
from .refusals import Refused, error_of
from .resource import Resource, columns_of
from .views import picked, site_of, with_licence

FORMAT = "format"
# How people call the forms, and what browsers are told of each.
FORMS = {
    "csv": ("表格（CSV）", "text/csv"),
    "json": ("JSON", "application/json"),
}
# Of more rows than these a file is sent as it is read, and nobody keeps it.
FEW = 1000


def also_as_data(resource: Resource, **narrowed: str) -> Callable[[View], View]:
    """Of a page of this list: its address may be asked for the list as a file.

    `narrowed` names the parameter for what the address itself says: topic="code".
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def page_or_file(request: HttpRequest, *args, **kwargs):
            if FORMAT not in request.GET:
                return view(request, *args, **kwargs)
            own = {name: str(kwargs[given]) for name, given in narrowed.items()}
            return taken_away(request, resource, own)

        return page_or_file

    return decorate


def taken_away(
    request: HttpRequest, resource: Resource, own: dict[str, str]
) -> HttpResponse | StreamingHttpResponse:
    """The whole list in the form that is asked for; nothing rather than more than that."""
    try:
        return with_licence(_file(request, resource, own))
    except Refused as problem:
        said = error_of(400, str(problem.detail), problem.complaints)
        plain = {"ensure_ascii": False}
        return JsonResponse(said, status=400, json_dumps_params=plain)


def downloads_at(path: str, query: Iterable[tuple[str, str]] = ()) -> dict[str, list]:
    """For a page: each form with its name, and where the list is to be had in it."""
    query = list(query)
    return {
        "downloads": [
            (content_type, words, f"{path}?{urlencode([*query, (FORMAT, form)])}")
            for form, (words, content_type) in FORMS.items()
        ]
    }


def _file(request: HttpRequest, resource: Resource, own: dict[str, str]):
    query = request.GET.copy()
    form = query.pop(FORMAT)[-1]
    if form not in FORMS:
        raise Refused([Complaint(FORMAT, "format 只能是 csv 或 json")])
    asked = asked_of(query, resource.fields, resource.told, resource.sorts)
    for name, value in own.items():
        query.setlist(name, [value])
    listing = resource.listed(query, site_of(request))
    keys = asked.keys or tuple(resource.told)
    lines = _lines(resource, form, listing.whole(), keys)
    body: Iterable[str] = lines if listing.total > FEW else "".join(lines)
    answer = StreamingHttpResponse if listing.total > FEW else HttpResponse
    response = answer(body, content_type=f"{FORMS[form][1]}; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{resource.title}.{form}"
    )
    return response


def _lines(
    resource: Resource, form: str, rows: Iterator[Row], keys: tuple[str, ...]
) -> Iterator[str]:
    if form == "csv":
        return as_table(rows, _columns(resource, keys))
    return as_json((picked(row, keys) for row in rows), resource.name)


def _columns(resource: Resource, keys: tuple[str, ...]) -> list[ExportColumn]:
    by_key = {column.key: column for column in columns_of(resource.record)}
    found = [by_key[key] for key in keys if key in by_key]
    if not found:
        names = "、".join(key for key in keys)
        raise Refused([Complaint(FIELDS, f"表格里没有“{names}”，请要 JSON")])
    return found
