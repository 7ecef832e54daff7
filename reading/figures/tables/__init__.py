"""Figures out of a table's rows: `table` asks the other modules, heading by heading.

`cells` parts a row and reads its numbers and units, `headings` tells the heading from
the rows, `columns` what stands below each; `rows` makes the figures, and their kinds
(`loose_rows` where no heading stands above), with `names` for the labels, `periods` and `places` for when and where, `forms` for the
units that a row leaves out, `assessed` for what was set beside what was reached. `unread` tells the rows that gave no figure.
"""

from .cells import row_of
from .places import place_of_cells
from .table import figures_in_rows
from .unread import unread_rows

__all__ = ["figures_in_rows", "place_of_cells", "row_of", "unread_rows"]
