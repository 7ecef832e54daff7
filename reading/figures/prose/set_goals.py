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
# 监测对象不少于1.5万人 among plans, but not 配备工作人员不少于3人, a rule
AT_LEAST, THERE_AT_LEAST = ("不少于", "不低于", "至少"), "至少有"
MET = frozenset(["人", "户", "对", "人次", "户次"])
# 督导小组不少于3人: so few are a rule of who is to be there
FEWEST_MET = 10
BY_RULE = pattern(
    "每|各|配备|配置|配齐|配足|安排|(?:工作|管理|服务|专职|专业|护理)人员|护理员|参加|应当?|必须|不得"
)
# 去年建成12个，今年新建20个: what came of the year before is no plan; but what it left
# to do is (去年未完工的12个全部完工), and what is of years to come too (2024年至2026年)
LEFT_OVER = "基础|同期|未(?!成年)|没有|结转|遗留|剩余|列入"
YEAR_OVER = pattern(
    "(?:^|[，,；。：])(?:(?P<year>20\\d\\d)年|(?P<last>去年|上年)|今年|明年)"
    f"(?![初末底]?[^，。；]{{0,8}}(?:{LEFT_OVER})|底?前|度?[至到、和与及—–~～-]{{1,2}}20\\d\\d)"
)
# 培训护理员累计200人次 in a plan: a sum that is to be reached
SUM_TO_BE = pattern(
    "(?:培训|培育|新建|建成|建设|改造|新增|发展|打造|完成)[^，。；、\\d]{0,14}累计(?:达到?)?$"
)
SUM_TOLD = pattern("已|目前|截[至止]|现[有共]|实际|[去上]年")
# 覆盖率：2020年76%，2025年达到100%: what it was when the plan was made
OF_YEAR_BEFORE = pattern("(20\\d\\d)年[底末]?(?:为|是|达到?|的|：)?$")
# 规划期内新建, in a plan itself and in no look back on it; 目前已开工 is no goal there either
IN_ITS_COURSE = pattern(
    "规划期(?:内|间)(?![^。；]*(?:已|目前|截至|现有))[^。；]{0,16}?(?:将|拟|新建|新增|改扩?建|建设|建成|实施|投资|安排|培训|打造|完成)"
)
YEAR = pattern("20\\d\\d(?=年)")
# What it is called itself, whatever else is said of 规划实施成效 or 规划圆满收官
PLAN_ITSELF = pattern(
    "规划(?:纲要|方案)?(?:[（(][^（）()]{1,20}[）)])?》?(?:[（(][^（）()]{1,20}[）)])?"
    "(?:公开)?(?:征求意见)?(?:的?(?:主要目标|发展目标|通知|批复|公告|政策解读|解读|图解))?$"
)


def is_built_at_least(mention: QuantityMention) -> bool:
    """每个县至少培育1家, 监测对象不少于1.5万人 among plans."""
    if EACH_TIME.search(mention.left):
        return False
    if BUILT_AT_LEAST.search(mention.left):
        return True
    quantity = mention.quantity
    bound = mention.text[quantity.before : quantity.start]
    if bound == THERE_AT_LEAST and quantity.unit not in MET:
        return True
    is_met = quantity.unit in MET and bound.startswith(AT_LEAST)
    # 低保对象不少于3人的家庭: which families, and not how many
    is_rule = quantity.value < FEWEST_MET or mention.right.startswith("的")
    return is_met and not is_rule and not BY_RULE.search(mention.left)


def is_of_year_before(mention: QuantityMention, setting: Setting) -> bool:
    """2020年38%，2025年达到55%: the first is no goal in 2021."""
    told, this_year = OF_YEAR_BEFORE.search(mention.left), setting.this_year
    return bool(told and this_year and int(told[1]) < this_year)


def is_told_of_year_over(mention: QuantityMention, setting: Setting) -> bool:
    """去年建成12个 in a plan of this year, whose title may name its year."""
    told = [*YEAR_OVER.finditer(mention.said_before)]
    this_year = setting.this_year
    if not told or this_year is None:
        return False
    of_title = [int(each) for each in YEAR.findall(setting.title)]
    planned = min(this_year, max(of_title, default=this_year))
    year = told[-1]["year"]
    return bool(told[-1]["last"] or (year and int(year) < planned))


def is_in_course_of_plan(
    mention: QuantityMention, setting: Setting, *, in_plan: bool
) -> bool:
    """规划期内新建养老服务站180个, in “十四五”民政事业发展规划; a sum among its goals."""
    if not PLAN_ITSELF.search(setting.title):
        return False
    if IN_ITS_COURSE.search(mention.said_before):
        return True
    is_sum = in_plan and SUM_TO_BE.search(mention.left)
    return bool(is_sum) and not SUM_TOLD.search(mention.said_before)
