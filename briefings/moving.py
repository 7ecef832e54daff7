"""To move a whole site from SQLite to PostgreSQL: every row, and proof that none differs."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    Error,
    connection,
    connections,
    transaction,
)
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import BinaryField, Field, GeneratedField, Model

from .search.engine import engine
from .search.keeping import rebuild

# By this name Django knows the database that is moved from, while it is.
SOURCE = "moved_from"
MAGIC = b"SQLite format 3\0"
# What `migrate` itself writes into a new database.
FILLED = {"django_content_type", "auth_permission", "briefings_contentversion"}
# Rows in memory at a time; of those that hold whole files, few.
BATCH, BATCH_OF_FILES = 500, 5
HASHES = 2**256


class MoveRefused(Exception):
    """Nothing was moved; the message says why and what to do, in Chinese."""


class Sum(NamedTuple):
    """How many rows a table has, and what their hashes add up to in whatever order.

    Databases sort words each in their own way, so the order tells nothing.
    """

    rows: int
    hashes: int


def move_from(file: Path) -> dict[str, int]:
    """Fill the empty database of the settings with all that the file holds, or not at all.

    Nobody writes to either meanwhile. Answers with the rows of each table.
    """
    if connection.vendor != "postgresql":
        raise MoveRefused(
            "DATABASE_URL 说的不是 PostgreSQL。请把它改成要搬去的数据库，再运行一次。"
        )
    with _opened(file) as source, _complaints_refuse():
        # A living site of the release before is refused as it is, not upgraded first.
        _refuse_filled(connection.introspection.table_names())
        call_command("migrate", verbosity=0)
        return _move(source)


def _move(source: DatabaseWrapper) -> dict[str, int]:
    with _both_held(source):
        _check_schema(source)
        _make_room()
        sums = {model: _copy(model) for model in _models()}
        connection.check_constraints()
        _set_sequences()
        moved = {model._meta.db_table: _proved(model, sums[model]) for model in sums}
        for _ in rebuild(from_scratch=True):
            pass
    return moved


@contextmanager
def _opened(file: Path) -> Iterator[DatabaseWrapper]:
    """The file as a database beside that of the settings."""
    try:
        with file.open("rb") as content:
            is_one = content.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise MoveRefused(f"打不开“{file}”：{error.strerror}。") from None
    if not is_one:
        raise MoveRefused(f"“{file}”不是 SQLite 数据库。")
    named = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
    both = connections.configure_settings({DEFAULT_DB_ALIAS: {}, SOURCE: named})
    source = connections[SOURCE] = DatabaseWrapper(both[SOURCE], SOURCE)
    try:
        yield source
    finally:
        source.close()
        del connections[SOURCE]


@contextmanager
def _complaints_refuse() -> Iterator[None]:
    """Whatever a database complains of becomes a refusal."""
    try:
        yield
    except Error as error:
        raise MoveRefused(f"没有搬成，一行也没有留下：{error}") from error


@contextmanager
def _both_held(source: DatabaseWrapper) -> Iterator[None]:
    """One transaction on each side."""
    with transaction.atomic(using=source.alias), transaction.atomic():
        yield


def _check_schema(source: DatabaseWrapper) -> None:
    applied = (
        MigrationRecorder(each).applied_migrations().keys()
        for each in (source, connection)
    )
    if len({frozenset(each) for each in applied}) > 1:
        raise MoveRefused(
            "两个数据库的结构不是同一版。请让 DATABASE_URL 先指着原来的 SQLite，"
            "运行 manage.py migrate，再搬。"
        )


def _make_room() -> None:
    """Empties what `migrate` has filled; refuses where anybody else has filled anything."""
    name = connection.ops.quote_name
    tables = [model._meta.db_table for model in _models()]
    every = ", ".join(map(name, tables))
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {every} IN ACCESS EXCLUSIVE MODE")
        _refuse_filled(tables)
        cursor.execute(f"TRUNCATE {every} RESTART IDENTITY")
    engine().empty()


def _refuse_filled(there: Iterable[str]) -> None:
    """If one of our tables that are there holds a row of somebody's."""
    ours = {model._meta.db_table for model in _models()} - FILLED
    with connection.cursor() as cursor:
        for table in sorted(ours.intersection(there)):
            named = connection.ops.quote_name(table)
            cursor.execute(f"SELECT 1 FROM {named} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                raise MoveRefused(
                    f"要搬去的数据库不是空的（表 {table} 里有内容）。请另建一个空数据库，"
                    "或者删掉这个重建；不要先运行 load_reference 和 createsuperuser。"
                )


def _copy(model: type[Model]) -> Sum:
    """Every row of the table, as it stands; answers with what was read."""
    fields, name = _fields(model), connection.ops.quote_name
    columns = ", ".join(name(str(field.column)) for field in fields)
    table = model._meta.db_table
    rows = hashes = 0
    try:
        with (
            connection.wrap_database_errors,
            connection.cursor() as cursor,
            cursor.copy(f"COPY {name(table)} ({columns}) FROM STDIN") as copy,
        ):
            for row in _rows(model, SOURCE):
                copy.write_row(
                    [
                        field.get_db_prep_save(value, connection)
                        for field, value in zip(fields, row, strict=True)
                    ]
                )
                rows, hashes = rows + 1, (hashes + _hash(row)) % HASHES
    except DatabaseError as error:
        raise MoveRefused(
            f"表 {table} 第 {rows + 1} 行附近有 PostgreSQL 不收的内容，"
            f"一行也没有留下：{error}"
        ) from error
    return Sum(rows, hashes)


def _set_sequences() -> None:
    """The next row of each table gets the number after the last."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*_models()]):
            cursor.execute(statement)


def _proved(model: type[Model], read: Sum) -> int:
    """The rows of the table, read back and found to be those that were read."""
    rows = hashes = 0
    for row in _rows(model, DEFAULT_DB_ALIAS):
        rows, hashes = rows + 1, (hashes + _hash(row)) % HASHES
    if (rows, hashes) != read:
        raise MoveRefused(
            f"表 {model._meta.db_table} 搬过去以后不一样了（原有 {read.rows} 行，"
            f"现有 {rows} 行），一行也没有留下。请把这句话转给开发人员。"
        )
    return rows


def _models() -> Iterator[type[Model]]:
    """One for each table of every app, those between two others as well."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def _fields(model: type[Model]) -> list[Field]:
    """What is written; what the database itself makes of it is not."""
    return [f for f in model._meta.concrete_fields if not isinstance(f, GeneratedField)]


def _rows(model: type[Model], alias: str) -> Iterator[tuple]:
    fields = _fields(model)
    whole_files = any(isinstance(field, BinaryField) for field in fields)
    names = [field.attname for field in fields]
    rows = model._base_manager.using(alias).order_by("pk").values_list(*names)
    return rows.iterator(chunk_size=BATCH_OF_FILES if whole_files else BATCH)


def _hash(row: tuple) -> int:
    told = repr([_plain(value) for value in row]).encode()
    return int.from_bytes(hashlib.sha256(told).digest())


def _plain(value: object) -> object:
    """The same words whichever database tells of it."""
    match value:
        case memoryview():
            return bytes(value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case list() | dict():
            return json.dumps(value, sort_keys=True, ensure_ascii=False)
        case _:
            return value
