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
    def rest(self) -> str:
        """What stands behind its first sign as a piece of a pattern, with its guards."""
        first, rest = self.word[0], self.word[1:]
        behind = "".join(f"(?<!{re.escape(each + first)})" for each in self.not_behind)
        before = "|".join(map(re.escape, self.not_before))
        return behind + re.escape(rest) + (f"(?!{before})" if before else "")


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
    return in_order(longest_first(words))


def longest_first(words: Iterable[GuardedWord]) -> list[GuardedWord]:
    return sorted(words, key=lambda each: (-len(each.word), each.word))


def in_order(words: Iterable[GuardedWord]) -> str:
    """The words as alternatives, the first of them before others: 累(?:计|积)|增至.

    Those of one first sign stand together, guards behind it: a pattern that begins with
    plain signs alone passes over all others at once.
    """
    by_sign: dict[str, list[str]] = {}
    for each in words:
        by_sign.setdefault(each.word[0], []).append(each.rest)
    return "|".join(
        f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in by_sign.items()
    )


def begin(words: Iterable[GuardedWord], others: str = "") -> str:
    """Looks ahead for the first sign of any: most places in a text have none.

    `others` are signs that what stands beside the words in a pattern begins with.
    """
    firsts = {each.word[0] for each in words} | set(others)
    return f"(?=[{re.escape(''.join(sorted(firsts)))}])"


def begin_pairs(words: Iterable[GuardedWord]) -> str:
    """Looks ahead for the first two signs of any: hardly a place in a text has them."""
    each = [word.word for word in words]
    alone = {word for word in each if len(word) == 1}
    first, second = ({word[at] for word in each if len(word) > 1} for at in (0, 1))
    pairs = (
        f"[{re.escape(''.join(sorted(first)))}][{re.escape(''.join(sorted(second)))}]"
    )
    return f"(?={pairs}|[{''.join(sorted(alone))}])" if alone else f"(?={pairs})"


def any_of_kind(name: str, *kinds: str) -> str:
    """A group of all words of a table, or of those of these kinds."""
    return f"(?:{any_of(words_of_table(name, *kinds))})"
