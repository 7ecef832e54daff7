"""Folded text cut for the index: every pair of neighbours, and every single sign."""

from itertools import pairwise

from .folding import BORDER, BORDER_SIGN, SPACE_SIGN

# The index parts its tokens by spaces, so these two need a sign of their own.
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


def tokens_of(spelling: str) -> list[str]:
    """What must be in the index for the spelling to be in the text."""
    return pairs(spelling) or singles(spelling)
