"""What a Word file is made of once it is read: paragraphs and tables, with their doubts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

# What ends a line inside a paragraph, and a page; a page may also end where no line does.
LINE_END, PAGE_END, SOFT_PAGE_END = "\n", "\f", "\v"
PICTURE = "［图片］"


class WordDoubt(NamedTuple):
    """Something that was not taken as it stands: hidden_text of 12 signs."""

    code: str
    # Whose comment it is, above all.
    detail: str = ""
    size: int = 1


@dataclass(slots=True)
class WordParagraph:
    """One paragraph: its words, and what stands below it: text boxes, pictures, notes."""

    text: str = ""
    doubts: list[WordDoubt] = field(default_factory=list)
    below: list["WordPiece"] = field(default_factory=list)


@dataclass(slots=True)
class WordCell:
    """A cell over `span` columns; one that `continues` is part of the cell above it, one
    that `widens` of that on its left.
    """

    pieces: list["WordPiece"]
    span: int = 1
    continues: bool = False
    widens: bool = False

    @property
    def paragraphs(self) -> Iterator[WordParagraph]:
        return (each for each in self.pieces if isinstance(each, WordParagraph))


@dataclass(slots=True)
class WordTable:
    """Rows of cells; columns that a row leaves free at its head or foot are cells of it."""

    rows: list[list[WordCell]] = field(default_factory=list)
    doubts: list[WordDoubt] = field(default_factory=list)


@dataclass(slots=True)
class WordNote:
    """A footnote or an endnote."""

    pieces: list["WordPiece"]


@dataclass(slots=True)
class WordBox:
    """What stands in a text box."""

    pieces: list["WordPiece"]


WordPiece = WordParagraph | WordTable | WordNote | WordBox | WordDoubt
