"""Tables of words, each with what it says, what makes it another word, and an example.

A row of `events.csv`: 救助,flow,,站|对象,救助流浪者26名. 救助 stands not before 站 (救助站
is a house), as 年内 in `times.csv` not behind 近. A table has the columns that it needs;
a pattern asks for a kind of words.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple


class GuardedWord(NamedTuple):
    """A word of one kind; behind and before its guards it is another word.

    `value` is what a table says of it besides: the number that a sign stands for.
    """

    word: str
    kind: str
    value: str
    not_behind: tuple[str, ...]
    not_before: tuple[str, ...]
    example: str

    @property
    def pattern(self) -> str:
        """The word as a piece of a pattern, with its guards."""
        behind = "".join(f"(?<!{re.escape(each)})" for each in self.not_behind)
        before = "|".join(map(re.escape, self.not_before))
        return behind + re.escape(self.word) + (f"(?!{before})" if before else "")


@cache
def words_of_table(name: str, *kinds: str) -> tuple[GuardedWord, ...]:
    """The rows of a table beside this module, all or those of these kinds."""
    if kinds:
        return tuple(each for each in words_of_table(name) if each.kind in kinds)
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as rows:
        return tuple(map(_word, csv.DictReader(rows)))


def _word(row: dict[str, str]) -> GuardedWord:
    return GuardedWord(
        row["word"],
        row.get("kind", ""),
        row.get("value", ""),
        _pieces(row.get("not_behind", "")),
        _pieces(row.get("not_before", "")),
        row.get("example", ""),
    )


def _pieces(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def any_of(words: Iterable[GuardedWord]) -> str:
    """The words as alternatives of a pattern, longest first: 截至到 before 截至."""
    ordered = sorted(words, key=lambda each: (-len(each.word), each.word))
    return "|".join(each.pattern for each in ordered)


def begin(words: Iterable[GuardedWord], others: str = "") -> str:
    """Looks ahead for the first sign of any: most places in a text have none.

    `others` are signs that what stands beside the words in a pattern begins with.
    """
    firsts = {each.word[0] for each in words} | set(others)
    return f"(?=[{re.escape(''.join(sorted(firsts)))}])"


def any_of_kind(name: str, *kinds: str) -> str:
    """A group of all words of a table, or of those of these kinds."""
    return f"(?:{any_of(words_of_table(name, *kinds))})"
