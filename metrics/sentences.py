"""A sentence around one of its numbers, as much of it as there is room for."""

from typing import NamedTuple


class Lit(NamedTuple):
    """A text with one number of it lit up."""

    before: str
    number: str
    behind: str


def shortened(lit: Lit, before: int, behind: int) -> Lit:
    """So much before the number and behind it; the cells of a table parted by ｜.

    Where no number is lit, all is before it, and stays.
    """
    left, number, right = (part.replace("\t", " ｜ ") for part in lit)
    if len(left) > before and number:
        left = "…" + left[-before:]
    if len(right) > behind:
        right = right[:behind] + "…"
    return Lit(left, number, right)
