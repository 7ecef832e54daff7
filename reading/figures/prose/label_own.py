"""The noun of a number's own clause, before or behind it, and whether it says anything."""

import re
from functools import lru_cache

from ...language.units import MEASURES, PLACES, is_rate
from ...language.words import WordClass, any_of
from .label_nouns import ACT, DONE, noun_before, noun_behind, predicate_behind
from .label_subjects import LONGEST_SUBJECT, without_verb
from .quantity_context import QuantityMention

GIFT = any_of(WordClass.GIFT)
# What was done, without what it was done to: 惠及, 已接种, 新审批, 同比增长; but 工作人员 are.
BARE_VERB = re.compile(
    r"(?!..+(?:人员|对象)$)"
    rf"(?:{DONE}|{GIFT}|共|已|新|再|并|又|先后|累计|全部|全年|年均|月均|人均|日均|户均|次均|单均|同比|环比|"
    r"较?(?:上年|去年)(?:同期|底|末)?|比(?:上年|去年)(?:同期|底|末)?|较\d{4}年底?|合计|总|其中|"
    r"平均|占比?|增长|下降|增加|提高|上升|降低|增幅|降幅|涨幅|一次性|给予|筛选|一批|"
    r"实际|总?长度?|总?面积|占地面积?|总?投资|总?费用|限制发展|获|"
    r"达标|合格|满意|人口|资金|对象|人员|群众|任务|活动|工作|次数|人数|户数|"
    r"人次|[两三四五六][项者]|以上|上述|了|过|起|出|率|为|数|额|量|在|到|有|年度|其|等|间)+"
)
# 为85户困难家庭: whom it is done for stands behind
FOR_WHOM = re.compile("(?:为|对|向|给|将|把|与|同|和|让|的|使|帮助)$")
TASK = re.compile("^的?(?:(?:年度)?目标)?任务")
# 棉被120床，总价值28万元: what the sum is, not the last that was counted
WORTH = re.compile(
    "[，、（(]?(?:折合)?(总?(?:价值|金额|货值|市值))(?:共计?|约|达|为|达到)*"
)
# 投资3800万元迁建殡仪馆: what was done belongs to what is counted
TOLD_OF = "投资|投入|减免|免除|核销|注销|退出|取消|关停|撤销|培训|救助|改造|惠及"
TELLING = re.compile(f"(?:共|已|累计|新)*(?:{TOLD_OF})")
TOLD = re.compile(f"(?:{TOLD_OF})了?$")
PEOPLE = re.compile(
    "老人|老年人|群众|(?:工作)?人员|居民|学生|儿童|孩子|市民|村民|家庭|(?:服务)?对象|会员|人"
)
# 每户每年给予1200元的水电补助, 每个站配备3名社工: what is given stands behind
GIVING = re.compile(rf"(?:{ACT}|给予|发给|缴纳|收取|配有|建有|设有)了?$")
# 困难群众本月新增41户: when is said elsewhere
TIME_INSIDE = re.compile(
    rf"(?<=..)(?:本月|当月|本季度|本年度?|当年|今年|上半年|全年)(?=(?:{DONE})$)"
)
ONLY_GIFT = re.compile("补[助贴]|奖[励金]|捐款")


@lru_cache(maxsize=1024)
def is_bare(words: str) -> bool:
    """Whether the words only say what was done, not to what."""
    return bool(BARE_VERB.fullmatch(words))


def is_task(mention: QuantityMention) -> bool:
    """Whether the number is of a task: 320张的年度目标任务."""
    return "任务" in mention.right and bool(TASK.match(mention.right))


def own_noun(mention: QuantityMention) -> str:
    """The noun in the clause itself: behind a classifier, else before the number."""
    unit = mention.quantity.unit
    if unit in PLACES:
        return unit
    worth = unit == "元" and WORTH.fullmatch(mention.left)
    if worth and not mention.right.startswith("的"):
        return worth[1]
    if is_task(mention):
        return ""
    is_classifier = unit not in MEASURES and not is_rate(unit)
    is_of = mention.right.startswith("的")
    # Most of what is counted in 个 or 家 is named behind it, whatever stands before.
    if is_classifier and not is_of and not TOLD.search(mention.left[-5:]):
        behind = noun_behind(mention.right)
        if behind and not is_bare(behind):
            return _said_behind(mention, behind)
    before = noun_before(mention.left)
    if "月" in before or "年" in before or "季" in before:
        before = TIME_INSIDE.sub("", before)
    # 50个以上的个人会员: 以上 takes the 的 with it
    is_of = is_of and not (is_classifier and mention.is_open)
    is_weak = not before or is_bare(before) or bool(GIVING.search(before[-6:]))
    if is_of and not is_weak:
        return before
    if is_weak or is_classifier or FOR_WHOM.search(mention.left):
        return _noun_behind_weak(mention, before, is_weak=is_weak) or before
    return before


def _noun_behind_weak(mention: QuantityMention, before: str, *, is_weak: bool) -> str:
    """What is named behind the number, where what stands before it is a verb at most."""
    behind = noun_behind(mention.right)
    is_given = is_weak and bool(ONLY_GIFT.fullmatch(behind))
    if not behind or (is_bare(behind) and not is_given):
        return ""
    said = _said_behind(mention, behind)
    return f"{without_verb(said)}{before}" if TELLING.fullmatch(before) else said


def _said_behind(mention: QuantityMention, noun: str) -> str:
    """The noun, and what it does unless something is done for it."""
    is_for_it = FOR_WHOM.search(mention.left)
    return noun if is_for_it else _with_predicate(noun, mention.right)


def _with_predicate(noun: str, right: str) -> str:
    """老人通过手机申请了尊老金, where 老人 alone would say little."""
    said = predicate_behind(right)
    return (
        said
        if PEOPLE.fullmatch(noun) and len(noun) < len(said) <= LONGEST_SUBJECT
        else noun
    )
