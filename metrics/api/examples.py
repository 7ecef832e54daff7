"""What an interface can be tried with: keys that are there, beside the parameters that take them."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from briefings.api.resource import Resource

# Which list tells the values of a parameter.
TOLD_BY = {
    "agency": "agencies",
    "city": "regions",
    "indicator": "indicators",
    "topic": "topics",
}


def with_examples(schema: dict[str, Any], resources: Sequence[Resource]) -> dict:
    """Of each list its first key; an empty list has none to show."""
    first = {each.name: _first_key(each) for each in resources if each.one}
    for path, methods in schema["paths"].items():
        name = path.removeprefix("/api/v1/").partition("/")[0]
        for parameter in methods["get"]["parameters"]:
            list_of = name if parameter["in"] == "path" else parameter["name"]
            key = first.get(TOLD_BY.get(list_of, list_of))
            if key is None:
                continue
            is_one = parameter["schema"].get("type") != "array"
            parameter["example"] = key if is_one else [key]
    return schema


def _first_key(resource: Resource) -> Any:
    rows = resource.listed(QueryDict(), "").portion("", 1).rows
    return rows[0].get("id", rows[0].get("key")) if rows else None
