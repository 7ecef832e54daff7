"""How rows are written to be taken away: as a table for spreadsheets, as JSON."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from django.utils.timezone import localtime

from reading.language.numerals import plain

# A spreadsheet takes what begins so for a formula, and would reckon.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# Without it a spreadsheet reads UTF-8 as GBK.
BYTE_ORDER_MARK = "\ufeff"
ROWS_A_CHUNK = 200
YES_NO = {True: "是", False: "否"}

Row = Mapping[str, Any]


class ExportColumn(NamedTuple):
    """A column: its head in a table, its key in JSON, the field it is read from."""

    head: str
    key: str
    field: str
    # For a reader of the table, where JSON has a code.
    in_words: Callable[[Any], str] | None = None


class Echo:
    """Hands back what a writer writes."""

    def write(self, line: str) -> str:
        return line


def as_table(rows: Iterable[Row], columns: Sequence[ExportColumn]) -> Iterator[str]:
    """A table that a spreadsheet opens as it is."""
    line = csv.writer(Echo()).writerow
    yield BYTE_ORDER_MARK + line([column.head for column in columns])
    for chunk in _chunks(rows):
        yield "".join(
            line([_cell(column, row[column.key]) for column in columns])
            for row in chunk
        )


def as_json(rows: Iterable[Row], name: str) -> Iterator[str]:
    """One object that says what it is, with a row a line."""
    head = {"format": f"jianbao-{name}", "version": 1}
    yield f'{json.dumps(head)[:-1]}, "{name}": ['
    before = "\n"
    for chunk in _chunks(rows):
        yield before + ",\n".join(map(json_of, chunk))
        before = ",\n"
    yield "\n]}\n"


def json_of(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, default=told)


def told(value: Any) -> Any:
    """3958, not 3958.000000; a day as 2022-04-11, a moment with its offset from UTC."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return localtime(value).isoformat()
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items()}
    if isinstance(value, list):
        return list(map(told, value))
    return value.isoformat() if isinstance(value, date) else value


def cell_of(value: Any) -> Any:
    """Numbers as they are; a text so that no spreadsheet takes it for a formula."""
    if isinstance(value, list):
        value = "；".join(map(str, value))
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_SIGNS) else value
    return plain(value) if isinstance(value, Decimal) else value


def _cell(column: ExportColumn, value: Any) -> Any:
    if value is None:
        return ""
    return column.in_words(value) if column.in_words else cell_of(value)


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while chunk := list(islice(rest, ROWS_A_CHUNK)):
        yield chunk
