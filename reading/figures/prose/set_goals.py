"""What a plan's own words settle: the value of a year that is over, what at least is built."""

from ...language.patterns import pattern
from ..figure import Setting
from .quantity_context import QuantityMention

# 每县至少培育1家, 至少建成1所: what is to be there at the end; 至少开展1次 is a rule for
# each time, and so is 每季度至少新建1个
EACH_TIME = pattern("每(?:[年月季周旬日天次]|半年|个月)")
BUILT_AT_LEAST = pattern(
    "(?:至少|不少于)(?:再|要|新)?(?:培育|建成|新建|建设|建立|打造|创建|改造|新增|设立|建有|建)$|"
    "(?:培育|建成|新建|建设|打造|创建|改造|新增|设立|发展)(?:至少|不少于)$"
)
# 覆盖率：2020年76%，2025年达到100%: what it was when the plan was made
OF_YEAR_BEFORE = pattern("(20\\d\\d)年[底末]?(?:为|是|达到?|的|：)?$")
# 规划期内新建, in a plan itself and in no look back on it; 目前已开工 is no goal there either
IN_ITS_COURSE = pattern(
    "规划期(?:内|间)(?![^。；]*(?:已|目前|截至|现有))[^。；]{0,16}?(?:将|拟|新建|新增|改扩?建|建设|建成|实施|投资|安排|培训|打造|完成)"
)
# What it is called itself, whatever else is said of 规划实施成效 or 规划圆满收官
PLAN_ITSELF = pattern(
    "规划(?:纲要|方案)?(?:[（(][^（）()]{1,20}[）)])?》?(?:[（(][^（）()]{1,20}[）)])?"
    "(?:公开)?(?:征求意见)?(?:的?(?:通知|批复|公告|政策解读|解读|图解))?$"
)


def is_built_at_least(mention: QuantityMention) -> bool:
    """每个县至少培育1家 among plans."""
    if EACH_TIME.search(mention.left):
        return False
    return bool(BUILT_AT_LEAST.search(mention.left))


def is_of_year_before(mention: QuantityMention, setting: Setting) -> bool:
    """2020年38%，2025年达到55%: the first is no goal in 2021."""
    told, this_year = OF_YEAR_BEFORE.search(mention.left), setting.this_year
    return bool(told and this_year and int(told[1]) < this_year)


def is_in_course_of_plan(mention: QuantityMention, setting: Setting) -> bool:
    """规划期内新建养老服务站180个, in “十四五”民政事业发展规划."""
    if not PLAN_ITSELF.search(setting.title):
        return False
    return bool(IN_ITS_COURSE.search(mention.said_before))
