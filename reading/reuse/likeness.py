"""What two texts are to each other: how sure, which passages, what became of the words."""

from dataclasses import dataclass, replace
from enum import StrEnum

# 1204户→1200户: what one text says, and the other instead.
ARROW = "→"


class TextRelation(StrEnum):
    """What one text is to the other; who took from whom, `earlier_of` says."""

    # 同一文本
    SAME = "same"
    # 修改后的文本
    REVISED = "revised"
    # 采用了一部分
    PART = "part"
    # 同一件事，另行报道
    EVENT = "event"


class PieceFate(StrEnum):
    """What became of some words of the first text in the second."""

    KEPT = "kept"
    LEFT_OUT = "left_out"
    ADDED = "added"
    CHANGED = "changed"


TURNED = {
    PieceFate.LEFT_OUT: PieceFate.ADDED,
    PieceFate.ADDED: PieceFate.LEFT_OUT,
}


@dataclass(frozen=True, slots=True)
class ReusedPiece:
    """Words of both texts as they stand there; empty where one of them has none.

    `has_numbers` marks words that were changed, left out or added with a number in them.
    """

    fate: PieceFate
    first: str
    second: str
    has_numbers: bool = False

    def turned(self) -> "ReusedPiece":
        """The same seen from the second text."""
        fate = TURNED.get(self.fate, self.fate)
        return ReusedPiece(fate, self.second, self.first, self.has_numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A paragraph of the first text beside one of the second, counted from 0.

    All `first` of its pieces in a row are the one paragraph, all `second` the other.
    A paragraph may stand in several passages: it was parted, or put together.
    """

    first: int
    second: int
    pieces: tuple[ReusedPiece, ...]

    @property
    def kept(self) -> int:
        """How many signs of the first paragraph were kept."""
        return sum(
            len(each.first) for each in self.pieces if each.fate is PieceFate.KEPT
        )

    def turned(self) -> "SharedPassage":
        """The same seen from the second text."""
        pieces = tuple(each.turned() for each in self.pieces)
        return SharedPassage(first=self.second, second=self.first, pieces=pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two texts are to each other, and by what it is proved.

    `score` lies between 0 and 1: how much of the smaller text stands in the other; where
    no clause of it does (an event told anew, a page put in few words), how well what they
    tell agrees. `only_first` and `only_second` number
    the paragraphs that stand in no passage. `agreeing` are the days, places, numbers and
    names that both tell of, `differing` those in which passages contradict each other.
    """

    relation: TextRelation
    score: float
    passages: tuple[SharedPassage, ...]
    only_first: tuple[int, ...]
    only_second: tuple[int, ...]
    agreeing: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()

    def turned(self) -> "Likeness":
        """The same seen from the second text."""
        passages = sorted(
            (each.turned() for each in self.passages),
            key=lambda each: (each.first, each.second),
        )
        return replace(
            self,
            passages=tuple(passages),
            only_first=self.only_second,
            only_second=self.only_first,
            differing=tuple(map(_turned, self.differing)),
        )


def _turned(words: str) -> str:
    one, _, other = words.partition(ARROW)
    return f"{other}{ARROW}{one}"
