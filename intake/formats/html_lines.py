"""The lines of a page as they grow, and the rows of its tables."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from .doubts import FRAME, FileDoubt
from .merged_cells import SpannedCell, lines_of

SPACES = re.compile(r"([ \t\r\n\f]+)")
# Between these a line break of the source is none of the text: Word breaks lines anywhere.
WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’—…]")
INDENT = "\u3000\u3000"
# A cell that holds so much, in paragraphs, is a part of the page and no cell of a table.
LONG_CELL = 100


class PageMark(Enum):
    """What stands between lines and is no word."""

    PICTURE = auto()
    # Another page within this one.
    FRAME = FRAME


class TextMark(NamedTuple):
    """Words that were struck out, or that the page does not show; how they begin."""

    doubt: FileDoubt
    words: str = ""


Mark = PageMark | TextMark
Lines = list[str | Mark]


@dataclass(slots=True)
class LineWriter:
    """Lines as they come; the last one may go on."""

    lines: Lines = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    spaces: str = ""
    indents: bool = False
    # 1. before the first words of an item.
    sign: str = ""
    # Pictures and the like within a line stand below it.
    waiting: list[Mark] = field(default_factory=list)

    def say(self, text: str, *, keeps_spaces: bool = False) -> None:
        if keeps_spaces:
            return self._say_as_set(text)
        for at, piece in enumerate(SPACES.split(text)):
            if at % 2:
                self.spaces += piece
            elif piece:
                self._put(piece)
        return None

    def _say_as_set(self, text: str) -> None:
        first, *others = text.replace("\r\n", "\n").split("\n")
        self.words += filter(None, [first])
        for each in others:
            self.end_line(is_break=True)
            self.words += filter(None, [each])

    def _put(self, word: str) -> None:
        if not self.words:
            if self.indents and word[0] not in "\u3000\u00a0":
                self.words.append(INDENT)
            self.words += filter(None, [self.sign])
            self.indents, self.sign = False, ""
        elif self.spaces:
            is_wrap = "\n" in self.spaces or "\r" in self.spaces
            parts_none = WIDE.match(self.words[-1][-1:]) and WIDE.match(word)
            self.words.append("" if is_wrap and parts_none else " ")
        self.spaces = ""
        self.words.append(word)

    def end_line(self, *, is_break: bool = False) -> None:
        if self.words or is_break:
            self.lines.append("".join(self.words))
        self.lines += self.waiting
        self.words, self.spaces, self.indents, self.waiting = [], "", False, []

    def mark(self, mark: Mark) -> None:
        self.waiting.append(mark)
        if not self.words:
            self.end_line()

    def add(self, lines: Lines) -> None:
        self.end_line()
        self.lines += lines


@dataclass(slots=True)
class OpenCell:
    columns: int
    rows: int
    writer: LineWriter = field(default_factory=LineWriter)

    def spanned(self) -> SpannedCell:
        said = " ".join(words_of(self.writer.lines)).replace("\t", " ")
        return SpannedCell(said.strip(), self.columns, self.rows)


@dataclass(slots=True)
class OpenTable:
    """A table that is open: where on the stack, and its rows so far."""

    at: int
    rows: list[list[OpenCell]] = field(default_factory=list)
    is_layout: bool = False
    cell: OpenCell | None = None
    cell_at: int = 0

    def lines(self, blank: str) -> Lines:
        cells = [cell for row in self.rows for cell in row]
        marks = [each for cell in cells for each in cell.writer.lines]
        if self._is_layout(cells):
            return marks
        rows = [[cell.spanned() for cell in row] for row in self.rows]
        notes = [each for each in marks if not isinstance(each, str)]
        return [*lines_of(rows, blank), *notes]

    def _is_layout(self, cells: list[OpenCell]) -> bool:
        """A table for the eye only: one cell wide, or most of it one cell's paragraphs."""
        if self.is_layout or all(len(row) < 2 for row in self.rows):
            return True
        lengths = [sum(map(len, words_of(cell.writer.lines))) for cell in cells]
        longest = max(range(len(cells)), key=lengths.__getitem__)
        return (
            lengths[longest] >= LONG_CELL
            and 2 * lengths[longest] > sum(lengths)
            and len(words_of(cells[longest].writer.lines)) > 1
        )


def words_of(lines: Lines) -> list[str]:
    return [each for each in lines if isinstance(each, str) and each.strip()]
