"""Traditional characters into Simplified ones, in a text that is written in them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from opencc import OpenCC

from ...language.marks import HAN
from ...parsed import Line

# In running Traditional text a third of the characters have another Simplified form.
TRADITIONAL_SHARE = 0.1
# Fewer different ones are a name or a quoted word, however short the text.
FEWEST_TRADITIONAL = 3


def simplify(lines: Sequence[Line]) -> list[Line]:
    """Simplified characters throughout, if the document is a Traditional one.

    A character becomes one character: no entry of the tw2s dictionaries changes
    length, so line numbers and offsets hold. A Simplified document comes back as
    it is, whatever Traditional word it quotes or 乾, 著, 後 it has in a name.
    """
    if not is_traditional("".join(line.text for line in lines)):
        return list(lines)
    return [replace(line, text=simplified(line.text)) for line in lines]


def is_traditional(text: str) -> bool:
    """Whether a good share of the characters exist in Traditional script alone."""
    traditional = [sign for sign in set(text) if is_traditional_only(sign)]
    if len(traditional) < FEWEST_TRADITIONAL:
        return False
    return sum(map(text.count, traditional)) >= TRADITIONAL_SHARE * len(
        re.findall(f"[{HAN}]", text)
    )


@cache
def is_traditional_only(sign: str) -> bool:
    """True of 業 and 務; not of 乾, 著, 後, which Simplified text has in names.

    GB 2312 is the Simplified set: what it holds can stand in Simplified text.
    """
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return simplified(sign) != sign
    return False


def simplified(text: str) -> str:
    """The text through tw2s: t2s would leave 著力, tw2sp would make 性能 of 效能."""
    # The converter is C and takes a NUL for the end of the text.
    return "\0".join(map(_converter().convert, text.split("\0")))


@cache
def _converter() -> OpenCC:
    return OpenCC("tw2s")
