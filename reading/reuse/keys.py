"""The few numbers by which texts that may have to do with each other are found.

Of a text few keys are kept (`keys_of`), by many it is looked up (`keys_asked`): what is
kept of an old text lies with high probability in the passage that a new one took, and all
that the new one holds is asked for. A key that more than MOST_HOLDERS texts hold tells
nothing and is to be passed over.
"""

from dataclasses import dataclass
from hashlib import blake2b
from itertools import product
from zlib import crc32

from .bare import bare
from .facts import FactKind, all_facts
from .told import ToldText, narrowest_places
from .weighing import without_phrases

# Of so many texts that hold a key none need be compared for it.
MOST_HOLDERS = 50
# Signs in a row; fewer stand everywhere, more seldom outlive a revision.
SHINGLE = 8
# One of so many shingles is asked for, by its checksum: the same ones in every text.
ASKED_OF = 8
MOST_ASKED = 800
# Kept of a text: one for so many signs, the smallest checksums first.
SIGNS_FOR_A_KEY = 110
FEWEST, MOST = 4, 60
# Of what happened: numbers, days at a place, names; the most telling first.
MOST_NUMBERS, MOST_DAYS, MOST_NAMES = 2, 2, 1
TELLING = 1.6


@dataclass(frozen=True, slots=True)
class TextKeys:
    """Signed numbers of 64 bits, each once: of passages, and of what happened."""

    passages: tuple[int, ...]
    event: tuple[int, ...]


def keys_of(text: ToldText) -> TextKeys:
    """The keys to keep of a text, about 12 of one of a thousand signs."""
    most = min(MOST, max(FEWEST, _size(text) // SIGNS_FOR_A_KEY))
    return TextKeys(
        tuple(map(_key, _shingles(text)[:most])),
        tuple(map(_key, _events(text, (MOST_NUMBERS, MOST_DAYS, MOST_NAMES)))),
    )


def keys_asked(text: ToldText) -> TextKeys:
    """The keys to look up whose texts may have to do with this one; `keys_of` among them."""
    most = min(MOST_ASKED, max(MOST, _size(text) // ASKED_OF))
    return TextKeys(
        tuple(map(_key, _shingles(text)[:most])),
        tuple(map(_key, _events(text, (20, 20, 20)))),
    )


def _size(text: ToldText) -> int:
    return sum(map(len, text.paragraphs))


def _shingles(text: ToldText) -> list[str]:
    """Those with the smallest checksums, each once, in the order of these."""
    found: dict[int, str] = {}
    for paragraph in text.paragraphs:
        for words in without_phrases(bare(paragraph).text).split():
            written = words.encode("utf-32-le", "surrogatepass")
            for at in range(max(1, len(words) - SHINGLE + 1)):
                sum_ = crc32(written[4 * at : 4 * (at + SHINGLE)])
                found[sum_] = words[at : at + SHINGLE]
    return [found[each] for each in sorted(found)[:MOST_ASKED]]


def _events(text: ToldText, most: tuple[int, int, int]) -> list[str]:
    told = all_facts(text)
    numbers, names = told[FactKind.NUMBER], told[FactKind.NAME]
    telling = sorted(
        (each for each in numbers if numbers[each] >= TELLING),
        key=lambda each: (-numbers[each], -len(each), each),
    )
    days = product(sorted(narrowest_places(text)), told[FactKind.DAY])
    return [
        *telling[: most[0]],
        *[" ".join(each) for each in days][: most[1]],
        *list(names)[: most[2]],
    ]


def _key(words: str) -> int:
    digest = blake2b(words.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
