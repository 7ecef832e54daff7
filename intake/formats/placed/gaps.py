"""Tables without ruling lines: columns that wide gaps keep apart, line below line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.language.marks import NUMBER_CELL

from .columns import PlacedPiece, pieces_of
from .signs import PlacedLine, PlacedSign
from .wording import as_line
from .wrapped import WrappedTable, unsure_rows, wrapped_table

# So many rows of three cells make a table; of two only if the last is a number.
FEWEST_ROWS, FEWEST_CELLS = 3, 3
# Rows of a run above a table whose cells have several lines.
MOST_ABOVE = 4
# More rows than a sheet has room for: what stands below is asked again.
HIGHEST = 120
# Points between two columns.
APART = 1.0

Row = Sequence[PlacedSign]
# Where a column begins and ends.
Span = tuple[float, float]


def lines_of_rows(rows: Sequence[Row]) -> Iterator[PlacedLine]:
    """The rows of signs as lines; those of a table with their cells parted by tabs.

    A cell that is empty stays one: its neighbour is not taken for it.
    """
    rows = [row for row in rows if not all(map(_is_unread, row))]
    parted = [pieces_of([row]) for row in rows]
    start = 0
    while start < len(rows):
        end = _end_of_run(parted, start)
        at, table = _wrapped_within(rows, parted, start, end)
        if table and at == start:
            yield from table.lines
            start += table.height
            if table.has_rest:
                yield from _maybe_rest(rows[start])
                start += 1
            continue
        end = at if table else end
        spans = _columns_of(parted[start:end])
        if spans:
            unsure = set(unsure_rows(rows[start : end + 1], spans))
            for at, row in enumerate(parted[start:end]):
                yield replace(_row_line(row, spans), is_unsure=at in unsure)
            if end - start in unsure:
                yield from _maybe_rest(rows[end])
                end += 1
        else:
            end = max(end, start + 1)
            yield from (line for row in rows[start:end] if (line := as_line(row)))
        start = end


def _maybe_rest(row: Row) -> Iterator[PlacedLine]:
    """A line below a table that may be the rest of its last row."""
    if line := as_line(row):
        yield replace(line, is_unsure=True)


def _wrapped_within(
    rows: Sequence[Row],
    parted: Sequence[Sequence[PlacedPiece]],
    start: int,
    end: int,
) -> tuple[int, WrappedTable | None]:
    """Where in the run a table begins whose cells have several lines; a caption and a row
    of two facts may stand above it.
    """
    for at in range(start, min(end, start + MOST_ABOVE)):
        if len(parted[at]) < FEWEST_CELLS:
            continue
        if table := wrapped_table(rows[at : at + HIGHEST]):
            return at, table
    return end, None


def _is_unread(sign: PlacedSign) -> bool:
    return sign.is_blank or sign.is_struck


def _end_of_run(rows: Sequence[Sequence[PlacedPiece]], start: int) -> int:
    """Behind the last of rows with gaps; a heading may stand alone between two of them."""
    end = start
    for i in range(start, len(rows)):
        if len(rows[i]) > 1:
            end = i + 1
        elif i > end or i == start:
            break
    return end


def _columns_of(rows: Sequence[Sequence[PlacedPiece]]) -> list[Span]:
    """The columns of a table; none if the rows make no table."""
    if not _is_table(rows):
        return []
    most = max(map(len, rows))
    spans: list[Span] = []
    for left, right in sorted(
        (piece.box.left, piece.box.right)
        for row in rows
        if len(row) == most
        for piece in row
    ):
        if spans and left < spans[-1][1] + APART:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans if len(spans) == most else []


def _is_table(rows: Sequence[Sequence[PlacedPiece]]) -> bool:
    wide = sum(len(row) >= FEWEST_CELLS for row in rows)
    counted = sum(len(row) > 1 and _is_number(row[-1]) for row in rows)
    return wide >= FEWEST_ROWS or counted >= FEWEST_ROWS


def _is_number(piece: PlacedPiece) -> bool:
    text = "".join(sign.text for sign in piece.signs).strip()
    return bool(NUMBER_CELL.fullmatch(text))


def _row_line(row: Sequence[PlacedPiece], spans: Sequence[Span]) -> PlacedLine:
    cells = [""] * len(spans)
    lines = [line for piece in row if (line := as_line(piece.signs))]
    for line in lines:
        at = max(range(len(spans)), key=lambda i: _nearness(line, spans[i]))
        cells[at] = f"{cells[at]} {line.text}".strip()
    return PlacedLine(
        text="\t".join(cells) if len(lines) > 1 else lines[0].text,
        left=lines[0].left,
        right=lines[-1].right,
        base=lines[0].base,
        size=0,
        is_whole=True,
    )


def _nearness(line: PlacedLine, span: Span) -> float:
    """How much of the line is in the column; less than nothing if it is beside it."""
    return min(line.right, span[1]) - max(line.left, span[0])
