"""Lists that are read on from where one stopped, so that nothing is lost or met twice."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q, QuerySet

from ..lists import ArticleFilter
from ..lists.forms import Complaint
from ..lists.pages import key_of, place_of_key
from .refusals import Refused

# So many rows a page of those who take a whole list away.
LARGE = 500
COUNTS_KEPT = 256
# What each name of a place to go on from is parted by: 20220411-5-57
DASH = "-"

Row = dict[str, Any]


class Portion(NamedTuple):
    """Rows of a list, and from where to go on; blank at its end."""

    rows: list[Row]
    after: str


class Listing:
    """A list in its order."""

    @property
    def total(self) -> int:
        raise NotImplementedError

    def portion(self, after: str, size: int) -> Portion:
        raise NotImplementedError

    def whole(self) -> Iterator[Row]:
        """All of it, read piece by piece."""
        portion = self.portion("", LARGE)
        yield from portion.rows
        while portion.after:
            portion = self.portion(portion.after, LARGE)
            yield from portion.rows


class ListedPlaces(Listing):
    """Articles in the order of the public index, named by their day and id."""

    def __init__(
        self, chosen: ArticleFilter, rows: Callable[[Sequence[int]], list[Row]]
    ):
        if chosen.query:
            chosen.gather()
        self.order, self.rows = chosen.order, rows

    @property
    def total(self) -> int:
        return len(self.order)

    def portion(self, after: str, size: int) -> Portion:
        start = self._behind(after) if after else 0
        places = self.order[start : start + size]
        goes_on = start + size < self.total
        return Portion(self.rows(places), key_of(places[-1]) if goes_on else "")

    def _behind(self, after: str) -> int:
        place = place_of_key(after)
        start = None if place is None else self.order.behind(place)
        if start is None:
            raise lost(after)
        return start


@dataclass(frozen=True)
class CountedRows:
    """Rows that are asked for, known again by how the database is asked."""

    sql: str
    rows: QuerySet = field(compare=False)


@lru_cache(maxsize=COUNTS_KEPT)
def count_of(version: int, counted: CountedRows) -> int:
    """Kept until anything public changes: to count a million figures takes a second."""
    return counted.rows.count()


class ListedRows(Listing):
    """Rows of the database, named by the columns that they are ordered by, newest first."""

    def __init__(
        self,
        found: QuerySet,
        columns: Sequence[str],
        rows: Callable[[QuerySet], list[Row]],
        version: int,
    ):
        """`version` is that of the content, asked for before anything of it is read."""
        self.found, self.columns, self.rows = found, columns, rows
        self.version = version

    @property
    def total(self) -> int:
        rows = self.found.order_by()
        return count_of(self.version, CountedRows(str(rows.query), rows))

    def portion(self, after: str, size: int) -> Portion:
        found = self.found.order_by(*(f"-{name}" for name in self.columns))
        if after:
            found = found.filter(self._behind(after))
        # One more tells whether the list goes on.
        keys = list(found.values_list(*self.columns)[: size + 1])
        named = found.filter(pk__in=[key[-1] for key in keys[:size]])
        goes_on = len(keys) > size
        return Portion(self.rows(named), self._name(keys[size - 1]) if goes_on else "")

    def _name(self, key: Sequence[object]) -> str:
        return DASH.join("" if part is None else _written(part) for part in key)

    def _behind(self, after: str) -> Q:
        """What comes later in the order than the row of the name."""
        parts = after.split(DASH)
        if len(parts) != len(self.columns):
            raise lost(after)
        behind = Q(pk__in=())
        alike = Q()
        for name, part in zip(self.columns, parts, strict=True):
            value = self._read(name, part, after)
            behind |= alike & _less(name, value)
            alike &= Q(**{name: value})
        return behind

    def _read(self, name: str, part: str, after: str) -> object:
        field = self.found.model._meta.get_field("id" if name == "pk" else name)
        if not part and field.null:
            return None
        try:
            if not (part.isascii() and part.isdecimal() and len(part) < 16):
                raise ValueError(part)
            return field.to_python(_unwritten(part, field.get_internal_type()))
        except (ValueError, ValidationError) as problem:
            raise lost(after) from problem


class ListedKeys(Listing):
    """A list that is short enough to be held by its keys."""

    def __init__(self, keys: Sequence[str], rows: Callable[[Sequence[str]], list[Row]]):
        self.keys, self.rows = keys, rows

    @property
    def total(self) -> int:
        return len(self.keys)

    def portion(self, after: str, size: int) -> Portion:
        start = self._behind(after) if after else 0
        keys = self.keys[start : start + size]
        goes_on = start + size < self.total
        return Portion(self.rows(keys), keys[-1] if goes_on else "")

    def _behind(self, after: str) -> int:
        try:
            return self.keys.index(after) + 1
        except ValueError as problem:
            raise lost(after) from problem


def lost(after: str) -> Refused:
    said = f"没有看懂“接着取”中的“{after[:20]}”，请从头取，或者照上一页的 next 取"
    return Refused([Complaint("after", said)])


def _written(part: object) -> str:
    """20220411 of a day."""
    return str(part).replace(DASH, "")


def _unwritten(part: str, kind: str) -> str:
    is_day = kind == "DateField"
    if is_day and len(part) != 8:
        raise ValueError(part)
    return f"{part[:4]}-{part[4:6]}-{part[6:]}" if is_day else part


def _less(name: str, value: object) -> Q:
    """What comes later in descending order; databases differ in where they put nothing."""
    nothing_is_least = connection.features.order_by_nulls_first
    if value is None:
        return Q(pk__in=()) if nothing_is_least else Q(**{f"{name}__isnull": False})
    less = Q(**{f"{name}__lt": value})
    return less | Q(**{f"{name}__isnull": True}) if nothing_is_least else less
