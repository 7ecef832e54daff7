"""The grades and kinds of a list: 一至三类补助标准分别为, 按甲、乙两档, 一级…、二级….

Each number takes its own grade, where there are as many; else what all are of.
"""

from collections.abc import Sequence

from ....language.patterns import pattern
from ..quantity_context import QuantityMention

PARTED = pattern("[、和与及]|以及")
# 护理补贴按全护理、半护理、全自理三档，分别为
GRADED = pattern(
    "(?P<kind>.{2,})按(?:照)?(?:[^，按]{2,}(?:分为|划分为|分成|分))?(?P<grades>[^，按]{2,})"
    "[两三四五六]个?(?P<grade>档次?|类|等级|级|种)"
)
BY_GRADES = pattern(
    "(?P<kind>[^，。按]{2,}(?:标准|费|补[助贴]|津贴))按照?(?P<grades>[^，。按]+)"
)
# 按甲、乙、丙三类分别发放低保金: what is shared out stands behind
SHARED_BY_KIND = pattern(
    "按照?(?P<grades>[^，。按]+?)[两三四五六]个?(?P<grade>档|类|等级|级|种)[别次]?分别"
)
# 一至三类标准分别为: one for each kind from the first to the last
GRADES_FROM = pattern(
    "(?P<first>[一二三四五六])[类级档等]?[至到—-](?P<last>[一二三四五六])(?P<grade>[类级档等])(?P<what>[^、，]+)"
)
ONE_GRADE = pattern("[一二三四五六]([级类档])")
RAISED_TO_GRADE = pattern(
    "(.{2,}(?:标准|补[助贴]|津贴))(?:提高|调整|上调|提标)[到至为]([一二三四五六][级类档])"
)
ORDER = "一二三四五六"
# 甲、乙两类家庭补助标准分别为
GRADES_NAMED = pattern(
    "(?P<items>[甲乙丙丁A-E一二三四五](?:[、和][甲乙丙丁A-E一二三四五])+)"
    "(?:[两三四五]个?)?(?P<grade>[类级档等])(?P<what>[^、，]+)"
)
# 运营补助根据评估结果分三档，每年分别补助
BY_RESULT = pattern(
    "(?<=..)(?:根据|视|依据)[^，。；]{2,}[两三四五六]个?(?:档|级|类|等级)[次别]?(?:，每[年月次])?$"
)
# 市级, 县（市、区）级
LEVEL = pattern("(?:国家|街道|[省市州县区镇乡村（）()])+级")


def each_grade(listed: str, size: int) -> list[str]:
    """一类标准, 二类标准, 三类标准 of 一至三类标准, if there are as many numbers."""
    span = GRADES_FROM.fullmatch(listed) or GRADES_NAMED.fullmatch(listed)
    if span is None:
        return []
    told = span.groupdict()
    if items := told.get("items"):
        grades = PARTED.split(items)
    else:
        grades = [*ORDER[ORDER.index(told["first"]) : ORDER.index(told["last"]) + 1]]
    named = [f"{grade}{told['grade']}{told['what']}" for grade in grades]
    return named if len(named) == size else []


def graded(listed: str, size: int) -> list[str]:
    """全护理护理补贴, 半护理护理补贴 of 护理补贴按全护理、半护理两档."""
    found = GRADED.fullmatch(listed)
    if found is None:
        return _unnumbered(listed, size)
    kind, grades = found["kind"], PARTED.split(found["grades"])
    if len(grades) == 1 < size:
        # 奖补资金按照星级分三档: the grades have no names
        return [kind] * size
    unit = found["grade"] if len(grades[0]) == 1 else ""
    if unit or kind.endswith("标准"):
        return [f"{item}{unit}{kind}" for item in grades]
    return [item + kind if item[0].isdecimal() else kind + item for item in grades]


def _unnumbered(listed: str, size: int) -> list[str]:
    """全自理护理费, 半自理护理费 of 护理费按全自理、半自理分别为."""
    found = BY_GRADES.fullmatch(listed)
    items = PARTED.split(found["grades"]) if found else []
    if found is None or len(items) != size or size < 2:
        return []
    return [item + found["kind"] for item in items]


def by_kind(said: str, size: int, noun: str) -> list[str]:
    """甲类低保金, 乙类低保金 of 按甲、乙两类分别发放低保金."""
    shared = SHARED_BY_KIND.search(said)
    if shared is None or len(noun) < 2:
        return []
    items = [item for item in PARTED.split(shared["grades"]) if item]
    return [i + shared["grade"] + noun for i in items] if len(items) == size else []


def raised_to_grade(noun: str) -> str:
    """生活补贴标准一级 of 生活补贴标准提高到一级210元, and any other noun as it is."""
    raised = RAISED_TO_GRADE.fullmatch(noun)
    return "".join(raised.groups()) if raised else noun


def next_grade(label: str, mention: QuantityMention, labels: Sequence[str]) -> str:
    """护理补贴二级 for 二级, right behind 护理补贴一级每人每月130元."""
    grade = ONE_GRADE.fullmatch(label)
    if grade is None or mention.is_first or not mention.between.startswith("、"):
        return ""
    former = ONE_GRADE.findall(labels[-1])
    if former != [grade[1]]:
        return ""
    return ONE_GRADE.sub(label, labels[-1])


def borrowed(labels: list[str]) -> None:
    """市级 of 1个市级、6个县级指导中心 takes the noun of the next."""
    for index in range(len(labels) - 1):
        following = LEVEL.match(labels[index + 1])
        if following and LEVEL.fullmatch(labels[index]):
            labels[index] += labels[index + 1][following.end() :]
