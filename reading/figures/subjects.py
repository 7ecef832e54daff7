"""Whose a property is that stands without its entity: 城市低保对象6300人，平均保障标准730元.

The entities are rows of `reading/language/entities.csv`; what may stand between one and
its property, of `property_words.csv`.
"""

import re
from dataclasses import dataclass

from ..language.guarded import any_of_kind
from ..language.patterns import pattern
from ..language.sentences import last_part
from .label_forms import normal

ENTITY = pattern(any_of_kind("entities.csv"))
PROPERTY = pattern(any_of_kind("property_words.csv", "property", "own"))
# 入住老人 of 养老机构, 散居 of 孤儿: never all that the entity alone counts.
OWN = pattern(any_of_kind("property_words.csv", "own"))
# What is no word of its own: numbers, marks, units.
FILLER = pattern(
    rf"{any_of_kind('property_words.csv')}|[\d.,，、：:/／·（）()%％\s—-]+"
)
CLAUSE = pattern("[，,]")
# 养老机构50家，比上年增加2家，床位: said in passing
CHANGED_BY = pattern(
    r"[，,](?:[比较][^，。；\d]{1,8}|净)(?:增加|减少|增|减)了?[\d.]+[万亿]?[^，。；、\d]{0,3}(?=[，,])"
)
# 养老机构38家，其中公办14家、民办24家，总床位: the beds of all of them
KIND_OF_HOUSE = r"(?:公办民营|公建民营|公办|民办|民营)(?:养老机构)?\d+[家所个]"
KINDS_OF_HOUSES = rf"{KIND_OF_HOUSE}(?:[、和]{KIND_OF_HOUSE})+"
PARTED_WHOLLY = pattern(
    rf"[，,]其中{KINDS_OF_HOUSES}(?=[，,])|[（(](?:其中)?{KINDS_OF_HOUSES}[）)](?=[，,])"
)
# 床位6200张，其中护理型床位4100张、普通床位2100张，入住: said in passing
BEDS_OF = r"[^，,。；、\d]{0,12}床位[\d.]+万?张"
BEDS_PARTED = pattern(rf"[，,]其中{BEDS_OF}(?:[、和]{BEDS_OF})+(?=[，,])")
AREAS = ("城市", "农村")
ANY_AREA = pattern("城[市镇乡]|农[村牧]|乡村")
# 城市享受低保的家庭, 农村共有低保对象, which the label leaves out
AREA_ALONE = pattern(
    "(?:[（(]?其中[：:]?)?(?P<area>城市|城镇|农村)(?=享受|领取|纳入|[共现已]|有|累计|在册)"
)
# 全市发放低保金: of all, whatever stood before
OF_ALL = pattern("[全我](?:国|省|市|县|区|州|旗|盟)|城乡|总计|共计|合计")
PAID = pattern("金|支[出付]|发放|经费|补贴|生活费|销售|[合共总累]计|总额")
SPENT = pattern("支[出付]|发放|实际|累计|[合共总]计|[当本]月|全年")
# 每户800元, 人均补差410元: no sum
FOR_EACH = pattern("每|人均|户均|月均|平均|标准|水平|补差")
# What is paid behind one of these may be for it alone.
SHARES = ("集中供养", "分散供养", "集中养育", "机构养育", "社会散居", "散居")
# Both kinds of care were named, so that the sum is of both.
NOTHING_ELSE = ("", "集中分散", "分散集中")
# 城市低保户每户1600元，共8930户受益: of those who got it
RATED = pattern("每|(?<![万亿])元")
COUNTED = ("人", "名", "位", "户", "人次")
# All that there are, of what was named before.
HELD = pattern(
    "(?:年末|年底|期末|目前|现|总)*(?:登记在册|在册登记|在册|实有)(?:总?数)?"
)
# Whoever is helped is no subject of his own: 发放临时救助金，救助困难群众2760人次
HELPED = "困难群众"
BEDS = "床位"
SUBSIDY_WORD = "补贴"
# 城乡低保标准分别为800元、600元, 城市低保、农村低保月人均补助水平分别为: cities first
# 由每月580元、382元提高到, 分别增长8%和14%，目前达到: what stands before the two
RAISED = (
    r"(?:[\d.]+元[^，,。；;、\d]{0,6}[、和与及][^，,。；;、\d]{0,8}[\d.]+元[^，,。；;\d]{0,6}|"
    r"[\d.]+[%％][、和与及][\d.]+[%％][，,][^，,。；;\d]{0,6})"
    "(?:提高|调整|增加|上调|提升|达)[到至为]?"
)
BOTH = pattern(
    r"(?:城乡|城[市镇](?:低保|特困人员|特困)?[和、与及]农村)"
    r"(?P<what>[^，,。；;\d]{2,24}?(?:标准|补助水平|补差))[^，,。；;\d]{0,14}"
    rf"(?:{RAISED}[^，,。；;\d]{{0,10}})?"
)
FIRST = pattern(rf"{BOTH.pattern}$")
SECOND = pattern(
    rf"{BOTH.pattern}[\d.]+(?:元[^，,。；;、\d]{{0,6}})?[、和与及][^，,。；;、\d]{{0,10}}$"
)
ANOTHER_COUNT = pattern(r"[\d.]+万?[余多]?[人名元][、和与及][^，,。；;、\d]{0,10}\d")
ANOTHER = pattern(r"[\d.]+元?[^，,。；;、\d]{0,8}[、和与及][^，,。；;、\d]{0,10}\d")
LISTED = pattern(
    r"(?P<state>实名注册|注册|持证)[^，,。；;、\d]{1,10}[\d.]+[^，,。；;、\d]{1,6}[、和]$"
)


# 困难残疾人生活补贴和重度残疾人护理补贴分别惠及5100人、6400人
SUBSIDIES = (
    "(?P<first>困难残疾人生活补贴)[和、与及](?P<second>重度残疾人护理补贴)"
    r"[^。；;]{0,48}?分别[^，,。；;\d]{0,12}"
)
SUBSIDY = pattern(rf"{SUBSIDIES}$")
OTHER_SUBSIDY = pattern(
    rf"{SUBSIDIES}[\d.]+万?[余多]?[人名元][、和与及][^，,。；;、\d]{{0,10}}$"
)
REGISTERED = pattern("[结离]婚登记|婚姻登记")
AT_REGISTRY = {
    "补证": "补领婚姻登记证",
    "补领证": "补领婚姻登记证",
    "补发证": "补领婚姻登记证",
    "补办证": "补领婚姻登记证",
    "结婚": "结婚登记",
    "离婚": "离婚登记",
}
# 标准：, 补贴标准： and all that stands in its list
LIST_OF_STANDARDS = pattern(
    "(?:^|[。；;，,\n])(?P<what>(?:现行|执行|保障|救助|补贴)*标准[：:])[^。\n]*$"
)
OTHER_GIFTS = pattern("补[贴助]|慰问|取暖|一次性|物价|价格|[增加]发")
STANDARDS = ("标准", "基本生活标准", "生活补贴标准", "护理补贴标准")
# 重度残疾人一、二级: those of both grades are all
GRADES_OF_ALL = pattern("一二级$")
# 取消低保对象85人，新增39人; 新增低保对象85人，退出39人
CHANGE = "新增|新纳入|新审批|新批准|取消|退出|清退|停发|调出|核减"
# 因死亡、收入超标等原因停发107人: of those who left no other is told than why
REASON = "(?:因[^，,。；;\\d]{2,20}?(?:原因|情形)?(?:被|而)?)?"
CHANGED = pattern(
    rf"(?:{CHANGE})(?P<what>[^，,。；;\d]{{0,12}})(?:[\d.]+户)?[\d.]+万?[余多]?[人名]?[，,、]{REASON}"
    rf"(?P<second>{CHANGE})(?:不(?:再)?符合(?:低保)?条件的?)?(?:低保)?(?:对象|人员)?(?:[\d.]+户)?$"
)
ALL_ON_DIBAO = pattern(
    "(?:不(?:再)?符合(?:低保)?条件的?)?(?:城乡)?(?:低保|最低生活保障)(?:对象|人员|人口|家庭)?"
)
# 甲县接待祭扫群众16万人次，乙县接待5万人次: of the same
SAME_DEED = pattern(
    "(?P<deed>接待|办理|销售|火化|募集|救助)(?P<what>[^，,。；;、\\d]{2,12})[\\d.]+"
    "[万亿]?[余多]?[\u4e00-\u9fff]{1,2}[，,、]"
    "[\u4e00-\u9fff]{1,7}[省市县区州旗盟](?:共|累计)?(?P=deed)(?:了|共)?$"
)
# 临时救助力度不减: how the matter of a heading goes
MANNER = pattern(
    "(?:力度|工作|水平|保障|服务|制度|政策)*(?:持续|不断|稳步|全面|扎实|有序|更加|逐步)*"
    "(?:不减|加大|加强|提升|提高|推进|落实|有力|有序|规范|完善|健全|精准|及时|到位|扎实)"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a label means by the words before it; `is_unsure` if it may be a part."""

    wordings: tuple[str, ...] = ()
    said: str = ""
    is_unsure: bool = False


NONE = Subject()


# 为1.3万名残疾人发放困难残疾人生活补贴, 4100对新人领取结婚证: what they are given
RECIPIENTS = pattern(
    r"(?P<area>农村|城市|城镇)?(?:特殊|困难|重度|高龄|特困|经济|\d+周?岁及?以上的?)*"
    "(?:残疾人家庭|老年人家庭|老人家庭|家庭|残疾人|老年人|老人|居民|群众|新人|夫妻)"
)
GIVEN = pattern(
    "[^，。；、]{1,24}?(?:发放|享受|领取|享有|提供|办理|进行|完成|实施|做|购买)了?"
    r"(?P<what>[^，。；、\d]{2,20})"
)


def given_to(label: str, behind: str) -> Subject:
    """What those are given who alone are named: it is told behind the number."""
    who = RECIPIENTS.match(label)
    given = GIVEN.match(behind) if who else None
    if not who or not given:
        return NONE
    if who.end() < len(label) and given["what"] not in label:
        return NONE
    area = who["area"] or ""
    wordings = (area + given["what"], who[0] + given["what"])
    return Subject(wordings, f"{who[0]}：{given['what']}")


def topic_of(heading: str) -> str:
    """临时救助 for 临时救助力度不减: the matter, not how it goes."""
    said = normal(heading)
    matter = ENTITY.match(said)
    is_manner = matter and MANNER.fullmatch(said, matter.end())
    return matter[0] if matter and is_manner else heading


def area_of(heading: str, label: str, before: str) -> str:
    """农村 of 农村共有低保对象310人, and of 农村低保 above 1—11月累计发放低保金."""
    said = AREA_ALONE.match(CLAUSE.split(last_part(before))[-1])
    if said and not ANY_AREA.search(label):
        return normal(said["area"])
    named = ENTITY.match(normal(heading))
    area = next((each for each in AREAS if named and named[0].startswith(each)), "")
    if not (named and area) or ANY_AREA.search(before + label):
        return ""
    return area if root_of(named[0]) in normal(label) else ""


def may_need_subject(label: str) -> bool:
    """Whether the label names an entity at most, and of it nothing but a property."""
    bare = ENTITY.sub("", normal(label), count=1)
    return not PROPERTY.sub("", bare)


def subject_of(label: str, unit: str, before: str, behind: str) -> Subject:
    """The label with its entity and its area, as the words before the number give them."""
    if found := (
        _one_of_two(before, behind)
        or _of_one_kind(label, before)
        or _at_the_registry(label, before)
        or _in_list_of_standards(label, unit, before)
        or _as_the_former(label, before)
    ):
        return found
    said = normal(label)
    if HELD.fullmatch(said):
        return _all_held(said, before)
    own = (unit == "人次" and said.replace(HELPED, "")) or said
    if not may_need_subject(own):
        return NONE
    named = ENTITY.search(own)
    root = root_of(named[0]) if named else ""
    if named and named[0].startswith(AREAS):
        return NONE
    part = normal_before(before, said)
    if root and OF_ALL.search(CLAUSE.split(last_part(before))[-1]):
        return NONE
    met = list(ENTITY.finditer(part))
    if not met:
        return NONE
    last = met[-1]
    entity = _of_one_area(met) if BALANCE in own and not root else last[0]
    if root and (root_of(last[0]) != root or not last[0].startswith(AREAS)):
        return NONE
    held = _held_from(part, met, own, unit)
    if held is not None:
        return held
    if unit in COUNTED and RATED.search(part, last.end()):
        return NONE
    return _with_property(
        entity, own.replace(named[0], "") if named else own, unit, label
    )


def _held_from(
    part: str, met: list[re.Match[str]], own: str, unit: str
) -> Subject | None:
    """What keeps a property from the entity told last: both are meant, or only a part."""
    named = ENTITY.search(own)
    if named and unit == "元" and _is_of_both(part, met, own):
        return NONE
    between = part[met[-1].end() :]
    shares = {each[0] for each in OWN.finditer(between) if each[0] in SHARES}
    is_of_part = unit == "元" and len(shares) == 1
    if is_of_part or FILLER.sub("", between) not in NOTHING_ELSE:
        return Subject(is_unsure=bool(named))
    return NONE if _is_of_several(part, met, own) else None


def _all_held(said: str, before: str) -> Subject:
    """新登记社会组织52家，注销31家，年末登记在册1247家: whatever was done, all are meant."""
    met = {each[0] for each in ENTITY.finditer(normal_before(before, said))}
    return Subject((met.pop(),), said) if len(met) == 1 else NONE


def normal_before(before: str, own: str) -> str:
    """The part of the sentence before the label, in the normal spelling."""
    part = last_part(before)
    above = before[: len(before) - len(part)]
    if "其中" in above and above.endswith("；") and not ENTITY.search(normal(part)):
        # 养老机构53家，其中公办41家；床位6100张: theirs
        part = last_part(above[:-1]).split("其中")[0] + part
    if "加" in part or "减" in part:
        part = CHANGED_BY.sub("", part)
    if "其中" in part or "民办" in part:
        part = BEDS_PARTED.sub("", PARTED_WHOLLY.sub("", part))
    part = normal(CLAUSE.sub("，", part))
    return part.removesuffix(own)


def root_of(entity: str) -> str:
    return entity.removeprefix("城市").removeprefix("农村")


BALANCE = "补差"


def _of_one_area(met: list[re.Match[str]]) -> str:
    """农村低保 of 农村低保…，发放低保金6200万元，月人均补差: if that area alone was told of."""
    last = met[-1][0]
    areas = {each[0] for each in met if root_of(each[0]) == last != each[0]}
    return areas.pop() if len(areas) == 1 else last


def _is_of_both(part: str, met: list[re.Match[str]], own: str) -> bool:
    """城市低保1.8万人、农村低保12万人，发放低保金: of both, if neither has its own."""
    both = {each[0] for each in met[-2:]}
    root = root_of(met[-1][0])
    if both != {area + root for area in AREAS}:
        return False
    return own not in part[met[-2].end() :]


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
        # 困难残疾人生活补贴2900人，补贴标准为: 补贴 is said once
        once = (
            rest.removeprefix(SUBSIDY_WORD) if entity.endswith(SUBSIDY_WORD) else rest
        )
        return Subject((entity + once,), said)
    if unit == "元":
        if FOR_EACH.search(rest):
            return Subject((entity + rest,), said)
        spent = SPENT.sub("", rest)
        return Subject(_whole_or(entity, spent), said) if PAID.search(rest) else NONE
    if unit in COUNTED:
        return Subject(
            _whole_or(entity, rest.removeprefix(BEDS).removeprefix("实际")), said
        )
    return Subject((entity + BEDS,), said) if BEDS in rest else NONE


def _whole_or(entity: str, rest: str) -> tuple[str, ...]:
    """The entity with its property, and alone where the property narrows nothing."""
    return (entity + rest,) if OWN.search(rest) else (entity + rest, entity)


def _of_one_kind(label: str, before: str) -> Subject | None:
    """注册社工520名、志愿者31万名: both are registered."""
    if found := LISTED.search(before.removesuffix(label)):
        return Subject((f"{found['state']}{label}",), found[0] + label)
    return None


def _at_the_registry(label: str, before: str) -> Subject | None:
    """补证160件, 离婚1180对, where weddings were told of: what a registry does besides."""
    done = AT_REGISTRY.get(label)
    return Subject((done,), label) if done and REGISTERED.search(before) else None


def _in_list_of_standards(label: str, unit: str, before: str) -> Subject | None:
    """城市低保 in 标准：城市低保每人每月765元，特困人员每人每月995元: the standard of each.

    Nothing is said of 物价补贴标准：, nor of 低保对象, who may be given anything.
    """
    headed = LIST_OF_STANDARDS.search(before) if unit.startswith("元/") else None
    if headed is None or OTHER_GIFTS.search(before.replace(headed["what"], "")):
        return None
    said = GRADES_OF_ALL.sub("", normal(label))
    if not ENTITY.fullmatch(said.removesuffix("人员")):
        return None
    return Subject(tuple(said + each for each in STANDARDS), f"标准：{label}")


def _as_the_former(label: str, before: str) -> Subject | None:
    """退出39人 behind 新增低保对象85人, and 乙县接待 behind 甲县接待祭扫群众: the same are meant."""
    if found := SAME_DEED.search(before):
        return Subject((found["deed"] + found["what"], found["what"]), found[0])
    found = CHANGED.search(before)
    if found and ALL_ON_DIBAO.fullmatch(found["what"]):
        return Subject((f"{found['second']}低保对象",), found[0])
    return None


def _one_of_two(before: str, behind: str) -> Subject | None:
    if found := OTHER_SUBSIDY.search(before):
        return Subject((found["second"],), found[0])
    found = SUBSIDY.search(before)
    if found and ANOTHER_COUNT.match(behind):
        return Subject((found["first"],), found[0])
    if found := SECOND.search(before):
        return Subject((f"{AREAS[1]}{found['what']}",), found[0])
    found = FIRST.search(before)
    if found and ANOTHER.match(behind):
        return Subject((f"{AREAS[0]}{found['what']}",), found[0])
    return None
