"""A list in words, and as the query string of an address."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from .fields import ListField

SHOWN_LENGTH = 20
# What belongs to the page that is shown, not to the list.
OF_PAGE = ("page", "after", "counts")


@dataclass(frozen=True)
class Chosen:
    """One value in force, in words, with the query string that drops it."""

    phrase: str
    without: str


def in_order(fields: Iterable[ListField], chosen: Mapping) -> list[ListField]:
    """Those of the fields of which anything is chosen, as a sentence names them."""
    return sorted(
        (field for field in fields if field.name in chosen),
        key=lambda field: field.part,
    )


def in_words(said: Iterable[tuple[ListField, list]], chosen: Mapping) -> str:
    """韶关市或云浮市 2022年3月 关于“疫情防控”, of each field with its labels."""
    words = ""
    for field, labels in said:
        gap = "" if not words or field.continues(chosen) else " "
        words += gap + field.said(labels)
    return words


def query_without(query: QueryDict, name: str, value: str | None = None) -> str:
    """The query string without a field, or without one of its values."""
    return urlencode(
        [
            (field, given)
            for field, given in _kept(query)
            if field != name or (value is not None and given != value)
        ]
    )


def encoded(query: QueryDict, **changed: str | int | None) -> str:
    """The query string as an address carries it: no empty fields, nothing of the page."""
    kept = [(name, value) for name, value in _kept(query) if name not in changed]
    given = [(name, value) for name, value in changed.items() if value is not None]
    return urlencode([*kept, *given])


def _kept(query: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in query.lists():
        if name not in OF_PAGE:
            yield from ((name, value) for value in values if value)


def shortened(value: str) -> str:
    return value[:SHOWN_LENGTH] + "…" * (len(value) > SHOWN_LENGTH)
