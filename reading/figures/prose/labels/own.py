"""The noun of a number's own clause, before or behind it, and whether it says anything."""

from functools import lru_cache

from ....language.patterns import pattern
from ....language.units import MEASURES, PLACES, PROPORTIONS, is_rate
from ....language.words import WordClass, any_of, last_signs
from ..quantity_context import QuantityMention
from .nouns import (
    ACT,
    DONE,
    MANNER,
    PERSON,
    THING,
    child_behind,
    noun_before,
    noun_behind,
    person_behind,
    predicate_behind,
)
from .subjects import LONGEST_SUBJECT, without_verb
from .unsaid import without_course

GIFT = any_of(WordClass.GIFT)
# What was done, without what it was done to: 惠及, 已接种, 新审批, 同比增长; but 工作人员 are.
BARE_VERB = pattern(
    r"(?!..+(?:人员|对象)$|[两三]项补贴$|购买服务(?:资金|经费)$|.*慰问资金$|(?:服务|接待|惠及|救助|帮助|探访|参加|参与|受益)(?:群众|人员)$|用于..|(?:成立|注销|变更|设立|撤销|备案|法人|收养)登记$)"
    rf"(?:{DONE}|{GIFT}|共|已|新|再|并|又|先后|累计|全部|全年|年均|月均|人均|日均|户均|次均|单均|同比|环比|"
    r"较?(?:上年|去年)(?:同期|底|末)?|比(?:上年|去年)(?:同期|底|末)?|较\d{4}年底?|合计|总|其中|"
    r"平均|占比?|增长|递增|下降|增加|提高|上升|降低|增幅|降幅|涨幅|一次性|给予|筛选|一批|"
    r"[建设办送捐筹销购增减]|实际|总?长度?|总?面积|占地面积?|总?投资|总?费用|限制发展|获|首批|第[一二三四五]批|首笔|[该这]笔|[总数]量|总数|"
    rf"{MANNER}|提升|"
    r"达标|合格|满意|人口|资金|对象|人员|群众|任务|活动|工作|次数|人数|户数|"
    r"人次|[将拟](?=.)|[此本]次|[两三四五六][项者]|以上|上述|[竣完开动]工|(?:建成)?(?:其余|剩余|余下)|了|过|起|出|率|为|数|额|量|在|到|有|年度|其|等|间)+"
)
# 比2020年的5416名减少2129名: what it is compared with is nothing that is counted
SINCE = pattern(
    '是?[“"]?十[一二三四五六]五[”"]?(?:时期|期间|规划)?末?|[比较与](?:[一二三四]季度|上年|去年|同期|上月|年初|20\\d\\d年|平时|平日)(?:[^，]{0,4}|(?:同期|同日)?(?:截[止至]到?)?\\d{1,2}[时点])'
)
# 按600元的标准发放: of what was said before
EMPTY_STANDARD = frozenset(["标准", "标准发放"])
# 为85户困难家庭: whom it is done for stands behind
FOR_WHOM = pattern(
    "(?:(?:陪伴?|邀请|带领|帮|替|请|带|照顾|照料)着?|为|对|向|给|将|把|与|同|和|让|的|使|帮助)$"
)
HOUSE_BUILT = pattern(
    "(?P<house>[一-鿿]{2,}(?:中心|[站院所馆堂园]|公墓|食堂|机构|公寓))"
    "(?P<work>(?:消防|维修|升级|提升|设施|设备|适老化)?(?:改造|建设|运营|装修|修缮|维修|扩建|提升))$"
)
OF_HOUSES = frozenset(["元", "个", "所", "处", "座", "家"])
# 社区食堂建设18个 are so many of them; of 敬老院改造12所 there are more
NEW_HOUSES = frozenset(["建设", "运营"])
IS_SO_MUCH = pattern("(?:标准|补[助贴]|津贴|水平|工资|收入|[金费])为$")
TASK = pattern("^的?(?:年度|全年)?(?:目标)?任务")
# 棉被120床，总价值28万元: what the sum is, not the last that was counted
WORTH = pattern(
    "[，、（(]?(?:折合)?(总?(?:价值|金额|货值|市值))(?:共计?|约|达|为|达到)*"
)
# 投资3800万元迁建殡仪馆: what was done belongs to what is counted
TOLD_OF = "投资|投入|减免|免除|核销|注销|退出|取消|关停|撤销|培训|救助|改造|惠及"
TELLING = pattern(f"(?:共|已|累计|新|总|计划|概算)*(?:{TOLD_OF})")
TOLD = pattern(f"(?:{TOLD_OF})了?$")
# 送来价值8.6万元的图书
WORTH_OF = pattern("(?:价值|折合)(?:约|近|超过?|达)?$")
# 不超过低保标准的2倍, 为平均水平的3倍: what is measured stands before the verb
RATIO = pattern(
    "(.{2,}?)(?:一般|原则上|均|已|不得|不能|不应|应当?|须)?(?:按照?|参照|为|是|由|不超过|不高于|不低于|低于|高于|超过|达到|相当于|达)[^，]{2,}的$"
)
# 共对926户实施了临时救助
DONE_TO = pattern(
    "[^，]{0,4}?(?:实施|开展|进行|给予|予以|办理|落实)了?([^，。；]{2,10})$"
)
DOING_TO = pattern("(?:.*[^一-鿿]|.*[市县区州省])?(?:共|已|累计|分别)*[对为给向]$")
# 惠及8295户群众: 群众 alone would say nothing
PEOPLE_ALONE = frozenset(["群众", "人员", "对象", "老人", "居民"])
REACHED = frozenset(["惠及", "服务", "接待", "救助", "帮助", "探访"])
PEOPLE = pattern(
    "老人|老年人|群众|(?:工作)?人员|居民|学生|儿童|孩子|市民|村民|家庭|(?:服务)?对象|会员|人"
)
# 每户每年给予1200元的水电补助, 每个站配备3名社工: what is given stands behind
GIVING = pattern(
    rf"(?:{DONE}|[一-鿿])了$|(?:{ACT}|给予|发给|缴纳|收取|配有|建有|设有)了?$|(?<![许认])可[领以]?$"
)
PERSON_UNITS = frozenset(["名", "位"])
GIVING_ENDS = last_signs(WordClass.ACT, WordClass.DEED, WordClass.STATE) | set(
    "了予给纳取有可领以"
)
# 困难群众本月新增41户: when is said elsewhere
TIME_INSIDE = pattern(
    rf"(?<=..)(?:本月|当月|本季度|本年度?|当年|今年|上半年|全年)(?=(?:{DONE})$)"
)
ONLY_GIFT = pattern("(?:一次性)?(?:建设|运营|开办|改造)?补[助贴]|奖[励金]|捐款")


# （含600万元基金）: what is in it stands behind
HOLDING = pattern("[（(，、](?:其中)?(?:含|包括|包含|内含)$")
# （含补办登记350对）
HOLDING_NAMED = pattern("[（(](?:其中)?(?:含|包括|包含)([^，。；、（）()\\d]{3,12})$")
# 床位（含护理型床位210张）1200张
CLOSED = frozenset("）)")
HOLDER = pattern(
    "(?:^|[，。；、])([^，。；、（）()\\d]{2,})[（(](?:其中)?(?:含|包括|包含)[^（）()]*[）)]$"
)
# 发动2140人次参与捐款: what they were moved to do
MOVED_TO = pattern("((?:参与|参加|投身)[^，。；、\\d]{2,10})$")
MOVING = pattern("(?:发动|动员|带动|吸引|组织)了?$")
# 431对新人办理结婚登记
# 老人申请了尊老金, but not 老人围坐在一起吃长寿面
TELLING_DEED = pattern(
    "领|享受|申请|获|取得|纳入|持|考取|接种|受益|签|办理|登记|脱贫|退出|死亡|去世|返乡|就业|安置|参加|参与|报名"
)
# 其中“先行救助”97例: a name in quotes is not parted
QUOTED_NAME = pattern("(?:^|其中|[，、；：])(?P<name>“[^“”，。；：、\\d]{4,12}”)$")
# 不低于55%的政策要求
RULE = pattern("(?:政策|规定|文件|上级|国家|省定)")
# 按照户籍人口人均2元标准
PER_HEAD = pattern("按照?([^，。；按]{2,8}人均)$")
COUPLES = pattern(
    "(?:新人|夫妻|夫妇|情侣|当事人)[^，。]{0,8}?(?:办理|进行|完成|领取|补领)了?([^，。、]{2,4}(?:登记|证))"
)


@lru_cache(maxsize=1024)
def is_bare(words: str) -> bool:
    """Whether the words only say what was done, not to what."""
    return (
        words in EMPTY_STANDARD
        or bool(BARE_VERB.fullmatch(words))
        or bool(SINCE.fullmatch(words))
    )


def is_task(mention: QuantityMention) -> bool:
    """Whether the number is of a task: 320张的年度目标任务."""
    return "任务" in mention.right and bool(TASK.match(mention.right))


def held_inside(mention: QuantityMention) -> str:
    """基金 of （含600万元基金）: a part in brackets is not what goes on behind them."""
    if named := HOLDING_NAMED.search(mention.left):
        return noun_before(named[1])
    return noun_behind(mention.right) if HOLDING.search(mention.left) else ""


def around_held(mention: QuantityMention) -> str:
    """床位 of 床位（含护理型床位210张）1200张: behind the brackets it is of all of them."""
    if mention.between not in CLOSED:
        return ""
    holder = HOLDER.search(mention.said_before)
    return noun_before(holder[1]) if holder else ""


def moved_to(mention: QuantityMention) -> str:
    """参与捐款 of 发动2140人次参与捐款: what they were moved to do."""
    moved = MOVED_TO.match(mention.right)
    is_moved = mention.quantity.unit in ("人", "人次") and MOVING.search(mention.left)
    return moved[1] if moved and is_moved else ""


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
    if told := _told_around(mention):
        return told
    is_classifier = unit not in MEASURES and not is_rate(unit)
    is_of = mention.right.startswith("的")
    # Most of what is counted in 个 or 家 is named behind it, whatever stands before.
    if is_classifier and not is_of and not TOLD.search(mention.left[-5:]):
        behind = _behind(mention)
        if behind and not is_bare(behind):
            who = _who_acts(mention, behind) if unit in PERSON_UNITS else ""
            return who or _said_behind(mention, behind)
    if mention.left.endswith("”") and (named := QUOTED_NAME.search(mention.left)):
        return named["name"]
    before = _house_built(mention) or noun_before(mention.left)
    if "月" in before or "年" in before or "季" in before:
        before = TIME_INSIDE.sub("", before)
    # 50个以上的个人会员: 以上 takes the 的 with it
    is_of = is_of and not (is_classifier and mention.is_open)
    if is_of and WORTH_OF.search(mention.left[-4:]):
        return noun_behind(mention.right) or before
    is_weak = not before or is_bare(before) or _is_giving(before)
    if is_of and not is_weak:
        return before
    is_for_whom = FOR_WHOM.search(mention.left) and not _says_what_is_paid(mention)
    if is_weak or is_classifier or is_for_whom:
        return _noun_behind_weak(mention, before, is_weak=is_weak) or before
    return before


def _house_built(mention: QuantityMention) -> str:
    """敬老院改造 of 敬老院改造120万元: a house that money goes to does nothing itself."""
    unit = mention.quantity.unit
    built = HOUSE_BUILT.search(mention.left) if unit in OF_HOUSES else None
    if built is None:
        return ""
    is_house = unit != "元" and built["work"] in NEW_HOUSES
    return noun_before(built["house"]) + ("" if is_house else built["work"])


def _says_what_is_paid(mention: QuantityMention) -> bool:
    """最低工资标准为1800元计算: there 为 is no more than is, but not in 水电费为120户减免."""
    unit = mention.quantity.unit
    return bool((unit == "元" or is_rate(unit)) and IS_SO_MUCH.search(mention.left))


def _told_around(mention: QuantityMention) -> str:
    """What both sides of the number tell together: 按户籍人口人均 2元 标准, 对 90户 实施救助."""
    unit, left, right = mention.quantity.unit, mention.left, mention.right
    if right.startswith("标准") and (head := PER_HEAD.search(left)):
        return f"{head[1]}标准"
    if unit == "倍" and (ratio := RATIO.match(left)):
        return noun_before(ratio[1])
    is_done_to = left.endswith(("对", "为", "给", "向"))
    done = DONE_TO.match(right) if is_done_to else None
    if done and DOING_TO.fullmatch(left):
        return done[1]
    couples = COUPLES.match(right) if unit == "对" else None
    return couples[1] if couples else ""


def _who_acts(mention: QuantityMention, behind: str) -> str:
    """志愿者 of 组织志愿者56名维持秩序: named before, and what they do behind."""
    if PERSON.match(behind) or THING.search(behind):
        return ""
    before = noun_before(mention.left)
    return before if PERSON.fullmatch(before) else ""


def _is_giving(before: str) -> bool:
    return before[-1] in GIVING_ENDS and bool(GIVING.search(before[-6:]))


def _noun_behind_weak(mention: QuantityMention, before: str, *, is_weak: bool) -> str:
    """What is named behind the number, where what stands before it is a verb at most."""
    behind = _behind(mention)
    is_given = is_weak and bool(ONLY_GIFT.fullmatch(behind))
    if behind in PEOPLE_ALONE and before in REACHED:
        return before + behind
    if not behind or (is_bare(behind) and not is_given):
        return ""
    if mention.quantity.unit in PROPORTIONS and RULE.match(behind):
        return ""
    said = _said_behind(mention, behind)
    is_told = TELLING.fullmatch(before) and not PERSON.fullmatch(said)
    return f"{without_course(without_verb(said))}{before}" if is_told else said


def _behind(mention: QuantityMention) -> str:
    unit, right = mention.quantity.unit, mention.right
    if unit.startswith("元") and ONLY_GIFT.fullmatch(right):
        return right
    if unit == "个":
        return child_behind(right)
    if unit in ("名", "位"):
        return person_behind(right)
    noun = noun_behind(right)
    is_said_of = noun and right.startswith(("不", "未", "没"), len(noun))
    return predicate_behind(right) if is_said_of else noun


def _said_behind(mention: QuantityMention, noun: str) -> str:
    """The noun, and what it does unless something is done for it."""
    is_for_it = FOR_WHOM.search(mention.left)
    return noun if is_for_it else _with_predicate(noun, mention.right)


def _with_predicate(noun: str, right: str) -> str:
    """老人通过手机申请了尊老金, where 老人 alone would say little."""
    said = predicate_behind(right)
    return (
        said
        if PEOPLE.fullmatch(noun)
        and TELLING_DEED.search(said, len(noun))
        and said != f"{noun}受益"
        and len(noun) < len(said) <= LONGEST_SUBJECT
        else noun
    )
