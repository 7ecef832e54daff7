"""The edges of the columns that lines stand in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .signs import PlacedLine
from .wording import WORD

# Of the size of the signs: how far a line's beginning may be off its column's edge, how
# far it is when it begins a paragraph, and how near its end is to the right edge.
OFF, FIRST_INDENT, NEAR_EDGE = 0.6, 1.2, 1.0
# The blank between two words, which a line's end swallows.
BLANK = 0.3
# Places are rounded, and signs of a line pressed together a little.
ROUNDED = 0.05
# A margin on the right no wider than so many times the one on the left is one, even if
# a single line reaches it; the other with two lines.
MARGINS, WIDEST_MARGIN = 1.3, 2.2


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges of a column: the right one is 0 where nothing proves it."""

    left: float
    right: float

    def indent(self, line: PlacedLine) -> float:
        return (line.left - self.left) / line.size if line.size else 0

    def is_centred(self, line: PlacedLine) -> bool:
        before, behind = line.left - self.left, self.right - line.right
        return (
            bool(self.right)
            and before > FIRST_INDENT * line.size
            and abs(before - behind) < line.size
        )

    def is_reached(
        self, line: PlacedLine, following: PlacedLine, spare: float = 0
    ) -> bool:
        """Whether the word that begins the next line had no room in this one; so many
        signs may have had some.
        """
        room = self.right - line.right - line.tail_room
        is_of_words = WORD.match(line.text[-1]) or WORD.match(following.text)
        blank = BLANK if is_of_words else ROUNDED
        blank = max(blank, len(line.parting)) + spare
        return bool(self.right) and room < following.need + blank * line.size


def frames_of(
    lines: Sequence[PlacedLine], running: Sequence[PlacedLine], widths: Sequence[float]
) -> dict[tuple[int, int], Frame]:
    """The frame of each column of each page."""
    alike: dict[tuple[int, int], list[PlacedLine]] = defaultdict(list)
    own: dict[tuple[int, int], list[PlacedLine]] = defaultdict(list)
    for line in running:
        alike[line.column, round(widths[line.page - 1])].append(line)
        own[line.page, line.column].append(line)
    usual = {
        (column, width): frame_of(found, 0 if column else width)
        for (column, width), found in alike.items()
    }
    nothing = Frame(0, 0)
    return {
        (page, column): _own_frame(
            own.get((page, column), ()),
            usual.get((column, round(widths[page - 1])), nothing),
        )
        for page, column in {(line.page, line.column) for line in lines}
    }


def _own_frame(lines: Sequence[PlacedLine], usual: Frame) -> Frame:
    """The page's own, moved as left and right pages are, if it is as wide."""
    if len(lines) < 5 or not usual.right:
        return usual
    own = frame_of(lines, 0)
    width, usual_width = own.right - own.left, usual.right - usual.left
    is_alike = bool(own.right) and abs(width - usual_width) < lines[0].size
    return own if is_alike else usual


def frame_of(lines: Sequence[PlacedLine], width: float) -> Frame:
    """The edges that lines have in common; of a whole page, whose right one is a margin.

    Verses are as long as each other, too, but end far from the page's edge.
    """
    lefts = sorted(line.left for line in lines)
    near = OFF * lines[0].size
    left = next((one for one, next_ in pairwise(lefts) if next_ - one < near), lefts[0])
    rights = sorted((line.hangs_from or line.right for line in lines), reverse=True)
    near = NEAR_EDGE * median(line.size for line in lines)
    right = next((one for one, next_ in pairwise(rights) if one - next_ < near), 0.0)
    if not width:
        return Frame(left, right)
    if width - rights[0] <= MARGINS * left + near:
        return Frame(left, max(right, rights[0]))
    return Frame(left, right if width - right <= WIDEST_MARGIN * left + near else 0.0)
