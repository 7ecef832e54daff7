"""A bureau's own list of forbidden wordings, and where a text uses them.

At each place the longest holds: where 残疾 is forbidden and 残疾人 advised against, a text
that says 残疾人 is advised. The time is that of the text, for no wording is long.
"""

from collections.abc import Iterable, Iterator
from operator import concat
from typing import Any, NamedTuple

# A single sign is a part of too many words.
SHORTEST_WORDING, LONGEST_WORDING = 2, 40
# Under this key a branch keeps the wording that ends there; no sign is empty.
END = ""


class WordingRule(NamedTuple):
    """Words that a bureau does not want to read of itself: 残废人, better 残疾人."""

    words: str
    advice: str
    blocks: bool


class Wordings:
    """Many of them, looked for at once."""

    def __init__(self, rules: Iterable[WordingRule]):
        self._branches: dict[str, Any] = {}
        for each in rules:
            branch = self._branches
            for sign in each.words:
                branch = branch.setdefault(sign, {})
            branch[END] = each
        # Few pairs of signs begin a wording: nothing else is asked of most of a text.
        self._openings = {
            first + second for first, rest in self._branches.items() for second in rest
        }

    def __bool__(self) -> bool:
        return bool(self._branches)

    def used_in(self, text: str) -> Iterator[tuple[int, WordingRule]]:
        """Each use from left to right, with the place where it begins."""
        pairs, end = map(concat, text, text[1:]), 0
        for at in [at for at, pair in enumerate(pairs) if pair in self._openings]:
            if at >= end and (found := self._longest_at(text, at)):
                yield at, found
                end = at + len(found.words)

    def _longest_at(self, text: str, at: int) -> WordingRule | None:
        branch, longest = self._branches, None
        for sign in text[at : at + LONGEST_WORDING]:
            if sign not in branch:
                break
            branch = branch[sign]
            longest = branch.get(END, longest)
        return longest
