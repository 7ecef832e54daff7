"""A bare verb with its subject, in the order in which a person says them: 助学金支出."""

from ....language.patterns import pattern
from ....language.units import PROPORTIONS
from ....language.words import WordClass, any_of
from ..quantity_context import QuantityMention
from .clauses import joined
from .nouns import DONE
from .own import SINCE

DEED = any_of(WordClass.DEED)
# Sums that say of themselves what they are: no 救助金救助资金
MONEY = pattern("(?:金|费|款|补贴|津贴|经费)$")
ONLY_DEED = pattern(rf"(?:共|累计|已|当月|{DEED})+")
LEADING_DEED = pattern(rf"(?:{DEED})+(?=..)")
# 镇街工作站已建成25个: what was built stands before the verb
BUILT = pattern(
    "(?:已|全部|共|累计|新)*(?:建成|建立|建起|设立|成立|开办|开设|开通|投用|挂牌|揭牌|完工|竣工|上线|组建|建)"
)
# 惠及3.05万名困难群众，人均72元
AVERAGE = pattern("^(?:[户人次单]均|平均每[户人次])$")
MONEY_OF_FEES = pattern("费用?$")
PLACES_BUILT = frozenset(["张", "个", "家", "所", "处", "座", "支", "间"])
AMOUNT = pattern("总?[数量]")
GATHERED = pattern("筹集|募集|接收|收到|筹得|募得")
TAKEN_IN = pattern(f"{GATHERED.pattern}|收入(?!人口|群体|家庭|水平)")
WHO = pattern(
    "(?:[局厅站院队们市县区省州旗镇乡村]|部门|系统|中心|机构|协会|总会|基金会|财政|政府|街道|社区|人员|干部|"
    "志愿者|公司|单位|企业|组织|社工)(?:分别|各自?)?$"
)
STANDARD = pattern("标准(?:发放)?")
# 惠及老年人1.2万人，支出资金960万元: no 老年人资金, nor 不符合条件追回资金
BARE_MONEY = pattern(f"(?:{DONE}|追回|共|累计)*(?:资金|经费)")
NOT_THEIRS = pattern(
    "^[不未无因]|^(?!.*(?:救助|补[助贴]|津贴|低保|特困)).*(?:群众|老年人|老人|居民|学生|儿童|标准|就业)$"
)
# 整治到位928座，整改率81%; 减免金额33万元，人均减免120元
EMPTY_SUMS, SHORTEST_OF = frozenset(["金额", "资金", "费用", "经费"]), 3
# 持证社工净增612人，总数达2874人
GROWN = pattern("(?<=..)(?:净增|净减)$")
ONE_RATE = pattern("[\u4e00-\u9fff]{2}率$")
RAISED = pattern(
    "^(?:[两三]次|再次|连续)?(?:提高|上调|调整|提升|增加)(?:[到至为]|(?=[^，]+标准$)|$)"
)
FREED = pattern("免除|减免|免缴")
# 新增低保对象21户, 安置退役士兵
BEFORE_PERSONS = pattern("新增|新纳入|取消|清退|核减|停发|安置")
CHANGE_FIRST = pattern(f"^(?:{BEFORE_PERSONS.pattern})")
PERSONS = pattern("(?:对象|人员|士兵|家庭|户)$")
# 其余2个, 建成剩余31处, 帮助其中97人: of what was counted before
OF_THESE = pattern(rf"(?:{DONE})*(?:其余|剩余|余下|其中)")
# 首批21家投入使用: which of them
BATCH = pattern("(?:首|第[一二三四五])[批期]")
# 床位1.4万张，收养1.1万人: those in the beds are no beds
OCCUPIED = frozenset(["收养", "收住", "入住", "实际入住", "入住率", "收治"])
ROOMS = pattern("(?:床位|老人|老年人)$")
# 城市低保累计保障3184户次: those who have it
BENEFIT = pattern("(.*(?:低保|供养|补[助贴]|津贴))金?")
HEADS = frozenset(["人", "名", "户", "人次", "户次"])
# 新登记社会组织26家，注销11家
ENDED = pattern("注销|撤销|取缔")
BODIES = ("社会组织", "社会团体", "基金会", "单位", "机构", "机关")
AREAS = frozenset(["平方米", "亩", "公顷", "平方公里"])


def _rate_of(subject: str, verb: str) -> str:
    """满意率 of 工单办结率99%，满意率97%: of the same; alone where nothing has it."""
    is_of_none = subject[0] == "不" or subject[-1] == "占"
    if len(subject) < SHORTEST_OF or verb[:2] in subject or is_of_none:
        return verb
    return ONE_RATE.sub("", subject) + verb if subject.endswith("率") else ""


def said_of(subject: str, verb: str, mention: QuantityMention) -> str:
    """The verb with its subject, in the order in which a person says them."""
    unit = mention.quantity.unit
    if not subject:
        return _of_subject(subject, verb, unit)
    if SINCE.fullmatch(verb) and "的" in mention.left[-1:] + mention.right[:1]:
        return subject
    if first := _verb_first(subject, verb):
        return first
    if (
        unit == "元"
        and BARE_MONEY.fullmatch(verb)
        and (NOT_THEIRS.search(subject) or WHO.search(subject))
    ):
        return verb
    if STANDARD.fullmatch(verb):
        return f"{subject.removesuffix('标准')}标准"
    if unit == "元" and ONLY_DEED.fullmatch(verb):
        subject = subject.removesuffix("标准") or subject
    if verb == "保障" and unit in HEADS and (benefit := BENEFIT.fullmatch(subject)):
        return benefit[1]
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
    if verb == "支出" and MONEY.search(subject) and TAKEN_IN.search(mention.said):
        return f"{subject}支出"
    return _of_subject(subject, verb, unit)


def _verb_first(subject: str, verb: str) -> str:
    """人均补助, 减免费用, 新增低保对象, 注销社会组织; else nothing."""
    is_sum = bool(MONEY.search(subject))
    if AVERAGE.match(verb) and (is_sum or subject.endswith(("时长", "金额"))):
        return verb + subject
    is_freed = FREED.fullmatch(verb) and MONEY_OF_FEES.search(subject)
    if is_freed or (GATHERED.fullmatch(verb) and is_sum):
        return verb + subject
    if BEFORE_PERSONS.fullmatch(verb) and PERSONS.search(subject):
        return verb + CHANGE_FIRST.sub("", subject)
    is_ended = ENDED.fullmatch(verb) and subject.endswith(BODIES)
    return verb + subject if is_ended else ""


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
