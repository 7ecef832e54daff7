"""Tables copied one cell a line, each with the bars behind it that part it from the next.

    绩效目标自评表（2020年度） |
    ||||
    一级指标 |
    指标值 | …

A line holds one cell, or bars alone for blank ones. What proves a table is that all its
rows have as many bars: cut so, each row ends where a line does, and wherever several bars
stand on a line a row ends. The first line may be the name of the table, with a bar of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from ...language.marks import ends_sentence
from ...language.patterns import pattern
from ...parsed import Line

# 农村低保标准 |, |||||: one cell at most, and bars
ONE_CELL = pattern(r"(?P<cell>[^|｜]*)(?P<bars>(?:\s?[|｜]){1,24})\s*")
FEWEST_COLUMNS, MOST_COLUMNS, FEWEST_ROWS, FEWEST_ENDS = 3, 24, 3, 2


class BarredCell(NamedTuple):
    """A line of such a table: what its cell says, and how many bars stand behind it."""

    line: Line
    text: str
    bars: int


def with_barred_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, the cells of each such row in one, parted by tabs."""
    made: list[Line] = []
    run: list[BarredCell] = []
    for line in [*lines, None]:
        cell = _cell_of(line) if line else None
        if cell:
            run.append(cell)
            continue
        made += _rows_of(run)
        run = []
        made += [line] if line else []
    return made


def _cell_of(line: Line) -> BarredCell | None:
    found = ONE_CELL.fullmatch(line.text) if line.text.endswith(("|", "｜")) else None
    if found is None:
        return None
    bars = sum(found["bars"].count(bar) for bar in "|｜")
    return BarredCell(line, found["cell"].strip(), bars)


def _rows_of(run: Sequence[BarredCell]) -> list[Line]:
    for above in (0, 1):
        if width := _width_of(run[above:]):
            rows = [[cell] for cell in run[:above]]
            return [_as_row(row) for row in (*rows, *_cut(run[above:], width))]
    return [cell.line for cell in run]


def _width_of(run: Sequence[BarredCell]) -> int | None:
    """How many bars each row has; none where that is not proved.

    Where several may be, that by which each row ends in several bars, else the narrowest.
    """
    ends = list(accumulate(cell.bars for cell in run))
    sure = {end for end, cell in zip(ends, run, strict=True) if cell.bars > 1}
    if len(sure) < FEWEST_ENDS or _are_paragraphs(run):
        return None
    last_said = max(
        (end for end, cell in zip(ends, run, strict=True) if cell.text), default=0
    )
    widths = [
        width
        for width in range(FEWEST_COLUMNS, MOST_COLUMNS + 1)
        if ends[-1] // width >= FEWEST_ROWS
        and not any(end % width for end in sure)
        and last_said <= ends[-1] - ends[-1] % width
        and set(ends).issuperset(_row_ends(ends[-1], width))
    ]
    whole = (each for each in widths if sure.issuperset(_row_ends(ends[-1], each)))
    return next(whole, widths[0] if widths else None)


def _are_paragraphs(run: Sequence[BarredCell]) -> bool:
    """Whether most of what the bars part are sentences: a page that was set in them."""
    texts = [cell.text for cell in run if cell.text]
    return 2 * sum(map(ends_sentence, texts)) > len(texts)


def _row_ends(last: int, width: int) -> range:
    return range(width, last + 1, width)


def _cut(run: Sequence[BarredCell], width: int) -> Iterator[list[BarredCell]]:
    row: list[BarredCell] = []
    for cell in run:
        row.append(cell)
        if sum(each.bars for each in row) == width:
            yield row
            row = []
    if row:
        # A bar more at the foot of the last row
        yield row


def _as_row(row: Sequence[BarredCell]) -> Line:
    """Its cells parted by tabs; the only cell of a row is a line of words."""
    said = [cell for cell in row if cell.text]
    if len(said) < 2:
        first = said[0] if said else row[0]
        return Line(first.line.number, first.text)
    text, starts = "", []
    for cell in row:
        starts.append((len(text), cell.line.number))
        text += cell.text + "\t" * cell.bars
    return Line(row[0].line.number, text.rstrip("\t"), tuple(starts))
