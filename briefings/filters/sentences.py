"""A list in words: what it has been narrowed to, and what could not be understood."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

SHOWN_LENGTH = 20
# What belongs to the page that is shown, not to the list.
OF_PAGE = ("page", "after", "counts")
# In the order a sentence names them.
PHRASES = {
    "q": "含“{}”",
    "city": "{}",
    "agency": "{}",
    "year": "{}",
    "kind": "{}",
    "date_from": "{:%Y-%m-%d} 起",
    "date_to": "{:%Y-%m-%d} 止",
    "topic": "关于“{}”",
}


@dataclass(frozen=True)
class Chosen:
    """One value in force, in words, with the query string that drops it."""

    phrase: str
    without: str


def in_words(name: str, labels: list) -> str:
    """关于“养老服务”或“社会救助”"""
    if name == "topic":
        return "关于" + "或".join(f"“{label}”" for label in labels)
    return PHRASES[name].format("或".join(labels) if len(labels) > 1 else labels[0])


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
    return urlencode(kept + given)


def _kept(query: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in query.lists():
        if name not in OF_PAGE:
            yield from ((name, value) for value in values if value)


def shortened(value: str) -> str:
    return value[:SHOWN_LENGTH] + "…" * (len(value) > SHOWN_LENGTH)
