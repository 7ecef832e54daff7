"""The few numbers by which texts that may have to do with each other are found.

Of a text few keys are kept (`keys_of`), by many it is looked up (`keys_asked`): one is
kept of each stretch of a text, so one lies in whatever passage another took of it, and
all that a new text holds is asked for. A key that more than MOST_HOLDERS texts hold tells
nothing and is to be passed over.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, islice, product
from struct import unpack
from typing import NamedTuple
from zlib import crc32

from ..language.patterns import pattern
from .bare import bare_paragraphs
from .facts import FactKind, all_facts, is_narrow
from .rarity import telling_pairs
from .rounded import LEAST, numbers_in
from .told import ToldText, narrowest_places
from .weighing import without_phrases

# Of so many texts that hold a key none need be compared for it.
MOST_HOLDERS = 50
# Signs in a row; fewer stand everywhere, more seldom outlive a revision.
SHINGLE = 8
# As written: four bytes a sign. Phrases are blanks, and no shingle reaches over one.
WRITTEN, OWN_WORDS = 4 * SHINGLE, pattern(rf"\S{{{SHINGLE},}}")
# Of a stretch that long the shingle with the smallest checksum is kept: of a short text
# stretches are shorter, of a huge one longer.
SHORTEST_STRETCH, LONGEST_STRETCH = 24, 200
# Of a text of many paragraphs a shorter one is not looked for.
SHORTEST = 16
USUAL_KEPT, MOST_KEPT = 7, 60
# One of so many shingles is asked for, those with the smallest checksums.
ASKED_OF = 8
FEWEST_ASKED, MOST_ASKED = 60, 800
LARGEST_ASKED = 2**32 // ASKED_OF
BEGUN = blake2b(digest_size=8)
# A text that is added is asked for both kinds of keys.
REMEMBERED = 2
# Of what happened: telling numbers, days at places, names, and rare words of that month,
# which hold most names too. More of them found hardly more, and every key is a row.
KEPT_EVENTS, ASKED_EVENTS = (1, 2, 0), (20, 40, 20)
KEPT_RARE, ASKED_RARE = 3, 100
# Who tells an event anew has 80多位 of 87: the first digit of a number, at the county in
# that month. Ages and shares stand everywhere.
KEPT_SIZES, ASKED_SIZES, MOST_PLACES = 2, 15, 5
OF_NO_SIZE = frozenset("岁周%天")
TELLING = 1.6
# Where in a key the month is added.
UPPER_HALF = 32
WHOLE, LARGEST = 1 << 64, (1 << 63) - 1
# A text is asked for by what was told in its month and those before and behind.
MONTHS = (0, -1, 1)


@dataclass(frozen=True, slots=True)
class TextKeys:
    """Signed numbers of 64 bits, each once: of passages, and of what happened."""

    passages: tuple[int, ...]
    event: tuple[int, ...]


def keys_of(text: ToldText) -> TextKeys:
    """The keys to keep of a text: 11 of one of five hundred signs, 14 of a thousand."""
    events = _events(text, KEPT_EVENTS)
    of_month = telling_pairs(text)[:KEPT_RARE], _sizes(text, KEPT_SIZES, 1)
    return TextKeys(
        _once(_sums(shingles_kept(text))),
        _once([*_sums(events), *_in_months(text, of_month, MONTHS[:1])]),
    )


def keys_asked(text: ToldText) -> TextKeys:
    """The keys to look up whose texts may have to do with this one, `keys_of` among them."""
    passages = [*_asked(rows_of(text)), *shingles_kept(text)]
    events = [*_events(text, ASKED_EVENTS), *_events(text, KEPT_EVENTS)]
    of_month = (
        telling_pairs(text)[:ASKED_RARE],
        _sizes(text, ASKED_SIZES, MOST_PLACES),
    )
    return TextKeys(
        _once(_sums(passages)),
        _once([*_sums(events), *_in_months(text, of_month, MONTHS)]),
    )


class ShingleRow(NamedTuple):
    """The checksum of each shingle of a paragraph in order, and where in it they begin."""

    sums: list[int]
    begins: list[int]
    words: str

    def shingle(self, at: int) -> str:
        start = self.begins[at]
        return self.words[start : start + SHINGLE]


def _asked(rows: list[ShingleRow]) -> list[str]:
    """Those with the smallest checksums, which are the same ones in every text."""
    size = sum(len(row.sums) for row in rows)
    few = _below(LARGEST_ASKED, rows)
    if len(few) < FEWEST_ASKED:
        few = _below(2**32, rows)
    most = max(FEWEST_ASKED, size // ASKED_OF)
    chosen = map(few.__getitem__, sorted(few)[: min(MOST_ASKED, most)])
    return [row.shingle(at) for row, at in chosen]


def _below(limit: int, rows: list[ShingleRow]) -> dict[int, tuple[ShingleRow, int]]:
    """By its checksum where each shingle with a smaller one stands."""
    return {
        total: (row, at)
        for row in rows
        for at, total in enumerate(row.sums)
        if total < limit
    }


@lru_cache(maxsize=REMEMBERED)
def shingles_kept(text: ToldText) -> list[str]:
    """Of each stretch of each paragraph the shingle with the smallest checksum."""
    rows = rows_of(text)
    size = sum(len(row.sums) for row in rows)
    length = min(LONGEST_STRETCH, max(SHORTEST_STRETCH, size // USUAL_KEPT))
    length = max(length, size // MOST_KEPT)
    shortest = SHORTEST if len(rows) >= USUAL_KEPT else 1
    least = {
        total: row.shingle(row.sums.index(total))
        for row in rows
        for total in map(min, _stretches(row.sums, length, shortest))
    }
    return [least[total] for total in sorted(least)[:MOST_KEPT]]


def _stretches(sums: list[int], length: int, shortest: int) -> Iterator[list[int]]:
    """The row in about as many equal parts as the length goes into it."""
    step = math.ceil(len(sums) / max(1, round(len(sums) / length)))
    for at in range(0, len(sums), step or 1):
        if len(stretch := sums[at : at + step]) >= shortest:
            yield stretch


@lru_cache(maxsize=REMEMBERED)
def rows_of(text: ToldText) -> list[ShingleRow]:
    """The shingles of each paragraph in order."""
    return [_shingles(each.text) for each in bare_paragraphs(text)]


def _shingles(paragraph: str) -> ShingleRow:
    words = without_phrases(paragraph)
    row = ShingleRow([], [], words)
    # Seen, not copied, eight signs at a time.
    written = memoryview(words.encode("utf-32-le", "surrogatepass"))
    for match in OWN_WORDS.finditer(words):
        start, end = match.start(), match.end() - SHINGLE + 1
        row.begins.extend(range(start, end))
        row.sums.extend(
            [crc32(written[at : at + WRITTEN]) for at in range(4 * start, 4 * end, 4)]
        )
    return row


def _events(text: ToldText, most: tuple[int, int, int]) -> list[str]:
    """Numbers, days at places, and names."""
    told = all_facts(text)
    numbers = told[FactKind.NUMBER]
    telling = sorted(
        (each for each in numbers if numbers[each] >= TELLING),
        key=lambda each: (-numbers[each], -len(each), each),
    )
    towns = [each for each in told[FactKind.PLACE] if is_narrow(each)]
    places = [*sorted(narrowest_places(text))[:1], *towns]
    days = product(list(told[FactKind.DAY])[: most[1]], places[: most[1]])
    return [
        *telling[: most[0]],
        *[" ".join(each) for each in islice(days, most[1])],
        *list(told[FactKind.NAME])[: most[2]],
    ]


def _sizes(text: ToldText, most: int, places: int) -> list[str]:
    """How large its most telling numbers are, at each of a few places."""
    near = sorted(narrowest_places(text))[:places]
    return [" ".join(each) for each in product(sizes_of(text)[:most], near)]


@lru_cache(maxsize=REMEMBERED)
def sizes_of(text: ToldText) -> list[str]:
    """How large the numbers are that it tells, the most telling first."""
    told: dict[str, tuple[float, float]] = {}
    for each in chain.from_iterable(
        numbers_in(paragraph, text.day) for paragraph in text.paragraphs
    ):
        if each.most >= LEAST and each.unit not in OF_NO_SIZE:
            told[each.size] = each.weight, each.most
    return sorted(told, key=lambda size: (told[size], size), reverse=True)


def _in_months(
    text: ToldText, words: Iterable[list[str]], months: Iterable[int]
) -> Iterator[int]:
    """Keys of words with a month: what is rare, and how large a number, is so for a time.

    The month is added where a table keeps the upper half of a key, so that those of one
    word and three months stand side by side in its index: they are found at one place.
    """
    if text.day is None:
        return
    month = 12 * text.day.year + text.day.month
    for sums in map(_sums, words):
        for each in months:
            added = (month + each) << UPPER_HALF
            # Of 64 bits: what lies beyond the largest begins again at the smallest.
            most, down = LARGEST - added, added - WHOLE
            yield from [total + (added if total <= most else down) for total in sums]


def _sums(words: Iterable[str]) -> tuple[int, ...]:
    """The checksum of each, all made in one loop: a text is asked for hundreds."""
    written = "\n".join(words).encode(errors="replace").split(b"\n")
    sums = []
    for each in filter(None, written):
        # Of a copy: what it takes to make one anew is half of it.
        begun = BEGUN.copy()
        begun.update(each)
        sums.append(begun.digest())
    return unpack(f">{len(sums)}q", b"".join(sums))


def _once(keys: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(keys))
