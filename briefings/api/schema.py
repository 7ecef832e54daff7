"""How a resource is described in OpenAPI: by its own fields and its own record."""

from collections.abc import Collection
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from rest_framework import serializers

from ..lists.field import NamedField
from ..lists.fields import ByWords, DayField
from ..lists.pages import PER_PAGE
from .asking import AFTER, FIELDS, LIMIT, MOST, OF_PAGE, SORT, SORT_LABEL
from .resource import Resource

WRONG = {
    304: "没有变化，If-None-Match 里的还有效",
    400: "参数没有看懂；parameters 逐个说明",
    404: "没有这个地址或者这一条",
    410: "已经撤下",
    406: "这里只给 JSON",
    429: "请求太多；Retry-After 是要等的秒数",
    503: "暂时不能回答，例如数据库连不上；Retry-After 是要等的秒数",
}


class WrongParameter(serializers.Serializer):
    name = serializers.CharField(label="参数")
    message = serializers.CharField(label="说明")


class ErrorRecord(serializers.Serializer):
    """The one shape of whatever went wrong."""

    status = serializers.IntegerField(label="状态码")
    message = serializers.CharField(label="说明")
    parameters = WrongParameter(label="逐个参数的说明", many=True)


class ResourceSchema(AutoSchema):
    """Asks the resource that the view stands for."""

    @property
    def resource(self) -> Resource:
        return self.view.resource

    @property
    def is_list(self) -> bool:
        return "key" not in self.path_kwargs

    @property
    def path_kwargs(self) -> str:
        return self.path.partition("{")[2]

    def get_operation_id(self) -> str:
        return f"{self.resource.name}_{'list' if self.is_list else 'one'}"

    def get_summary(self) -> str:
        return self.resource.title if self.is_list else f"一条{self.resource.title}"

    def get_description(self) -> str:
        return self.resource.said

    def get_tags(self) -> list[str]:
        return [self.resource.title]

    def get_auth(self) -> list:
        return []

    def get_override_parameters(self) -> list[Any]:
        if self.is_list:
            return parameters_of(self.resource)
        return [_fields_of(self.resource.told_of_one)]

    def get_response_serializers(self) -> Any:
        resource = self.resource
        if self.is_list:
            whole: Any = page_of(resource)
            wrong: tuple[int, ...] = (400, 406, 429, 503)
        else:
            whole = resource.record_of_one or resource.record
            wrong = (400, 404, 406, 410, 429, 503)
        return {200: whole, 304: None, **dict.fromkeys(wrong, ErrorRecord)}

    def _get_response_for_code(self, serializer, status_code, *args, **kwargs):
        response = super()._get_response_for_code(
            serializer, status_code, *args, **kwargs
        )
        response["description"] = WRONG.get(int(status_code), "查到的内容")
        return response


def page_of(resource: Resource) -> serializers.Serializer:
    """A page of the list: how many there are in all, the next page, the rows."""
    return inline_serializer(
        name=f"{resource.record.__name__.removesuffix('Record')}Page",
        fields={
            "total": serializers.IntegerField(label="总数"),
            "next": serializers.URLField(label="下一页", allow_null=True),
            "results": resource.record(many=True, label="本页"),
        },
    )


def as_asked(result: dict, generator, request, public) -> dict:
    """Whoever asks for few keys is promised no others; a parameter may be left blank."""
    schemas = result.get("components", {}).get("schemas", {})
    for methods in result["paths"].values():
        operation = methods["get"]
        schemas[_row_told(operation, schemas)].pop("required", None)
        for parameter in operation["parameters"]:
            # As a form sends it whose reader has filled in other fields alone.
            if parameter["in"] == "query" and not parameter.get("required"):
                parameter["allowEmptyValue"] = True
    return result


def _row_told(operation: dict, schemas: dict) -> str:
    """The schema of what is told: of a single one, or of each row of a page."""
    told = _named(
        operation["responses"]["200"]["content"]["application/json"]["schema"]
    )
    page = schemas[told]["properties"]
    return _named(page["results"]["items"]) if "results" in page else told


def _named(schema: dict) -> str:
    return schema["$ref"].rpartition("/")[2]


def parameters_of(resource: Resource) -> list[OpenApiParameter]:
    """What the list may be narrowed by, and what of it is asked for."""
    found = [_parameter(field, resource) for field in resource.fields]
    if resource.sorts:
        sorts = list(resource.sorts)
        found.append(OpenApiParameter(SORT, description=SORT_LABEL, enum=sorts))
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": PER_PAGE}
    return [
        *found,
        OpenApiParameter(AFTER, description=f"{OF_PAGE[AFTER]}：上一页 next 里的"),
        OpenApiParameter(LIMIT, limit, description=OF_PAGE[LIMIT]),
        _fields_of(resource.told),
    ]


def _fields_of(told: Collection[str]) -> OpenApiParameter:
    keys = {"type": "array", "items": {"type": "string", "enum": list(told)}}
    said = f"{OF_PAGE[FIELDS]}，用逗号分开"
    return OpenApiParameter(FIELDS, keys, description=said, explode=False)


def _parameter(field: NamedField, resource: Resource) -> OpenApiParameter:
    required = field.name in resource.required
    looks = dict(field.looks)
    if isinstance(field, (DayField, ByWords)) or required:
        return OpenApiParameter(
            field.name, looks, description=field.label, required=required
        )
    return OpenApiParameter(
        field.name,
        {"type": "array", "items": looks},
        description=f"{field.label}；可以给几个，符合其中一个就算",
        explode=True,
    )
