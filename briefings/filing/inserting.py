"""Many new rows at once, where nobody asks for their ids."""

from collections.abc import Iterable, Sequence
from functools import cache, partial
from operator import attrgetter

from django.db import connections, router
from django.db.models import BooleanField, CharField, Field, JSONField, Model, TextField

# Whatever the database, its driver takes the values of these as they are.
AS_THEY_ARE = (BooleanField, CharField, TextField)


def insert(rows: Iterable[Model]) -> None:
    """File rows of one table as bulk_create does, in a third of its time.

    That compiles each value into a statement as long as the rows are many; here one
    short statement is run for every row. The rows are not given their ids.
    """
    rows = list(rows)
    if not rows:
        return
    fields = _fields(type(rows[0]))
    for field in fields:
        if type(field).pre_save is not Field.pre_save:
            # As those do that note the time of filing.
            for row in rows:
                field.pre_save(row, add=True)
    values = map(attrgetter(*(field.attname for field in fields)), rows)
    _insert(type(rows[0]), fields, values)


def insert_values(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence]
) -> None:
    """File rows given as the values of these columns; the others have their defaults.

    Most of what a row costs is to make an object of it, which nobody would look at.
    """
    others = {field.attname: field for field in _fields(model)}
    given = [others.pop(name) for name in names]
    _insert(model, given, rows, with_default=list(others.values()))


def _fields(model: type[Model]) -> list[Field]:
    """All that a row is given: the key and what is generated the database finds itself."""
    return [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.generated)
    ]


def _insert(
    model: type[Model],
    given: Sequence[Field],
    rows: Iterable[Sequence],
    with_default: Sequence[Field] = (),
) -> None:
    connection = connections[router.db_for_write(model)]
    columns = [
        _for_database(field, values, connection)
        for field, values in zip(given, zip(*rows, strict=True), strict=False)
    ]
    if not columns:
        return
    defaults = [
        field.get_db_prep_save(field.get_default(), connection)
        for field in with_default
    ]
    statement = _statement(model._meta.db_table, [*given, *with_default], connection)
    with connection.cursor() as cursor:
        cursor.executemany(
            statement, [(*row, *defaults) for row in zip(*columns, strict=True)]
        )


def _for_database(field: Field, values: Iterable, connection) -> Iterable:
    """The values of a column as the driver takes them; most come again and again."""
    if type(field) in AS_THEY_ARE:
        return values
    form = partial(field.get_db_prep_save, connection=connection)
    # Lists and dicts cannot be remembered.
    return map(form if isinstance(field, JSONField) else cache(form), values)


def _statement(table: str, fields: Sequence[Field], connection) -> str:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quoted(table)} ({columns}) VALUES ({marks})"  # noqa: S608
