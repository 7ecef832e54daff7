"""Services broken off in the middle, and what is left of what they had begun."""

import re
from collections.abc import Callable, Iterable

import pytest
from django.db import connection, transaction

WRITE = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
# Thousands of rows that nothing here ever writes.
FIXED = {"agencies_region", "django_migrations", "django_content_type"}


class BrokenOff(Exception):
    """The power fails, a disk is full, the index raises: no error that is foreseen."""


class Breaking:
    """Counts the statements that write, and breaks off before one of them."""

    def __init__(self, before: int | None = None, aside: Iterable[str] = ()):
        self.before, self.count, self.aside = before, 0, tuple(aside)

    def __call__(self, execute, sql, params, many, context):
        if WRITE.match(sql) and not any(table in sql for table in self.aside):
            self.count += 1
            if self.count == self.before:
                raise BrokenOff(sql)
        return execute(sql, params, many, context)


def everything(aside: Iterable[str] = ()) -> dict[str, list[str]]:
    """All that the database holds, the index of the search as well."""
    left_out = FIXED.union(aside)
    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in left_out:
                cursor.execute(f'SELECT * FROM "{table}"')
                held[table] = sorted(map(_plain, cursor.fetchall()))
    return held


def _plain(row: tuple) -> str:
    values = (bytes(v) if isinstance(v, memoryview) else v for v in row)
    return repr(list(values))


def assert_all_or_nothing(
    service: Callable[[], object], aside: Iterable[str] = ()
) -> None:
    """Break it off before each of its writes in turn: then all is as it was before."""
    counting = Breaking(aside=aside)
    with transaction.atomic(), connection.execute_wrapper(counting):
        service()
        transaction.set_rollback(True)
    assert counting.count > 1, "what writes once needs no transaction"
    before = everything(aside)
    for at in range(1, counting.count + 1):
        breaking = Breaking(at, aside)
        with pytest.raises(BrokenOff), connection.execute_wrapper(breaking):
            service()
        assert everything(aside) == before
