"""What a chart is made of, before anybody draws it."""

from dataclasses import dataclass


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
