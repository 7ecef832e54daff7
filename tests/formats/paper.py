"""Texts set on pages as a word processor would: which sign stands where, for the makers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from statistics import mode
from typing import NamedTuple

from reading.language.marks import columns

A4 = (595.0, 842.0)
LEFT, RIGHT, TOP, BOTTOM = 79.0, 74.0, 105.0, 99.0
SIZE, PITCH = 16.0, 28.0
# Behind a paragraph, where none is indented.
BEHIND = 14.0
# Inside the cells of a table, which are set smaller, as tables are.
PADDING, CELL_SIZE = 4.0, 9.0
# Not parted: Latin words and numbers, what no line begins with, blanks before the edge.
WORD = re.compile(
    r"\s+$|(?:[!-~\u00a0-\u024f]+|[\s\S])[，。、；：！？）》”’,.;:!?)%％]*"
)

# The width of words in a size.
Measure = Callable[[str, float], float]


class SetLine(NamedTuple):
    """Words on one baseline, from the page's upper edge down."""

    text: str
    left: float
    base: float
    size: float = SIZE


class Rule(NamedTuple):
    """A drawn line from one place to another."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass
class SetPage:
    lines: list[SetLine] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def width_of(text: str, size: float = SIZE) -> float:
    """Han characters are as wide as they are high, others half so."""
    return columns(text) * size


def set_pages(text: str, measure: Measure = width_of) -> list[SetPage]:
    """The text's lines on pages of A4, in the type of official documents.

    Blank lines stay. Rows that end in a bar become tables, with lines drawn round their
    cells. Paragraphs are told by their indent, or else by some room behind them.
    """
    lines = text.split("\n")
    setter = _Setter(
        measure, sum(line.startswith("\u3000\u3000") for line in lines) < 2
    )
    for is_row, group in groupby(lines, is_of_table):
        if is_row:
            setter.set_table([cells_of(line) for line in group])
        else:
            for line in group:
                setter.set_paragraph(line)
    return setter.pages


def is_of_table(line: str) -> bool:
    """Two cells at least, with a bar behind the last."""
    return line.rstrip().endswith("|") and len(cells_of(line)) > 1


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.rstrip().removesuffix("|").split("|")]


class _Setter:
    def __init__(self, measure: Measure, is_parted: bool):
        self.measure = measure
        self.behind = BEHIND if is_parted else 0
        self.pages: list[SetPage] = []
        self.base = A4[1]

    def set_paragraph(self, line: str):
        pieces = list(broken(line, lambda words: self.measure(words, SIZE)))
        for left, piece in zip(range(len(pieces), 0, -1), pieces, strict=True):
            # No line of a paragraph stands alone on its page.
            is_kept = left == 2 or left == len(pieces)
            self._go_down(PITCH, PITCH if is_kept and left > 1 else 0)
            if piece.strip():
                self.pages[-1].lines.append(SetLine(piece, LEFT, self.base))
        self.base += self.behind

    def set_table(self, rows: list[list[str]]):
        count = mode(map(len, rows))
        widths = [
            max(self.measure(row[i], CELL_SIZE) for row in rows if len(row) == count)
            + 2 * PADDING
            for i in range(count)
        ]
        for row in rows:
            self._go_down(1.6 * CELL_SIZE)
            self._set_row([*row[:count]], widths)
        self._go_down(PITCH)

    def _set_row(self, row: list[str], widths: list[float]):
        """One row; the last cell of a short one goes on to the table's edge."""
        page, left = self.pages[-1], LEFT
        top, bottom = self.base - CELL_SIZE, self.base + 0.6 * CELL_SIZE
        edge = LEFT + sum(widths)
        for cell, width in zip(row, widths, strict=False):
            page.lines.append(SetLine(cell, left + PADDING, self.base, CELL_SIZE))
            page.rules.append(Rule(left, top, left, bottom))
            left += width
        page.rules += [
            Rule(edge, top, edge, bottom),
            Rule(LEFT, top, edge, top),
            Rule(LEFT, bottom, edge, bottom),
        ]

    def _go_down(self, room: float, more: float = 0):
        self.base += room
        if self.base + more > A4[1] - BOTTOM:
            self.pages.append(SetPage())
            self.base = TOP + SIZE


def broken(
    line: str,
    measure: Callable[[str], float] = width_of,
    room: float = A4[0] - LEFT - RIGHT,
) -> Iterator[str]:
    """The line in pieces that fit: none begins with a mark, no word or number is cut."""
    piece = ""
    for word in WORD.findall(line):
        if piece.strip() and measure(piece + word.rstrip()) > room:
            yield piece
            piece = ""
        piece += word
    yield piece
