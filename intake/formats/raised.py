"""Digits set small and high, as such: 10⁴ is no 104, and 365¹ with a note no 3651."""

import re

RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
NUMBER = re.compile(r"\s*[+\-−]?(?:[0-9]+|n)\s*")


def raised(words: str) -> str:
    """The words, if a number, in signs that no number goes on with; others as they are."""
    return words.translate(RAISED) if NUMBER.fullmatch(words) else words
