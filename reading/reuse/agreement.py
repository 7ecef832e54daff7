"""Whether passages that share their words tell the same: what agrees in them, what not.

A form that is filled in anew shares its sentences, and none of its facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .facts import Fact, FactKind, facts_of
from .likeness import ARROW, PieceFate, ReusedPiece, SharedPassage
from .told import ToldText

Spans = list[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The facts that are the same in both, and the pairs that stand for each other."""

    agreeing: tuple[Fact, ...]
    differing: tuple[tuple[Fact, Fact], ...]

    @property
    def support(self) -> float:
        return sum(each.weight for each in self.agreeing)

    @property
    def contradiction(self) -> float:
        return sum(max(one.weight, other.weight) for one, other in self.differing)

    @property
    def doubt(self) -> float:
        """Which share of what is told contradicts, by weight."""
        told = self.support + self.contradiction
        return self.contradiction / told if told else 0.0

    @property
    def has_moved(self) -> bool:
        """Whether it is of another day or another place all through."""
        kept = {each.kind for each in self.agreeing}
        return any(
            one.kind in (FactKind.DAY, FactKind.PLACE) and one.kind not in kept
            for one, _ in self.differing
        )

    def words_agreeing(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.agreeing)

    def words_differing(self) -> tuple[str, ...]:
        return tuple(
            f"{one.value}{ARROW}{other.value}" for one, other in self.differing
        )


def agreement_of(
    first: ToldText, second: ToldText, passages: Iterable[SharedPassage]
) -> Agreement:
    """What the passages tell the same, and what otherwise."""
    agreeing: dict[tuple[str, str], Fact] = {}
    differing: dict[tuple[str, str, str], tuple[Fact, Fact]] = {}
    for passage in passages:
        one = facts_of(first.paragraphs[passage.first], first.day)
        other = facts_of(second.paragraphs[passage.second], second.day)
        for fact, counterpart in _beside(one, other, passage.pieces):
            if counterpart is None or counterpart.value == fact.value:
                agreeing[fact.kind, fact.value] = fact
            else:
                differing[fact.kind, fact.value, counterpart.value] = fact, counterpart
    return Agreement(tuple(agreeing.values()), tuple(differing.values()))


def _beside(
    one: tuple[Fact, ...], other: tuple[Fact, ...], pieces: Iterable[ReusedPiece]
) -> Iterator[tuple[Fact, Fact | None]]:
    """Each fact that was kept, with None, and each that was changed, with its other."""
    kept, changed = _spans(pieces)
    values = {(each.kind, each.value) for each in other}
    left = list(other)
    for fact in one:
        if any(a <= fact.start and fact.end <= b for a, b, _, _ in kept):
            yield fact, None
        elif (span := _touched(fact, changed)) is not None:
            if (fact.kind, fact.value) in values:
                yield fact, None
            elif found := _counterpart(fact, left, span):
                left.remove(found)
                yield fact, found


def _touched(fact: Fact, changed: Spans) -> tuple[int, int] | None:
    for a, b, c, d in changed:
        if fact.start < b and a < fact.end:
            return c, d
    return None


def _counterpart(fact: Fact, others: list[Fact], span: tuple[int, int]) -> Fact | None:
    same = (each for each in others if each.kind is fact.kind)
    return next((e for e in same if e.start < span[1] and span[0] < e.end), None)


def _spans(pieces: Iterable[ReusedPiece]) -> tuple[Spans, Spans]:
    """Where in both paragraphs what was kept stands, and what was changed."""
    kept: Spans = []
    changed: Spans = []
    at = begins = 0
    for piece in pieces:
        end, ends = at + len(piece.first), begins + len(piece.second)
        if piece.fate is PieceFate.KEPT:
            kept.append((at, end, begins, ends))
        elif piece.fate is PieceFate.CHANGED:
            changed.append((at, end, begins, ends))
        at, begins = end, ends
    return kept, changed


def days_apart(first: date | None, second: date | None) -> int | None:
    """How far apart both were printed; None where one does not say."""
    return abs((first - second).days) if first and second else None
