"""What differs between two texts: paragraph beside paragraph, words within them marked."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

# Chinese is compared letter by letter, a number or a Latin word as a whole: of 3958 and
# 3985 nobody wants to read that two digits changed places.
WORD = re.compile(r"\d[\d,.]*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
# Beyond these a comparison takes longer than anyone waits; then all of it is marked.
MOST_PAIRS, MOST_PARAGRAPHS, MOST_CHANGED = 1_000_000, 1_000, 2_500
# Less alike than this, one paragraph has not become the other.
ALIKE = 0.4


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
    old, new = before.split("\n"), after.split("\n")
    if max(len(old), len(new)) > MOST_PARAGRAPHS:
        return [_beside(*pair) for pair in zip_longest(old, new)]
    rows: list[Beside] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in steps:
        if step == "equal":
            rows += [_beside(each, each) for each in old[start:end]]
        else:
            rows += _paired(old[start:end], new[new_start:new_end])
    return rows


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Beside]:
    """Each old paragraph beside the first new one like it, the others by themselves."""
    if len(old) * len(new) > MOST_CHANGED:
        yield from (_beside(*pair) for pair in zip_longest(old, new))
        return
    at = 0
    for paragraph in old:
        found = next(
            (n for n in range(at, len(new)) if _alike(paragraph, new[n])), None
        )
        if found is None:
            yield _beside(paragraph, None)
            continue
        yield from (_beside(None, added) for added in new[at:found])
        yield _beside(paragraph, new[found])
        at = found + 1
    yield from (_beside(None, added) for added in new[at:])


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).quick_ratio() >= ALIKE


def _beside(before: str | None, after: str | None) -> Beside:
    if before is None or after is None or before == after:
        is_own = before != after
        return Beside(_whole(before, is_own=is_own), _whole(after, is_own=is_own))
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) * len(new) > MOST_PAIRS:
        return Beside(_whole(before, is_own=True), _whole(after, is_own=True))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Beside(
        tuple(_pieces(old, ((step, a, b) for step, a, b, _, _ in steps))),
        tuple(_pieces(new, ((step, a, b) for step, _, _, a, b in steps))),
    )


def _whole(text: str | None, *, is_own: bool) -> tuple[Stretch, ...]:
    return (Stretch(text, is_own),) if text else ()


def _pieces(
    words: Sequence[str], steps: Iterator[tuple[str, int, int]]
) -> Iterator[Stretch]:
    for step, start, end in steps:
        if end > start:
            yield Stretch("".join(words[start:end]), step != "equal")
