"""Heads of tables that a page's turn prints again: they are no rows of the table."""

from collections.abc import Sequence
from itertools import takewhile

from reading.language.patterns import pattern

from .signs import PlacedLine

# 续表, （续）, 续表2: above the part of a table that stands overleaf.
CONTINUED = pattern(r"[（(]?\s*续(?:\s*表)?(?:\s*[\d一二三四五六七八九十]+)?\s*[）)]?$")


def mark_repeated_heads(pages: Sequence[Sequence[PlacedLine]]) -> None:
    """Name as margins the rows on top of a page that its table began with pages before."""
    table: list[PlacedLine] = []
    for lines in pages:
        told = [line for line in lines if not line.is_margin]
        called = told[:1] if told and CONTINUED.match(told[0].text) else []
        rows = _rows_on_top(told[len(called) :])
        if repeated := _repeated(table, rows):
            for line in (*called, *repeated):
                line.is_margin = True
        goes_on = bool(table) and len(called) + len(rows) == len(told)
        table = table + rows if goes_on else _rows_on_top(told[::-1])[::-1]


def _rows_on_top(lines: Sequence[PlacedLine]) -> list[PlacedLine]:
    return list(takewhile(lambda line: line.is_whole, lines))


def _repeated(
    table: Sequence[PlacedLine], rows: Sequence[PlacedLine]
) -> list[PlacedLine]:
    """The rows that say the same as the table's first ones, if that is a head: several
    cells, and rows below it on both pages.
    """
    pairs = zip(table, rows, strict=False)
    same = list(takewhile(lambda pair: pair[0].text == pair[1].text, pairs))
    is_head = any("\t" in line.text.strip() for line, _ in same)
    is_above = len(same) < min(len(table), len(rows))
    return [line for _, line in same] if is_head and is_above else []
