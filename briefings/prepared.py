"""Queries that are made once and asked many times, each time with other values.

To make one out of its parts takes the site longer than it takes the database to answer.
"""

from collections.abc import Iterator, Sequence

from django.db import connections
from django.db.models import QuerySet

# Values that any query of many has room for.
FEWEST = 8


class Blank(str):
    """Stands in a query for a value that is not known until the query is asked.

    A field of numbers takes none as it is, but does take Value(Blank("article")).
    """

    __slots__ = ()


class Prepared:
    """A query of tuples (values_list), with blanks for what it is to be asked with."""

    def __init__(self, queryset: QuerySet):
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(queryset.db)
        self._sql, self._params = self._compiler.as_sql()
        columns = self._compiler.select[: self._compiler.col_count]
        self._converters = self._compiler.get_converters([each[0] for each in columns])

    @property
    def database(self) -> str:
        """The first or a copy, as the router says now."""
        return self._queryset.db

    def ask(self, **values) -> Iterator[tuple]:
        """The rows, with the value of each blank in its place."""
        params = [
            values[param] if isinstance(param, Blank) else param
            for param in self._params
        ]
        with connections[self.database].cursor() as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall()
        # Found once: the compiler would look for them at every question.
        return map(tuple, self._compiler.apply_converters(rows, self._converters))


def blanks(name: str, count: int) -> list[Blank]:
    """place_0, place_1, …"""
    return [Blank(f"{name}_{n}") for n in range(count)]


def given(name: str, values: Sequence) -> dict[str, object]:
    """What the blanks of the name are asked with."""
    return {f"{name}_{n}": value for n, value in enumerate(values)}


def room_for(values: Sequence) -> int:
    """For how many values to prepare a query: a few more, so that it serves others."""
    return max(FEWEST, 1 << (len(values) - 1).bit_length())


def filled(values: Sequence, room: int) -> list:
    """As many as there is room for: what is asked for twice is found once."""
    return [*values, *[*values[:1]] * (room - len(values))]
