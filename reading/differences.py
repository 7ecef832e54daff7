"""What differs between two texts: paragraph beside paragraph, words within them marked."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from .language.patterns import pattern

# Chinese is compared letter by letter, a number or a Latin word as a whole: of 3958 and
# 3985 nobody wants to read that two digits changed places.
WORD = pattern(r"\d[\d,.]*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
# Beyond these a comparison takes longer than anyone waits; then all of it is marked.
# Of words, those of one paragraph and those of all of them together.
MOST_PAIRS, MOST_PAIRS_IN_ALL = 1_000_000, 2_000_000
MOST_PARAGRAPHS, MOST_CHANGED = 1_000, 2_500
# Less alike than this, one paragraph has not become the other.
ALIKE = 0.4


# A paragraph of each text; None where one of them has none.
Pair = tuple[str | None, str | None]


class Stretch(NamedTuple):
    """Words of a paragraph, and whether the other text lacks them."""

    text: str
    is_own: bool


class Beside(NamedTuple):
    """A paragraph of each text, side by side; empty where one of them has none."""

    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def compared(before: str, after: str) -> list[Beside]:
    """The paragraphs of both texts in order, each beside what it became."""
    pairs = list(_pairs(before.split("\n"), after.split("\n")))
    left = MOST_PAIRS_IN_ALL
    rows = []
    for one, other in pairs:
        old, new = WORD.findall(one or ""), WORD.findall(other or "")
        cost = 0 if one == other else len(old) * len(new)
        is_too_much = cost > min(MOST_PAIRS, left)
        left -= 0 if is_too_much else cost
        rows.append(_apart(one, other) if is_too_much else _beside(old, new))
    return rows


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        yield from zip_longest(old, new)
        return
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in steps:
        if step == "equal":
            yield from zip(old[start:end], new[new_start:new_end], strict=True)
        else:
            yield from _paired(old[start:end], new[new_start:new_end])


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Each old paragraph beside the first new one like it, the others by themselves."""
    if len(old) * len(new) > MOST_CHANGED:
        yield from zip_longest(old, new)
        return
    at = 0
    for paragraph in old:
        found = next(
            (n for n in range(at, len(new)) if _alike(paragraph, new[n])), None
        )
        if found is None:
            yield paragraph, None
            continue
        yield from ((None, added) for added in new[at:found])
        yield paragraph, new[found]
        at = found + 1
    yield from ((None, added) for added in new[at:])


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio() >= ALIKE


def _apart(before: str | None, after: str | None) -> Beside:
    """Side by side, all of either marked."""
    return Beside(
        *((Stretch(each, is_own=True),) if each else () for each in (before, after))
    )


def _beside(old: Sequence[str], new: Sequence[str]) -> Beside:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Beside(
        tuple(_pieces(old, ((step, a, b) for step, a, b, _, _ in steps))),
        tuple(_pieces(new, ((step, a, b) for step, _, _, a, b in steps))),
    )


def _pieces(
    words: Sequence[str], steps: Iterator[tuple[str, int, int]]
) -> Iterator[Stretch]:
    for step, start, end in steps:
        if end > start:
            yield Stretch("".join(words[start:end]), step != "equal")
