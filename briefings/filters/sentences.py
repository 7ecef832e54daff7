"""A list in words: what it has been narrowed to, and what could not be understood."""

from dataclasses import dataclass

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
    left = query.copy()
    values = [v for v in left.pop(name, []) if value is not None and v != value]
    if values:
        left.setlist(name, values)
    return encoded(left)


def encoded(query: QueryDict, **changed: str | int | None) -> str:
    """The query string as an address carries it: no empty fields, nothing of the page."""
    kept = [
        (name, value)
        for name, values in query.lists()
        for value in values
        if value and name not in OF_PAGE and name not in changed
    ]
    made = QueryDict(mutable=True)
    for name, value in [*kept, *changed.items()]:
        if value is not None:
            made.appendlist(name, str(value))
    return made.urlencode()


def shortened(value: str) -> str:
    return value[:SHOWN_LENGTH] + "…" * (len(value) > SHOWN_LENGTH)
