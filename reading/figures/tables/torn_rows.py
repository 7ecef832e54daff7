"""Joins rows whose name a page left on the line above them: 养老机构, then 个 118."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...language.marks import HAN
from ...language.patterns import pattern
from .cells import Cell, PlacedRow, amount_in, scaled_unit

# 养老机构 四、社会救助 城市最低生活保障: behind the name the next section begins
NEXT_SECTION = pattern(r"\s+(?=[一二三四五六七八九十]{1,2}、)")
HAN_SIGN = pattern(f"[{HAN}]")
BLANK = pattern(r"\s+")


def rejoined(rows: Sequence[PlacedRow]) -> list[PlacedRow]:
    """The rows, each torn one with its name; what the name's line tells besides is below it."""
    whole: list[PlacedRow] = []
    for row in rows:
        if whole and _is_nameless(row) and _is_name(whole[-1]):
            whole += _with_name(whole.pop(), row)
        else:
            whole.append(row)
    return whole


def _is_nameless(row: PlacedRow) -> bool:
    """个 118: a unit, and one number that has none of its own."""
    if len(row.filled) != 2 or not row.cells[0].text:
        return False
    unit, number = row.filled
    amount = amount_in(number.text)
    return scaled_unit(unit.text) is not None and bool(amount and not amount.own)


def _is_name(row: PlacedRow) -> bool:
    if len(row.filled) != 1 or scaled_unit(row.filled[0].text):
        return False
    return bool(HAN_SIGN.search(row.filled[0].text)) and "。" not in row.filled[0].text


def _with_name(above: PlacedRow, row: PlacedRow) -> Iterator[PlacedRow]:
    """The row with its name, then a line for each heading that stood behind that."""
    name, *sections = NEXT_SECTION.split(above.filled[0].text.strip(), maxsplit=1)
    start = above.filled[0].start
    yield PlacedRow(row.placed, (Cell(name, start), *row.cells))
    for heading in BLANK.split(sections[0]) if sections else ():
        block = replace(above.placed.block, text=heading)
        placed = replace(above.placed, block=block)
        yield PlacedRow(placed, (Cell(heading, start),))
