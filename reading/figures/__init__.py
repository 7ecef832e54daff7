"""Numbers out of a text: each with what it counts, when, where, and its place.

How a figure is read, in this order; first in running text, then in a table's rows:

number, unit   prose/quantities (wholeness, terms, qualifiers)    tables/cells
no figures     prose/exclusions
its clause     prose/quantity_context
paid per       prose/rates (每人每月; from A to B: `previous`)    tables/cells
label          prose/labels (`naming` asks the others)             tables/columns, names
place          prose/places (`place_of` asks the others)          tables/places
kind           prose/kinds (what is planned: plans, set_goals)    tables/rows
event          prose/events (event_words, standing, happenings)
period         prose/times: `periods`, of the time that           tables/rows, periods
               `choice` finds among all that the text names (`named`) or that governs it
               (`governing`), and what days it makes of it (`period_days`)
scope          prose/scopes (narrowings)

Who asks them: prose/paragraphs, which holds what earlier blocks said (time, section by
topics, plan), and tables/table. What a figure is: `figure`. Once all is read `reading.tags` asks
`indicators` which one of the `catalogue` each is of (by `label_forms`, `subjects`,
`narrowings`) or `likely` may be, and adds doubt; `arithmetic` works out shares and sums
again.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..parsed import Block, BlockKind
from .figure import FigureKind, ParsedFigure, PlacedBlock, Qualifier, Setting
from .prose import figures_in_prose
from .tables import figures_in_rows, place_of_cells, row_of, unread_rows

NOTICE = "notice"
# A table's own title, and under it the unit of all.
LINES_ABOVE = 2
SENTENCE_END = "。"

__all__ = [
    "FigureKind",
    "ParsedFigure",
    "PlacedBlock",
    "Qualifier",
    "Setting",
    "extract",
    "rows_not_read",
]


def extract(blocks: Sequence[Block], setting: Setting) -> tuple[ParsedFigure, ...]:
    """Every figure of an article, in the order of the text; pure, and never raises.

    A notice orders, it does not report: what it allows is to be read there in full.
    """
    placed = tuple(_placed(blocks))
    told = figures_in_prose(tuple(_with_told_cells(placed)), setting)
    found = [*_where_their_rows_are(told, placed, setting)]
    for above, run in _tables(placed):
        found += figures_in_rows(run, setting, setting.title, above)
    if setting.kind == NOTICE:
        found = [figure for figure in found if figure.kind is not FigureKind.LIMIT]
    return tuple(sorted(found, key=lambda figure: figure.start))


def rows_not_read(
    blocks: Sequence[Block], setting: Setting, figures: Sequence[ParsedFigure]
) -> tuple[Block, ...]:
    """The rows of tables that count something and gave none of the figures."""
    return tuple(
        row.block
        for _, run in _tables(tuple(_placed(blocks)))
        for row in unread_rows(run, setting, figures)
    )


def _tables(
    placed: Sequence[PlacedBlock],
) -> Iterator[tuple[tuple[str, ...], tuple[PlacedBlock, ...]]]:
    """Each run of rows, with the texts of the blocks right above it."""
    above: tuple[str, ...] = ()
    for is_row, run in groupby(placed, key=_is_row):
        blocks = tuple(run)
        if is_row:
            yield above, blocks
        above = tuple(each.block.text for each in blocks[-LINES_ABOVE:])


def _with_told_cells(placed: Sequence[PlacedBlock]) -> Iterator[PlacedBlock]:
    """The blocks, and behind each row those of its cells that hold a sentence."""
    for each in placed:
        yield each
        if not (_is_row(each) and SENTENCE_END in each.block.text):
            continue
        for cell in row_of(each).cells:
            if SENTENCE_END in cell.text:
                line = each.block.line_at(cell.start - each.offset)
                told = Block(
                    kind=BlockKind.PARAGRAPH,
                    text=cell.text,
                    first_line=line,
                    last_line=line,
                )
                yield PlacedBlock(block=told, offset=cell.start)


def _where_their_rows_are(
    figures: Iterable[ParsedFigure], placed: Sequence[PlacedBlock], setting: Setting
) -> Iterator[ParsedFigure]:
    """Those that no place is said of are in a cell of 武江区's row of that district."""
    rows = [(each.offset, row_of(each)) for each in placed if _is_row(each)]
    starts = [start for start, _ in rows]
    for figure in figures:
        index = bisect_right(starts, figure.start) - 1
        row = rows[index][1] if index >= 0 and figure.place_is_inferred else None
        if row and figure.start < row.cells[-1].start + len(row.cells[-1].text):
            names = (cell.text for cell in row.filled)
            code, words = place_of_cells(names, setting.region_code)
            figure = replace(figure, region_code=code, place_words=words)
        yield figure


def _is_row(placed: PlacedBlock) -> bool:
    return placed.block.kind == BlockKind.ROW


def _placed(blocks: Sequence[Block]) -> Iterator[PlacedBlock]:
    """The blocks with where their texts begin, once joined by line breaks."""
    offset = 0
    for block in blocks:
        yield PlacedBlock(block=block, offset=offset)
        offset += len(block.text) + 1
