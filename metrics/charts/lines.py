"""What a chart is made of, before anybody draws it."""

from dataclasses import dataclass, replace

# From the right edge of the plot to a name.
BESIDE_NAMES = 12


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line: where it is, what it looks like, what it says and links to.

    The words are ready to stand in markup, for every drawing has them.
    """

    x: float
    y: float
    look: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One place: runs of dots that lines join, and dots that stand alone."""

    name: str
    runs: tuple[tuple[Dot, ...], ...]

    @property
    def dots(self) -> list[Dot]:
        return [dot for run in self.runs for dot in run]


@dataclass(frozen=True, slots=True)
class DrawingSize:
    """A drawing board, in units of which a letter measures `letter`."""

    name: str
    width: int
    height: int
    letter: int
    # Free on the right, for the names of the lines.
    names: int

    def with_room_for(self, letters: int) -> "DrawingSize":
        """With more room for long names, but never more than a third of the width."""
        wanted = letters * self.letter + BESIDE_NAMES
        return replace(self, names=max(self.names, min(wanted, self.width // 3)))
