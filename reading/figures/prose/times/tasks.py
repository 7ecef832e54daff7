"""Numbers of what was set as a task: of all its year, however much of it is over."""

from ....language.patterns import pattern
from ....language.units import PROPORTIONS
from ..quantity_context import QuantityMention
from .spoken import TimeSpan
from .timed_number import TimedNumber

FULFILLED = pattern("(?:完成|超额|占|实现)[^，。；]*$")
TASK = pattern("任务|目标|计划")
LONGEST_TASK = 12
SET_FOR_A_YEAR = pattern("预算[^，。；]{0,4}$")
# 支出预算2400万元，其中基本支出158万元: all that is listed is of the budget
OF_BUDGET = pattern("预算(?!执行|外)[^。；]*$")
ITS_TASKS = pattern("任务(?:中|里)，?")
# of the year, whatever part of it is told of
YEARLY_PLAN = pattern("(?:年度|全年|年初)(?:计划|目标|任务)(?:数|总数)?的?$")
# 三季度改造210户，完成年度任务300户的70%
TASK_DONE = pattern(
    "(?:完成|占|达到?)(?:年度|全年|年初)(?:计划|目标|任务)(?:数|总数)?的?$"
)
ALLOTTED = pattern(
    "(?:财政|福彩公益金)[^，。；]{0,6}(?:安排|列支|投入|落实)[^，。；]{0,10}$"
)
# 初婚78对，占83%, but not 占年度任务的70%
SHARE = pattern(
    "[，,（(]占比?(?![^，。；]*(?:任务|目标|计划|预算|[年月日季]))[^，。；、\\d]{0,8}"
)
NEXT_YEAR = pattern(r"[、，和及]?(20\d\d)年\d")


def is_fulfilled(number: TimedNumber) -> bool:
    """完成全年100所建设任务: what was planned for the year, whatever is done of it.

    完成年度目标的125% is no part of the task, but how much of it was done by then.
    """
    mention = number.mention
    if mention.quantity.unit in PROPORTIONS:
        return False
    tells = FULFILLED.search(mention.left)
    return bool(tells and TASK.search(tells[0] + mention.right[:LONGEST_TASK]))


def is_set_for(number: TimedNumber, year: TimeSpan) -> bool:
    """今年安排预算30万元, 今年任务中, 2021年40户、2022年50户: the year is spoken of whole."""
    mention = number.mention
    if SET_FOR_A_YEAR.search(mention.left) or is_of_its_tasks(number):
        return True
    if OF_BUDGET.search(mention.said_before) and mention.quantity.unit == "元":
        return True
    following = NEXT_YEAR.match(mention.said_behind)
    return bool(following and year.last and int(following[1]) > year.last.year)


def is_for_all_the_year(number: TimedNumber, time: TimeSpan) -> bool:
    """前三季度，…占年度计划1500户的74%: of the year that those months are of."""
    left = number.mention.left
    if TASK_DONE.search(left):
        return True
    return time.begins_a_year and bool(YEARLY_PLAN.search(left))


def is_share_of_last(mention: QuantityMention) -> bool:
    """初婚78对，占83%: a share is of the time of what it is a share of."""
    if mention.is_first or mention.quantity.unit != "%":
        return False
    return bool(SHARE.fullmatch(mention.between))


def is_allotted_for(number: TimedNumber) -> bool:
    """2025年…实施方案: 市级财政安排补助资金800万元."""
    mention = number.mention
    return mention.quantity.unit == "元" and bool(ALLOTTED.search(mention.left))


def is_of_its_tasks(number: TimedNumber) -> bool:
    """今年任务中，东城街道8个."""
    return bool(ITS_TASKS.search(number.mention.said_before))
