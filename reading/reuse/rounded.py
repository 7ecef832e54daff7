"""A number that one text tells exactly and the other roughly: 87位 and 80多位, 29名 and 近30位.

Who tells an event anew rounds what he was told.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from ..language.guarded import any_of_kind, words_of_table
from ..language.numerals import MORE
from ..language.patterns import pattern
from .bare import REMEMBERED_PARAGRAPHS
from .facts import Fact, FactKind, facts_in, number_in, weight_of_number
from .told import ToldText

TABLE = "qualifiers.csv"
SAYS_ABOVE, SAYS_BELOW = ("over before",), ("about before", "under before")
ABOVE = pattern(any_of_kind(TABLE, *SAYS_ABOVE) + r"\s?$")
BELOW = pattern(any_of_kind(TABLE, *SAYS_BELOW) + r"\s?$")
# Before most numbers stands none of these.
ENDS = frozenset(
    each.word[-1] for each in words_of_table(TABLE, *SAYS_ABOVE, *SAYS_BELOW)
)
SAYS_MORE = frozenset(MORE)
# 不超过 is the longest that stands before.
LONGEST_BEFORE = 6
# Each of the one is held against each of the other: a table's are not.
MOST_NUMBERS = 100
# 近5家 rounds nothing.
LEAST = 10


class ToldNumber(NamedTuple):
    """From what on and below what it lies; both are the number itself if told exactly."""

    value: str
    least: float
    most: float

    @property
    def is_exact(self) -> bool:
        return self.least == self.most

    @property
    def weight(self) -> float:
        return weight_of_number(self.value)

    @property
    def size(self) -> str:
        """8e1人 of 87人, of 80多位 and 近90人: the first digit, how many follow, and of what."""
        number = number_in(self.value)
        if not self.is_exact and number == self.most:
            # 近100 is ninety and some.
            number -= 1
        digits = str(int(number))
        return f"{digits[0]}e{len(digits) - 1}{self.unit}"

    @property
    def unit(self) -> str:
        return self.value[-1]

    def rounds(self, other: "ToldNumber") -> bool:
        """Whether 80多位 is 87位."""
        is_of_one = other.is_exact and self.unit == other.unit
        return is_of_one and not self.is_exact and self.least < other.least < self.most


def rounded_alike(first: ToldText, second: ToldText) -> dict[str, float]:
    """What the one tells exactly and the other roughly, with the weight of what it says."""
    one, other = (
        list(islice(_numbers_of(text), MOST_NUMBERS)) for text in (first, second)
    )
    return rounded_in(one, other)


def _numbers_of(text: ToldText) -> Iterator[ToldNumber]:
    return chain.from_iterable(numbers_in(each, text.day) for each in text.paragraphs)


def rounded_in(
    one: Sequence[ToldNumber], other: Sequence[ToldNumber]
) -> dict[str, float]:
    """The same of the numbers of two paragraphs."""
    alike: dict[str, float] = {}
    for mine, yours in ((one, other), (other, one)):
        for rough in (each for each in mine if not each.is_exact):
            exact = [each.value for each in yours if rough.rounds(each)]
            alike |= dict.fromkeys(exact[:1], rough.weight)
    return alike


@lru_cache(maxsize=REMEMBERED_PARAGRAPHS)
def numbers_in(words: str, day: date | None) -> tuple[ToldNumber, ...]:
    """The numbers that a paragraph printed on that day tells."""
    return tuple(
        _told(words, fact)
        for fact in facts_in(words, day)
        if fact.kind is FactKind.NUMBER
    )


def _told(words: str, fact: Fact) -> ToldNumber:
    number, said = number_in(fact.value), words[fact.start : fact.end]
    if number >= LEAST:
        before = words[max(0, fact.start - LONGEST_BEFORE) : fact.start]
        says_before = before.rstrip()[-1:] in ENDS
        if not SAYS_MORE.isdisjoint(said) or (says_before and ABOVE.search(before)):
            return ToldNumber(fact.value, number, number + _step(number))
        if says_before and BELOW.search(before):
            return ToldNumber(fact.value, number - _step(number) / 2, number)
    return ToldNumber(fact.value, number, number)


def _step(number: float) -> float:
    """10 of 80, 100 of 1200: what a round number is rounded to."""
    step = 1
    while not number % (10 * step):
        step *= 10
    return float(step)
