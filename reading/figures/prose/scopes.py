"""How much of what it names a figure counts: all, a part, one day, since a founding.

The words are rows of `reading/language/scopes.csv`; the last before the number decides.
"""

import re
from datetime import date
from functools import lru_cache

from ...language.guarded import any_of_kind, begin, words_of_table
from ...language.numerals import read_decimal
from ...language.patterns import pattern
from ...language.sentences import CLAUSE_END, PART_END, last_clause
from ..figure import Scope
from ..label_forms import normal
from ..narrowings import is_of_entered, narrows
from ..subjects import ENTITY, root_of
from .events import Event
from .quantity_context import QuantityMention
from .times.patterns import RECORD
from .times.timed_number import TimedNumber

TABLE = "scopes.csv"
# What there is on a day is of no day alone, nor is what is in force from it.
LASTING = (Event.STOCK, Event.STANDARD)
BEGUN = any_of_kind(TABLE, "founding")
# 慈善总会成立10年来, 两年半来, 自2009年成立; 今年, 2021年, 6月份: a time of its own
FOUNDING = (
    rf"{BEGUN}[^，,。；;]{{0,8}}?(?:以来|至今|年来)|"
    rf"(?<!\d)(?:\d{{1,2}}|[两二三四五六七八九十])[多余]?年半?多?来(?!{RECORD})|自[^，,。；;]{{0,10}}?{BEGUN}|"
    rf"从[^，,。；;\d]{{0,4}}?{BEGUN}(?=[至到起])"
)
NOT_UNTIL = "(?<![截至止自从到年\\d])"
A_TIME = rf"{NOT_UNTIL}\d{{4}}年(?![底末])|{NOT_UNTIL}\d{{1,2}}月(?![底末\d])"
SCOPE = pattern(
    rf"{begin(words_of_table(TABLE), '自从0123456789两二三四五六七八九十')}(?:"
    rf"(?P<founding>{FOUNDING})|(?P<years>{any_of_kind(TABLE, 'years')})|"
    rf"(?P<day>{any_of_kind(TABLE, 'day')})|(?P<batch>{any_of_kind(TABLE, 'batch')})|"
    rf"(?P<all>{any_of_kind(TABLE, 'all')}|{A_TIME}))"
)
SCOPES = {
    "founding": Scope.FOUNDING,
    "years": Scope.FOUNDING,
    "day": Scope.DAY,
    "batch": Scope.BATCH,
    "all": Scope.ALL,
}
# 截至今年5月20日18时: a day that was not over, counted by the hour
BY_THE_HOUR = pattern(r"截[至止][^，,。；;]{0,16}\d{1,2}(?:时|点|[:：]\d\d)")
SENTENCES_KEPT = 16
# 其余县区, 其他乡镇: of some, and nobody knows of which.
REST = pattern(any_of_kind(TABLE, "rest"))
SUM = "累计"
ALSO = ("和", "、", "及", "与")
SINCE_THE_SAME_DAY = pattern("同期[^，,。；;\\d]{0,6}累计|历年累计")
RUNNING = pattern(any_of_kind(TABLE, "running"))
OF_A_MONTH = pattern(r"[当本上]月|\d{1,2}月")
# What a total is parted from its parts by: 其中, 包括, 118家：, 118家（; 受助人员中，
WHOLE_END = pattern(
    r"(?=[其包中里\d])(?:其中|包括|"
    r"(?P<count>\d[\d.,]*[万亿]?[余多]?[\u4e00-\u9fff]{1,2})[：:（(](?!\d)|"
    r"(?P<among>[中里])(?=[，,：:]))"
)
COUNTED = r"[^，,。；;、\d]{1,20}[\d.,]+万?[余多]?"
LISTED_PARTS = pattern(
    rf"其中[：:]?{COUNTED}(?P<unit>[\u4e00-\u9fff]{{1,2}})(?:[、和及]{COUNTED}(?P=unit))+[，,][^，,。；;、\d]*$"
)
GIFT = "慰问"
# Whoever may be any of the others besides.
ANYBODY = ("困难群众", "低收入人口")
# By what the law says these are children in need, each and all of them.
IN_NEED, ALL_IN_NEED = "困境儿童", ("孤儿", "事实无人抚养儿童")
# 3A以上214个，其中5A级9个；认定慈善组织63个: told anew
OWN_DEED = pattern("(?:认定|建立|成立|建成|设立|建有|设有|拥有)")
# A total of its own begins: 全市共有, 另有
ANEW = pattern(
    "共有|现有|[全我](?:国|省|市|县|区|州|旗|盟)|目前|另有?|此外|同时|截[至止]"
)
DIGIT = pattern(r"\d|[两二三四五六七八九十百]+[人名户个家所位]")
CHANGED_BY = pattern(
    r"(?:增加|净增|增长|减少|净减|下降)[了约近]?(?P<count>\d[\d.]*万?)[余多]?(?P<unit>[\u4e00-\u9fff]{1,2})$"
)
# 低保对象1200户，36户因收入超标停发: of these, with no 其中
BECAUSE = pattern("因|由于")
# 社工640人，平均36岁，本科占80%，其中持证210人: of the 640
OF_NO_HEADS = pattern(r"\d(?:[%％‰]|周?岁|个百分点)$")
# 今年计划新建助餐点40个。截至6月底，已建成26个: of the 40, whatever there was before
TO_BUILD = pattern(
    r"(?:计划|拟|将|力争|任务)[^。；\d]{0,8}?(?:新建|新增|新设|增设|建设)[^，。；\d]{2,20}"
    r"[\d.]+万?[余多]?(?P<unit>[\u4e00-\u9fff])[，,。；][^。；]*$"
)
BUILT_OF_IT = pattern("已(?:经|新|全部)*(?:建成|完成|投用|开工)[^，。；\\d]{0,16}$")
OF_ALL = pattern("共|累计|总|[全我](?:省|市|县|区|州|旗|盟)已")
LONGEST_PLAN = 80
BOTH = pattern("城乡|城市和农村|城镇和农村")
URBAN = pattern("城市|城镇")


def scope_of(
    number: TimedNumber, label: str, start: date | None, end: date | None
) -> Scope:
    """The scope of the quantity that the label names, by the words before it."""
    mention = number.mention
    before = mention.said_before
    if REST.search(before) and REST.search(last_clause(before)):
        return Scope.SUBSET
    is_with_reason = not mention.is_first and BECAUSE.match(mention.right)
    if is_with_reason or _is_built_of_plan(mention):
        return Scope.SUBSET
    whole = _whole_of(mention)
    if whole and _is_another_matter(mention, whole, label):
        whole = ""
    if whole and _is_past_parts(mention) and GIFT in label:
        # 走访困难家庭90户，其中…30户、…60户，发放慰问金: all that was given
        whole = ""
    if whole and (_is_narrow(whole, label, before) or _parts_a_change(mention, whole)):
        return Scope.SUBSET
    if whole and _is_past_parts(mention):
        whole = ""
    said = _said_of(mention, start, end)
    if said and (number.event not in LASTING or _is_batch_of_stock(said, number)):
        return said
    if area := _area_of(label):
        return area
    if whole:
        return Scope.PART
    is_running = SUM in mention.left and not start and number.event not in LASTING
    return Scope.CUMULATIVE if is_running else Scope.ALL


def _is_built_of_plan(mention: QuantityMention) -> bool:
    """Whether they were built of those that a plan before tells of, in the same unit."""
    left = mention.left
    if not BUILT_OF_IT.search(left) or OF_ALL.search(left):
        return False
    at = mention.quantity.start
    told = TO_BUILD.search(mention.text, max(0, at - LONGEST_PLAN), at)
    return told is not None and mention.quantity.unit.startswith(told["unit"])


def _is_past_parts(mention: QuantityMention) -> bool:
    """床位90张，其中甲类30张、乙类60张，入住70人: behind all its parts the whole goes on."""
    told = LISTED_PARTS.search(mention.said_before)
    return told is not None and told["unit"] != mention.quantity.unit


def _area_of(label: str) -> Scope | None:
    if not ("城" in label or "农村" in label) or BOTH.search(label):
        return None
    return (
        Scope.URBAN if URBAN.search(label) else Scope.RURAL if "农村" in label else None
    )


def _is_another_matter(mention: QuantityMention, whole: str, label: str) -> bool:
    """Behind a semicolon what is no part: 孤儿310名，其中…；事实无人抚养儿童740名."""
    if not PART_END.search(mention.said_before[mention.said_before.rfind(whole) :]):
        return False
    if OWN_DEED.match(mention.left):
        return True
    unit = mention.quantity.unit
    return not whole.endswith(unit) or _are_others(whole, label)


def _is_batch_of_stock(said: Scope, number: TimedNumber) -> bool:
    return said is Scope.BATCH and number.event is Event.STOCK


def _is_narrow(whole: str, label: str, before: str) -> bool:
    # 年末登记社会组织90个。其中：…: told in the sentence before
    told = before if whole in before else whole
    return (
        narrows(whole, label) or is_of_entered(whole, told) or _are_others(whole, label)
    )


def _parts_a_change(mention: QuantityMention, whole: str) -> bool:
    """协会610个，较上年增加130个，其中甲类60个、乙类70个: of the 130, if they are no more."""
    told, unit = CHANGED_BY.search(whole), mention.quantity.unit
    if told is None or told["unit"] != unit:
        return False
    begins = mention.said.rfind(whole, 0, len(mention.said_before)) + len(whole)
    listed = PART_END.split(mention.said[begins:], maxsplit=1)[0]
    counts = re.findall(rf"(\d[\d.]*万?)[余多]?{re.escape(unit)}", listed)
    parts = sum(read_decimal(each) or 0 for each in counts)
    return parts <= (read_decimal(told["count"]) or 0)


def _are_others(whole: str, label: str) -> bool:
    """Whether the total is of others than the part: 特困人员640人，其中孤儿12人."""
    total, part = ENTITY.search(normal(whole)), ENTITY.search(normal(label))
    if not total or not part or total[0] in ANYBODY:
        return False
    # 孤儿和事实无人抚养儿童1280名: either of them is a part
    named = {root_of(each[0]) for each in ENTITY.finditer(normal(whole))}
    if total[0] == IN_NEED and root_of(part[0]) in ALL_IN_NEED:
        return False
    return root_of(part[0]) not in named


def _said_of(
    mention: QuantityMention, start: date | None, end: date | None
) -> Scope | None:
    """What the words say of the time that is counted, unless it is all of it."""
    length = mention.quantity.start - mention.sentence.start
    said = mention.said
    by_the_hour = "截" in said and _last(BY_THE_HOUR, said, length)
    if by_the_hour or (start and start == end):
        return Scope.DAY
    last = _last(SCOPE, said, length)
    scope = SCOPES[last.lastgroup or "all"] if last else Scope.ALL
    if scope is not Scope.ALL:
        return scope
    is_dated = bool(last or start)
    return Scope.FOUNDING if _is_of_all_years(mention, is_dated=is_dated) else None


def _last(pattern: re.Pattern[str], said: str, length: int) -> re.Match[str] | None:
    """The last match that ends before the number; a sentence is searched but once."""
    for each in reversed(_all(pattern, said)):
        if each.end() <= length:
            return each
    return None


@lru_cache(maxsize=SENTENCES_KEPT)
def _all(pattern: re.Pattern[str], said: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.finditer(said))


def _is_of_all_years(mention: QuantityMention, *, is_dated: bool) -> bool:
    """累计募集 without a beginning; 募集善款6亿元，累计募集善款46亿元."""
    if SUM not in mention.left:
        return _goes_on_with_sum(mention)
    if RUNNING.search(mention.left) and not is_dated:
        return True
    before, counted = mention.left.rsplit(SUM, 1)
    counted = counted.strip("已共计达到了 ")
    earlier = mention.text[mention.sentence.start : mention.clause_start]
    own_time = any(each[0] != SUM for each in SCOPE.finditer(before))
    if len(counted) < 2 or own_time:
        return False
    told = re.search(
        rf"(?<!{SUM}){re.escape(counted)}[了共达约近超至到]{{0,2}}\s?\d", earlier
    )
    if told is None:
        return False
    # 当月支出低保金26万元，累计支出: since the new year
    return not OF_A_MONTH.search(last_clause(earlier[: told.start()]))


def _goes_on_with_sum(mention: QuantityMention) -> bool:
    """同期累计募集5180万元和2964万元: the second is of the same years as the first."""
    is_next = mention.left.strip() in ("", *ALSO)
    return is_next and bool(SINCE_THE_SAME_DAY.search(last_clause(mention.said_before)))


def _is_closed(said: str) -> bool:
    """孤儿310名（散居210名），困境儿童740名: the brackets held all the parts there are."""
    if not said.startswith(("（", "(")):
        return False
    return max(said.rfind("）"), said.rfind(")")) > max(
        said.rfind("（"), said.rfind("(")
    )


def _from_bracket(before: str, end: re.Match[str]) -> str:
    """What stands behind a total from its bracket on: （散居210名）, （其中散居210名）."""
    if end["count"]:
        return before[end.end("count") :]
    return before[end.start() - 1 :] if end.start() else ""


def _whole_of(mention: QuantityMention) -> str:
    """The total, in its own words, of which the number is one of the parts."""
    before = mention.said_before
    end = _last(WHOLE_END, mention.said, len(before))
    if end and _is_closed(_from_bracket(before, end)):
        end = None
    if end is None or ANEW.search(before, end.end()):
        return ""
    said = before[: end.end("count") if end["count"] else end.start()]
    if end["among"]:
        return last_clause(said)
    if not said.strip():
        said = mention.text[: mention.sentence.start].rstrip("。；; \n")
        said = re.split("[。\n]", said)[-1]
    counts = [each for each in CLAUSE_END.split(said) if DIGIT.search(each)]
    wholes = [each for each in counts if not OF_NO_HEADS.search(each)] or counts
    return wholes[-1] if wholes else ""
