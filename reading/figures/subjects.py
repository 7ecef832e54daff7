"""Whose a property is that stands without its entity: 城市低保对象6300人，平均保障标准730元.

The entities are rows of `reading/language/entities.csv`; what may stand between one and
its property, of `property_words.csv`.
"""

import re
from dataclasses import dataclass

from ..language.guarded import any_of_kind
from .label_forms import normal

ENTITY = re.compile(any_of_kind("entities.csv"))
PROPERTY = re.compile(any_of_kind("property_words.csv", "property"))
# What is no word of its own: numbers, marks, units.
FILLER = re.compile(
    rf"{any_of_kind('property_words.csv')}|[\d.,，、：:/／·（）()%％\s]+"
)
PART_END = re.compile("[；;。\n]")
CLAUSE = re.compile("[，,]")
AREAS = ("城市", "农村")
# 全市发放低保金: of all, whatever stood before
OF_ALL = re.compile("[全我](?:国|省|市|县|区|州|旗|盟)|城乡|总计|共计|合计")
PAID = re.compile("金|支[出付]|发放|经费|补贴|[合共总累]计|总额")
SPENT = re.compile("支[出付]|发放|实际|累计|[合共总]计|[当本]月|全年")
# 每户800元, 人均补差410元: no sum
FOR_EACH = re.compile("每|人均|户均|月均|平均|标准|水平|补差")
# Both kinds of care were named, so that the sum is of both.
NOTHING_ELSE = ("", "集中分散", "分散集中")
# 城市低保户每户1600元，共8930户受益: of those who got it
RATED = re.compile("每|元")
COUNTED = ("人", "户", "人次")
BEDS = "床位"
# 城乡低保标准分别为800元、600元: the first of the cities, the second of the country
BOTH = re.compile(
    r"(?:城乡|城市和农村|城镇和农村|城市、农村|城镇、农村)(?P<what>[^，,。；;\d]{2,24}?标准)[^，,。；;\d]{0,14}"
)
FIRST = re.compile(rf"{BOTH.pattern}$")
SECOND = re.compile(
    rf"{BOTH.pattern}[\d.]+(?:元[^，,。；;、\d]{{0,6}})?[、和与及][^，,。；;、\d]{{0,10}}$"
)
ANOTHER = re.compile(r"[\d.]+元?[^，,。；;、\d]{0,8}[、和与及][^，,。；;、\d]{0,10}\d")
LISTED = re.compile(
    r"(?P<state>实名注册|注册|持证)[^，,。；;、\d]{1,10}[\d.]+[^，,。；;、\d]{1,6}[、和]$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a label means by the words before it; `is_unsure` if it may be a part."""

    wordings: tuple[str, ...] = ()
    said: str = ""
    is_unsure: bool = False


NONE = Subject()


def may_need_subject(label: str) -> bool:
    """Whether the label names an entity at most, and of it nothing but a property."""
    bare = ENTITY.sub("", normal(label), count=1)
    return not PROPERTY.sub("", bare)


def subject_of(label: str, unit: str, before: str, behind: str) -> Subject:
    """The label with its entity and its area, as the words before the number give them."""
    if found := _one_of_two(before, behind) or _of_one_kind(label, before):
        return found
    if not may_need_subject(label):
        return NONE
    own = normal(label)
    named = ENTITY.search(own)
    root = root_of(named[0]) if named else ""
    if named and named[0].startswith(AREAS):
        return NONE
    part = normal_before(before, own)
    if root and OF_ALL.search(CLAUSE.split(PART_END.split(before)[-1])[-1]):
        return NONE
    met = list(ENTITY.finditer(part))
    if not met:
        return NONE
    last = met[-1]
    if root and (root_of(last[0]) != root or not last[0].startswith(AREAS)):
        return NONE
    if FILLER.sub("", part[last.end() :]) not in NOTHING_ELSE:
        return Subject(is_unsure=bool(root))
    if _is_of_several(part, met, own):
        return NONE
    if unit in COUNTED and RATED.search(part, last.end()):
        return NONE
    return _with_property(
        last[0], own.replace(named[0], "") if named else own, unit, label
    )


def normal_before(before: str, own: str) -> str:
    """The part of the sentence before the label, in the normal spelling."""
    part = normal(CLAUSE.sub("，", PART_END.split(before)[-1]))
    return part.removesuffix(own)


def root_of(entity: str) -> str:
    return entity.removeprefix("城市").removeprefix("农村")


def _is_of_several(part: str, met: list[re.Match[str]], own: str) -> bool:
    """城市低保410户、农村低保520户，发放资金: of both, unless each has a sum of its own."""
    last = met[-1]
    others = [each for each in met[:-1] if each[0] != last[0]]
    if not others or not last[0].startswith(AREAS):
        return bool(others) and root_of(others[-1][0]) != root_of(last[0])
    before = others[-1]
    return own not in part[before.end() : last.start()] and before[0].startswith(AREAS)


def _with_property(entity: str, rest: str, unit: str, label: str) -> Subject:
    said = f"{entity}：{label}"
    if unit.startswith("元/"):
        return Subject((entity + rest,), said)
    if unit == "元":
        is_sum = PAID.search(rest) and not FOR_EACH.search(rest)
        return Subject((entity + SPENT.sub("", rest), entity), said) if is_sum else NONE
    if unit in COUNTED:
        return Subject((entity + rest, entity), said)
    return Subject((entity + BEDS,), said) if BEDS in rest else NONE


def _of_one_kind(label: str, before: str) -> Subject | None:
    """注册社工520名、志愿者31万名: both are registered."""
    if found := LISTED.search(before.removesuffix(label)):
        return Subject((f"{found['state']}{label}",), found[0] + label)
    return None


def _one_of_two(before: str, behind: str) -> Subject | None:
    if found := SECOND.search(before):
        return Subject((f"{AREAS[1]}{found['what']}",), found[0])
    found = FIRST.search(before)
    if found and ANOTHER.match(behind):
        return Subject((f"{AREAS[0]}{found['what']}",), found[0])
    return None
