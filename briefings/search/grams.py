"""Folded text cut for the index: every pair of neighbours, and every single sign."""

import re
from itertools import pairwise

from reading.language.folding import BORDER, BORDER_SIGN, SPACE_SIGN

# The index parts its tokens by spaces, so these two need a sign of their own.
# 309, 09. and 9.5 in 309.5万
TRIPLE = re.compile(r"(?=([0-9.,]{3}))")
SIGNS = str.maketrans({" ": SPACE_SIGN, BORDER: BORDER_SIGN})


def pairs(text: str) -> list[str]:
    """低保对象 is 低保, 保对, 对象: they overlap, so in a row they prove the whole."""
    text = text.translate(SIGNS)
    return list(map("".join, pairwise(text)))


def singles(text: str) -> list[str]:
    """Each sign once; they serve queries of a single character."""
    return list(dict.fromkeys(text.translate(SIGNS)))


def grams(text: str) -> list[str]:
    """All that the index holds of a text."""
    return [*pairs(text), *singles(text)]


def number_triples(text: str) -> list[str]:
    """309.5 is 309, 09., 9.5: pairs of digits stand in nearly every text."""
    return [match[1] for match in TRIPLE.finditer(text)]


def tokens_of(spelling: str) -> list[str]:
    """What must be in the index for the spelling to be in the text."""
    return pairs(spelling) or singles(spelling)
