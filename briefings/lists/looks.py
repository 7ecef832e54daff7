"""What the values of a field look like, as JSON Schema says it: for those who read no list."""

from collections.abc import Iterable, Mapping
from typing import Any

Looks = Mapping[str, Any]
A_DAY: Looks = {"type": "string", "format": "date"}


def written(pattern: str) -> Looks:
    """As the whole of a value matches the pattern."""
    return {"type": "string", "pattern": f"^({pattern})$"}


def among(values: Iterable[str]) -> Looks:
    return {"type": "string", "enum": list(values)}


def of_length(most: int | None) -> Looks:
    """Any words, so many signs at most."""
    return {"type": "string", "maxLength": most}
