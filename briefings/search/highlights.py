"""What a query hit in a text: the words lit up, and the passages around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reading.language.folding import fold_in_place

from .query import Query

# A run of text, and whether it is a hit.
Segment = tuple[str, bool]
Span = tuple[int, int]

LENGTH = 60
MOST = 3
GAP = "…"
# How much of a passage stands before its hit.
LEAD = 3
# How far from an edge an unbroken run may begin.
REACH = 24
# 309.5万, 1,234, 89.77%, 2022-04-11, 〔2021〕239号: never cut
UNBROKEN = re.compile(r"〔\d{4}〕\d*号?|[\d.,．，:%％/-]*\d[万亿%％‰]?")


def lit(text: str, query: Query) -> tuple[Segment, ...]:
    """The whole text with its hits, for a title."""
    return tuple(_segments(text, (0, len(text)), hits(text, query)))


def excerpts(
    text: str, query: Query, length: int = LENGTH, most: int = MOST
) -> tuple[tuple[Segment, ...], ...]:
    """Passages about so long around the hits, in order; none if the text has no hit.

    Every wanted word is shown before any is shown twice.
    """
    found = hits(text, query)
    passages = _passages(text, _firsts(text, found), length, most)
    return tuple(
        tuple(_with_gaps(text, passage, _segments(text, passage, found)))
        for passage in passages
    )


def hits(text: str, query: Query) -> list[Span]:
    """Where the wanted terms stand in the text, overlaps joined."""
    folded, origins = fold_in_place(text)
    joined: list[Span] = []
    for match in _pattern(query).finditer(folded):
        start, end = origins[match.start()], origins[match.end() - 1] + 1
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=64)
def _pattern(query: Query) -> re.Pattern[str]:
    """Any spelling of any wanted term, the longest first; a space is any run of them."""
    spellings = {each for term in query.wanted for each in term.spellings}
    longest_first = sorted(spellings, key=len, reverse=True)
    return re.compile("|".join(map(_loosely_spaced, longest_first)))


def _loosely_spaced(spelling: str) -> str:
    return r"\s+".join(map(re.escape, spelling.split(" ")))


def _firsts(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """The hits, those of words not yet seen first."""
    seen: dict[str, Span] = {}
    for start, end in found:
        seen.setdefault(text[start:end], (start, end))
    yield from seen.values()
    yield from (hit for hit in found if hit not in seen.values())


def _passages(text: str, found: Iterable[Span], length: int, most: int) -> list[Span]:
    """A passage for each hit that no other shows yet, in order of the text."""
    passages: list[Span] = []
    for hit in found:
        if len(passages) == most:
            break
        if not any(start <= hit[0] and hit[1] <= end for start, end in passages):
            passages.append(_passage(text, hit, length))
    return _merged(sorted(passages))


def _passage(text: str, hit: Span, length: int) -> Span:
    room = max(0, length - (hit[1] - hit[0]))
    start = max(0, hit[0] - room // LEAD)
    end = min(len(text), max(hit[1], start + length))
    return _unbroken(text, start, end)


def _unbroken(text: str, start: int, end: int) -> Span:
    """The edges moved outwards to where they cut no number."""
    for run in UNBROKEN.finditer(text, max(0, start - REACH), start + REACH):
        if run.start() < start < run.end():
            start = run.start()
            break
    for run in UNBROKEN.finditer(text, max(0, end - REACH), end + REACH):
        if run.start() < end < run.end():
            end = run.end()
            break
    return start, end


def _merged(passages: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in passages:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _segments(text: str, passage: Span, found: Iterable[Span]) -> Iterator[Segment]:
    at, last = passage
    for start, end in found:
        if start < at or end > last:
            continue
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < last:
        yield text[at:last], False


def _with_gaps(
    text: str, passage: Span, segments: Iterable[Segment]
) -> Iterator[Segment]:
    start, end = passage
    if start > 0:
        yield GAP, False
    yield from segments
    if end < len(text):
        yield GAP, False
