"""Pages whose right column is empty: their lines stand in the left one of the other pages.

A text set in two columns may end in the left one of its last page. Nothing stands beside
it there, so no gutter is proved; its edges are known from the pages before.
"""

from collections.abc import Sequence
from itertools import takewhile

from .frames import OFF, Frame, frame_of
from .signs import PlacedLine

# The left column of a page, as the order of reading numbers it.
LEFT_COLUMN = 11
# Of its size: a line that leaves more room than this does not fill its column.
ROOM = 1.5
# So many of the lines fill it at least.
FULL_SHARE = 0.5


def mark_lone_columns(pages: Sequence[Sequence[PlacedLine]]) -> None:
    """Say of the lines at such a page's end that they stand in the left column."""
    known = [line for lines in pages for line in lines if line.column == LEFT_COLUMN]
    if not (known := [line for line in known if line.size]):
        return
    frame = frame_of(known, 0)
    for lines in pages:
        if not any(line.column for line in lines):
            _mark(lines, frame)


def _mark(lines: Sequence[PlacedLine], frame: Frame) -> None:
    running = [line for line in lines if line.size and not line.is_margin]
    last = list(takewhile(lambda line: _is_within(line, frame), reversed(running)))
    full = sum(frame.right - line.right < ROOM * line.size for line in last)
    if last and full >= FULL_SHARE * len(last):
        for line in last:
            line.column = LEFT_COLUMN


def _is_within(line: PlacedLine, frame: Frame) -> bool:
    room = OFF * line.size
    right = line.hangs_from or line.right
    return line.left >= frame.left - room and right <= frame.right + room
