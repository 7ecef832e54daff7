"""Which stretches of signs stand in both texts, found in one walk over each.

The grams of the second text that the first has too are indexed; the first is walked over,
and where one of them begins, the two are followed as far as they agree. What is taken is
not walked over again, and of a gram that stands everywhere only a few places are tried: so
the work grows with the texts, whatever they hold.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

GRAM = 6
# A gram that stands in more places is as good as none.
MOST_PLACES = 4
# A new text is held against several others; its grams take more room than it does.
REMEMBERED = 4
# Less than a clause in common ties no paragraphs together.
SHORTEST_TIE = 12


class SharedRun(NamedTuple):
    """Signs that stand in both: of which paragraph, from where, how many."""

    first: int
    start: int
    second: int
    begins: int
    length: int

    @property
    def end(self) -> int:
        return self.start + self.length


def ties_between(
    first: tuple[str, ...], second: tuple[str, ...]
) -> dict[tuple[int, int], list[SharedRun]]:
    """By paragraphs of the one and the other the runs they share, in order in both."""
    tied: dict[tuple[int, int], list[SharedRun]] = {}
    for run in runs_between(first, second):
        tied.setdefault((run.first, run.second), []).append(run)
    ordered = {pair: in_order(runs) for pair, runs in tied.items()}
    return {
        (i, j): runs
        for (i, j), runs in ordered.items()
        if length_of(runs) >= min(SHORTEST_TIE, len(first[i]), len(second[j]))
    }


def length_of(runs: Iterable[SharedRun]) -> int:
    return sum(run.length for run in runs)


def runs_between(first: Sequence[str], second: tuple[str, ...]) -> Iterator[SharedRun]:
    """What of the first stands in the second too, from left to right, none overlapping."""
    whole: dict[str, deque[int]] = {}
    for j, text in enumerate(second):
        whole.setdefault(text, deque()).append(j)
    mine, yours = grams_of(first), grams_of(second)
    shared = mine.all & yours.all
    index = _places(yours, shared)
    for i, text in enumerate(first):
        if text and (same := whole.get(text)):
            # Of paragraphs that say the same each has its own, as long as there are any.
            yield SharedRun(
                i, 0, same.popleft() if len(same) > 1 else same[0], 0, len(text)
            )
        elif not shared.isdisjoint(mine.rows[i]):
            yield from _walked(i, text, mine.rows[i], second, index)


class TextGrams(NamedTuple):
    """The grams of each paragraph in order, and those of all."""

    rows: list[list[str]]
    all: frozenset[str]


@lru_cache(maxsize=REMEMBERED)
def grams_of(texts: tuple[str, ...]) -> TextGrams:
    """Of the paragraphs of a text."""
    rows = [
        [text[at : at + GRAM] for at in range(len(text) - GRAM + 1)] for text in texts
    ]
    return TextGrams(rows, frozenset(chain.from_iterable(rows)))


Places = dict[str, list[tuple[int, int]]]


def _places(grams: TextGrams, among: frozenset[str]) -> Places:
    """By each of these grams the paragraphs and signs it begins at, in order."""
    index: Places = {gram: [] for gram in among}
    for j, row in enumerate(grams.rows):
        for at in _held(row, among):
            index[row[at]].append((j, at))
    return index


def _held(row: list[str], among: Container[str]) -> list[int]:
    """Where in the row those begin that are among these."""
    return [at for at, gram in enumerate(row) if gram in among]


def _walked(
    i: int, text: str, row: list[str], second: Sequence[str], index: Places
) -> Iterator[SharedRun]:
    held, n = _held(row, index), 0
    here = -1, -1
    while n < len(held):
        at = held[n]
        j, begins, length = _longest(text, at, second, _tried(index[row[at]], here))
        yield SharedRun(i, at, j, begins, length)
        n = bisect_left(held, at + length, n)
        here = j, begins + length


def _tried(
    places: list[tuple[int, int]], here: tuple[int, int]
) -> Sequence[tuple[int, int]]:
    """A few of them; of many those in the paragraph we are in, behind where we are."""
    if len(places) <= MOST_PLACES:
        return places
    near = (place for place in places[:64] if place[0] == here[0] and place >= here)
    return [*places[:MOST_PLACES], *(next(near, places[0]),)]


def _longest(
    text: str, at: int, second: Sequence[str], places: Sequence[tuple[int, int]]
) -> tuple[int, int, int]:
    """Where the longest stretch stands that begins there."""
    if len(places) == 1:
        j, begins = places[0]
        return j, begins, _agreeing(text, at, second[j], begins)
    found = [(_agreeing(text, at, second[j], b), j, b) for j, b in places]
    length, j, begins = max(found, key=lambda each: each[0])
    return j, begins, length


def _agreeing(one: str, at: int, other: str, begins: int) -> int:
    """How many signs agree from there on: doubled until they do not, then halved."""
    length, step = GRAM, 32
    while one[at + length : at + length + step] == (
        more := other[begins + length : begins + length + step]
    ):
        length += len(more)
        if len(more) < step:
            return length
        step *= 2
    while step := step // 2:
        mine = one[at + length : at + length + step]
        if mine == other[begins + length : begins + length + step]:
            length += step
    return length


def in_order(runs: list[SharedRun]) -> list[SharedRun]:
    """Of runs in the order of the first text those that are in order in the other too.

    What was moved is let go, the shorter of two that cross.
    """
    kept: list[SharedRun] = []
    for run in runs:
        crossing = 0
        for before in reversed(kept):
            if before.begins + before.length <= run.begins:
                break
            crossing += 1
        lost = length_of(kept[len(kept) - crossing :])
        if lost < run.length:
            del kept[len(kept) - crossing :]
            kept.append(run)
    return kept
