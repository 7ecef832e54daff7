"""Two paragraphs side by side: what was kept, left out, added and changed."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..language.patterns import pattern
from .aligning import SharedRun
from .bare import BareParagraph
from .likeness import PieceFate, ReusedPiece

# A number is compared as a whole: of 3958 and 3985 no digit was kept.
TOKEN = pattern(r"\d[\d,.]*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
NUMBER = pattern(r"[\d０-９]|[一二两三四五六七八九十百千万]{2}")
# Between what was kept, stretches up to this long are compared sign by sign.
SHORT = 40
# So many in a paragraph: 40 take half a millisecond.
MOST_COMPARED = 40
Spans = tuple[int, int, int, int]


def pieces_of(
    one: str,
    other: str,
    bares: tuple[BareParagraph, BareParagraph],
    runs: list[SharedRun],
    *,
    closely: bool = True,
) -> tuple[ReusedPiece, ...]:
    """The whole of both paragraphs, cut where their fates part.

    Closely, what lies between the runs is compared sign by sign.
    """
    compared = 0 if closely else MOST_COMPARED
    cut = list(_cut(one, other, _kept(bares, runs), compared))
    return tuple(_joined(cut))


def _kept(
    bares: tuple[BareParagraph, BareParagraph], runs: list[SharedRun]
) -> Iterator[Spans]:
    """Where the runs stand in the paragraphs, none of them ending amid a number."""
    one, other = bares
    origins = one.origins, other.origins
    for run in runs:
        start, end = _outside_numbers(run, one.text, other.text)
        if end > start:
            shift = run.begins - run.start
            yield (
                origins[0][start],
                origins[0][end - 1] + 1,
                origins[1][start + shift],
                origins[1][end - 1 + shift] + 1,
            )


def _outside_numbers(run: SharedRun, one: str, other: str) -> tuple[int, int]:
    start, end = run.start, run.start + run.length
    shift = run.begins - run.start
    if any(_is_amid(text, at) for text, at in ((one, start), (other, run.begins))):
        while start < end and one[start].isdigit():
            start += 1
    if any(_is_amid(text, at) for text, at in ((one, end), (other, end + shift))):
        while end > start and one[end - 1].isdigit():
            end -= 1
    return start, end


def _is_amid(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isdigit() and text[at].isdigit()


def _cut(
    one: str, other: str, kept: Iterator[Spans], compared: int
) -> Iterator[ReusedPiece]:
    at = begins = 0
    for start, end, starts, ends in kept:
        if start < at or starts < begins:
            # ㎡ is two signs, m2, and runs may part them.
            continue
        yield from _between(one[at:start], other[begins:starts], compared)
        compared += start > at and starts > begins
        yield ReusedPiece(PieceFate.KEPT, one[start:end], other[starts:ends])
        at, begins = end, ends
    yield from _between(one[at:], other[begins:], compared)


def _between(one: str, other: str, compared: int) -> Iterator[ReusedPiece]:
    if one == other:
        if one:
            yield ReusedPiece(PieceFate.KEPT, one, other)
    elif (
        not one
        or not other
        or compared >= MOST_COMPARED
        or max(len(one), len(other)) > SHORT
    ):
        yield _changed(one, other)
    else:
        yield from _sign_by_sign(TOKEN.findall(one), TOKEN.findall(other))


def _sign_by_sign(one: Sequence[str], other: Sequence[str]) -> Iterator[ReusedPiece]:
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for step, a, b, c, d in steps:
        before, after = "".join(one[a:b]), "".join(other[c:d])
        if step == "equal":
            yield ReusedPiece(PieceFate.KEPT, before, after)
        else:
            yield _changed(before, after)


def _changed(one: str, other: str) -> ReusedPiece:
    fate = PieceFate.CHANGED
    if not one or not other:
        fate = PieceFate.LEFT_OUT if one else PieceFate.ADDED
    return ReusedPiece(fate, one, other, bool(NUMBER.search(one + other)))


def _joined(pieces: list[ReusedPiece]) -> Iterator[ReusedPiece]:
    """Neighbours of one fate in one."""
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and pieces[end].fate is pieces[at].fate:
            end += 1
        first = "".join(each.first for each in pieces[at:end])
        second = "".join(each.second for each in pieces[at:end])
        has_numbers = any(each.has_numbers for each in pieces[at:end])
        yield ReusedPiece(pieces[at].fate, first, second, has_numbers)
        at = end
