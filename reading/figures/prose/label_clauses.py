"""A number's clause with what is counted so far: in its sentence, and above it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ...language.units import PROPORTIONS
from ..figure import ParsedFigure
from .label_nouns import noun_before
from .label_places import is_places
from .quantity_context import QuantityMention

OF_PEOPLE = frozenset(["人", "名", "位", "户", "人次", "对", "%"])
PERSONS = frozenset(["男", "男性", "女", "女性"])
# Of a part of what is counted, by age or sex: 年龄在100岁以上的, 男性
PART = ("年龄", "占", "男", "女", "其", *"123456789")
# 占全市百岁老人的比重, which 占18.5% behind another place repeats
FULL_SHARE = re.compile("占[^，]{2,}比[重例]$")


class Counted(NamedTuple):
    """What is counted so far: the last totals, and the words of the last share."""

    # By unit: the first of the last sentence that counts in it.
    totals: Mapping[str, str] = MappingProxyType({})
    share: str = ""

    def of(self, mention: QuantityMention) -> str:
        """What is counted in the unit of a number that opens a sentence below it."""
        return self.totals.get(mention.quantity.unit, "") if mention.is_first else ""


NOTHING = Counted()


class Clause(NamedTuple):
    """A number's clause, the number before it, the labels so far, and what those count."""

    mention: QuantityMention
    before: QuantityMention | None
    labels: Sequence[str]
    # Where the labels of its sentence begin.
    first: int
    base: str
    share: str = ""

    @property
    def said(self) -> Sequence[str]:
        """What the numbers before in its sentence count."""
        return self.labels[self.first :]

    def full_share(self) -> str:
        """占全市百岁老人的比重 for the bare 占 of the places behind."""
        told = (each for each in self.labels if FULL_SHARE.match(each))
        return next(told, self.share or "占")

    def of_others(self, unit: str) -> bool:
        """Whether the number before counts others, in a unit that is not this, nor money."""
        before = self.before
        return before is not None and before.quantity.unit not in (unit, "元")

    @property
    def of_place(self) -> bool:
        """Whether the number before is that of a place in a list."""
        return self.before is not None and is_places(noun_before(self.before.left))


def counted_in(figures: Iterable[ParsedFigure], above: Counted) -> Counted:
    """A paragraph's last totals in each unit, of no part, and its last full share."""
    share = above.share
    totals: dict[str, str] = {}
    first: dict[str, str] = {}
    for each in figures:
        if each.label[:1] == "占" and FULL_SHARE.match(each.label):
            share = each.label
        elif (
            each.entity
            and each.unit not in PROPORTIONS
            and not each.label.startswith(PART)
            and first.get(each.unit) != each.sentence
        ):
            totals[each.unit], first[each.unit] = each.entity, each.sentence
    return Counted(MappingProxyType(totals or {**above.totals}), share)


def total_of_places(mention: QuantityMention, above: Counted) -> str:
    """百岁老人 for 建瓯市52人 in a paragraph of its own, below 全市百岁老人260人."""
    return above.of(mention) if is_places(noun_before(mention.left)) else ""


def joined(noun: str, verb: str) -> str:
    """适老化改造 for 适老化改造 and 改造: what both say is said once."""
    for size in range(min(len(noun), len(verb)), 1, -1):
        if noun.endswith(verb[:size]):
            return noun + verb[size:]
    return noun + verb
