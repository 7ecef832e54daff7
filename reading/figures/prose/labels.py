"""Names what each number counts, in the text's own words.

Before the number (养老机构服务对象3958人) or behind it (100余家养老机构); a bare verb
(惠及, 核销) takes its object from the clause before; 城市、农村低保标准分别为 gives
each number its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.sentences import CLAUSE_END
from ...language.units import MEASURES, PLACES, is_rate
from .label_lists import (
    PLACE_OF_PEOPLE,
    SHARED_OUT,
    beside_its_pair,
    distributed,
    kind_of_all_listed,
)
from .label_nouns import noun_before, noun_behind, predicate_behind
from .label_subjects import (
    LONGEST_SUBJECT,
    SUM,
    doer,
    opening_of,
    subject_before,
    sum_of,
    whom_before,
    without_verb,
)
from .quantity_context import QuantityMention
from .rates import is_change

# What was done, without what it was done to: 惠及, 已接种, 新审批, 同比增长; but 工作人员 are.
BARE_VERB = re.compile(
    r"(?!(?:工作|服务)(?:人员|对象)$)(?:共|已|新|再|并|又|先后|累计|全部|全年|年均|月均|人均|日均|户均|次均|单均|同比|环比|"
    r"较?(?:上年|去年)(?:同期|底|末)?|比(?:上年|去年)(?:同期|底|末)?|较\d{4}年底?|合计|总|其中|"
    r"平均|占比?|"
    r"惠及|覆盖|受益|投入|出动|救助|改造|培训|核查|核销|审批|新增|接种|注销|登记|完成|发放|资助|"
    r"帮扶|增长|下降|增加|减少|提高|上升|降低|增幅|降幅|涨幅|"
    r"支出|支付|拨付|下拨|筹集|募集|走访|慰问|探访|巡查|排查|检查|整改|整治|处理|处置|办理|受理|"
    r"办结|接收|接待|安置|安排|护送|劝导|服务|动态调整|调整|纳入|退出|取消|停发|清退|复核|认定|"
    r"参与|参加|报名|动员|一次性|聘请|选聘|招聘|聘用|批准|保障|给予|采购|购买|购置|调拨|筛选|一批|"
    r"投资|转移|养护|实际|总?长度?|总?面积|占地面积?|总?投资|奖金|总?费用|组织|开展|举办|召开|"
    r"派出|设立|建立|成立|建成|新建|建设|打造|培育|签订|制作|制定|印发|发出|悬挂|张贴|投放|解决|"
    r"化解|收集|征集|发现|查处|取缔|撤销|关停|收回|起诉|限制发展|"
    r"免除|减免|减少|节约|争取|获得|获|评选|表彰|任命|助学|奖励|补助|补贴|捐赠|捐款|接受|利用|"
    r"使用|下达|落实|兑现|达标|合格|满意|人口|资金|对象|人员|群众|任务|活动|工作|次数|人数|户数|"
    r"人次|[两三四五六][项者]|以上|上述|了|过|起|出|率|为|数|额|量|在|到|有|年度|其|等|间)+"
)
# 其中城市…、农村…: a modifier that needs its noun
MODIFIER = re.compile(
    r"(?:城市|农村|城镇|城乡|乡镇|市级|县级|省级|区级|镇级|村级|男性?|女性?|集中供养|分散供养|"
    r"集中|分散|公办|民办|公建民营|新增|全自理|半自理|半护理|全护理|自理|失能|半失能|完全失能|"
    r"部分失能|初级|中级|高级|技师|"
    r"[一二三四五六]级|\d{2,3}周?岁(?:及?以[上下])?|\d{2,3}[-—至]\d{2,3}周?岁|[A-EＡ-Ｅ]类|"
    r"[A-E]档|[一二三]类|[1-5]A级?|[345]A|国家级|散居|社会散居|机构集中养育|集中养育|在院|线上|"
    r"线下|本市|外省|市本级|困难|重度|轻度|中度|合格|优秀|重点|一般|"
    r"中央|省|市|县|省财政|市财政|县财政|财政|定向|非定向|当年|在职|兼职|专职|高龄|孤寡|空巢|独居|留守|残疾|党员)"
)
# 为85户困难家庭: whom it is done for stands behind
FOR_WHOM = re.compile("(?:为|对|向|给|将|把|与|同|和|让|的|使|帮助)$")
TASK = re.compile("^的?(?:(?:年度)?目标)?任务")
# These say with 人次 or 户 all there is to say.
SELF_TELLING = re.compile(
    "(?:共|已|累计)?(?:救助|培训|走访|慰问|接待|探访|服务|走访慰问|总?投[入资])"
)
# 棉被120床，总价值28万元: what the sum is, not the last that was counted
WORTH = re.compile(
    "[，、（(]?(?:折合)?(总?(?:价值|金额|货值|市值))(?:共计?|约|达|为|达到)*"
)
# 投资3800万元迁建殡仪馆: what was done belongs to what is counted
TELLING = re.compile(
    "(?:共|已|累计|新)*(?:投资|投入|减免|免除|核销|注销|退出|取消|关停|撤销|培训|救助|改造|惠及)"
)
PEOPLE = re.compile(
    "老人|老年人|群众|(?:工作)?人员|居民|学生|儿童|孩子|市民|村民|家庭|(?:服务)?对象|会员|人"
)
# 每户每年给予1200元的水电补助: what is given stands behind
GIVING = re.compile("(?:给予|发放|发给|支付|享受|领取|提供|缴纳|收取)$")
# 每个站配备3名社工: and what a place is equipped with
EQUIPPING = re.compile("(?:配备|配有|建有|设有|聘请|招募|派出|安排|购置|打造)$")
# 惠及3.05万名困难群众，人均72元
AVERAGE = re.compile("^(?:[户人次单]均|平均每[户人次])$")
# 群众满意率 says what it is of, 覆盖率 does not
SHORT_RATE = 4


def labels_for(mentions: Sequence[QuantityMention]) -> list[str]:
    """What each number counts, in order; the empty string where nothing says it."""
    labels: list[str] = []
    bases: list[str] = []
    for index, mention in enumerate(mentions):
        base = _base(mentions, index, bases)
        is_task = TASK.match(mention.right)
        whole = kind_of_all_listed(mentions, index, labels) if is_task else ""
        label, base = _label(_past_noun(mention, labels), labels, base, whole)
        labels.append(beside_its_pair(label, mentions, index, labels) or label)
        bases.append(base)
        if mention.quantity.is_upper_bound:
            _share_with_lower_bound(mention, labels)
    for index, label in distributed(mentions, labels):
        labels[index] = label or labels[index]
    return labels


def _base(mentions: Sequence[QuantityMention], index: int, bases: Sequence[str]) -> str:
    """What the number before counts; of the parts behind 其中, what the whole counts."""
    mention = mentions[index]
    if mention.is_first:
        return ""
    whole = mention.text.rfind("其中", mention.sentence.start, mention.quantity.start)
    while index > 1 and mentions[index - 1].quantity.start > whole >= 0:
        if mentions[index - 1].is_first:
            break
        index -= 1
    return bases[index - 1]


def _share_with_lower_bound(mention: QuantityMention, labels: list[str]) -> None:
    """3至5名民情观察员: one noun for both, behind the upper bound or before the lower."""
    if len(labels) > 1 and noun_behind(mention.right):
        labels[-2] = labels[-1]
    elif len(labels) > 1:
        labels[-1] = labels[-2]


def _past_noun(mention: QuantityMention, labels: Sequence[str]) -> QuantityMention:
    """Without the noun that the number before it took: 883个工作组|走访慰问…9356户."""
    noun = labels[-1] if labels else ""
    taken = mention.between.removeprefix("的")
    if mention.is_first or not noun or not taken.startswith(noun):
        return mention
    return replace(mention, left=mention.left.removeprefix("的").removeprefix(noun))


def _label(
    mention: QuantityMention, labels: Sequence[str], base: str, whole: str
) -> tuple[str, str]:
    """The label, and what of it a bare verb behind may take for its object."""
    own = _own_noun(mention)
    if is_change(mention):
        return labels[-1], base
    if mention.quantity.unit == "个" and (parted := PLACE_OF_PEOPLE.fullmatch(own)):
        return parted["place"], parted["people"]
    if TASK.match(mention.right) and not own:
        return f"{whole or base or subject_before(mention)}任务", base
    if own.startswith("占") and not own.startswith("占地") and base:
        return _joined(labels[-1], own), base
    is_rate_word = own.endswith("率") and len(own) > SHORT_RATE
    if not own or (BARE_VERB.fullmatch(own) and not is_rate_word):
        return _completed(mention, own, base, labels)
    if MODIFIER.fullmatch(own) and _is_of_parts(mention):
        base = SHARED_OUT.split(base or subject_before(mention))[0]
        return f"{own}{without_verb(base)}", base
    return own, own


def _is_of_parts(mention: QuantityMention) -> bool:
    """Of parts of a whole: 其中农村90户, 分别为城市587元、农村396元."""
    return "其中" in mention.said_before or (
        mention.between.startswith("、") and "分别" in mention.said_before
    )


def _sums_up(mention: QuantityMention) -> bool:
    """Whether 共有 adds up what stands before it, as it does not in 共有15万人参加."""
    if mention.goes_straight_on:
        return False
    return bool(CLAUSE_END.search(mention.said_before)) or not predicate_behind(
        mention.right
    )


def _own_noun(mention: QuantityMention) -> str:
    """The noun in the clause itself: behind a classifier, else before the number."""
    unit = mention.quantity.unit
    if unit in PLACES:
        return unit
    worth = unit == "元" and WORTH.fullmatch(mention.left)
    if worth and not mention.right.startswith("的"):
        return worth[1]
    before = noun_before(mention.left)
    is_weak = not before or bool(BARE_VERB.fullmatch(before))
    if TASK.match(mention.right):
        return ""
    is_classifier = unit not in MEASURES and not is_rate(unit)
    # 50个以上的个人会员: 以上 takes the 的 with it
    is_of = mention.right.startswith("的") and not (is_classifier and mention.is_open)
    if is_of and not is_weak and not GIVING.search(before):
        return before
    is_weak = is_weak or bool(GIVING.search(before) or EQUIPPING.search(before))
    if is_weak or is_classifier or FOR_WHOM.search(mention.left):
        behind = noun_behind(mention.right)
        if behind and not BARE_VERB.fullmatch(behind):
            said = _with_predicate(behind, mention.right)
            return f"{said}{before}" if TELLING.fullmatch(before) else said
    return before


def _completed(
    mention: QuantityMention, verb: str, base: str, labels: Sequence[str]
) -> tuple[str, str]:
    """A bare verb or nothing at all, with the object said before, or what follows."""
    if not verb and mention.follows_closely and "，" not in mention.between:
        return labels[-1], base
    if SUM.fullmatch(mention.left.strip()) and _sums_up(mention):
        return sum_of(mention), base
    if SELF_TELLING.fullmatch(verb) and base:
        return verb, base
    subject = whom_before(mention) or base or subject_before(mention) or doer(mention)
    verb = verb or "".join(AVERAGE.findall(mention.left))
    if verb:
        return _joined(without_verb(subject), verb), subject or verb
    behind = predicate_behind(mention.right)
    if BARE_VERB.fullmatch(behind) and subject:
        return _joined(without_verb(subject), behind), subject
    earlier = labels[-1] if labels else ""
    return behind or subject or earlier or opening_of(mention), subject or behind


def _joined(noun: str, verb: str) -> str:
    """适老化改造 for 适老化改造 and 改造: what both say is said once."""
    for size in range(min(len(noun), len(verb)), 1, -1):
        if noun.endswith(verb[:size]):
            return noun + verb[size:]
    return noun + verb


def _with_predicate(noun: str, right: str) -> str:
    """老人通过手机申请了尊老金, where 老人 alone would say little."""
    said = predicate_behind(right)
    return (
        said
        if PEOPLE.fullmatch(noun) and len(noun) < len(said) <= LONGEST_SUBJECT
        else noun
    )
