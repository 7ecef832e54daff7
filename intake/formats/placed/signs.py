"""What stands on a page and where: points from its left and upper edge, downwards."""

from dataclasses import dataclass
from typing import NamedTuple

from ..doubts import FileDoubt


class PlacedSign(NamedTuple):
    """One character: its two edges, its baseline, and the size that it is set in."""

    text: str
    left: float
    right: float
    base: float
    size: float
    # A line is drawn through it: it takes room, and nothing is read of it.
    is_struck: bool = False

    @property
    def is_blank(self) -> bool:
        return self.text.isspace()


class PlacedBox(NamedTuple):
    """Whatever takes up room: a ruling line, a picture, a table."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """A page upright: what was set aslant on it (a watermark) is told without places."""

    width: float
    height: float
    signs: tuple[PlacedSign, ...]
    strokes: tuple[PlacedBox, ...] = ()
    pictures: tuple[PlacedBox, ...] = ()
    aslant: tuple[str, ...] = ()
    doubts: tuple[FileDoubt, ...] = ()


@dataclass(slots=True, kw_only=True)
class PlacedLine:
    """Signs on one baseline as text, and what tells whether it goes on below.

    `need` is the room that its first word takes: where the line above had as much left,
    the line above ended by itself.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    need: float = 0
    # The blanks that really stand before and behind it, and the room that those take.
    lead: str = ""
    tail: str = ""
    tail_room: float = 0
    # The full-width blanks that part its facts (发布时间：…　　来源：…): its end may swallow some.
    parting: str = ""
    # Where its last sign begins, if that is a mark that may hang over the edge.
    hangs_from: float = 0
    # Where what is behind its colon begins.
    hangs_at: float = 0
    # Columns, or a bureau and a date: no running text.
    is_parted: bool = False
    page: int = 0
    # The column of its page that it stands in; 0 where there is but one.
    column: int = 0
    # A row of a table, or a picture: never joined to anything.
    is_whole: bool = False
    # A row of one cell that may be the rest of the row above; nothing tells.
    is_unsure: bool = False
    is_margin: bool = False
