"""A number's clause with what is counted so far: in its sentence, and above it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from ....language.patterns import pattern
from ....language.units import PROPORTIONS, is_rate
from ...figure import ParsedFigure
from ..quantity_context import QuantityMention
from .nouns import noun_before
from .places import is_places

OF_PEOPLE = frozenset(["人", "名", "位", "户", "人次", "对", "%"])
PERSONS = frozenset(["男", "男性", "女", "女性"])
# Of a part of what is counted, by age or sex: 年龄在100岁以上的, 男性
PART = ("年龄", "占", "男", "女", "其", *"123456789")
# 占全市百岁老人的比重, which 占18.5% behind another place repeats
FULL_SHARE = pattern("占[^，]{2,}比[重例]$")

# 具体捐款数额如下：, and a line of the list below it: 甲县 1362400元（含20万元基金）
LEADS_IN = pattern(
    r"(?:^|[，。；])(?:[现其]|具体|详细|分别)*(?:[各分][县市区（）、地级类项]+的?)?"
    r"(?P<head>[^，。；：\d各]{0,12}?(?P<property>数额|金额|总额|人数|户数|标准|捐款|善款|资金))"
    r"(?:分别)?(?:如下|为)?[：:]$"
)
LINE = pattern(
    r"(?P<name>[^，。；：:\d\s]{2,20})(?P<parted>[\s:：]{0,3})\d[^。；]{0,40}[。；;]?$"
)
# 60岁以上户籍人口, 65岁以上户籍人口: of one kind by their last signs
OF_A_KIND = 4
# 低保金 1200万元: needs no head
SAYS_ALL = ("金", "费", "款", "补贴", "津贴", "标准", "计")
MONEY = ("资金", "经费")
SAYS_NOTHING = ("数额", "金额", "总额", "资金", "人数", "户数")
UNITS_OF_HEADS = {
    **dict.fromkeys(("数额", "金额", "总额", "捐款", "善款", "资金"), ("元",)),
    "人数": ("人", "名", "人次"),
    "户数": ("户",),
    "标准": ("元", "元/人", "元/月", "元/年", "元/人/月", "元/人/年"),
}


class Counted(NamedTuple):
    """What is counted so far: the last totals, and the words of the last share."""

    # By unit: the first of the last sentence that counts in it.
    totals: Mapping[str, str] = MappingProxyType({})
    share: str = ""
    # 捐款数额 of 具体捐款数额如下：, as long as the list below it lasts.
    head: str = ""
    head_units: Sequence[str] = ()

    def of(self, mention: QuantityMention) -> str:
        """What is counted in the unit of a number that opens a sentence below it."""
        if mention.is_first and self.heads(mention):
            return self.head
        return self.totals.get(mention.quantity.unit, "") if mention.is_first else ""

    def heads(self, mention: QuantityMention) -> bool:
        """Whether a lead-in told what all the lines of a list count."""
        is_of_it = mention.quantity.unit in self.head_units
        return is_of_it and bool(self.head and _name_in_line(mention.text))


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
    # What the list counts whose line it opens.
    head: str = ""
    # Behind brackets with parts of what was counted before them.
    is_past_parts: bool = False

    @property
    def said(self) -> Sequence[str]:
        """What the numbers before in its sentence count."""
        return self.labels[self.first :]

    def full_share(self) -> str:
        """占全市百岁老人的比重 for the bare 占 of the places behind."""
        told = (each for each in self.labels if FULL_SHARE.match(each))
        return next(told, self.share or "占")

    def whole_shared(self, own: str) -> str:
        """占总人口 for the bare 占 of 65岁以上15万人，占22%, behind 60岁以上20万人，占总人口的28%."""
        if own != "占" or len(self.said) < 3:
            return own
        *_, of, share, here = self.said
        end, said = f"占{share.rpartition('占')[2]}", here[-OF_A_KIND:]
        is_alike = not here.endswith(of) and of.endswith(said) and share == f"{of}{end}"
        return end if is_alike and len(end) > 2 and end != "占比" else own

    def of_others(self, unit: str) -> bool:
        """Whether the number before counts others, in a unit that is not this, nor money."""
        before = self.before
        return before is not None and before.quantity.unit not in (unit, "元")

    @property
    def money_before(self) -> str:
        """本级公益金 of 本级公益金203万元（上年第四季度29万元: what the sum before is of."""
        before, unit = self.before, self.mention.quantity.unit
        is_alike = before is not None and unit == before.quantity.unit == "元"
        return self.said[-1] if is_alike and self.said else ""

    @property
    def of_place(self) -> bool:
        """Whether the number before is that of a place in a list."""
        return self.before is not None and is_places(noun_before(self.before.left))


# 按救助类型分：支出型救助71人次: parts of the total that was told before
OF_KINDS = pattern(
    "(?:[按从]|分)[^，,。；：:\\d]{1,10}(?:分|看|划分|统计)[：:，,]|其中"
)


def counted_in(figures: Iterable[ParsedFigure], above: Counted, text: str) -> Counted:
    """A paragraph's last totals in each unit, of no part, and its last full share."""
    share = above.share
    totals: dict[str, str] = {}
    first: dict[str, str] = {}
    for each in figures:
        if each.label[:1] == "占" and FULL_SHARE.match(each.label):
            share = each.label
        elif (
            each.entity
            and not is_places(each.entity, each.unit)
            and each.unit not in PROPORTIONS
            and not each.label.startswith(PART)
            and not OF_KINDS.match(each.sentence)
            and first.get(each.unit) != each.sentence
        ):
            # 补助资金 of 困难群众补助资金38亿元: their places had money, and no people
            is_money = each.unit == "元" and each.property.endswith(MONEY)
            totals[each.unit] = each.label if is_money else each.entity
            first[each.unit] = each.sentence
    counted = Counted(MappingProxyType(totals or {**above.totals}), share)
    if _name_in_line(text):
        return counted._replace(head=above.head, head_units=above.head_units)
    return _led_in(counted, text)


def _name_in_line(text: str) -> str:
    """县慈善总会 of a line 县慈善总会 112万元, 甲县 of 甲县310人; of a sentence nothing."""
    line = LINE.match(text)
    name = noun_before(line["name"]) if line else ""
    return name if line and (line["parted"] or is_places(name)) else ""


def _led_in(counted: Counted, text: str) -> Counted:
    """With what a list below counts; 具体数额如下： alone is of the sum before."""
    led = LEADS_IN.search(text)
    if led is None:
        return counted
    units, head = UNITS_OF_HEADS[led["property"]], noun_before(led["head"])
    if head in SAYS_NOTHING:
        head = next((counted.totals[u] for u in units if u in counted.totals), "")
    return counted._replace(head=head, head_units=units)


def total_of_places(mention: QuantityMention, above: Counted) -> str:
    """百岁老人 for 建瓯市52人 in a paragraph of its own, below 全市百岁老人260人."""
    return above.of(mention) if is_places(noun_before(mention.left)) else ""


def headed_line(clause: Clause, own: str) -> str:
    """县慈善总会捐款数额 of a line 县慈善总会 112万元 below 捐款数额如下：."""
    name = _name_in_line(clause.mention.text) if clause.head else ""
    if not name or (own and not name.endswith(own)) or name.endswith(SAYS_ALL):
        return ""
    return clause.head if is_places(name) else joined(name, clause.head)


def joined(noun: str, verb: str) -> str:
    """适老化改造 for 适老化改造 and 改造: what both say is said once."""
    for size in range(min(len(noun), len(verb)), 1, -1):
        if noun.endswith(verb[:size]):
            return noun + verb[size:]
    return noun + verb


def is_next_rate(clause: Clause) -> bool:
    """80—89岁每人每月25元、90—99岁60元: of the same standard."""
    mention = clause.mention
    is_listed = mention.between.startswith("、") and is_rate(mention.quantity.unit)
    return is_listed and clause.base.endswith(("标准", "补贴", "津贴"))


def goes_on_with_persons(clause: Clause) -> bool:
    """Whether things were counted before: 收回问卷120份，其中男性63人、女性57人."""
    if clause.said and clause.base in PERSONS:
        return True
    return counted_things(clause)


def counted_things(clause: Clause) -> bool:
    before = clause.before
    return before is not None and before.quantity.unit not in OF_PEOPLE
