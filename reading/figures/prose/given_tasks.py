"""What was set as a task: 超额完成市里分配的350户任务, 年度目标任务数为200户."""

from ...language.patterns import pattern
from .quantity_context import QuantityMention

TASK = pattern("目标|任务|指标|计划")
# 350户任务; 下达的1000户适老化改造任务
# 距60%的规划目标; 纳入规划的12项指标 counts the aims themselves
TASK_BEHIND = pattern(
    "^(?:的(?:规划|既定|预期|预定|[省市]定)|的?(?:年度)?)(?:目标|任务|指标|计划)(?!的|完成)"
)
TASKS_COUNTED = pattern("^(?:目标|任务|指标)")
TASK_FAR_BEHIND = pattern(
    "^[^，。；、的]{0,14}(?:任务|目标)[数量]?(?:的?$|[，。；、已均如])"
)
TASK_SET = pattern(
    "(?:下达|分配|确定|安排|要求|交办|目标|全年|年度|[省市县区]定|年初)[^，。；]{0,12}$"
)
# 年度目标任务数为200户; 建设任务是新增床位200张
TASK_BEFORE = pattern(
    r"(?:目标|任务|计划|指标)(?:任务)?(?:数|值|量|总数)?(?:的?为|是|：|:|要求)?$|"
    r"(?:(?:建设|改造|目标|工作)任务[是为]|(?:今年|本年|年度|全年)的?任务[是为]?)(?:新增|新建|改造|建成|完成)[^，。；、\d]{1,10}$"
)
# 比年初计划多11个, 超年度任务20户: what came of it beyond the task
BEYOND_TASK = pattern("(?:[比较]|超(?!额)|[高多少低]于|高出)[^，。；、\\d]{0,8}$")


def is_task(mention: QuantityMention) -> bool:
    """Whether the number was set as a task: 超额完成市里分配的350户任务."""
    left, right = mention.left, mention.right
    if mention.quantity.unit == "项" and TASKS_COUNTED.match(right):
        return False
    if TASK.search(right) and (
        TASK_BEHIND.match(right)
        or (TASK_FAR_BEHIND.match(right) and TASK_SET.search(left))
    ):
        return True
    told = TASK_BEFORE.search(left) if TASK.search(left) else None
    return told is not None and not BEYOND_TASK.search(left[: told.start()])
