"""Rows of tables among the lines of a body: cells parted by bars, by wide gaps."""

from dataclasses import replace

from ...language.marks import NUMBER_CELL, WIDE_GAP, is_row_of_gaps
from ..labels import Label, Labelled
from ..tables import piped_cells

# So many cells may stand in a row that no other is beside.
FEWEST_ALONE = 3


def rows_of_bars(labelled: list[Labelled]) -> list[Labelled]:
    """规章 | 0 | 0 and 规章 | 0 below another of two cells: rows, whose bars become tabs."""
    cells = [piped_cells(each.text) for each in labelled]
    for i, each in enumerate(labelled):
        beside = (len(cells[j]) for j in (i - 1, i + 1) if 0 <= j < len(cells))
        is_row = each.label is Label.ROW or (
            each.label in {Label.HEADING, Label.PARAGRAPH} and len(cells[i]) in beside
        )
        # Of a line that was joined each part keeps its place.
        is_whole = len(each.line.starts) < 2
        if is_row and is_whole and len(cells[i]) > 1:
            line = replace(each.line, text="\t".join(cells[i]), starts=())
            labelled[i] = Labelled(line, Label.ROW)
    return labelled


def rows_of_gaps(labelled: list[Labelled]) -> list[Labelled]:
    """Cells parted by wide gaps, below one another or four in a line: the rows of a form."""
    inked = [i for i, each in enumerate(labelled) if each.label is not Label.BLANK]
    rows = {i for i in inked if _is_row_of_form(labelled[i])}
    for above, i, below in zip([None, *inked], inked, [*inked[1:], None], strict=False):
        is_wide = len(WIDE_GAP.split(labelled[i].text)) > FEWEST_ALONE
        if i in rows and (is_wide or above in rows or below in rows):
            labelled[i] = Labelled(labelled[i].line, Label.ROW)
    return labelled


def _is_row_of_form(each: Labelled) -> bool:
    """Words in columns; of numbers in columns the blanks may hide an empty cell."""
    is_line = each.label in {Label.HEADING, Label.PARAGRAPH}
    cells = WIDE_GAP.split(each.text.strip()) if is_line else []
    numbers = sum(bool(NUMBER_CELL.fullmatch(cell)) for cell in cells)
    return is_line and numbers < 2 and is_row_of_gaps(each.text)
