"""Two texts side by side: which of their paragraphs are tied, and how much each kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import Self

from .agreement import Agreement, Tie, agreeing_in, differing_in
from .aligning import SharedRun, length_of, ties_between
from .bare import BareParagraph, bare_paragraphs
from .facts import Fact
from .likeness import Likeness, ReusedPiece, SharedPassage, TextRelation
from .pieces import pieces_of
from .told import ToldText, paragraphs_but
from .weighing import said_on, tells_own_rule, weightless

# A tie that brings less than this of what no longer one has is none of its own.
OWN_SHARE = 0.5
Ties = dict[Tie, list[SharedRun]]


@dataclass(frozen=True, slots=True)
class Matching:
    """The ties between two texts, and of each text the signs that are covered by them."""

    texts: tuple[ToldText, ToldText]
    bares: tuple[tuple[BareParagraph, ...], tuple[BareParagraph, ...]]
    ties: Ties
    covered: tuple[dict[int, bytearray], dict[int, bytearray]]
    cut: dict[Tie, tuple[ReusedPiece, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, first: ToldText, second: ToldText) -> Self:
        bares = bare_paragraphs(first), bare_paragraphs(second)
        plain = (tuple(each.text for each in side) for side in bares)
        ties, covered = _told_apart(ties_between(*plain))
        return cls((first, second), bares, ties, covered)

    def by_second(self) -> Iterator[tuple[int, Self]]:
        """What ties each paragraph of the second text to the first, in its order."""
        ties: dict[int, Ties] = {}
        for (i, j), runs in self.ties.items():
            ties.setdefault(j, {})[i, j] = runs
        for j, own in sorted(ties.items()):
            yield j, type(self)(self.texts, self.bares, *_told_apart(own))

    @property
    def shares(self) -> tuple[float, float]:
        """How much of either text stands in the other."""
        one, other = (
            sum(map(_flagged, covered.values())) / max(1, _size(side))
            for side, covered in zip(self.bares, self.covered, strict=True)
        )
        return one, other

    @property
    def tied_shares(self) -> tuple[float, float]:
        """How much of either text lies in paragraphs that are tied."""
        tied = {i for i, _ in self.ties}, {j for _, j in self.ties}
        one, other = (
            sum(len(side[at].text) for at in among) / max(1, _size(side))
            for side, among in zip(self.bares, tied, strict=True)
        )
        return one, other

    def left_between(self) -> Iterator[tuple[int, int]]:
        """Paragraphs that stand at one place, behind two that are tied or at the beginning,
        and before two or at the end, and are not tied themselves.
        """
        tied = {i for i, _ in self.ties}, {j for _, j in self.ties}
        ends = tuple(map(len, self.bares))
        for i, j in ((-1, -1), *self.ties):
            is_free = i + 1 not in tied[0] and j + 1 not in tied[1]
            behind = i + 2, j + 2
            is_there = i + 1 < ends[0] and j + 1 < ends[1]
            if is_free and is_there and (behind in self.ties or behind == ends):
                yield i + 1, j + 1

    def weights(self) -> list[int]:
        """Of each stretch that both share how many signs are somebody's own words."""
        first, found = self.texts[0], []
        is_own, said = tells_own_rule(*self.texts), said_on(first.paragraphs)
        # A paragraph of a form is tied to several.
        flags: dict[int, bytes] = {}
        for (i, _), runs in self.ties.items():
            if i in said:
                continue
            if i not in flags:
                paragraph, plain = first.paragraphs[i], self.bares[0][i]
                flags[i] = weightless(paragraph, plain, is_own_rule=is_own)
            found += [
                run.length - flags[i].count(1, run.start, run.end) for run in runs
            ]
        return found

    def agreeing(self) -> tuple[Fact, ...]:
        """What the tied paragraphs tell the same."""
        return agreeing_in(*self.texts, sorted(self.ties))

    def agreement(
        self, agreeing: tuple[Fact, ...] | None = None, most: float = inf
    ) -> Agreement:
        """That, and what they tell otherwise, until so much contradicts."""
        pieces = {tie: partial(self.pieces, tie) for tie in sorted(self.ties)}
        agreeing = self.agreeing() if agreeing is None else agreeing
        return Agreement(agreeing, differing_in(*self.texts, pieces, most))

    def passages(self) -> tuple[SharedPassage, ...]:
        """Each tie with the pieces of its paragraphs, in the order of the first text."""
        return tuple(self.each_passage())

    def each_passage(self) -> Iterator[SharedPassage]:
        """The same one by one: of most texts that are looked at nobody asks for all."""
        for i, j in sorted(self.ties):
            yield SharedPassage(first=i, second=j, pieces=self.pieces((i, j)))

    def pieces(self, tie: Tie) -> tuple[ReusedPiece, ...]:
        """The two paragraphs that are tied, cut where their fates part: done once."""
        if tie not in self.cut:
            (i, j), (one, other) = tie, self.texts
            bares = self.bares[0][i], self.bares[1][j]
            self.cut[tie] = pieces_of(
                one.paragraphs[i], other.paragraphs[j], bares, self.ties[tie]
            )
        return self.cut[tie]


def _size(side: Sequence[BareParagraph]) -> int:
    return sum(len(each.text) for each in side)


def _told_apart(
    ties: Ties,
) -> tuple[Ties, tuple[dict[int, bytearray], dict[int, bytearray]]]:
    """The ties of which at least half is new, longest first, and what they cover."""
    kept: Ties = {}
    covered: tuple[dict[int, bytearray], dict[int, bytearray]] = {}, {}
    sizes = {pair: length_of(runs) for pair, runs in ties.items()}
    for pair in sorted(ties, key=lambda each: (-sizes[each], each)):
        new = [
            sum(_new_in(covered[side], run, side) for run in ties[pair])
            for side in (0, 1)
        ]
        if min(new) >= OWN_SHARE * sizes[pair]:
            kept[pair] = ties[pair]
            for run in ties[pair]:
                _cover(covered[0], run.first, run.start, run.length)
                _cover(covered[1], run.second, run.begins, run.length)
    return kept, covered


def _new_in(covered: dict[int, bytearray], run: SharedRun, side: int) -> int:
    at, start = (run.second, run.begins) if side else (run.first, run.start)
    flags = covered.get(at)
    return run.length - (flags.count(1, start, start + run.length) if flags else 0)


def _flagged(flags: bytearray) -> int:
    """How many are set: to add them up took ten times as long."""
    return flags.count(1)


def _cover(covered: dict[int, bytearray], at: int, start: int, length: int) -> None:
    flags = covered.setdefault(at, bytearray())
    if len(flags) < start + length:
        flags.extend(bytes(start + length - len(flags)))
    flags[start : start + length] = b"\1" * length


def likeness_of(
    matching: Matching,
    passages: tuple[SharedPassage, ...],
    relation: TextRelation,
    agreement: Agreement,
) -> Likeness:
    """How two texts are alike, with what shows it and what of each stands in no passage."""
    first, second = matching.texts
    return Likeness(
        relation=relation,
        score=round(min(1.0, max(matching.shares)), 3),
        passages=passages,
        only_first=paragraphs_but(first, {each.first for each in passages}),
        only_second=paragraphs_but(second, {each.second for each in passages}),
        agreeing=agreement.words_agreeing(),
        differing=agreement.words_differing(),
    )
