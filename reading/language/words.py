"""The words that sentences about numbers are cut by, rows of `words.csv`.

Chinese writes no spaces: 共 is in 共同 and 共享 too, 在 in 在册. A word of the class
`whole` is one word wherever it stands, so its signs are hidden before anything is
looked for among them; what is then found is a word of its own.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from . import guarded

TABLE = "words.csv"
# Stands for each sign of a hidden word; no text holds it, cleaning takes it out.
HIDDEN = "\ue0ff"
# Clauses beside numbers are asked for several times over.
REMEMBERED = 2048


class WordClass(StrEnum):
    """What a word does in a clause that tells a number."""

    # 共同, 在册: holds what would else be a word
    WHOLE = "whole"
    # 发放, 建成: what was done, never part of a name
    ACT = "act"
    # 发放, 印制: too, and what it was done to is counted, not how often
    DEED = "deed"
    # 入住, 参加: said of those who are counted
    STATE = "state"
    # 救助, 登记: what was done, or part of a name: 救助资金, 结婚登记
    NOUN_ACT = "noun act"
    # 补助, 服务: what is given, or the giving
    GIFT = "gift"
    # 主动, 陆续: how it was done, no part of what is counted
    MANNER = "manner"


def any_of(*classes: WordClass) -> str:
    """A pattern of all words of these classes, longest first."""
    begin = guarded.begin(guarded.words_of_table(TABLE, *classes))
    return f"{begin}(?:{alternatives(*classes)})"


def alternatives(*classes: WordClass) -> str:
    """The same to be searched for: each begins with a plain sign."""
    return guarded.any_of(guarded.words_of_table(TABLE, *classes))


def last_signs(*classes: WordClass) -> frozenset[str]:
    """What the words of these classes end with."""
    found = guarded.words_of_table(TABLE, *classes)
    return frozenset(each.word[-1] for each in found)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(guarded.any_of(guarded.words_of_table(TABLE, WordClass.WHOLE)))


@lru_cache(maxsize=REMEMBERED)
def hidden(text: str) -> str:
    """The text, as long as it was, with every whole word made unreadable."""
    return _whole().sub(lambda match: HIDDEN * len(match[0]), text)
