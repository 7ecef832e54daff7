"""What a sum is paid per: 每人每月730元 is 730 元/人/月, and what follows in its list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ...language.patterns import pattern
from ...language.units import TIMES, is_rate, rate
from .quantities import Quantity
from .quantity_context import QuantityMention

# 每人每月, 月人均, 人均月补助, 每名儿童每月, 每格位每年
PER_WORD = pattern(
    r"每(?P<whom>人次|人|名|位|户)(?!\d)|(?P<average>人[月年]?均(?:[月年](?![底末初内间度]))?)|每个?(?P<time>月|年|天|日|学年|"
    r"学期)|(?P<each_time>[月年])(?:平均|人均)?(?:保障|供养|养育|救助|补助)(?:标准|水平)|(?P<mean>[月年日])(?=人均|收费|租金|工资|薪)|"
    r"每(?P<other>[\u4e00-\u9fff]{1,3})(?=每[月年])"
)
# 在每年春节和重阳节分别发放500元: not once a year
TIMES_NAMED = pattern("每[年月][^，。；、]{2,8}[和与及、][^，。；]{2,12}?(?:分别|各)")
# 次均救助2194元, 平均每户3000元: an average names what it is of, without any time
AVERAGE = pattern(
    "(?P<times>次均|每人次)|平均每(?P<whom>户|人次|次|床|例|具)(?![每月年])"
)
# 从670元提高到730元, 由原来的A增至B: the words between two values of one thing
CHANGE = pattern(
    r"[（(]?(?:左右|以上)?[）)]?(?:/[人月年]+|，|,|的?基础上)?(?:分别|统一|逐步|相应|大幅|进一步|又|再|已|共|，|,)?"
    r"(?:提高|增加|增长|上升|提升|调整|上调|扩大|扩充|延长|放宽|缩小|收窄|回升|回落|下降|降低|"
    r"减少|压缩|缩短|缩减|精简|压减|发展|扩展|扩增|拓展|提标|变更|优化(?:整合)?|整合|合并|撤并|归并|跃升|攀升|"
    r"降|增|升|提|调|扩|减|压|缩|下调|变)"
    r"(?:到|至|为|成)了?(?:现在的?|[一二三四上本]季度的?|\d{1,2}月(?:份|底|末)?的?|目前的?|"
    r"(?:20)?\d\d年(?:底|末)?的?|今年的?|当前的?|如今的?|[\u4e00-\u9fff]{0,2}均?|每人|每月|每年|"
    r"每天|人均|年人均|月人均|每户|每人每月|每人每年|每月每人)*"
)
# 36个社区合并为12个: what is named first stands between the two
MERGED = pattern(
    "(?P<what>[一-鿿]{1,8}?)(?:优化|调整|撤并|归并)?(?:合并|整合|撤并|归并)(?:为|成)了?"
)
# 在原每人每月760元的基础上提高20元，达到每人每月780元: of the first of the three
RAISED_ON = pattern("的?基础上(?:再)?(?:提高|增加|上调|提升|增长|上浮|下调|降低)了?")
REACHING = pattern(
    "[，,](?:提高|增加|上调|调整)?(?:达到?|[增升提]至|到|至|为)(?:每[人户月年])*"
)
# 增加12家，增至320家, 减少14户、30人，降至: by how much it grew is no former value
GREW_BY = pattern(
    r"(?:增加|增长|提高|上升|上涨|上调|新增|净增|减少|下降|降低|净减|增|减|降)(?:了|约|近|超过?)*"
    r"(?:\d[\d.,]*[万亿]?[余多]?(?:个百分点|[\u4e00-\u9fff]{1,2}|%)[、和]?){1,3}$"
)
LONGEST_GROWTH = 30
# 增加300元, 高出省定标准30元: a difference is no rate, and is compared with nothing
DIFFERENCE = pattern(
    "(?:增加|增长|提高|上涨|上调|减少|下降|降低|增幅|涨幅|增|多|少|高出(?:[^，。；、]{0,8}标准)?|上浮)"
    "(?:了|约|近|超过?)?$"
)
# 与2021年的690个|相比减少8个, 较上年的210张|增加30张: what it is compared with
COMPARED_WITH = pattern(
    r"[与和同跟比较](?:(?:20)?\d\d年(?:[年]?[底末]|同期|全年)?|[上去前]年(?:[年]?[底末]|同期|全年|度)?)的$"
)
# 每人每月710元（原标准680元）: what it was before, in brackets behind it
FORMERLY = pattern(
    "(?:/[人户月年/]+)?[（(](?:原来?|此前|之前|[提调]标前|调整前|上调前)(?:的?(?:保障|补助|补贴|救助|供养)?标准)?[为是：:]?(?:每[人户月年])*"
)
FORMERLY_ENDS = (")", "）")
# Said right before it: by 农村低保比上年的 it is of something else than the number before.
OPENS = pattern(r"[，,（(\s]*")
# 与全国的90万个
OF_OTHERS = pattern("[与和同跟比较][^，。；]{1,12}的$")
MOVED = pattern(
    "(?:相比|比较)$|(?:相比|比较?)?(?:有所)?(?:增|减|上升|下降|提[高升]|[多少降])"
)
# 分别为城市587元、农村396元: the rate is said once
BOUNDS = ("至", "到", "—", "-", "～")
LISTED = pattern("[、和][^，。；、]{0,8}")
NEXT_RATE = pattern("[、和与及](?:每[人户名月年天]){1,2}")
# 城市为512元，农村为347元: and so for each part
PARTED = pattern(
    r"[，,、；](?:其中)?(?:(?:\d{2,3}周?岁?[至到—～~-])?(?:\d{2,3}|百)周?岁(?:及?以[上下])?|"
    r"[一二三四]级|(?:最?[高中低]|第?[一二三四五])+档|[A-E甲乙丙丁][类档等]|城市|城镇|农村|乡村|集中|分散|散居|机构|社会)[^，。；、\d]{0,8}"
)
SHARED_RATE = pattern("分别|标准|水平|每[人户名][每/][月年天]|每[月年][每/][人户名]")
BETWEENS_KEPT = 64
LONGEST_ROW = 6
# A sum of many payments is no rate, whatever it says of months.
LARGEST_RATE = 1_000_000


def with_rates(mentions: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The mentions with 元 made 元/人/月 where 每人每月 stands before."""
    rated: list[QuantityMention] = []
    for index, mention in enumerate(mentions):
        unit = _unit(mention, _rated_before(mentions, index, rated))
        if unit != mention.quantity.unit:
            quantity = replace(mention.quantity, unit=unit)
            mention = replace(mention, quantity=quantity)
        rated.append(mention)
    return _with_shared_rates(rated)


def _rated_before(
    mentions: Sequence[QuantityMention], index: int, rated: Sequence[QuantityMention]
) -> QuantityMention | None:
    """The number before; of C、D in 从A、B提高到C、D the one that it was before."""
    former = _former_of(mentions, index) if index else None
    if former is not None:
        return rated[former]
    return rated[-1] if rated else None


def _unit(mention: QuantityMention, earlier: QuantityMention | None) -> str:
    quantity = mention.quantity
    if quantity.unit != "元" or "亿" in quantity.written:
        return quantity.unit
    # 不低于每人每月210元: said behind the words that bound it, too
    whom, times = _per(mention.left + mention.text[quantity.before : quantity.start])
    average = None if times else AVERAGE.search(mention.left)
    if average:
        whom = ["人次" if average["times"] else average["whom"]]
    if (times or average) and not _is_total(quantity):
        return rate(*whom, *times)
    if earlier and is_rate(earlier.quantity.unit) and _goes_on(mention):
        return earlier.quantity.unit
    return "元"


def _is_total(quantity: Quantity) -> bool:
    return "万" in quantity.written and quantity.value > LARGEST_RATE


def _per(left: str) -> tuple[list[str], list[str]]:
    """Whom and in what time: (人), (月)."""
    whom: list[str] = []
    times: list[str] = []
    for match in PER_WORD.finditer(left):
        if match["whom"]:
            whom = [match["whom"]]
        elif match["other"]:
            whom = [match["other"]]
        elif match["each_time"]:
            # 月平均保障标准: of a person, unless another is named
            whom, times = whom or ["人"], [match["each_time"]]
        elif match["average"]:
            whom = ["人"]
            times += [sign for sign in match["average"] if sign in TIMES]
        elif not TIMES_NAMED.match(left, match.start()):
            times.append(match["time"] or match["mean"])
    return whom[:1], times[-1:]


def _goes_on(mention: QuantityMention) -> bool:
    """120元、360元 in one list, or 从670元提高到730元, or 提高10元，达到130元."""
    return (
        mention.follows_closely
        or mention.between in BOUNDS
        or is_change(mention)
        or _is_formerly(mention)
        or bool(
            (LISTED.fullmatch(mention.between) or PARTED.fullmatch(mention.between))
            and not mention.quantity.is_many
            and SHARED_RATE.search(mention.said_before)
        )
        or bool(
            re.fullmatch(
                "[，,]?(?:分别)?(?:达到|增至|提高到|提高至|达|调整为)", mention.between
            )
        )
    )


def is_change(mention: QuantityMention) -> bool:
    """Whether this is B of 从A提高到B."""
    if not mention.is_first and (merged := MERGED.fullmatch(mention.between)):
        return _is_what_was_merged(mention, merged["what"])
    if mention.is_first or not tells_a_change(mention.between):
        return False
    if mention.between[0] not in "，,":
        return True
    end = mention.quantity.before - len(mention.between)
    return not GREW_BY.search(mention.text, max(0, end - LONGEST_GROWTH), end)


@lru_cache(maxsize=BETWEENS_KEPT)
def tells_a_change(between: str) -> bool:
    """提高到2025年的 before another number; kept, for label, kind and period all ask it."""
    return bool(CHANGE.fullmatch(between))


def _is_what_was_merged(mention: QuantityMention, what: str) -> bool:
    """12个 of 36个社区合并为12个, but not 12个 of 36个社区整合为12个网格."""
    before = mention.text[: mention.quantity.before - len(mention.between)]
    is_same = not mention.right or mention.right.startswith(what)
    return is_same and before.endswith(mention.quantity.unit)


def is_former(mentions: Sequence[QuantityMention], index: int) -> bool:
    """Whether this is A of 从A提高到B: kept with B, and of no time but its own."""
    if index and _is_formerly(mentions[index]):
        return True
    last = min(index + LONGEST_ROW, len(mentions) - 1)
    return any(
        _former_of(mentions, later) == index for later in range(index + 1, last + 1)
    )


def says_its_rate(written: str) -> bool:
    """Whether a number tells what it is paid per by itself: 670元/人/月, not 每人每月600元."""
    return "/" in written or "／" in written


def previous_value(mentions: Sequence[QuantityMention], index: int) -> Decimal | None:
    """A of 从A提高到B, and of B，与上年的A相比减少C, where both count the same."""
    former = _former_of(mentions, index)
    former = _compared_behind(mentions, index) if former is None else former
    former = _formerly_behind(mentions, index) if former is None else former
    return None if former is None else mentions[former].quantity.value


def is_compared_with(mention: QuantityMention) -> bool:
    """Whether this is A of 与上年的A相比减少C: of another time, nothing that changed."""
    is_of_before = bool(COMPARED_WITH.search(mention.left))
    return is_of_before and bool(MOVED.match(mention.right))


def is_compared_with_last(mention: QuantityMention) -> bool:
    """Whether it is that, and of what the number before counts: 168个，与上年的160个相比."""
    compared = COMPARED_WITH.search(mention.left)
    is_alone = compared and OPENS.fullmatch(mention.left, 0, compared.start())
    return bool(is_alone) and is_compared_with(mention)


def _compared_behind(mentions: Sequence[QuantityMention], index: int) -> int | None:
    if index + 1 == len(mentions):
        return None
    here, behind = mentions[index], mentions[index + 1]
    is_beside = not behind.is_first and "；" not in behind.between
    is_of_itself = not (OF_OTHERS.search(here.left) or DIFFERENCE.search(here.left))
    same = here.quantity.unit == behind.quantity.unit
    is_former = is_beside and is_of_itself and same and is_compared_with_last(behind)
    return index + 1 if is_former else None


def _is_formerly(mention: QuantityMention) -> bool:
    """Whether this is A of B（原标准A）."""
    if mention.is_first or not mention.right.startswith(FORMERLY_ENDS):
        return False
    return bool(FORMERLY.fullmatch(mention.between))


def _formerly_behind(mentions: Sequence[QuantityMention], index: int) -> int | None:
    if index + 1 == len(mentions) or not _is_formerly(mentions[index + 1]):
        return None
    same = mentions[index].quantity.unit == mentions[index + 1].quantity.unit
    return index + 1 if same else None


def _former_of(mentions: Sequence[QuantityMention], index: int) -> int | None:
    """Where A stands of 从A提高到B; 由A、B提高到C、D: A is that of C, B that of D."""
    changed = _row_start(mentions, index)
    if index > 1 and _is_raised_on(mentions[index - 1], mentions[index]):
        is_same = mentions[index - 2].quantity.unit == mentions[index].quantity.unit
        return index - 2 if is_same else None
    if not is_change(mentions[changed]):
        return None
    size = changed - _row_start(mentions, changed - 1)
    is_row = size > 1 and _row_length(mentions, changed) == size
    if index > changed and not is_row:
        return None
    former = index - size if is_row else changed - 1
    same = mentions[former].quantity.unit == mentions[index].quantity.unit
    return former if same else None


def _is_raised_on(by: QuantityMention, to: QuantityMention) -> bool:
    """Whether 20元 is by how much, 780元 to what: 在原…的基础上提高20元，达到780元."""
    is_by = not by.is_first and RAISED_ON.fullmatch(by.between)
    return bool(is_by) and not to.is_first and bool(REACHING.fullmatch(to.between))


def _is_next_in_row(mention: QuantityMention) -> bool:
    """The second of 265户362人, of 每人每月346元、每人每年2540元."""
    if mention.follows_closely:
        return True
    return not mention.is_first and bool(NEXT_RATE.fullmatch(mention.between))


def _row_start(mentions: Sequence[QuantityMention], index: int) -> int:
    """Where the row begins that this number goes on: the first of 265户362人."""
    farthest = max(0, index - LONGEST_ROW)
    while index > farthest and _is_next_in_row(mentions[index]):
        index -= 1
    return index


def _row_length(mentions: Sequence[QuantityMention], start: int) -> int:
    end = start + 1
    farthest = min(len(mentions), end + LONGEST_ROW)
    while end < farthest and _is_next_in_row(mentions[end]):
        end += 1
    return end - start


def row_changed(mentions: Sequence[QuantityMention], index: int) -> int:
    """How many numbers were raised from here to as many: 2 of 由A、B提高到C、D."""
    size = _row_length(mentions, index)
    changed = index + size
    if changed == len(mentions) or not is_change(mentions[changed]):
        return 0
    return size if size > 1 and _row_length(mentions, changed) == size else 0


def _with_shared_rates(mentions: list[QuantityMention]) -> list[QuantityMention]:
    """从670元提高到730元/人/月: the first is per person too."""
    for index in range(len(mentions) - 2, -1, -1):
        first, second = mentions[index], mentions[index + 1]
        shares = is_rate(second.quantity.unit) and first.quantity.unit == "元"
        if shares and is_change(second):
            quantity = replace(first.quantity, unit=second.quantity.unit)
            mentions[index] = replace(first, quantity=quantity)
    return mentions
