"""A number that one text tells exactly and the other roughly: 87位 and 80多位, 29名 and 近30位.

Who tells an event anew rounds what he was told.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from ..language.guarded import any_of_kind
from ..language.numerals import MORE
from ..language.patterns import pattern
from .facts import Fact, FactKind, facts_in, number_in, unit_of, weight_of_number
from .told import ToldText

TABLE = "qualifiers.csv"
ABOVE = pattern(any_of_kind(TABLE, "over before") + r"\s?$")
BELOW = pattern(any_of_kind(TABLE, "about before", "under before") + r"\s?$")
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
            number = self.least
        first, _, scale = f"{number:.15e}".partition("e")
        return f"{first[0]}e{int(scale)}{unit_of(self.value)}"

    def rounds(self, other: "ToldNumber") -> bool:
        """Whether 80多位 is 87位."""
        is_of_one = other.is_exact and unit_of(self.value) == unit_of(other.value)
        return is_of_one and not self.is_exact and self.least < other.least < self.most


def rounded_alike(first: ToldText, second: ToldText) -> dict[str, float]:
    """What the one tells exactly and the other roughly, with the weight of what it says."""
    one, other = (
        list(islice(_numbers_of(text), MOST_NUMBERS)) for text in (first, second)
    )
    return rounded_in(one, other)


def _numbers_of(text: ToldText) -> Iterator[ToldNumber]:
    return chain.from_iterable(numbers_in(each, text.day) for each in text.paragraphs)


def rounded_in(one: list[ToldNumber], other: list[ToldNumber]) -> dict[str, float]:
    """The same of the numbers of two paragraphs."""
    alike: dict[str, float] = {}
    for mine, yours in ((one, other), (other, one)):
        for rough in (each for each in mine if not each.is_exact):
            exact = [each.value for each in yours if rough.rounds(each)]
            alike |= dict.fromkeys(exact[:1], rough.weight)
    return alike


def numbers_in(words: str, day: date | None) -> list[ToldNumber]:
    """The numbers that a paragraph printed on that day tells."""
    return [
        _told(words, fact)
        for fact in facts_in(words, day)
        if fact.kind is FactKind.NUMBER
    ]


def _told(words: str, fact: Fact) -> ToldNumber:
    number = number_in(fact.value)
    step = _step(number) if number >= LEAST else 0.0
    before = words[max(0, fact.start - LONGEST_BEFORE) : fact.start]
    is_more = not SAYS_MORE.isdisjoint(words[fact.start : fact.end])
    if is_more or ABOVE.search(before):
        return ToldNumber(fact.value, number, number + step)
    below = step / 2 if BELOW.search(before) else 0.0
    return ToldNumber(fact.value, number - below, number)


def _step(number: float) -> float:
    """10 of 80, 100 of 1200: what a round number is rounded to."""
    step = 1
    while not number % (10 * step):
        step *= 10
    return float(step)
