"""A bureau's own list of forbidden wordings, and where a text uses them.

At each place the longest holds: where 残疾 is forbidden and 残疾人 advised against, a text
that says 残疾人 is advised. The time is that of the text, for no wording is long.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

LONGEST_WORDING = 40
# Under this key a branch keeps the wording that ends there; no sign is empty.
END = ""


class WordingRule(NamedTuple):
    """Words that a bureau does not want to read of itself: 残废人, better 残疾人."""

    words: str
    advice: str
    blocks: bool


class Wordings:
    """Many of them, looked for at once."""

    def __init__(self, wordings: Iterable[WordingRule]):
        self._branches: dict[str, Any] = {}
        for each in wordings:
            branch = self._branches
            for sign in each.words:
                branch = branch.setdefault(sign, {})
            branch[END] = each
        firsts = "".join(map(re.escape, sorted(self._branches)))
        self._first = re.compile(f"[{firsts}]") if firsts else None

    def __bool__(self) -> bool:
        return self._first is not None

    def used_in(self, text: str) -> Iterator[tuple[int, WordingRule]]:
        """Each use from left to right, with the place where it begins."""
        at = 0
        while self._first and (begins := self._first.search(text, at)):
            at = begins.start()
            found = self._longest_at(text, at)
            if found:
                yield at, found
            at += len(found.words) if found else 1

    def _longest_at(self, text: str, at: int) -> WordingRule | None:
        branch, longest = self._branches, None
        for sign in text[at : at + LONGEST_WORDING]:
            if sign not in branch:
                break
            branch = branch[sign]
            longest = branch.get(END, longest)
        return longest
