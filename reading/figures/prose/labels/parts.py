"""Parts a label into entity and property: 城市低保 and 平均保障标准 of 城市低保平均保障标准."""

from typing import NamedTuple

from ....language.patterns import pattern
from ....language.units import is_rate

# What is said of an entity: 平均保障标准, 月人均补助水平, 登记人数, 集中供养率, 同比增长
PROPERTY = pattern(
    r"(?:(?:月|年|日)?(?:人均|户均|次均|平均)|每[人户][每月年]*|总|累计|实际|同比|环比|比上年|"
    r"(?<!最低生活)保障|补助|救助(?!站)|补差|发放|支出|减免|核定|建筑|占地|基本生活费?|(?<!基本)养育|护理(?=补贴标准))*"
    r"(?:标准|水平|金额|资金|经费|支出|收入|销售?[量额]|费用|投资|价值|(?:总|登记|报名)?人数|户数|"
    r"(?:总|数)量|总[数额]|数|面积|时长|比[例重]|占比?|(?:[一-鿿]{2})?率|"
    r"[增降涨]幅|增长|下降|增加|减少|提高|上升|降低|新增|退出|合计)$"
)
LONGEST = 16
LAST_OF_PROPERTY = frozenset("准平额金费出入量用资值数积长重例比占率幅增降少加高升退计")
# What the unit says where no word does.
OF_UNIT = {
    "人": "人数",
    "名": "人数",
    "位": "人数",
    "户": "户数",
    "人次": "人次",
    "户次": "户次",
    "对": "对数",
    "%": "比例",
    "‰": "比例",
}
EXPENSE = pattern("支出|支付|发放|拨付|下拨|下达|投入|筹集|募集|接收")
# 1.3万户享受城乡低保: it is theirs who have it
ENJOYED = pattern("^(?:享受|领取|纳入)(?=..)")
# In other words: 占 of 女性占31% is 占比
PLAIN = {"占": "占比", "比": "占比"}


class LabelParts(NamedTuple):
    """What a number counts: in words, and parted into whose it is and what of it."""

    text: str
    entity: str = ""
    property: str = ""


def parted(text: str, *, unit: str, said: str, base: str) -> LabelParts:
    """The label with its parts; `said` is the clause before the number."""
    if text[-1:] in LAST_OF_PROPERTY:
        found = PROPERTY.search(text, max(0, len(text) - LONGEST))
        if found:
            what = found[0]
            entity = text[: found.start()].rstrip("的、")
            of = entity or (base if base != text else "")
            return LabelParts(text, of, PLAIN.get(what, what))
    of = ENJOYED.sub("", text, count=1) if text[:1] in "享领纳" else text
    return LabelParts(text, of or base, property_of(unit, said))


def property_of(unit: str, said: str) -> str:
    """支出 of 支出低保金12万元; else what the unit says."""
    if unit == "元":
        done = EXPENSE.findall(said)
        return done[-1] if done else "金额"
    return OF_UNIT.get(unit) or ("标准" if is_rate(unit) else "数量")
