"""The parts of a text, and the articles whose facts they make."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    PROSE = "prose"
    HEADING = "heading"
    CAPTION = "caption"
    IMAGE = "image"
    # What is no part of a body: mastheads, titles, footers, signatures …
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or one line (furniture may hold a few) as the bureau wrote it."""

    text: str
    kind: PieceKind = PieceKind.FURNITURE


class OneOf(tuple):
    """A fact that the text leaves open: any of these is right."""

    __slots__ = ()


BLANK = Piece("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as written, before it is set into a layout."""

    title: str
    body: tuple[Piece, ...]
    section: str = ""
    subtitle: str = ""
    # How a contents list names it, where that differs.
    listed_as: str = ""
    # Its opening paragraph says in other words what its title says.
    opens_with_title: bool = False

    @property
    def facts(self) -> dict:
        return {
            "title": OneOf(dict.fromkeys((self.title, self.listed_as or self.title))),
            "section": self.section,
            "subtitle": self.subtitle,
            **counted(self.body),
        }


def counted(body: Iterable[Piece]) -> dict:
    """The facts that lie in the pieces themselves."""
    pieces = tuple(body)
    prose = [piece.text for piece in pieces if piece.kind is PieceKind.PROSE]
    return {
        "paragraphs": len(prose),
        "headings": _count(pieces, PieceKind.HEADING),
        "captions": _count(pieces, PieceKind.CAPTION),
        "images": _count(pieces, PieceKind.IMAGE),
        "prose": prose,
    }


def _count(pieces: tuple[Piece, ...], kind: PieceKind) -> int:
    return sum(piece.kind is kind for piece in pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A whole text before wear: its pieces, and what is true of it."""

    layout: OneOf
    pieces: tuple[Piece, ...]
    issues: tuple[dict, ...]
    remarks: tuple[str, ...] = ()
    # A blank line between every two pieces.
    is_spaced: bool = False
    # Some wear befalls only texts that went through a word processor or a scanner.
    is_from_the_web: bool = False
