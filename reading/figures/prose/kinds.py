"""Whether a number was reached, is a rule's rate, is planned, or is a limit."""

from ...language.patterns import pattern
from ...language.units import DURATIONS, SHARES, is_rate
from ..figure import FigureKind, Setting
from .given_tasks import is_task
from .left_to_do import is_left_to_do
from .plans import is_budget, is_ordered_before, is_planned, is_reached
from .quantity_context import QuantityMention
from .rates import BOUNDS, DIFFERENCE, PARTED, is_change, is_compared_with_last
from .set_goals import (
    is_built_at_least,
    is_in_course_of_plan,
    is_of_year_before,
    is_told_of_year_over,
)

# 不少于, 不超过募集资金的, 至少开展消防演练, 控制在…以内
BEYOND = "(?:少于|低于|超过|超出|高于|多于|大于|小于)"
LIMIT_BEFORE = pattern(
    rf"(?:不应?得?{BEYOND}|应当?{BEYOND}|至少|最多可?(?!的)|至多|"
    r"最[高低长短大小](?:不超过|不低于)|控制在|"
    r"限额|限定|限制?(?:在|为)|上限为?|下限为?|原则上不|封顶线?为?)[^，。；、\d]{0,8}$"
)
# 每户最高4000元给予补助: a ceiling of what is granted; 救助金额最高达3万元 is the highest there was
CEILING = pattern(
    "(?<!单)(?:每|给予|补贴|补助|资助|救助|奖补|可)(?![^，。；]{0,4}金额最[高多]达)[^，。；]*最[高多](?:可?[达到补给]*|减免|补助|救助|资助|奖励|报销)?$|最[高多]可[^，。；]{0,4}$"
)
# 全年累计救助额度封顶3万元: a ceiling, whatever 累计 says
CAPPED = pattern("(?<!已)封顶线?(?:为|是)?$")
# 帮助40户，每户最高补助不超过3万元: planned or not, a ceiling of what each is given
EACH_AT_MOST = pattern(
    r"每[户人个名家村镇例次件][^，。；\d]{0,12}(?:不超过|不高于|不多于|封顶|上限为?|最[高多])[^，。；\d]{0,6}$"
)
# 不超过低保标准的6倍，即6690元: the same said in another unit
# and of 6个月低保标准，即4986元
RESTATED = pattern(
    "(?:的?(?:[城乡农村市]*低保|最低生活保障|供养|基本生活)标准)?"
    "[，（(](?:也就是|即|折合|相当于|合)(?:人民币)?约?"
)
# 冷静期为30日, 公示期为7天: how long the rules say that it lasts
TERM_SET = pattern(
    "(?:冷静|公示|公告|有效|异议|试用|见习|追溯|保质|质保|诉讼|复核|回避|观察|隔离)期限?"
    "(?:统一|一般)?(?:为|是|定为|[由从](?:原来?的?)?)?$"
)
# 原则上每村配备1名: a rule
ON_PRINCIPLE = pattern("原则上[^，。；]{0,24}$")
# 3个工作日内办结, 30日内完成
WITHIN = pattern(r"^(?:[之以]内|内(?![容部外科共已累劝成]))")
# 5人之内, 50人以上活动应…, 5000元以上3万元以下罚款, 2000元以下的，…, 超过1500平方米的应当
RULE_BEHIND = pattern(
    r"^为(?:[上下]?限(?!制)|封顶|最[高低]限额|起付线)|"
    r"^的(?:规定|法定|政策|控制)?(?:上限|下限|限额|红线)|^的(?:规定|法定|政策)(?:标准|要求)|"
    r"^(?:及?以[上下内]|之内)(?=\d|[^，。；]{0,4}罚款|的[，、；]|由|的[^，。；]{1,10}(?:给予|授予|"
    r"奖|应|须|免))|^的[，、]?(?:应当?|须|必须|需|不得|由|报[^告名]|可(?![见能谓观喜爱])|给予|予以)|"
    r"^(?:及?以[上下]|之内|以内)(?!.{0,6}(?:达|占|完成|实现))[^，。；]{0,20}(?:，?应|，?须|，?需|"
    r"不得|必须|给予|禁止|严禁|原则)"
)
RULE_BEGINS = tuple("为及以之的")
# 不少于7天，期间开展3次; 应当有50个以上的个人会员或者30个以上的单位会员
AND_ALSO = pattern("，(?:期间|其间)|(?:以[上下])?(?:至|到)?$|[^，。；]{0,10}或者?$")
# 床位不少于100张，其中护理型床位60张: a part of what is to be
# 其中目前完成120人次, 其中累计建成60张: what was reached is no part of it
PART_OF_BOUND = pattern(
    "[，（(]其中(?:(?!已|现[有已在为]|目前|截[至止]|实际|累计|完成|建成)[^，。；、\\d]){2,14}"
)
# 不低于当地低保标准的1.3倍
HELD_AGAINST = pattern("不得?(?:[低少高多]于|超过)[^，。；\\d]{1,18}的$")
# 按不低于低保标准的1.3倍确定: by a floor a standard is set
SET_BY_IT = pattern("(?:来)?(?:确定|核定|制定)")
# 月人均财政补助水平不低于355元: what the treasury adds at the least is set too
FLOOR = pattern("(?:补助|保障)水平(?:分别)?不(?:得)?低于$")
CONTROLLED = pattern(
    r"(?:控制在|(?:权限|额度|限额|上限)[^，。；]{0,6}(?:[到至为]|在))[^，。；]{0,12}$"
)
# 压疮发生率控制在千分之五以下: what happens is reported, no rule
OUTCOME = pattern(
    r"(?:发生|死亡|患病|投诉|差错|事故|空置|流失|复发|感染|返贫|误[办差])率"
    r"(?:均|全部|稳定|始终|总体)?(?:控制|保持|稳定)在[^，。；]{0,8}$"
)
# 须将死亡率控制在5‰以下: but this is one
RULED = pattern("应当?|须|必须|不得|要")
# 应当推选1名代表, 须静置24小时: the law's voice
OUGHT = pattern(
    r"(?:应当|必须|(?<!必)须(?!知)|不得|(?<![相供适效对反响感])应(?=[由在于按不置]))[^，。；]{0,24}$"
)
# 低保标准730元, 每人1000元, 报名费50元: what is paid by rule
STANDARD = pattern(
    r"(?:标准(?!化|间|地)|平均水平|补助水平)(?![^，。；]*(?:发放|支出|拨付|投入|下达|兑[现付]|支付|补发|共|累计|合计))[^，。；]*$"
)
# 保费20元, 报名费50元
FEE = pattern(
    "(?:保费|[收租餐]费|报名费|床位费|护理费|寄存费|火化费|接运费|冷藏费|门票|票价|单价|押金|套餐|售价)"
    "(?:为|是|约|在|[由从](?:原来?的?)?)?$"
)
# 发放照料护理费9430元: what was paid of it
FEE_PAID = pattern("(?:发放|支付|拨付|兑[付现]|支出)[^每，。；]*$")
EACH = pattern(
    r"(?:每(?!年|月|天|日|周|季|次)[\u4e00-\u9fff]{1,3}|[户人次单]均)[^，。；、]{0,10}$|"
    r"(?<=[的户家位名人区县村个])各(?:给予|奖励|补助|奖补|资助|补贴|发放|慰问)[^，。；、]{0,6}$"
)
# 每位老人生日时都可获得1200元慰问金: what anybody of them is entitled to
MAY_GET = pattern(
    "可(?:[再还另]|额外|分别|同时|以|继续)*(?:获得|获发|领取|领到|领|享受)(?!了)[^，。；、\\d]{0,10}$"
)
# 三家敬老院共可获得补助9000元, 该中心今年可获得: what some get in all
GET_IN_ALL = pattern(
    "(?:共|合计|总计|累计|[今全去]年|中心|机构|[院站局所县市区镇乡村]|社区|街道|项目|企业|公司|组织|单位)"
    "[都均也还再]?可[^可]*$"
)
# 明年起在原先发放的2000元慰问金基础上再发: what is given already
ON_TOP_OF = pattern("^[^，。；、\\d]{0,6}(?:金|补[助贴]|津贴|标准)的?基础上")
# 达到三星级的，一次性奖补3万元, 评估合格的给予补助5万元: what is paid in each such case
EACH_CASE = pattern(
    "(?:的，|(?:合格|达标|优秀|良好|符合条件|通过验收)的)(?:县|市|省)?(?:财政)?(?:再|另|按|分别|各)?(?:一次性)?(?:给予|发放|补助|奖励|奖补|补贴|资助)[^，。；、共计]{0,10}$"
)
# 31家评估合格的发放补助9万元: what all of them got
COUNTED_CASES = pattern("[^，。；、]*的[^，。；、]*")
# 对新建助餐点一次性给予8万元建设补助: to each that is new
# and 对新建食堂，按供餐能力给予20万元至50万元建设补贴, also among plans
EACH_NEW = pattern(
    "对(?:新建|新增|改建|改造|符合|达到|评为|获评|认定)[^，。；、\\d]{2,20}"
    "(?:，按照?[^，。；、\\d]{2,10}|一次性)(?:给予|发放|补助|奖励)$"
)
GRANT_BEHIND = pattern(
    r"^(?:[至到—～-][\d.]+万?元)?(?:的)?[^，。；、]{0,6}(?:补助|补贴|奖补|奖励|资助)"
)
# 每户补贴600元，散煤取暖户500元: to others the like; but not 市慈善总会补助, who gives it
OTHERS_LIKEWISE = pattern(
    "，[^，。；、\\d]{1,10}(?:户|人员|对象|家庭|儿童|老人|学生|残疾人)|"
    "[，,](?![^，]*(?:[共计筹捐募]|争取|支出|投入|收到|资金))(?:[^，。；、\\d]{2,10}的)?[另再还](?:在[^，。；、\\d]{2,8})?(?:发放|发给|给予|增发|加发|一次性)?[^，。；、\\d]{0,6}(?:金|奖励?|补[贴助])|"
    "，(?![^，]*(?:共|累计|合计|发放|下拨|兑现|已|占|均|财政|总会|基金会|协会|政府|部门|局))[^，。；\\d]{2,10}(?<!获得)(?:奖励|补助|补贴)"
)
# 按6个月基本生活费标准计算，一次性发放5200元
BY_STANDARD = pattern("按照?[^。；]*标准(?!化)[^。；]*一次性[^，。；]*$")
# 按照本科5000元、专科3000元的标准
STANDARD_BEHIND = pattern(
    r"^[^，。；]{0,24}?的?(?:补贴|补助|奖励|资助)?标准(?!化)|^(?:[至到—～-][\d.,]+[百千万]?元)?(?:以[上下内])?不等"
)
# 低保标准的60%
SHARE_OF_STANDARD = pattern("标准的$")
PAID_OF_IT = pattern("决算|执行|实际|上年(?!预算)|去年|截至|已(?!婚)|累计|标准")
# 超过1万元的，按20%给予救助
BY_SHARE = pattern("(?:^|[，、的])按照?(?:自付费用的)?$")
GRANTED = pattern("(?:的比例)?(?:给予|予以|救助|补助|报销|减免|发放|奖补)")
# 较上年同期提高183元/人次: what came of it, while 提高100元/人/月 is decided
COMPARED = pattern(
    "(?:同比|环比|[较比][^，。；]{1,8}?)(?:增加|增长|提高|上升|减少|下降|降低|[增提降]|[高低多少]出?)了?$"
)
# 人均补差412元, 户均投入3200元: what was paid on average, no rule; but 人均补助标准, 按人均300元
AVERAGED = pattern(
    r"(?:[户人次单]均|平均(?:救助|补助|保障)水平|补助水平|补差)[^，。；、]{0,10}$|平均每[^，。；、\d]{1,20}$"
)
# 人均补助标准310元
SET = pattern("标准(?!化)|按|给予|定额|限额|[^经]费(?!用|补[贴助])|价格|报酬|工资|津贴")
# 自9月1日起，对取得证书的护理员一次性奖励800元: to each of them from then on
FROM_THEN_ON = pattern(
    "[从自](?:20\\d\\d年|[今明]年|本年度|\\d{1,2}月)[^，。；]{0,8}起，[^，。；\\d]{0,12}?对(?![^，。；]*全[体部])"
    "[^，。；、\\d]{2,24}(?:家庭|的?人员|家属|老人|老年人|儿童|对象|护理员|学生|残疾人|机构|组织|企业|单位)"
    "，?(?:一次性|每次|再)?(?:给予|发放)?(?:一次性)?(?:奖励|奖补|补贴|补助|资助)$"
)
# 审批额度由2000元提高到3000元: what may be granted
SET_ANEW = pattern(
    "(?:审批|审核|救助|补助|报销|贷款|核销|支付)(?:限额|额度|权限)[由从][\\d.,]+[百千万]?元(?:/[人户次])?"
    "(?:统一|再|全部)?(?:提[高升]|上调|调整|增加|放宽|下放|降低)(?:到|至|为)$"
)
# 贷款额度由3000万元增加到5000万元: what all have together
LARGEST_GRANT = 100_000
# 385元和250元: what the second is, the first was
JOINED = ("和", "及", "与", "、")
# 月人均补助水平城市为512元，农村为347元
LEVELS = pattern("(?:(?:补助|救助)水平|补差)(?:(?!标准)[^。；])*$")
LONGEST_PART, LONGEST_NEW = 6, 48
# 每餐付8元，政府补贴4元
SHARED_COST = pattern(
    "[，；][^，。；、]{1,4}(?:补贴?|补助|让利|负担|承担|自付|自缴|支付|资助)"
)


def kind_of(
    mention: QuantityMention,
    setting: Setting,
    earlier: FigureKind | None,
    *,
    in_plan: bool,
) -> FigureKind:
    """Limits by the words at the number, targets by the sentence, rates by their unit.

    `earlier` is the kind of the number before it in the sentence.
    """
    if is_task(mention) or is_left_to_do(mention):
        return FigureKind.TARGET
    if earlier and mention.quantity.is_upper_bound:
        return earlier
    if earlier == FigureKind.LIMIT and is_change(mention):
        return earlier
    if earlier == FigureKind.STANDARD and is_compared_with_last(mention):
        return earlier
    if earlier == FigureKind.STANDARD and mention.between in BOUNDS:
        return earlier
    if earlier and RESTATED.fullmatch(mention.between):
        return earlier
    plans = _is_to_be(mention, setting, in_plan=in_plan)
    if _is_limit(mention, earlier):
        is_goal = is_planned(mention, setting, in_plan=False)
        is_goal = is_goal or (in_plan and is_built_at_least(mention))
        is_goal = is_goal and not is_ordered_before(mention)
        is_goal = is_goal and not EACH_AT_MOST.search(mention.said_before[-24:])
        return FigureKind.TARGET if is_goal else FigureKind.LIMIT
    if plans or _is_budgeted(mention, setting):
        return FigureKind.TARGET
    return FigureKind.STANDARD if _is_standard(mention, earlier) else FigureKind.ACTUAL


def _is_to_be(mention: QuantityMention, setting: Setting, *, in_plan: bool) -> bool:
    """Whether it is planned, and neither told of a year that is over nor set by rule."""
    plans = is_planned(mention, setting, in_plan=in_plan)
    if plans and in_plan and is_told_of_year_over(mention, setting):
        plans = is_planned(mention, setting, in_plan=False)
    plans = plans or is_in_course_of_plan(mention, setting, in_plan=in_plan)
    plans = plans and not is_of_year_before(mention, setting)
    plans = plans and not ON_TOP_OF.match(mention.right)
    return plans and not _is_for_each_new(mention)


def _is_budgeted(mention: QuantityMention, setting: Setting) -> bool:
    """2025年部门预算公开说明: what is to be paid, and no sum that was."""
    if mention.quantity.unit != "元" or not is_budget(setting.title):
        return False
    return not PAID_OF_IT.search(mention.said_before)


def _is_limit(mention: QuantityMention, earlier: FigureKind | None) -> bool:
    if mention.quantity.unit in SHARES and OUTCOME.search(mention.said_before[-24:]):
        return bool(RULED.search(mention.left))
    if _is_bound(mention, earlier):
        return True
    if SET_BY_IT.match(mention.right) and HELD_AGAINST.search(mention.left):
        return False
    if _is_ruled(mention):
        return True
    left = mention.said_before[-24:]
    if mention.quantity.unit.startswith("元") and FLOOR.search(left):
        return False
    if CAPPED.search(left):
        return True
    if LIMIT_BEFORE.search(left) or CEILING.search(left):
        return not (is_reached(mention) or "已" in mention.right)
    return bool(OUGHT.search(mention.left)) and not is_reached(mention)


def _is_ruled(mention: QuantityMention) -> bool:
    if mention.quantity.unit in DURATIONS and TERM_SET.search(mention.left):
        return True
    is_held = mention.left.endswith("的") and HELD_AGAINST.search(mention.left)
    if is_held and not is_reached(mention):
        return True
    return bool(ON_PRINCIPLE.search(mention.left))


def _is_bound(mention: QuantityMention, earlier: FigureKind | None) -> bool:
    """Whether the words behind make it a bound: 3个工作日内办结, 以上…罚款."""
    behind = mention.said_behind
    if mention.quantity.unit in DURATIONS and WITHIN.match(behind):
        return not is_reached(mention)
    goes_on = AND_ALSO.match(mention.between) or mention.between in JOINED
    if earlier == FigureKind.LIMIT and (goes_on or _is_part_of_bound(mention)):
        return True
    controlled = behind.startswith(("之内", "以内", "以下"))
    if controlled and CONTROLLED.search(mention.said_before):
        return True
    return behind.startswith(RULE_BEGINS) and bool(RULE_BEHIND.match(behind))


def _is_part_of_bound(mention: QuantityMention) -> bool:
    """Whether it parts the bound before it, in the same unit or as a share."""
    unit, between = mention.quantity.unit, mention.between
    end = mention.quantity.before - len(between)
    is_same = unit in SHARES or mention.text.endswith((unit, f"{unit}以上"), 0, end)
    return is_same and bool(PART_OF_BOUND.fullmatch(between))


def _is_standard(mention: QuantityMention, earlier: FigureKind | None) -> bool:
    unit = mention.quantity.unit
    if is_rate(unit):
        return _is_set(mention, earlier)
    if unit == "%" and BY_SHARE.search(mention.left):
        return bool(GRANTED.match(mention.right))
    if SHARE_OF_STANDARD.search(mention.left):
        return unit in ("%", "倍")
    if unit != "元" or DIFFERENCE.search(mention.left):
        return False
    if _is_average(mention):
        return earlier == FigureKind.STANDARD and _goes_on(mention)
    if STANDARD.search(mention.left) or EACH.search(mention.left):
        return True
    if ON_TOP_OF.match(mention.right) and not mention.quantity.is_many:
        return True
    if MAY_GET.search(mention.left) and not mention.quantity.is_many:
        return not ("已" in mention.left or GET_IN_ALL.search(mention.left))
    if FEE.search(mention.left) and not mention.quantity.is_many:
        return not FEE_PAID.search(mention.left)
    if BY_STANDARD.search(mention.said_before) and not mention.quantity.is_many:
        return True
    if FROM_THEN_ON.search(mention.said_before) and not mention.quantity.is_many:
        return True
    if _is_one_grant(mention) and SET_ANEW.search(mention.said_before):
        return True
    if _is_in_each_case(mention):
        return True
    if STANDARD_BEHIND.match(mention.said_behind) or _is_for_each_new(mention):
        return True
    return earlier == FigureKind.STANDARD and _goes_on(mention)


def _is_one_grant(mention: QuantityMention) -> bool:
    """Whether it may be what one is given, and not what all have together."""
    return mention.quantity.value < LARGEST_GRANT


def _is_in_each_case(mention: QuantityMention) -> bool:
    """Whether it is paid in each such case, and no sum for those that were counted."""
    if not EACH_CASE.search(mention.said_before) or is_reached(mention):
        return False
    return mention.is_first or not COUNTED_CASES.fullmatch(mention.between)


def _is_for_each_new(mention: QuantityMention) -> bool:
    said = mention.said_before[-LONGEST_NEW:]
    is_granted = EACH_NEW.search(said) and GRANT_BEHIND.match(mention.said_behind)
    return bool(is_granted) and not is_reached(mention)


def _is_set(mention: QuantityMention, earlier: FigureKind | None) -> bool:
    """Whether a rate was decided on, and did not just come about as an average."""
    if earlier and is_change(mention):
        return earlier == FigureKind.STANDARD
    is_listed = earlier == FigureKind.STANDARD and _goes_on(mention)
    if is_listed and not (mention.between[:1] in "，,；" and _is_average(mention)):
        return True
    if COMPARED.search(mention.left) or _is_average(mention):
        return False
    if earlier == FigureKind.ACTUAL and mention.between in JOINED:
        return False
    is_part = earlier == FigureKind.ACTUAL and len(mention.left) <= LONGEST_PART
    return not (is_part and LEVELS.search(mention.said_before))


def _is_average(mention: QuantityMention) -> bool:
    return bool(AVERAGED.search(mention.left)) and not SET.search(mention.left)


def _goes_on(mention: QuantityMention) -> bool:
    """The next of a list of rates, a part of one, or what it was raised to."""
    between = mention.between
    return (
        between in BOUNDS
        or is_change(mention)
        or (bool(PARTED.fullmatch(between)) and not mention.quantity.is_many)
        or between.startswith("、")
        or between in JOINED
        or bool(OTHERS_LIKEWISE.fullmatch(between) and _is_one_grant(mention))
        or bool(SHARED_COST.fullmatch(between) and not mention.quantity.is_many)
        or "其中" in between
    )
