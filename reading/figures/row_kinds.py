"""What the words of a row tell of its number: kind, flow or stock, unit."""

import re

from .cells import ScaledUnit
from .figure import FigureKind

TARGET = re.compile("任务|计划|目标|预算(?!执行)")
# A column that only says that money is meant.
MONEY = re.compile("金额|资金|支出|经费|资金支出")
SPENT = re.compile("(?:支出|资金|金额|经费|[费金款]|补贴|津贴)$")
LEVEL = re.compile("水平|补差")
# The unit that a name ends with: 户数 counts 户.
IMPLIED = re.compile(
    r"(?P<unit>人次|户次|辆次|[户人对])(?:总?数|口数?)$|(?P<times>人次|户次)$"
)
# What happens and is counted up, in whatever unit: 收养登记17件, 新增床位.
FLOW_WORDS = re.compile(
    r"累计|新增|退出|发放|完成|培训|办理|销售|改造|注销|命名|更名|火化遗体|安葬|登记(?:对?数|证)?$"
)
FLOW_UNITS = {"元", "人次", "户次", "辆次", "车次", "次", "对", "具"}
# Money that is there at the end, not spent on the way.
BALANCE = re.compile("结余|余额|资产|存量")


def kind_of(label: str, unit: str) -> FigureKind:
    """Target where the words plan it, standard where they set an amount each."""
    if TARGET.search(label):
        return FigureKind.TARGET
    is_rate = unit.startswith("元/") and not LEVEL.search(label)
    return FigureKind.STANDARD if is_rate and "标准" in label else FigureKind.ACTUAL


def is_flow(label: str, unit: str) -> bool:
    """Whether it counts up from the first day, unlike what is there on the last."""
    if unit == "元":
        return not BALANCE.search(label)
    return unit in FLOW_UNITS or (unit != "%" and bool(FLOW_WORDS.search(label)))


def implied_measure(label: str) -> ScaledUnit | None:
    """人 for a number whose name ends in 人数 and that has no unit of its own."""
    implied = IMPLIED.search(label)
    return ScaledUnit(implied["unit"] or implied["times"]) if implied else None


def says_no_more(label: str, words: str) -> bool:
    """Whether 金额 above a column adds nothing to 社会救助支出 or 低保户数."""
    is_told = SPENT.search(label) or IMPLIED.search(label)
    return bool(MONEY.fullmatch(words) and is_told)
