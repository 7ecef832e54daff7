"""Labels that a list shares out: A、B分别为x、y, in order; the kind of all its items."""

from collections.abc import Iterator, Sequence

from ....language.patterns import pattern
from ....language.sentences import last_clause
from ....language.units import is_rate
from ..quantity_context import QuantityMention
from ..rates import is_former, row_changed
from .anew import are_days, on_another_day
from .clauses import Counted
from .grades import BY_RESULT, PARTED, by_kind, each_grade, graded, next_grade
from .nouns import DONE, noun_before
from .own import is_bare
from .places import (
    is_places,
    noun_of_places,
    noun_of_ranked,
    places_listed,
    said_of_all,
    topic_of_places,
)
from .subjects import subject_before, without_verb

# 分别为, 分别达到, 分别按, 分别较上年增长
SHARED_OUT = pattern("分别")
# 销量居前三位的是甲市、乙市和丙市，分别为
RANKED_FIRST = pattern(r"前[一二两三四五六七八九十\d]+[位名]?的?[是为有]")
LINKING = frozenset("、和与及以")
# 、每人每月 between two numbers of one list
LINK = pattern(
    r"(?:[、和与及\s]|以及)*(?:(?:每|人|户|年|月|天|日|均|名|约|达|增长|提高|下降|到|至|为|元)*)"
)
# 城乡低保标准分别为: one word for two
CITY_AND_COUNTRY = pattern("^(.*?)(?:城乡|城镇农村)(.+)$")
# 城市、农村低保标准: a modifier borrows the noun of the last
MODIFIER = pattern(
    r"(?:城市|农村|城镇|集中供养|分散供养|集中|分散|全自理|半自理|能自理|全失能|完全失能|部分失能|半护理|全护理|(?:完全|部分)?不能自理|(?:完全|部分)丧失(?:生活)?自理能力|自理|失能|半失能|"
    r"初级|中级|高级|技师|[一二三四五六]级|[A-E]类|男|女|公办|民办|市级|县级|省级|镇级|村级|社会散居|"
    r"散居|机构集中养育|集中养育)"
)

# 4个镇低保对象: people are never counted in 个, their towns are
PLACE_OF_PEOPLE = pattern(
    r"(?P<place>(?:乡镇|镇街|街道|社区|行政村|村居|县区|区县|市县|[村镇乡县区市旗州])"
    r"(?:[（(][^（）()]{1,6}[）)])?)(?![级属域民城村])"
    r"(?P<people>[^，。；、]+(?:老人|老年人|群众|人员|居民|学生|儿童|村民|对象|人口))"
)

# 支出5万元、救助8人，同比分别增长3%和4%
COMPARISON = pattern(
    r"(?:同比|环比|[较比](?:上年|去年|年初|上月|上季度?|\d{4}年|前?[一二三四]季度|[上下]半年|\d{1,2}月)(?:同期|末|底)?|)"
)
YEAR_ON_YEAR = pattern("(?:同比|环比)$")
COMPARED = pattern("[了约达到至为近超过]+$")
# 由710元、510元分别提高至760元、560元: the same with a new value
NEW_VALUE = pattern("[\u4e00-\u9fff]{1,4}[至到为](?:每[人户月年])*")
# 城市和农村低保对象分别为2万人、8万人，支出资金分别为: of each of them
BARE_SUM = pattern(rf"(?:{DONE})*(?:资金|经费|金额)|占比")
HAVING = pattern("^(?:享受|领取|纳入)(?=..)")
# 当月分别发放: of those named before
TIME_ONLY = pattern(f"(?:(?:[本当上]月|全年|去年|今年|年内|本季度)|{DONE})*")
OWN_CHANGE = pattern(
    "[、和与及，]((?:增长|下降|增加|减少|上升|提高|降低|回落)(?:了|约)?)"
)
# 救助站分别救助流浪乞讨人员41人次、37人次: who did it is not what is counted
DOER = pattern("(?:局|站|所|中心|机构|部门|单位|协会|总会|队伍|医院)$")
PLACE = pattern("[省市县区旗州镇乡村]$|街道$|社区$")
# 较2019年、2020年分别减少
TIMES_COMPARED = pattern(
    r"[较比](?:(?:20\d\d|[去上前])年[末底]?(?:同期)?[、和与及]?){2,}"
)
# 分别较上年增长, 分别达到每人每月: no noun of its own
CHANGED = pattern(
    ".*(?:增长|提高|下降|增加|减少|上升|达到?|为|至|到|按|每|均|较|比)[人年月每户均到至为按]*"
)

# 为两镇老人分别送去棉鞋35双、52双: to whom is no part of what
GIVEN_TO = pattern("[为给向][^，。为是]{2,}$")
# 总会在该活动中分别筹款
WITHIN = pattern("在[^，。]{1,8}[中里]$")
# 享受甲补贴和乙补贴的人数分别为: that they are heads the unit says
OF_HEADS = pattern("(?<=..)的(?:人数|户数|数量|对数)$")
STANDARD_TAIL = pattern(
    "(?<=[儿童员象人保困])(?:基本生活|保障|补助|供养|养育|护理|救助|平均|最低|人均|[月年])*费?(?:标准|水平|补差)$"
)
WHO = pattern("[儿童员象人]$|低保$|特困$")
AREAS = ("城市", "农村")
PROPERTY_OF_AREA = pattern(
    "(?:月|年)?(?:人均)?(?:保障|补助|救助)?(?:标准|水平|补差|补助)"
)
WHOM = pattern("(?<=..)(?:对象|人员)$")
SHARE = "占比"
# Said of the second of two: 城市低保对象90人，农村70人
PAIRS = {
    "农村": "城市",
    "民办": "公办",
    "分散供养": "集中供养",
    "女性": "男性",
    # 散居标准 behind 孤儿基本生活费集中养育标准
    "散居标准": "集中养育标准",
    "社会散居标准": "集中养育标准",
}


def distributed(
    mentions: Sequence[QuantityMention],
    labels: Sequence[str],
    bases: Sequence[str],
    above: Counted,
) -> Iterator[tuple[int, str]]:
    """The index and label of each number in a list with 分别."""
    for index, mention in enumerate(mentions):
        match = SHARED_OUT.search(mention.left)
        if match is None:
            yield from _unshared(mentions, index, labels)
            continue
        raised = row_changed(mentions, index)
        size = raised or _length(mentions, index)
        counted = mention.left[match.end() :]
        if places_listed(mention, size):
            of = _of_places(mentions, index, labels, bases, counted, above)
            yield from ((each, of) for each in range(index, index + size))
            continue
        listed = _listed_before(mention)
        if _lists_nothing(listed, size):
            continue
        names = _told_before(mentions, index, labels, size)
        names = names or _names_of(listed, size, counted, mention)
        names = _of_both_areas(labels[:index], names, mention) or names
        compared = SHARED_OUT.split(mention.left)[0].strip("，, ")
        if _stand_together(mentions, index, size):
            names = _of_those_before(labels[index - size : index], listed) or names
        given = noun_before(counted)
        if GIVEN_TO.search(mention.left[: match.start()]) and len(given) > 1:
            names = [given] * size
        if COMPARISON.fullmatch(compared) and _stand_together(mentions, index, size):
            grown = mentions[index : index + size]
            changed = [labels[k] for k in _newest(mentions, index, size)]
            names = [*_changes_of(grown, changed, compared, counted)]
        yield from zip(range(index, index + size), names, strict=False)
        behind = range(index + size, index + size + raised)
        yield from zip(behind, names, strict=False)


def _lists_nothing(listed: str, size: int) -> bool:
    """老人还可分别获得600元慰问金, each time; 较2019年、2020年分别减少: times are no names."""
    if size == 1:
        return listed.endswith("可")
    return bool(TIMES_COMPARED.fullmatch(listed))


def _newest(
    mentions: Sequence[QuantityMention], index: int, size: int
) -> Sequence[int]:
    """Of 甲由60元调整为70元，乙由50元调整为60元，分别提高 the 70 and the 60."""
    told = [k for k in range(index) if not is_former(mentions, k)]
    begins = mentions[index].sentence.start
    here = [k for k in told if mentions[k].sentence.start == begins]
    return here[-size:] if len(here) >= size else range(index - size, index)


def _changes_of(
    grown: Sequence[QuantityMention],
    changed: Sequence[str],
    compared: str,
    counted: str,
) -> Iterator[str]:
    """比上年分别增长8%、5%: each with the label of what it is a change of."""
    what = "" if NEW_VALUE.fullmatch(counted) else COMPARED.sub("", counted)
    for label, each in zip(changed, grown, strict=True):
        yield f"{label}{compared}{_own_change(each) or what}"


def _unshared(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """What a list means that has no 分别."""
    yield from on_another_day(mentions, index, labels)
    yield from _in_order(mentions, index, labels[index])


def _names_of(
    listed: str, size: int, counted: str, mention: QuantityMention
) -> Sequence[str]:
    names = by_kind(mention.left, size, noun_before(counted))
    names = names or _names(listed, size, counted)
    if YEAR_ON_YEAR.search(listed) and CHANGED.fullmatch(counted):
        return [name + COMPARED.sub("", counted) for name in names]
    return names


def _told_before(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str], size: int
) -> Sequence[str]:
    """The labels that 前两项指标分别为 means: the first two of the sentence before."""
    said = ITEMS_BEFORE.search(SHARED_OUT.split(mentions[index].left)[0])
    if said is None or not index or COUNTS.get(said["count"]) != size:
        return []
    begins = mentions[index - 1].sentence.start
    told = [k for k in range(index) if mentions[k].sentence.start == begins]
    if said["which"] == "这" and len(told) > size:
        # 7日46个点接待9万人次、车辆2万辆，6日这两项数据分别为8万人次: the two right before
        last, unit = told[-size:], mentions[index].quantity.unit
        told = last if mentions[last[0]].quantity.unit == unit else told
    is_all = len(told) == size or (said["which"] == "前" and len(told) > size)
    return [labels[k] for k in told[:size]] if is_all else []


def _of_those_before(labels: Sequence[str], listed: str) -> list[str]:
    """A sum, or nothing but a time, behind as many numbers: of each of them."""
    if TIME_ONLY.fullmatch(listed):
        return [without_verb(label) for label in labels]
    if BARE_SUM.fullmatch(listed):
        return [HAVING.sub("", label) + listed for label in labels]
    return []


def _of_both_areas(
    labels: Sequence[str], names: Sequence[str], mention: QuantityMention
) -> list[str]:
    """城市低保月人均补差 and 农村… behind 城市低保对象2万户、农村低保对象3万户，月人均补差分别为."""
    if len({*names}) != 1 or len(names) != len(AREAS) or mention.is_first:
        return []
    if not PROPERTY_OF_AREA.fullmatch(names[0]):
        return []
    told = [next((x for x in reversed(labels) if x.startswith(a)), "") for a in AREAS]
    roots = {label.removeprefix(area) for label, area in zip(told, AREAS, strict=True)}
    if not all(told) or len(roots) != 1:
        return []
    return [WHOM.sub("", label) + names[0] for label in told]


def _of_places(
    mentions: Sequence[QuantityMention],
    index: int,
    labels: Sequence[str],
    bases: Sequence[str],
    counted: str,
    above: Counted,
) -> str:
    """What 甲县、乙县分别 counts: its own noun, else what was counted before it."""
    mention = mentions[index]
    noun = noun_before(counted)
    if len(noun) > 1 and not is_bare(noun):
        return noun
    if RANKED_FIRST.search(mention.between or mention.said_before):
        return topic_of_places(mention) or labels[index]
    if own := noun_of_places(SHARED_OUT.split(mention.left)[0]):
        return own
    if own := noun_of_ranked(mention):
        return own
    if not mention.is_first:
        return bases[index - 1] or labels[index - 1]
    subject = subject_before(mention)
    if noun and subject.endswith(noun) and not is_places(subject):
        return subject
    if of_all := said_of_all(mentions, index, labels) or above.of(mention):
        # 老年人口20万人，占总人口的26%。…，占比分别为: their share, of whatever it is there
        is_share = SHARED_OUT.split(mention.left)[0].endswith(SHARE)
        return of_all.rpartition("占")[0] + SHARE if is_share else of_all
    return noun if is_places(subject) else f"{subject}{noun.removeprefix(subject[-2:])}"


def _in_order(
    mentions: Sequence[QuantityMention], index: int, label: str
) -> Iterator[tuple[int, str]]:
    """集中和散居孤儿每人每月1450元和1050元: as many names as numbers, without 分别."""
    if index + 1 == len(mentions) or mentions[index + 1].between[:1] not in LINKING:
        return
    items = [item for item in PARTED.split(label) if item]
    is_age = any(item.startswith("以上") for item in items)
    if is_age or not 1 < len(items) == _length(mentions, index):
        return
    following = mentions[index + 1 : index + len(items)]
    unit = mentions[index].quantity.unit
    if all(
        each.quantity.unit == unit and PARTED.match(each.between) for each in following
    ):
        yield from enumerate(_completed(items), index)


# 孤儿标准每人每月各增加100元，分别达到: by how much says nothing of what
GROWN_BY = pattern(
    r"(?:每[人户月年])*[均各]?(?:再)?(?:增加|提高|上调|增长)了?[\d.]+万?元(?:[/人月年])*$"
)
# 前两项指标分别为, 上述三项分别达到
ITEMS_BEFORE = pattern(
    "(?P<which>前|上述|以上|这)(?P<count>[两二三四五])(?:项|个)(?:指标|数据|任务|目标)?$"
)
COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
# 按甲、乙两档，每人每月分别发放
EACH_TAIL = pattern("[，,](?:每[人户名])?(?:每[年月日])?$")


def _own_change(mention: QuantityMention) -> str:
    """增长 of 分别下降10.6%和增长1.9%."""
    found = OWN_CHANGE.fullmatch(mention.between)
    return found[1] if found else ""


def beside_its_pair(
    label: str, mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> str:
    """农村低保对象 for 农村, right behind 城市低保对象1865人; else nothing."""
    if grade := next_grade(label, mentions[index], labels):
        return grade
    pair = PAIRS.get(label)
    if pair is None or mentions[index].is_first:
        return ""
    unit, other = (mentions[k].quantity.unit for k in (index, index - 1))
    if unit != other and not (is_rate(unit) and is_rate(other)):
        return ""
    return labels[-1].replace(pair, label, 1) if pair in labels[-1] else ""


def kind_of_all_listed(
    mentions: Sequence[QuantityMention], index: int, labels: Sequence[str]
) -> str:
    """养老护理员 of 四级养老护理员144名、五级养老护理员107名, listed before a number."""
    first = index - 1
    while first > 0 and mentions[first].between.startswith("、"):
        first -= 1
    listed = labels[max(first, 0) :]
    kinds = {MODIFIER.split(label)[-1] for label in listed}
    return kinds.pop() if len(listed) > 1 and len(kinds) == 1 else ""


def _stand_together(mentions: Sequence[QuantityMention], index: int, size: int) -> bool:
    """Whether as many numbers stand before in the sentence: they are what grew."""
    return index >= size and all(
        not mention.is_first for mention in mentions[index - size + 1 : index + 1]
    )


def _length(mentions: Sequence[QuantityMention], index: int) -> int:
    size = 1
    for following in mentions[index + 1 :]:
        if following.is_first or not LINK.fullmatch(following.between):
            break
        size += 1
    return size


def _listed_before(mention: QuantityMention) -> str:
    """The list, also when a comma parts it from 分别."""
    head = SHARED_OUT.split(mention.left)[0]
    if are_days(head) or are_days(last_clause(_led(mention))):
        return ""
    if noun_before(head):
        return noun_before(head)
    said = _led(mention)
    said = BY_RESULT.sub("", EACH_TAIL.sub("", GROWN_BY.sub("", said)))
    return noun_before(last_clause(said))


def _led(mention: QuantityMention) -> str:
    return mention.said_before.rpartition("分别")[0].rstrip("，, ")


def _names(listed: str, size: int, counted: str) -> list[str]:
    """One name each; 甲县、乙县分别建成食堂 names the 食堂, not the counties."""
    listed = WITHIN.sub("", listed)
    if not listed:  # 4月3日、4日分别接待: days are no names
        return [noun_before(counted)] * size
    if named := each_grade(listed, size) or graded(listed, size):
        return named
    items = [item for item in PARTED.split(OF_HEADS.sub("", listed)) if item]
    noun = noun_before(counted)
    is_change = bool(CHANGED.fullmatch(counted))
    are_places = len(items) == size and all(PLACE.search(item) for item in items)
    if are_places and len(noun) > 1 and not is_change:
        return [noun] * size
    if len(items) == size and len(noun) > 2 and not is_change:
        return [item + noun for item in items]
    if len(items) == size:
        return _completed(items)
    both = CITY_AND_COUNTRY.match(listed)
    if both and size == 2:
        return [f"{both[1]}{kind}{both[2]}" for kind in ("城市", "农村")]
    if DOER.search(listed) and len(noun) > 1 and not CHANGED.fullmatch(counted):
        return [noun] * size
    return [listed] * size


def _completed(items: list[str]) -> list[str]:
    """城市低保标准, 农村低保标准 for 城市、农村低保标准."""
    last = items[-1]
    match = MODIFIER.match(last)
    tail = STANDARD_TAIL.search(last)
    if tail and all(WHO.search(item) for item in items[:-1]):
        # 集中养育孤儿和事实无人抚养儿童基本生活费标准
        return [*(item + tail[0] for item in items[:-1]), last]
    if match is None or match.end() == len(last):
        return items
    noun = last[match.end() :]
    return [item + noun if MODIFIER.fullmatch(item) else item for item in items]
