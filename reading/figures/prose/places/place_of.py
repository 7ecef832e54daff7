"""The place a number is of: the one its clause names, or what was spoken of before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from ....language.patterns import pattern
from ....language.sentences import CLAUSE_END
from ..quantity_context import QuantityMention
from .marks import LONGEST_OPENING, PlaceMark, marks_in
from .names import Where, lies_in, opens_clause

# 二是, 三是: what stands behind is no longer of the place named in the item before.
ITEM = pattern("[一二三四五六七八九]是")
RESPECTIVELY = pattern("分别|依次|分列|分居")
EACH = pattern("各|均|都")
# 12所分布在浈江区
LIES_IN = pattern("[均都]?(?:分布|坐落|设|建|位)?[在于]")
HOUSES_LISTED = pattern("[^，。；、\\d]{2,16}、")
BRACKETS = (("（", "）"), ("(", ")"))
# 建成90家，其中乐昌市12家、仁化县8家；入住…: the parts end with their item of the list.
PARTS = pattern("其中[^。；\n]{1,200}；")
# 城市标准按1.3倍确定，甲区为每人每月806元；农村标准为每人每年7067元: of all again
EXCEPTION = pattern("(?:^|[。；：])[^，。；]{2,20}(?:标准|补贴|津贴)[^。；]*，$")
NEXT_MATTER = pattern("[^，。；\\d]{2,20}(?:标准|补贴|津贴)[^，。；\\d]*")
# 其中甲县28人次、乙市24人次，累计发放
PARTS_LED_IN = pattern("其中[^。；\\n]{0,40}$")
SUMMED_BEHIND = pattern(
    "[^，。；\\d]{0,8}\\d[\\d.]*[万余多]{0,2}(?:人次|户次|人|户|例|对|件|名)，"
    "(?:全[市县区省州]|累计|共计?|合计|总共)(?:累计|共)?(?:发放|支出|拨付|支付|投入|减免)"
)
LONGEST_LEAD = 44
# So many places are looked back at from a number; no paragraph goes through more.
MOST_MARKS = 60
# 1450名 and 1450人 are one total.
PEOPLE = {"名": "人", "位": "人"}
LARGE_TOTAL = 100
LONGEST_EXCEPTION = 60
Total = tuple[Decimal, str]


class FigurePlace(NamedTuple):
    """Where a figure is of, and whether its sentence left that to be inferred."""

    code: str
    is_inferred: bool = True
    # Of a place without a code its name as written: 枫亭镇.
    words: str = ""


def places_for(
    mentions: Sequence[QuantityMention],
    home: str,
    section: Where | None = None,
    totals: frozenset[Total] = frozenset(),
) -> list[FigurePlace]:
    """The place of each number of a paragraph.

    `totals` are numbers that earlier paragraphs said of the whole region: where one
    recurs, the whole is spoken of again.
    """
    if not mentions:
        return []
    base = section or Where(home)
    text = mentions[0].text
    reading = _Reading(text, marks_in(text, home, base), base, set(totals))
    return [reading.place_of(mentions, i) for i in range(len(mentions))]


def total_of(value: Decimal, unit: str) -> Total:
    """What a total is recognised by when it recurs."""
    return value, PEOPLE.get(unit, unit)


class _Reading:
    """A paragraph read for its places, number by number."""

    def __init__(
        self, text: str, marks: Sequence[PlaceMark], base: Where, totals: set[Total]
    ) -> None:
        self._text = text
        self._marks = marks
        self._base = base
        self._totals = totals
        self._has_brackets = any(close in text for _, close in BRACKETS)
        self._items = [match.start() for match in ITEM.finditer(text)]
        self._parts = [match.span() for match in PARTS.finditer(text)]
        # Marks before this are over: the whole is spoken of again.
        self._released_at = 0

    def place_of(self, mentions: Sequence[QuantityMention], index: int) -> FigurePlace:
        mention = mentions[index]
        if found := self._behind(mention):
            return _said(found)
        mark = self._mark_before(mention)
        if mark is None or (self._recurs(mention) and mark.at < mention.sentence.start):
            self._released_at = mention.quantity.start if mark else 0
            mark = None
        if mark is None or mark.is_release:
            self._note(mention)
            return _inferred(self._base)
        if found := self._in_turn(mark, mentions, index):
            return _said(found)
        if mark.several:
            return self._of_several(mark, mentions, index)
        if mark.where == self._base or mark.where.code == self._base.code:
            self._note(mention)
        return _said(mark.where)

    def _note(self, mention: QuantityMention) -> None:
        if mention.quantity.value >= LARGE_TOTAL:
            self._totals.add(total_of(mention.quantity.value, mention.quantity.unit))

    def _recurs(self, mention: QuantityMention) -> bool:
        quantity = mention.quantity
        return (
            quantity.value >= LARGE_TOTAL
            and total_of(quantity.value, quantity.unit) in self._totals
        )

    def _behind(self, mention: QuantityMention) -> Where | None:
        """浈江区 of 12所分布在浈江区."""
        end = mention.quantity.end
        ahead = bisect_left(self._marks, end, key=lambda mark: mark.at)
        if ahead < len(self._marks):
            mark = self._marks[ahead]
            if not mark.several and LIES_IN.fullmatch(self._text[end : mark.at]):
                return mark.where
        return None

    def _mark_before(self, mention: QuantityMention) -> PlaceMark | None:
        """The nearest before the number in its sentence, else what lasts from before."""
        at = mention.quantity.start
        count = bisect_left(self._marks, at, key=lambda mark: mark.at)
        # The first of all tells whether a paragraph is about one place.
        first = self._marks[: min(1, max(0, count - MOST_MARKS))]
        before = [*first, *self._marks[max(0, count - MOST_MARKS) : count]]
        open_marks = [mark for mark in before if self._is_open(mark, at)]
        named = [
            mark
            for mark in open_marks
            if mark.at >= mention.sentence.start and not mark.is_release
        ]
        if len(named) > 1 and self._are_summed_behind(named, mention):
            return None
        if len(named) > 1 and self._are_of_a_list(named[-2], named[-1], at):
            return None
        if named:
            return _within_one(named[-1], named[:-1])
        return self._lasting(open_marks)

    def _are_summed_behind(
        self, named: Sequence[PlaceMark], mention: QuantityMention
    ) -> bool:
        """其中甲县28人次、乙市24人次，累计发放救助金16万元: what was paid in all is of the whole."""
        one, other = named[-2].where.code, named[-1].where.code
        if one == other or not SUMMED_BEHIND.match(self._text, named[-1].end):
            return False
        begin = max(mention.sentence.start, named[-2].at - LONGEST_LEAD)
        if not PARTS_LED_IN.search(self._text, begin, named[-2].at):
            return False
        if "元" in self._text[named[-2].end : named[-1].at]:
            # 其中甲县28人次，发放8万元，乙市24人次，共发放7万元: each its own
            return False
        between = self._text[named[-1].end : mention.quantity.start]
        return "，" in between and "其中" not in between and "；" not in between

    def _are_of_a_list(self, first: PlaceMark, last: PlaceMark, at: int) -> bool:
        """来到甲县福利院、乙县敬老院，为90名老人: they are of both."""
        one, other = first.where.code, last.where.code
        if not (one and other) or lies_in(one, other) or lies_in(other, one):
            return False
        is_list = HOUSES_LISTED.fullmatch(self._text, first.end, last.at)
        return bool(is_list) and bool(CLAUSE_END.search(self._text, last.end, at))

    def _lasting(self, marks: Sequence[PlaceMark]) -> PlaceMark | None:
        for i in range(len(marks) - 1, -1, -1):
            mark = marks[i]
            if mark.is_release and self._releases(marks[:i]):
                return mark
            if mark.lasts and mark.at >= self._released_at:
                return None if self._is_one_of_a_row(mark) else mark
        return None

    def _is_one_of_a_row(self, mark: PlaceMark) -> bool:
        """甲县募集12万元，乙县募集9万元。: behind the sentence neither is meant."""
        code = mark.where.code
        if not code or mark.where.code == self._base.code:
            return False
        end = self._text.find("。", mark.end)
        begin = self._text.rfind("。", 0, mark.at)
        others = (
            where.code
            for each in self._marks
            if begin < each.at < (end if end >= 0 else len(self._text))
            for where in each.several or (each.where,)
        )
        return any(
            other and not lies_in(other, code) and not lies_in(code, other)
            for other in others
        )

    def _releases(self, earlier: Sequence[PlaceMark]) -> bool:
        """据了解 leads back, unless the paragraph is all about one place from its head."""
        spoken = [mark for mark in earlier if not mark.is_release]
        if not spoken:
            return False
        heads = (
            opens_clause(self._text, spoken[0].at) and spoken[0].at < LONGEST_OPENING
        )
        is_about_one = heads and len({mark.where for mark in spoken}) == 1
        return not is_about_one or spoken[0].where.code == self._base.code

    def _is_open(self, mark: PlaceMark, at: int) -> bool:
        """Whether no bracket, item of a list or 其中 has closed behind it."""
        if self._has_brackets:
            between = self._text[mark.end : at]
            if any(between.count(c) > between.count(o) for o, c in BRACKETS):
                return False
        if any(start < mark.at < end <= at for start, end in self._parts):
            return False
        if self._is_exception(mark, at):
            return False
        earlier = bisect_left(self._items, mark.at)
        return not earlier or earlier == bisect_left(self._items, at)

    def _is_exception(self, mark: PlaceMark, at: int) -> bool:
        """Whether one standard named the place in passing, and another is told since."""
        between = self._text[mark.end : at]
        if "；" not in between:
            return False
        said = self._text[max(0, mark.at - LONGEST_EXCEPTION) : mark.at]
        is_next = NEXT_MATTER.fullmatch(between.rpartition("；")[2])
        return bool(is_next and EXCEPTION.search(said))

    def _of_several(
        self, mark: PlaceMark, mentions: Sequence[QuantityMention], index: int
    ) -> FigurePlace:
        """Each of several places its own, where 分别 says so."""
        mention = mentions[index]
        between = self._text[mark.end : mention.quantity.start]
        words = "、".join(where.words for where in mark.several)
        if RESPECTIVELY.search(between):
            if found := self._its_own(mark, mentions, index):
                return _said(found)
            # Other numbers than places: nobody can tell whose each is.
            first = _chain_around(mentions, index)[0]
            if not first or mentions[first - 1].quantity.start < mark.at:
                return _said(Where("", words))
        each = EACH.search(between)
        as_many = self._are_as_many(mark, mentions, index)
        if as_many and (found := self._its_own(mark, mentions, index)):
            return _said(found)
        if each and each[0] == "各" and len(mark.several) > 1:
            found = self._its_own(mark, mentions, index)
            if found and len(_chain_around(mentions, index)) == len(mark.several):
                return _said(found)
        if each:
            return _said(Where("", words))
        return _said(mark.where)

    def _are_as_many(
        self, mark: PlaceMark, mentions: Sequence[QuantityMention], index: int
    ) -> bool:
        """甲区、乙区开设饭堂14家、9家: as many numbers of a kind as places, in one clause."""
        chain = _chain_around(mentions, index)
        if not len(chain) == len(mark.several) > 1:
            return False
        start = mentions[chain[0]]
        between = self._text[mark.end : start.quantity.start]
        of_a_kind = len({mentions[each].quantity.unit for each in chain}) == 1
        return of_a_kind and not CLAUSE_END.search(between) and not EACH.search(between)

    def _in_turn(
        self, mark: PlaceMark, mentions: Sequence[QuantityMention], index: int
    ) -> Where | None:
        """甲县募集9万元，乙县募集7万元，分别占17%、11%: the first share is the first's."""
        chain = _chain_around(mentions, index)
        start = mentions[chain[0]]
        if mark.several or len(chain) == 1 or "分别" not in start.left:
            return None
        if not start.between.startswith(("，", ",")):
            return None
        begin, end = start.sentence.start, start.quantity.start
        named = [
            each
            for each in self._marks
            if begin <= each.at < end and not each.several and not each.is_release
        ]
        named = [each for each in named if each.where != self._base]
        is_row = len({each.where for each in named}) == len(named) == len(chain)
        return named[index - chain[0]].where if is_row else None

    def _its_own(
        self, mark: PlaceMark, mentions: Sequence[QuantityMention], index: int
    ) -> Where | None:
        """The n-th place of the n-th item of 53人、50人、26人; of 2户5人、1户3人 too."""
        chain = _chain_around(mentions, index)
        starts = [i for i in chain if i == chain[0] or mentions[i].between]
        item = sum(start <= index for start in starts) - 1
        return mark.several[item] if len(starts) == len(mark.several) else None


def _within_one(mark: PlaceMark, earlier: Sequence[PlaceMark]) -> PlaceMark:
    """A list of towns is of the county named before them, not of the whole."""
    outer = next((e.where for e in reversed(earlier) if e.where.code), None)
    if outer is None or not mark.several:
        return mark
    is_inside = all(not w.code or lies_in(w.code, outer.code) for w in mark.several)
    return replace(mark, where=outer) if is_inside else mark


def _chain_around(mentions: Sequence[QuantityMention], index: int) -> range:
    """The numbers that stand side by side with this one, parted by nothing but 、."""
    first, end = index, index + 1
    while mentions[first].follows_closely:
        first -= 1
    while end < len(mentions) and mentions[end].follows_closely:
        end += 1
    return range(first, end)


def _inferred(where: Where) -> FigurePlace:
    words = "" if where.code else where.words
    return FigurePlace(code=where.code, is_inferred=bool(where.code), words=words)


def _said(where: Where) -> FigurePlace:
    words = "" if where.code else where.words
    return FigurePlace(code=where.code, is_inferred=False, words=words)
