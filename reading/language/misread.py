"""Names of places that a machine may have misread: 浈汀区 for 浈江区.

They are proposed, never put right: a text may mean what stands there.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .gazetteer import is_place, neighbours

# In names of two signs one other sign leaves nothing to know them by.
SHORTEST = 3
# 区域, 市场, 县级: with such behind it, 区, 市 or 县 begins another word.
GO_ON = frozenset("域间级别长委场")
# 食品安全城市, 保城区: words that names end in, too.
PLAIN_WORDS = ("城市", "城区")


class NameOneSignOff(NamedTuple):
    """What stands there, where, and the places that it is one sign away from."""

    at: int
    read: str
    meant: tuple[str, ...]


def names_one_sign_off(text: str, *, near: str) -> Iterator[NameOneSignOff]:
    """Each name of the text that is no place, but one of that city but for a sign.

    What a place is called by, 县, 区 or 市, stands there as it should: 浈汀区.
    """
    by_length = _names_of_city(near[:4])
    for at, _ in enumerate(text):
        for names in by_length:
            read = text[at : at + len(names[0])]
            meant = tuple(name for name in names if _is_one_sign_off(read, name))
            if meant and not _is_otherwise_known(text, at, read):
                yield NameOneSignOff(at, read, meant)


@cache
def _names_of_city(prefix: str) -> tuple[tuple[str, ...], ...]:
    """The full names of the city and of what lies in it, those of one length together."""
    names = {place.name for place in neighbours(prefix)}
    lengths = sorted({len(name) for name in names if len(name) >= SHORTEST})
    return tuple(
        tuple(sorted(name for name in names if len(name) == length))
        for length in lengths
    )


def _is_one_sign_off(read: str, meant: str) -> bool:
    if len(read) != len(meant) or read[-1] != meant[-1]:
        return False
    if not all("\u4e00" <= sign <= "\u9fff" for sign in read):
        return False
    return sum(one != other for one, other in zip(read, meant, strict=True)) == 1


def _is_otherwise_known(text: str, at: int, read: str) -> bool:
    """Another place, or words: 河源市, 沿江区域."""
    if read.endswith(PLAIN_WORDS) or is_place(read) or is_place(read[:-1]):
        return True
    end = at + len(read)
    return text[end : end + 1] in GO_ON
