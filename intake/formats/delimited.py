"""Tables as text (csv): cells parted by commas, semicolons or tabs, some in quotes."""

import csv
import re
from collections import Counter
from contextlib import suppress
from io import StringIO

from reading import Extracted
from reading.documents.decoding import decode

from .sheets import Sheet, extracted

NAME = "csv"
TITLE = "CSV 表格"
SUFFIXES: tuple[str, ...] = (".csv",)

DELIMITERS = ",;\t|"
# So many rows tell which of them it is.
LOOKED_AT = 50
QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def recognises(content: bytes, name: str) -> bool:
    """By its name: what is in it is text. A file of another format has its own first bytes."""
    return name.lower().endswith(SUFFIXES)


def extract(content: bytes, name: str) -> Extracted:
    text = decode(content).text.lstrip("\ufeff")
    sheet = Sheet(name)
    for row, cells in enumerate(_rows_of(text)):
        for column, cell in enumerate(cells):
            sheet.put(row, column, _bare(cell))
    return extracted([sheet], NAME)


def _bare(cell: str) -> str:
    """="007" keeps the noughts of a number in Excel."""
    kept = QUOTED.fullmatch(cell.removeprefix("="))
    return kept[1].replace('""', '"') if kept else cell


def _rows_of(text: str) -> list[list[str]]:
    """Rows by the delimiter that parts most of them into as many cells, if any does."""
    lines = text.split("\n")
    filled = sum(map(bool, map(str.strip, lines[:LOOKED_AT])))
    delimiter = max(DELIMITERS, key=lambda each: _evenness(text, each))
    if 2 * _evenness(text, delimiter) >= max(filled, 2):
        with suppress(csv.Error):
            return list(csv.reader(StringIO(text), delimiter=delimiter))
    return [[line] for line in lines]


def _evenness(text: str, delimiter: str) -> int:
    """How many of the first rows have as many cells as most, of two and more."""
    head = "\n".join(text.split("\n", LOOKED_AT)[:LOOKED_AT])
    try:
        rows = csv.reader(StringIO(head), delimiter=delimiter)
        widths = Counter(len(row) for row in rows)
    except csv.Error:
        return 0
    return max((count for width, count in widths.items() if width > 1), default=0)
