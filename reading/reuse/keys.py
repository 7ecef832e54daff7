"""The few numbers by which texts that may have to do with each other are found.

Of a text few keys are kept (`keys_of`), by many it is looked up (`keys_asked`): what is
kept of an old text lies with high probability in the passage that a new one took, and all
that the new one holds is asked for. A key that more than MOST_HOLDERS texts hold tells
nothing and is to be passed over.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b

from ..language.folding import fold
from .told import ToldText

# Of so many texts that hold a key none need be compared for it.
MOST_HOLDERS = 50
SHINGLE = 8
WINDOW = 10
FEWEST, MOST = 6, 60
SIGNS_FOR_A_KEY = 110
NO_WORD = re.compile(r"\W+")
NUMBER = re.compile(r"\d[\d,.]*\d[万亿]?[^\W\d_]")
DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")


@dataclass(frozen=True, slots=True)
class TextKeys:
    """Signed numbers of 64 bits, each once: of passages, and of what happened."""

    passages: tuple[int, ...]
    event: tuple[int, ...]


def keys_of(text: ToldText) -> TextKeys:
    """The keys to keep of a text, about 14 of one of a thousand signs."""
    size = sum(map(len, text.paragraphs))
    most = min(MOST, max(FEWEST, size // SIGNS_FOR_A_KEY))
    asked = keys_asked(text)
    return TextKeys(asked.passages[:most], asked.event[:5])


def keys_asked(text: ToldText) -> TextKeys:
    """The keys to look up whose texts may have to do with this one; `keys_of` among them."""
    passages: set[int] = set()
    for paragraph in text.paragraphs:
        passages |= _chosen(NO_WORD.sub("", fold(paragraph)))
    return TextKeys(tuple(sorted(passages)), tuple(_events(text)))


def _chosen(text: str) -> set[int]:
    """The smallest hash of each window."""
    hashes = [
        _hash(text[at : at + SHINGLE]) for at in range(max(1, len(text) - SHINGLE + 1))
    ]
    windows = range(max(1, len(hashes) - WINDOW + 1))
    return {min(hashes[at : at + WINDOW]) for at in windows}


def _events(text: ToldText) -> list[int]:
    words = fold("\n".join(text.paragraphs))
    numbers = sorted({each[0] for each in NUMBER.finditer(words)}, key=len)[-3:]
    days = {each.groups() for each in DAY.finditer(words)}
    told = [f"{place} {day}" for place in text.places for day in sorted(days)]
    return [_hash(each) for each in [*numbers, *told]]


def _hash(text: str) -> int:
    digest = blake2b(text.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
