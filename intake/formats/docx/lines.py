"""Paragraphs and tables as lines: where each begins, where pages do, and the doubts."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from reading.language.marks import HAN

from ..merged_cells import Grid, lines_of_grid
from .pieces import (
    LINE_END,
    PAGE_END,
    PICTURE,
    SOFT_PAGE_END,
    WordBox,
    WordCell,
    WordDoubt,
    WordNote,
    WordParagraph,
    WordPiece,
    WordTable,
)

NOTE = "　　注："
# So many single signs in a cell no higher than its row, one below the other, are a word.
FEWEST_SIGNS = 3
HANZI = re.compile(f"[{HAN}]")
PARTS = re.compile(f"([{LINE_END}{PAGE_END}{SOFT_PAGE_END}])")


class WordLines:
    """The lines so far; what is found of doubts bears the number of its line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pages: list[int] = []
        self.doubts: list[tuple[int, WordDoubt]] = []
        self.page_has_ended = False

    def say(self, pieces: Iterable[WordPiece]) -> None:
        for each in pieces:
            if isinstance(each, WordParagraph):
                self._paragraph(each)
            elif isinstance(each, WordTable):
                self._table(each)
            elif isinstance(each, WordNote):
                self._note(each)
            elif isinstance(each, WordBox):
                self._box(each)
            else:
                self._doubt([each])

    def _doubt(self, doubts: Iterable[WordDoubt]) -> None:
        self.doubts += [(len(self.lines) + 1, each) for each in doubts]

    def _paragraph(self, paragraph: WordParagraph) -> None:
        self._doubt(paragraph.doubts)
        # What holds nothing but a picture is no line beside it.
        if paragraph.text.strip(f"{PAGE_END}{SOFT_PAGE_END}") or not paragraph.below:
            self._text(paragraph.text)
        self.say(paragraph.below)

    def _text(self, text: str) -> None:
        """One line or several; a page that has ended begins with the next words."""
        line = ""
        is_begun = False
        for part in PARTS.split(text):
            if part == PAGE_END and line:
                self._end(line)
                line, is_begun = "", False
            if part in (PAGE_END, SOFT_PAGE_END):
                self.page_has_ended = True
            elif part == LINE_END:
                self._end(line)
                line, is_begun = "", False
            elif part:
                if self.page_has_ended:
                    self._begin_page(is_begun=is_begun)
                line, is_begun = line + part, True
        if (
            line
            or not text.strip(f"{PAGE_END}{SOFT_PAGE_END}")
            or text.endswith(LINE_END)
        ):
            self._end(line)

    def _begin_page(self, *, is_begun: bool) -> None:
        """Of a page that begins within a line, the next is the first."""
        self.pages.append(len(self.lines) + 1 + is_begun)
        self.page_has_ended = False

    def _end(self, line: str) -> None:
        self.lines.append(line)

    def _box(self, box: WordBox) -> None:
        if any(isinstance(each, WordTable) or _words(each) for each in box.pieces):
            self._doubt([WordDoubt("text_box_placed")])
        self.say(each for each in box.pieces if not _is_blank(each))

    def _note(self, note: WordNote) -> None:
        lead = NOTE
        for each in note.pieces:
            if isinstance(each, WordParagraph) and each.text.strip():
                self.say(
                    [WordParagraph(lead + each.text.strip(), each.doubts, each.below)]
                )
                lead = "　　"
            elif not isinstance(each, WordParagraph):
                self.say([each])

    def _table(self, table: WordTable) -> None:
        self._doubt(table.doubts)
        notes: list[WordPiece] = []
        for is_framed, rows in groupby(table.rows, lambda row: len(row) == 1):
            if is_framed:
                for row in rows:
                    self._alone(row[0], notes)
            else:
                self._rows(list(rows), notes)
        self.say(notes)

    def _alone(self, cell: WordCell, notes: list[WordPiece]) -> None:
        """The one cell of a row is a frame around text: its paragraphs are lines."""
        for each in cell.pieces:
            if isinstance(each, WordParagraph):
                notes += [below for below in each.below if isinstance(below, WordNote)]
                each.below = [b for b in each.below if not isinstance(b, WordNote)]
        if not all(map(_is_blank, cell.pieces)):
            self.say(cell.pieces)

    def _rows(self, rows: Sequence[Sequence[WordCell]], notes: list[WordPiece]) -> None:
        for row, line in zip(rows, lines_of_grid(_grid_of(rows)), strict=True):
            self._row(row, line, notes)

    def _row(self, row: Sequence[WordCell], line: str, notes: list[WordPiece]) -> None:
        below: list[WordPiece] = []
        for paragraph in [each for cell in row for each in cell.paragraphs]:
            self._doubt(paragraph.doubts)
            for each in paragraph.below:
                (notes if isinstance(each, WordNote) else below).append(each)
            self.page_has_ended |= _ends_page(paragraph)
        below += [p for c in row for p in c.pieces if not isinstance(p, WordParagraph)]
        if line:
            self._text(line)
        self.say(below)


def _grid_of(rows: Sequence[Sequence[WordCell]]) -> Grid:
    """The cells by their columns; one that continues is merged into that above it.

    A cell's lines stand on one, blanks between them, for 12 34 is no number; but none
    between signs one below the other in a high cell, 救 助 of a head, unless a cell beside
    it lists as many things.
    """
    grid = Grid()
    # Of each column the row that its cell begins in.
    begun: dict[int, int] = {}
    sizes: dict[tuple[int, int], tuple[int, int]] = {}
    said: dict[tuple[int, int], list[str]] = {}
    for at, row in enumerate(rows):
        cells: list[str] = []
        for cell in row:
            column = len(cells)
            goes_on = cell.continues and column in begun
            first = begun[column] = begun[column] if goes_on else at
            sizes[first, column] = (cell.span, at - first + 1)
            if not goes_on:
                said[at, column] = _lines_of(cell)
            cells += [""] * cell.span
        grid.rows.append(cells)
    lists = {(at, len(lines)) for (at, _), lines in said.items() if not _signs(lines)}
    for (at, column), lines in said.items():
        fewest = FEWEST_SIGNS if sizes[at, column][1] == 1 else 2
        is_word = len(lines) >= fewest and _signs(lines)
        is_word = is_word and (at, len(lines)) not in lists
        grid.rows[at][column] = ("" if is_word else " ").join(lines)
    for place, size in sizes.items():
        grid.merge(*place, *size)
    return grid


def _lines_of(cell: WordCell) -> list[str]:
    """The lines of its paragraphs that hold any words."""
    every = (line for each in cell.paragraphs for line in each.text.split(LINE_END))
    return [" ".join(line.split()) for line in every if line.strip()]


def _signs(lines: Iterable[str]) -> bool:
    return all(map(HANZI.fullmatch, lines))


def _ends_page(paragraph: WordParagraph) -> bool:
    return PAGE_END in paragraph.text or SOFT_PAGE_END in paragraph.text


def _words(piece: WordPiece) -> bool:
    said = piece.text.strip() if isinstance(piece, WordParagraph) else ""
    return said not in ("", PICTURE)


def _is_blank(piece: WordPiece) -> bool:
    return isinstance(piece, WordParagraph) and not (
        piece.text.strip() or piece.below or piece.doubts
    )
