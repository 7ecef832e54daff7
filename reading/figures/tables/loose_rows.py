"""Rows without a heading: a name and one number, or a place and cells that tell all."""

import re
from collections.abc import Iterator

from ...language.patterns import pattern
from ..figure import ParsedFigure
from .cells import Amount, Cell, PlacedRow, amount_in, scaled_unit
from .columns import ColumnRole, TableColumn
from .rows import RowContext, figure_of, named_by, note_row

HAN = pattern("[\u4e00-\u9fff]")
OF_A_PLACE = pattern("[\u4e00-\u9fff]{1,10}(?:[省市县区旗州盟乡镇村]|街道|苏木)")
WORDS_AND_NUMBER = pattern(
    "(?P<what>[\u4e00-\u9fff（）、]{2,20}[:：]?)(?P<amount>[\\d.,]+[\u4e00-\u9fff%％/]{1,8})"
)
LONGEST_NAME = 45
SENTENCE = pattern("[。；？！]")


def figures_in_loose_row(row: PlacedRow, context: RowContext) -> Iterator[ParsedFigure]:
    """Rows without a heading: a name, perhaps a unit, and one number each."""
    if told := _told_in_cells(row):
        yield from _figures_told(row, told, context)
        return
    for name, unit, numbers in _loose_groups(row):
        if not HAN.search(name) or len(name) > LONGEST_NAME or SENTENCE.search(name):
            continue
        if not numbers:
            note_row(name, unit, context)
        elif len(numbers) == 1 and (amount := amount_in(numbers[0].text)):
            named = named_by(name, unit, context, of_places=False)
            column = TableColumn(role=ColumnRole.VALUE)
            figure = figure_of(row, numbers[0], amount, column, named, context)
            if figure:
                yield figure


def _figures_told(
    row: PlacedRow, told: list[tuple[str, Cell, Amount]], context: RowContext
) -> Iterator[ParsedFigure]:
    named = named_by(row.filled[0].text, "", context, of_places=True)
    for what, cell, amount in told:
        column = TableColumn(role=ColumnRole.MEASURE, words=what)
        figure = figure_of(row, cell, amount, column, named, context)
        if figure:
            yield figure


def _told_in_cells(row: PlacedRow) -> list[tuple[str, Cell, Amount]]:
    """城关镇 孤儿12人 特困人员80人: a place, and cells that say all of their numbers."""
    place, *cells = row.filled
    if not OF_A_PLACE.fullmatch(place.text):
        return []
    told = []
    for cell in cells:
        found = WORDS_AND_NUMBER.fullmatch(cell.text)
        amount = amount_in(found["amount"]) if found else None
        if not (found and amount and amount.own):
            return []
        number = Cell(found["amount"], cell.start + found.start("amount"))
        told.append((found["what"].rstrip(":："), number, amount))
    return told


def _loose_groups(row: PlacedRow) -> Iterator[tuple[str, str, list[Cell]]]:
    """Name, unit and numbers of each group of cells: 基金会 个 3 社团 个 12."""
    name, unit, numbers = "", "", []
    cells = row.filled
    if len(cells) > 2 and re.fullmatch(r"\d{1,3}", cells[0].text):
        cells = cells[1:]
    for cell in cells:
        if scaled_unit(cell.text) and name:
            unit = cell.text
        elif amount_in(cell.text):
            numbers.append(cell)
        elif HAN.search(cell.text):
            if name and numbers:
                yield name, unit, numbers
                name, unit, numbers = "", "", []
            name = name or cell.text
    yield name, unit, numbers
