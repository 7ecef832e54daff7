"""A bare verb's label: with the object said before it, or what follows."""

import re
from collections.abc import Sequence

from ...language.sentences import CLAUSE_END
from ...language.units import PROPORTIONS
from ...language.words import WordClass, any_of
from .label_clauses import Clause, joined
from .label_lists import LINK
from .label_nouns import DONE, predicate_behind
from .label_own import SINCE, held_inside, is_bare
from .label_places import is_places
from .label_subjects import (
    ANEW,
    HALF_CLAUSE,
    SUM,
    doer,
    opening_of,
    purpose_behind,
    run_in_heading,
    subject_before,
    sum_of,
    topic_of_clause,
    whom_before,
    without_verb,
)
from .quantity_context import QuantityMention

DEED = any_of(WordClass.DEED)
# These say with 人次 or 户 all there is to say.
SELF_TELLING = re.compile(
    "(?:共|已|累计)?(?:救助|培训|走访|慰问|接待|探访|服务|走访慰问|总?投[入资]|接[收受](?:慈善|社会)?捐[赠款])"
)
# Sums that say of themselves what they are: no 救助金救助资金
MONEY = re.compile("(?:金|费|款|补贴|津贴|经费)$")
# 3万名老年人领取尊老金，最高每月500元: the sum is of what they get
RECEIVED = re.compile(".*(?:领取|享受|发放|获得)(.{2,}(?:金|费|补[助贴]|津贴))")
ONLY_DEED = re.compile(rf"(?:共|累计|已|当月|{DEED})+")
ONLY_DONE = re.compile(rf"(?:共|累计|已|当月|{DONE})+$")
LEADING_DEED = re.compile(rf"(?:{DEED})+(?=..)")
# 镇街工作站已建成25个: what was built stands before the verb
BUILT = re.compile(
    "(?:已|全部|共|累计|新)*(?:建成|建立|建起|设立|成立|开办|开设|开通|投用|挂牌|揭牌|完工|竣工|上线|组建|建)"
)
# 城市低保2万人、农村低保8万人，共发放保障资金: of both
AGAIN = re.compile("共(?=[发支拨补救投])|(?:累计|合计)")
PROGRESS = re.compile("(?:发放|拨付|支出)(?:进度|率)$")
# 甲类每人300元，乙类每人200元，共惠及2万人: all of them
TOTAL = re.compile("[总一]?共[惠受]")
# 惠及3.05万名困难群众，人均72元
AVERAGE = re.compile("^(?:[户人次单]均|平均每[户人次])$")
MONEY_OF_FEES = re.compile("费用?$")
PLACES_BUILT = frozenset(["张", "个", "家", "所", "处", "座", "支", "间"])
AMOUNT = re.compile("总?[数量]")
GATHERED = re.compile("筹集|募集|接收|收到|筹得|募得")
WHO = re.compile(
    "(?:[局厅站院队们市县区省州旗镇乡村]|部门|系统|中心|机构|协会|总会|基金会|财政|政府|街道|社区|人员|干部|"
    "志愿者|公司|单位|企业|组织|社工)(?:分别|各自?)?$"
)
STANDARD = re.compile("标准(?:发放)?")
# 惠及老年人1.2万人，支出资金960万元: no 老年人资金, nor 不符合条件追回资金
BARE_MONEY = re.compile(f"(?:{DONE}|追回|共|累计)*(?:资金|经费)")
NOT_THEIRS = re.compile(
    "^[不未无因]|^(?!.*(?:救助|补[助贴]|津贴|低保|特困)).*(?:群众|老年人|老人|居民|学生|儿童|标准|就业)$"
)
# 整治到位928座，整改率81%; 减免金额33万元，人均减免120元
EMPTY_SUMS, SHORTEST_OF = frozenset(["金额", "资金", "费用", "经费"]), 3
# 持证社工净增612人，总数达2874人
GROWN = re.compile("(?<=..)(?:净增|净减)$")
GROWN_ANEW = re.compile("(?<=..)(?:新增|新建)$")
YEARLY = re.compile("增长|递增|下降|增加|减少")
# 引导车辆310辆次，人次比上年减少4%: of those who came, not of the cars
HEADS_COMPARED = re.compile("(?:人次|户数|人数|对数)[比较同环]")
# 接收慈善捐赠1.6亿元，支出1.2亿元: what is spent are no gifts any more
RECEIVED_GIFTS = re.compile(
    "(?:接[收受])?(?:慈善|社会|各类|各界|定向|非定向)*捐[赠款](?:收入)?"
)
GIFTS = ("捐赠", "捐款", "募捐")
SPENT = ("支出", "使用", "结余")
# 高龄津贴享受人数2万人，发放1300万元: of the gift, not of those who have it
HEADS_OF_GIFT = re.compile("(?<=[贴金费款])(?:发放|享受|领取|惠及)?(?:总?人数|户数)$")
# 树葬每具补贴1500元，发放补贴86笔: what each is given is not what all are
PER_ONE_GIVEN = re.compile("每[具例户人名位家个所张](?:补[助贴]|奖[励补])$")
ONE_RATE = re.compile("[\u4e00-\u9fff]{2}率$")
RAISED = re.compile(
    "^(?:[两三]次|再次|连续)?(?:提高|上调|调整|提升|增加)(?:[到至为]|(?=[^，]+标准$)|$)"
)
FREED = re.compile("免除|减免|免缴")


# 青石镇: 争取资金83万元
TOWN = re.compile("[一-鿿]{2,4}[县区市镇乡]")
# 新增低保对象21户, 安置退役士兵
BEFORE_PERSONS = re.compile("新增|新纳入|取消|清退|核减|停发|安置")
CHANGE_FIRST = re.compile(f"^(?:{BEFORE_PERSONS.pattern})")
FINISHED = re.compile("(?:现|目前|已|已经|累计|共)*完成")
UNDERTAKEN = re.compile("(?:实施|开展|进行)了?([^，。；、]{3,12})$")
PERSONS = re.compile("(?:对象|人员|士兵|家庭|户)$")
# 其余2个, 建成剩余31处, 帮助其中97人: of what was counted before
OF_THESE = re.compile(rf"(?:{DONE})*(?:其余|剩余|余下|其中)")
# 首批21家投入使用: which of them
BATCH = re.compile("(?:首|第[一二三四五])[批期]")
# 床位1.4万张，收养1.1万人: those in the beds are no beds
OCCUPIED = frozenset(["收养", "收住", "入住", "实际入住", "入住率", "收治"])
ROOMS = re.compile("(?:床位|老人|老年人)$")
GRADED = re.compile(
    "；(?P<what>[^，。；、\\d]{2,12}?(?:费|补[助贴]|津贴))(?:按照?|分为?|设|实行|依据)[^。；]*，[^，。；]*$"
)
AREAS = frozenset(["平方米", "亩", "公顷", "平方公里"])


def completed(clause: Clause, verb: str) -> tuple[str, str]:
    """The label of a bare verb or of nothing at all, and what it is of."""
    mention, base = clause.mention, clause.base
    if not verb and _goes_on(mention):
        return clause.labels[-1], base
    if HEADS_COMPARED.match(verb) and clause.of_others(verb[:2]):
        return verb, base
    if SUM.fullmatch(mention.left.strip()) and _sums_up(mention):
        return _sum(clause)
    built = topic_of_clause(mention) if BUILT.fullmatch(verb) else ""
    if built and not is_places(built):
        return built, built
    if FINISHED.fullmatch(verb) and (task := _undertaken(clause)):
        return task, task
    if SELF_TELLING.fullmatch(verb) and base:
        return verb, base
    subject = _subject(clause)
    if SELF_TELLING.fullmatch(verb) and MONEY.search(subject) and _is_of_heads(mention):
        return verb, verb
    if BEFORE_PERSONS.fullmatch(subject) or TOWN.fullmatch(subject):
        subject = ""
    verb = verb.removesuffix("了") or "".join(AVERAGE.findall(mention.left))
    if mention.left.endswith(f"年均{verb}") and YEARLY.fullmatch(verb):
        verb = f"年均{verb}"
    if not subject and (purpose := purpose_behind(mention, verb)):
        return purpose, purpose
    if verb:
        return _of_verb(subject, verb, mention)
    behind = predicate_behind(mention.right)
    if RAISED.match(behind) and subject.endswith("标准"):
        return RAISED.sub("", subject), subject
    if is_bare(behind) and subject:
        return joined(without_verb(subject), behind), subject
    last = clause.labels[-1] if clause.labels else ""
    return behind or subject or last or opening_of(mention), subject or behind


def _of_verb(subject: str, verb: str, mention: QuantityMention) -> tuple[str, str]:
    """The verb with its subject, but for gifts: what is spent of them are none."""
    if verb.endswith(GIFTS) and subject.endswith(GIFTS):
        return verb, verb
    if verb in SPENT and RECEIVED_GIFTS.fullmatch(subject):
        return verb, subject
    if PER_ONE_GIVEN.search(subject):
        subject = ""
    return _said_of(without_verb(subject), verb, mention), subject or verb


def _sum(clause: Clause) -> tuple[str, str]:
    """What all of it is; of money, what of the same sentence is paid: 津贴…，共计92万元."""
    base, said = clause.base, clause.said
    if _is_grown_here(clause):
        return GROWN_ANEW.sub("", base), base
    is_one = len({*said}) == 1 or _is_grown_anew(clause)
    total = sum_of(clause.mention, base if is_one else "")
    if total == "合计" and clause.mention.quantity.unit == "元":
        total = next((each for each in reversed(said) if MONEY.search(each)), total)
    return total, base or total


def _undertaken(clause: Clause) -> str:
    """适老化改造 of 为420户老年人家庭实施适老化改造，已完成310户."""
    before = clause.before
    told = UNDERTAKEN.search(before.right) if before and clause.said else None
    return told[1] if told else ""


def _is_of_heads(mention: QuantityMention) -> bool:
    """按程序发放救助金，本月救助41人次: those who were helped are no sum."""
    return mention.quantity.unit in ("人次", "户次")


def _goes_on(mention: QuantityMention) -> bool:
    """The second of 265户362人: in one breath with the number before."""
    is_linked = mention.follows_closely or bool(LINK.fullmatch(mention.between))
    return not mention.is_first and is_linked and "，" not in mention.between


def _sums_up(mention: QuantityMention) -> bool:
    """Whether 共有 adds up what stands before it, as it does not in 共有15万人参加."""
    if mention.goes_straight_on:
        return False
    return bool(CLAUSE_END.search(mention.said_before)) or not predicate_behind(
        mention.right
    )


def _subject(clause: Clause) -> str:
    """Whose the verb is, or what it is done to: said in its clause, or before it."""
    mention = clause.mention
    subject = (
        whom_before(mention)
        or _graded_between(mention)
        or _own_topic(mention)
        or _counted_before(clause)
        or subject_before(mention)
        or doer(mention)
    )
    if not subject or HALF_CLAUSE.search(subject):
        subject = _same_before(clause) or run_in_heading(mention) or subject
    if not mention.quantity.unit.startswith("元"):
        return subject
    subject = PROGRESS.sub("", subject)
    got = RECEIVED.fullmatch(subject)
    return got[1] if got else HEADS_OF_GIFT.sub("", subject)


def _graded_between(mention: QuantityMention) -> str:
    """护理费 of 特困人员41人；护理费分全护理、半护理2档，标准为: no longer the persons'."""
    graded = GRADED.search(mention.between) if "；" in mention.between else None
    return graded["what"] if graded and mention.quantity.unit.startswith("元") else ""


def _counted_before(clause: Clause) -> str:
    """What is counted so far; of several parts what they share, or what all are."""
    left, said = clause.mention.left, {*clause.said}
    if AGAIN.search(left) and (both := _common(clause.said)):
        return both
    if TOTAL.match(left) and len(said) > 1:
        return subject_before(clause.mention) or clause.base
    return "" if ONLY_DEED.fullmatch(clause.base) else clause.base


def _own_topic(mention: QuantityMention) -> str:
    """特困供养 of 特困供养累计支出108万元, but not whoever spends it."""
    topic = topic_of_clause(mention)
    is_who = (
        len(topic) < 3
        or topic[0] == "因"
        or WHO.search(topic)
        or is_bare(topic)
        or is_places(topic)
    )
    return "" if is_who else topic


def _is_grown_anew(clause: Clause) -> bool:
    """新增床位36张，累计达507张, whatever else the sentence counts."""
    mention, before = clause.mention, clause.before
    if before is None or not clause.base.startswith(ANEW):
        return False
    same = before.quantity.unit == mention.quantity.unit
    return same and mention.left.startswith("累计")


def _is_grown_here(clause: Clause) -> bool:
    """千年古镇新增2个，累计5个: all of them, where the first are named before 新增."""
    mention, before = clause.mention, clause.before
    if before is None or not before.left.endswith(ANEW) or not clause.base:
        return False
    same = before.quantity.unit == mention.quantity.unit
    return same and mention.left.startswith("累计") and mention.between[:1] == "，"


def of_money(subject: str, mention: QuantityMention) -> str:
    """慰问金 of 慰问金发放进度: of a sum, not of how far it is."""
    is_sum = mention.quantity.unit.startswith("元")
    return PROGRESS.sub("", subject) if is_sum else subject


def _same_before(clause: Clause) -> str:
    """What the last sum of the sentence before is of: 累计拨付351万元 says nothing."""
    mention, before = clause.mention, clause.before
    if before is None or not mention.is_first or not ONLY_DONE.search(mention.left):
        return ""
    same = before.quantity.unit == mention.quantity.unit
    last = -2 if held_inside(before) and len(clause.labels) > 1 else -1
    return clause.labels[last] if same else ""


def _common(said: Sequence[str]) -> str:
    """低保 of 城市低保, 农村低保: what all of them end in."""
    if len({*said}) < 2:
        return ""
    shortest = min(said, key=len)
    for size in range(len(shortest), 1, -1):
        if all(label.endswith(shortest[-size:]) for label in said):
            return shortest[-size:]
    return ""


def _rate_of(subject: str, verb: str) -> str:
    """满意率 of 工单办结率99%，满意率97%: of the same; alone where nothing has it."""
    is_of_none = subject[0] == "不" or subject[-1] == "占"
    if len(subject) < SHORTEST_OF or verb[:2] in subject or is_of_none:
        return verb
    return ONE_RATE.sub("", subject) + verb if subject.endswith("率") else ""


def _said_of(subject: str, verb: str, mention: QuantityMention) -> str:
    """The verb with its subject, in the order in which a person says them."""
    unit = mention.quantity.unit
    if not subject:
        return _of_subject(subject, verb, unit)
    if SINCE.fullmatch(verb) and "的" in mention.left[-1:] + mention.right[:1]:
        return subject
    if AVERAGE.match(verb) and (
        MONEY.search(subject) or subject.endswith(("时长", "金额"))
    ):
        return verb + subject
    if unit == "元" and BARE_MONEY.fullmatch(verb) and NOT_THEIRS.search(subject):
        return verb
    if STANDARD.fullmatch(verb):
        return f"{subject.removesuffix('标准')}标准"
    if unit == "元" and ONLY_DEED.fullmatch(verb):
        subject = subject.removesuffix("标准") or subject
    is_freed = FREED.fullmatch(verb) and MONEY_OF_FEES.search(subject)
    if is_freed or (GATHERED.fullmatch(verb) and MONEY.search(subject)):
        return verb + subject
    if BEFORE_PERSONS.fullmatch(verb) and PERSONS.search(subject):
        return verb + CHANGE_FIRST.sub("", subject)
    if subject in EMPTY_SUMS:
        return verb
    if verb.endswith("率") and (rate := _rate_of(subject, verb)):
        return rate
    if unit.startswith("元/") and RAISED.match(verb) and subject.endswith("标准"):
        return RAISED.sub("", subject)
    if OF_THESE.fullmatch(verb) or (verb in OCCUPIED and ROOMS.search(subject)):
        return subject if verb not in OCCUPIED else verb
    if (built := _of_building(subject, verb, unit)) is not None:
        return built
    if AMOUNT.fullmatch(verb) and unit not in PROPORTIONS:
        return GROWN.sub("", subject)
    if verb == "支出" and MONEY.search(subject) and GATHERED.search(mention.said):
        return f"{subject}支出"
    return _of_subject(subject, verb, unit)


def _of_building(subject: str, verb: str, unit: str) -> str | None:
    """What 新建, 建成 and 首批 say of a place or its money; None of other verbs."""
    if BATCH.fullmatch(verb) and unit in PLACES_BUILT:
        return verb + BATCH.sub("", subject if len(subject) > 1 else "")
    is_built = BUILT.fullmatch(verb) and unit in PLACES_BUILT
    if MONEY.search(subject) and (is_built or unit in AREAS):
        return verb
    if is_built and verb.startswith("新"):
        return verb + subject
    return GROWN.sub("", subject) if is_built else None


def _of_subject(subject: str, verb: str, unit: str) -> str:
    """低保对象保障资金 for 发放保障资金; of money that names itself 资金 says no more."""
    what = LEADING_DEED.sub("", verb)
    both = joined(subject, what)
    is_sum = bool(MONEY.search(subject))
    if (
        subject
        and ONLY_DEED.fullmatch(verb)
        and (is_sum or unit != "元")
        and unit not in PROPORTIONS
    ):
        return subject
    if not is_sum or both != subject + what:
        return both
    says_all = MONEY.search(what) or what.endswith(("资金", "群众", "老人", "人口"))
    return what if says_all else both
