"""Numbers out of a text: each with what it counts, when, where, and its place.

How a figure is read, in this order; first in running text, then in a table's rows:

number, unit   prose/quantities (no figures: prose/exclusions)   tables/cells
its clause     prose/quantity_context
paid per       prose/rates (每人每月; from A to B: `previous`)   tables/cells
label          prose/labels (label_nouns, _subjects, _lists)     tables/columns, names
period         prose/periods                                     tables/periods
place          prose/places (place_names, whole_places)           tables/places
kind           prose/kinds (what is planned: prose/plans)        tables/rows
indicator      indicators, by the forms of labels (label_forms), once all is read

Who asks them: prose/paragraphs, which holds what earlier blocks said (time, section,
plan), and tables/table. `arithmetic` works out shares and sums again, `reading.tags`
adds doubt. What a figure is: `figure`.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..parsed import Block, BlockKind
from .figure import FigureKind, ParsedFigure, PlacedBlock, Qualifier, Setting
from .prose import figures_in_prose
from .tables import figures_in_rows

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
    found = [*figures_in_prose(placed, setting)]
    for is_row, run in groupby(placed, key=_is_row):
        if is_row:
            found += figures_in_rows(tuple(run), setting, setting.title)
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
