"""Paragraphs and tables as lines: where each begins, where pages do, and the doubts."""

import re
from collections.abc import Iterable, Sequence

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
# An empty cell is a dash, or those behind it would stand in its column.
NOTHING = "—"
# A merged cell that is said in each of its columns and rows: words, no sentence, no number.
LONGEST_REPEATED = 20
NUMBER = re.compile(r"\d")
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
        above: dict[int, str] = {}
        for row, following in zip(table.rows, [*table.rows, []][1:], strict=True):
            if len(row) == 1:
                self._alone(row[0], notes)
                above = {}
            else:
                self._row(row, following, above, notes)
        self.say(notes)

    def _alone(self, cell: WordCell, notes: list[WordPiece]) -> None:
        """The one cell of a row is a frame around text: its paragraphs are lines."""
        for each in cell.pieces:
            if isinstance(each, WordParagraph):
                notes += [below for below in each.below if isinstance(below, WordNote)]
                each.below = [b for b in each.below if not isinstance(b, WordNote)]
        if not all(map(_is_blank, cell.pieces)):
            self.say(cell.pieces)

    def _row(
        self,
        row: Sequence[WordCell],
        following: Sequence[WordCell],
        above: dict[int, str],
        notes: list[WordPiece],
    ) -> None:
        under = _columns(following)
        texts: list[str] = []
        for cell in row:
            said = above.get(len(texts), "") if cell.continues else _text_of(cell)
            beside = said if _heads(said, under[len(texts) :][: cell.span]) else ""
            first = (said if _is_repeated(said) else "") if cell.continues else said
            above |= {
                len(texts) + i: said if i == 0 else beside for i in range(cell.span)
            }
            texts += [first, *[beside] * (cell.span - 1)]
        below: list[WordPiece] = []
        for paragraph in [each for cell in row for each in cell.paragraphs]:
            self._doubt(paragraph.doubts)
            for each in paragraph.below:
                (notes if isinstance(each, WordNote) else below).append(each)
            self.page_has_ended |= _ends_page(paragraph)
        below += [p for c in row for p in c.pieces if not isinstance(p, WordParagraph)]
        if any(texts):
            self._text("\t".join(text or NOTHING for text in texts))
        self.say(below)


def _text_of(cell: WordCell) -> str:
    """The cell's paragraphs on one line, blanks between them: 12 34 is no number."""
    said = (" ".join(each.text.split()) for each in cell.paragraphs)
    return " ".join(text for text in said if text)


def _columns(row: Sequence[WordCell]) -> list[str]:
    """What stands in each column of a row by itself; nothing where cells are merged."""
    columns: list[str] = []
    for cell in row:
        own = _text_of(cell) if cell.span == 1 else ""
        columns += [own, *[""] * (cell.span - 1)]
    return columns


def _heads(words: str, under: Sequence[str]) -> bool:
    """Whether a merged cell is the common head of the words in the columns beneath it."""
    return (
        len(under) > 1
        and _is_repeated(words)
        and all(each and not NUMBER.search(each) for each in under)
    )


def _is_repeated(words: str) -> bool:
    return (
        len(words) <= LONGEST_REPEATED
        and not NUMBER.search(words)
        and "。" not in words
    )


def _ends_page(paragraph: WordParagraph) -> bool:
    return PAGE_END in paragraph.text or SOFT_PAGE_END in paragraph.text


def _words(piece: WordPiece) -> bool:
    said = piece.text.strip() if isinstance(piece, WordParagraph) else ""
    return said not in ("", PICTURE)


def _is_blank(piece: WordPiece) -> bool:
    return isinstance(piece, WordParagraph) and not (
        piece.text.strip() or piece.below or piece.doubts
    )
