"""Numbers out of a text: each with what it counts, when, where, and its place."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..parsed import Block, BlockKind
from . import prose, tables
from .figure import FigureKind, ParsedFigure, PlacedBlock, Qualifier, Setting

NOTICE = "notice"

__all__ = [
    "FigureKind",
    "ParsedFigure",
    "PlacedBlock",
    "Qualifier",
    "Setting",
    "extract",
]


def extract(blocks: Sequence[Block], setting: Setting) -> tuple[ParsedFigure, ...]:
    """Every figure of an article, in the order of the text; pure, and never raises.

    A notice orders, it does not report: what it allows is to be read there in full.
    """
    placed = tuple(_placed(blocks))
    found = [*prose.figures_in(placed, setting)]
    for is_row, run in groupby(placed, key=_is_row):
        if is_row:
            found += tables.figures_in_rows(tuple(run), setting, setting.title)
    if setting.kind == NOTICE:
        found = [figure for figure in found if figure.kind is not FigureKind.LIMIT]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _is_row(placed: PlacedBlock) -> bool:
    return placed.block.kind == BlockKind.ROW


def _placed(blocks: Sequence[Block]) -> Iterator[PlacedBlock]:
    """The blocks with where their texts begin, once joined by line breaks."""
    offset = 0
    for block in blocks:
        yield PlacedBlock(block=block, offset=offset)
        offset += len(block.text) + 1
