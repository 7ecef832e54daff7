"""Whether passages that share their words tell the same: what agrees in them, what not.

A form that is filled in anew shares its sentences, and none of its facts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from .bare import REMEMBERED
from .facts import (
    Fact,
    FactKind,
    facts_in,
    facts_of,
    is_narrow,
    is_telling_number,
    number_in,
    unit_of,
)
from .likeness import ARROW, ReusedPiece
from .pieces import SHORT
from .told import ToldText, tells_all_below

Tie = tuple[int, int]
PiecesOf = Callable[[], Iterable[ReusedPiece]]
# A total that is brought up to date grows by less than half.
UPDATED = 1.4
LESS = 0.4
# A day, a name or number of that weight is told of one thing, wherever it stands.
TELLING = 2.0
OF_ITS_COUNTY = 0.5
# 7天 is told of no 1703条.
OF_TIME = "天"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The facts that are the same in both, and the pairs that stand for each other."""

    agreeing: tuple[Fact, ...]
    differing: tuple[tuple[Fact, Fact], ...]

    @property
    def support(self) -> float:
        return support_of(self.agreeing)

    @property
    def contradiction(self) -> float:
        is_update = self.is_update
        return sum(
            _weight(one, other, is_update=is_update) for one, other in self.differing
        )

    @property
    def is_update(self) -> bool:
        """Whether what was counted has grown and no more, beside numbers or towns that stay.

        In a form that is filled in anew none of them stays, and half of the numbers fall.
        """
        return self.stays and self.has_grown()

    @property
    def stays(self) -> bool:
        """Whether several telling numbers or towns are the same in both."""
        stay = sum(
            is_telling_number(each)
            or (each.kind is FactKind.PLACE and is_narrow(each.value))
            for each in self.agreeing
        )
        return stay > 1

    def has_grown(self, most: float = UPDATED) -> bool:
        """Whether several telling numbers have grown, to so much at most, and none fallen."""
        changed = self.numbers_changed
        return len(changed) > 1 and all(_has_grown(*pair, most) for pair in changed)

    @property
    def is_mistyped(self) -> bool:
        """Whether numbers alone differ, and each has grown a little or has its digits
        in another order.
        """
        return bool(self.numbers_changed) and all(
            _has_grown(*pair, UPDATED) or _is_turned(*pair) for pair in self.differing
        )

    @property
    def numbers_changed(self) -> list[tuple[Fact, Fact]]:
        """The telling ones that differ."""
        return [pair for pair in self.differing if is_telling_number(pair[0])]

    @property
    def doubt(self) -> float:
        """Which share of what is told contradicts, by weight."""
        told = self.support + self.contradiction
        return self.contradiction / told if told else 0.0

    @property
    def has_moved(self) -> bool:
        """Whether it is of another day or another place all through."""
        kept = {each.kind for each in self.agreeing}
        moving = {FactKind.PLACE} if self.is_update else {FactKind.DAY, FactKind.PLACE}
        return any(one.kind in moving - kept for one, _ in self.differing)

    def words_agreeing(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.agreeing)

    def words_differing(self) -> tuple[str, ...]:
        return tuple(
            f"{one.value}{ARROW}{other.value}" for one, other in self.differing
        )


def support_of(agreeing: Iterable[Fact]) -> float:
    """How much it tells that facts agree: whatever a county tells is of that county."""
    return sum(
        OF_ITS_COUNTY
        if each.kind is FactKind.PLACE and not is_narrow(each.value)
        else each.weight
        for each in agreeing
    )


def _weight(one: Fact, other: Fact, *, is_update: bool) -> float:
    """How much a pair contradicts: less if typing, or the time between, explains it."""
    is_later = is_update and one.kind is FactKind.DAY
    is_little = is_later or is_misread(one, other) or _has_grown(one, other, UPDATED)
    return (LESS if is_little else 1.0) * max(one.weight, other.weight)


def _has_grown(one: Fact, other: Fact, most: float) -> bool:
    """1,784户 that are 1,812 a week later."""
    if one.kind is not FactKind.NUMBER or one.value[-1] != other.value[-1]:
        return False
    before, after = number_in(one.value), number_in(other.value)
    return before <= after <= most * before


def _is_turned(one: Fact, other: Fact) -> bool:
    """2318枚 and 2381枚."""
    return one.kind is FactKind.NUMBER and sorted(one.value) == sorted(other.value)


def agreeing_in(
    first: ToldText, second: ToldText, tied: Iterable[Tie]
) -> tuple[Fact, ...]:
    """What the tied paragraphs of both tell the same, whatever else they say.

    A paragraph that was parted leaves the day in the one half and the words in the other.
    """
    agreeing: dict[tuple[str, str], Fact] = {}
    mine: dict[tuple[str, str], Fact] = {}
    yours: set[tuple[str, str]] = set()
    for one, other in _sides(first, second, tied):
        told = {each[:2] for each in other}
        yours |= told
        for fact in one:
            if fact[:2] in told:
                agreeing[fact[:2]] = fact
            elif fact.kind is not FactKind.PLACE and fact.weight >= TELLING:
                mine[fact[:2]] = fact
    agreeing |= {told: fact for told, fact in mine.items() if told in yours}
    return tuple(agreeing.values())


def differing_in(
    first: ToldText, second: ToldText, pieces: Mapping[Tie, PiecesOf], most: float
) -> tuple[tuple[Fact, Fact], ...]:
    """What paragraphs that are tied tell otherwise, until so much contradicts.

    They are cut into pieces where something stands for something else, and nowhere else.
    """
    differing: dict[tuple[str, str, str], tuple[Fact, Fact]] = {}
    # Each weighs so much at least, whatever explains it.
    contradiction = 0.0
    is_of_all = tells_all_below(first, second)
    sides = _sides(first, second, pieces)
    for pieces_of, (one, other) in zip(pieces.values(), sides, strict=True):
        for pair in _differing(one, other, pieces_of):
            key = pair[0].kind, pair[0].value, pair[1].value
            if key not in differing:
                if _is_known(pair, first, second, is_of_all=is_of_all):
                    continue
                contradiction += LESS * max(each.weight for each in pair)
            differing[key] = pair
        if contradiction > most:
            break
    return tuple(differing.values())


def _is_known(
    pair: tuple[Fact, Fact], first: ToldText, second: ToldText, *, is_of_all: bool
) -> bool:
    """Whether what stands for the other is told there too, or each names its own county:
    曲靖市推行, 宣威市落实.
    """
    fact, counterpart = pair
    if is_of_all and fact.kind is FactKind.PLACE and not is_narrow(fact.value):
        return True
    return _known(counterpart) in told_by(first) or _known(fact) in told_by(second)


@lru_cache(maxsize=REMEMBERED)
def told_by(text: ToldText) -> frozenset[tuple[str, float | str]]:
    """All that a text tells, as far as it makes a difference."""
    return frozenset(map(_known, chain.from_iterable(facts_of(text))))


def _known(fact: Fact) -> tuple[str, float | str]:
    """A telling number counts whatever it counts: 1703件 are 1703条."""
    if is_telling_number(fact):
        return fact.kind, number_in(fact.value)
    return fact.kind, fact.value


Facts = tuple[Fact, ...]


def _sides(
    first: ToldText, second: ToldText, tied: Iterable[Tie]
) -> Iterator[tuple[Facts, Facts]]:
    for i, j in tied:
        yield (
            facts_in(first.paragraphs[i], first.day),
            facts_in(second.paragraphs[j], second.day),
        )


def _differing(
    one: Facts, other: Facts, pieces_of: PiecesOf
) -> Iterator[tuple[Fact, Fact]]:
    """Each fact that only the one tells with what stands for it in the other."""
    left, values = {each[:2] for each in other}, {each[:2] for each in one}
    others = [each for each in other if each[:2] not in values]
    kinds = {each.kind for each in others}
    alone = [each for each in one if each[:2] not in left and each.kind in kinds]
    if alone:
        yield from _instead(alone, others, list(_spans(pieces_of())))


Spans = list[tuple[int, int, int, int]]


def _instead(
    one: list[Fact], other: list[Fact], spans: Spans
) -> Iterator[tuple[Fact, Fact]]:
    """What tells another thing of its kind at the same place of the other paragraph."""
    starts = [span[0] for span in spans]
    for fact in one:
        first = max(0, bisect_right(starts, fact.start) - 1)
        last = bisect_left(starts, fact.end)
        touched = spans[first:last]
        if touched:
            begins, ends = touched[0][2], touched[-1][3]
            end = max(ends, begins + 1)
            is_long = max(touched[-1][1] - touched[0][0], ends - begins) > SHORT
            for found in other:
                if begins <= found.start < end and _is_counterpart(
                    fact, found, is_long=is_long
                ):
                    other.remove(found)
                    yield fact, found
                    break


def _is_counterpart(fact: Fact, found: Fact, *, is_long: bool) -> bool:
    """Whether it tells the other thing: in words put wholly anew a number of one unit."""
    if found.kind is not fact.kind:
        return False
    if fact.kind is not FactKind.NUMBER:
        return True
    units = {unit_of(fact.value), unit_of(found.value)}
    return len(units) == 1 or not (is_long or OF_TIME in units)


def _spans(pieces: Iterable[ReusedPiece]) -> Iterator[tuple[int, int, int, int]]:
    """Where in both paragraphs each piece stands."""
    at = begins = 0
    for piece in pieces:
        end, ends = at + len(piece.first), begins + len(piece.second)
        yield at, end, begins, ends
        at, begins = end, ends


def is_misread(one: Fact, other: Fact) -> bool:
    """王窑镇 and 王窖镇: one sign of a name that typing or a machine took for another."""
    if one.kind not in (FactKind.PLACE, FactKind.NAME, FactKind.TITLE):
        return False
    pairs = zip(one.value, other.value, strict=False)
    return len(one.value) == len(other.value) and sum(a != b for a, b in pairs) == 1


def days_apart(first: date | None, second: date | None) -> int | None:
    """How far apart both were printed; None where one does not say."""
    return abs((first - second).days) if first and second else None
