"""Two texts side by side: paragraph beside paragraph, what was kept, added and changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from reading.privacy import mask
from reading.reuse import (
    Likeness,
    PieceFate,
    ReusedPiece,
    SharedPassage,
    ToldText,
    compare,
)

from .models import TextPair
from .telling import texts_of

# Texts that are so long together are shown whole, without marks.
MOST_SIGNS = 50_000


class MarkedWords(NamedTuple):
    """Words of one text; whether the other lacks them, and whether a number is in them."""

    text: str
    is_own: bool
    has_number: bool


class PassageRow(NamedTuple):
    """A paragraph of each, side by side; empty where the other has none like it."""

    earlier: tuple[MarkedWords, ...]
    later: tuple[MarkedWords, ...]


@dataclass(frozen=True)
class PairBeside:
    """What is shown of a pair: its passages, and what stands in one text alone."""

    rows: list[PassageRow]
    left_out: list[str]
    agreeing: tuple[str, ...]
    differing: tuple[str, ...]
    # Why both stand there without marks, if they do.
    is_too_long: bool = False
    is_unlike: bool = False

    @property
    def has_number(self) -> bool:
        """Whether a number was changed, which nobody is to overlook."""
        return any(words.has_number for row in self.rows for words in row.later)


def beside(pair: TextPair) -> PairBeside:
    """The texts as they are now, personal numbers and names masked."""
    texts = texts_of([pair.earlier_id, pair.later_id])
    one, other = (_masked(texts[pk].text) for pk in (pair.earlier_id, pair.later_id))
    if _size(one) + _size(other) >= MOST_SIGNS:
        return _unmarked(one, other, is_too_long=True)
    likeness = compare(one, other)
    if likeness is None:
        return _unmarked(one, other, is_unlike=True)
    return PairBeside(
        rows=list(_rows(likeness, other)),
        left_out=[one.paragraphs[at] for at in likeness.only_first],
        agreeing=likeness.agreeing,
        differing=likeness.differing,
    )


def _unmarked(one: ToldText, other: ToldText, **why: bool) -> PairBeside:
    """Both as they are: of what was not compared nothing is said to be lost or new."""
    first, second = (_plain("\n".join(each.paragraphs)) for each in (one, other))
    return PairBeside([PassageRow((first,), (second,))], [], (), (), **why)


def _size(text: ToldText) -> int:
    return sum(map(len, text.paragraphs))


def _masked(text: ToldText) -> ToldText:
    paragraphs = tuple(map(mask, text.paragraphs))
    return replace(text, title=mask(text.title), paragraphs=paragraphs)


def _rows(likeness: Likeness, later: ToldText) -> Iterator[PassageRow]:
    """In the order of the later text."""
    passages: dict[int, list[SharedPassage]] = {}
    for passage in likeness.passages:
        passages.setdefault(passage.second, []).append(passage)
    for at, words in enumerate(later.paragraphs):
        for passage in passages.get(at, ()):
            yield PassageRow(
                tuple(_marked(each, each.first) for each in passage.pieces),
                tuple(_marked(each, each.second) for each in passage.pieces),
            )
        if at not in passages:
            yield PassageRow((), (MarkedWords(words, is_own=True, has_number=False),))


def _marked(piece: ReusedPiece, words: str) -> MarkedWords:
    is_own = piece.fate is not PieceFate.KEPT
    return MarkedWords(words, is_own, is_own and piece.has_numbers)


def _plain(words: str) -> MarkedWords:
    return MarkedWords(words, is_own=False, has_number=False)
