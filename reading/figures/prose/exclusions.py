"""What looks like a figure and is none: ages, ordinals, slogans, names, services.

A number with a unit is no figure when it stands in a title or a slogan (“7天2检”,
《…2022年第1版》), is a name's part (两项补贴, 三支一扶, 十件民生实事), an ordinal
(第3期, 七届一次), an article's 一个, or says how a service runs (24小时值班).
"""

from bisect import bisect_right

from ...language.numerals import MORE
from ...language.patterns import pattern
from ...language.sentences import Span
from ...language.units import DURATIONS, SHARES, SMALL_COUNTED, of_class
from .quantities import Quantity
from .wholeness import currency_before

# “四个一批”, 《关于…的通知》, 〔2021〕: nothing inside is counted
QUOTED = pattern(
    r"“[^“”。！？；\n]{1,24}”|《[^《》\n]{1,120}》|‘[^‘’。\n]{1,20}’|[〔\[][^〕\]\n]{1,12}[〕\]]"
)
# A quotation with a clause of its own is speech: “我们社区有300名老人，都……”
SPEECH = pattern("[，,：:]")
# Right before the number: 第3期, 2022年第5期, 4A, 七届一次, G20, 十九届
ORDINAL = pattern(
    r"(?:第|[A-Za-z\d.+＋/／×*#№_~÷＊^-]|(?<!换)届|下一|上一|(?<![目当此提])前|首|每隔|(?<!平均)每|[+＋×]|[Nn])\s?$"
)
# What stands last before an ordinal, if it is no letter and no digit.
ORDINAL_ENDS = frozenset("第届一前首隔每＋／×№÷＊")
# 数十家, 几百名: nobody knows how many
MANY = ("数", "几")
# 浏览次数：1563次 is said by the page, not by the text
VIEWS = pattern("(?:浏览|阅读|点击|访问|观看)[次量数]{0,2}[:：]$")
COLONS = (":", "：")
# Numbers in a row that are a formula: 6+1, 1+3+N, 7天2检
FORMULA_AFTER = pattern(r"[+＋×*/／]\s?[\dNnXx]|\d+检|[一两三四五六七八九十\d]+检")
# 补贴额＝标准×50%, 80%×月数: what one reckons with
FACTORS = ("×", "÷", "*", "＊")
# 24小时内办结, 累计培训24小时: a term or a sum; else 24 hours are the whole day
WHOLE_DAY = 24
DAYS_IN_HOURS = (WHOLE_DAY, 48, 72)
MEASURED_BEHIND = pattern(r"\s?(?:[之以]?内(?!部)|以[上下]|以后|之后|后)")
MEASURED_BEFORE = pattern(
    "(?:培训|学习|授课|实训|实习|时长|时间|工时|服务|累计|不少于|不低于|至少|不超过|达到?|满|共计?|历时|历经|连续|持续|"
    "缩短|压缩|提前|停留|留观|静置|冷藏|由|从|[至到为])(?:了|为|约|近|达|至|到)?$"
)
# 48小时核酸, 7×24小时, 24小时专人, 72小时不间断
ROUND_THE_CLOCK = pattern(
    r"\s?[”’)）]?(?:核酸|专人|值班|值守|轮[班流值]|在岗|不[间打停]|服务|热线|开[放通]|监[控护测]|救助|照[护料]|"
    r"全天|待命|待岗|备勤|应急|带班|双人|咨询|响应|电话|畅通|有人|安全|动态|看护|巡[查护逻]|守护|"
    r"陪护|受理|接[听警]|联系|报到|制|[^，。；]{0,6}(?:热线|值班|值守|制度|机制))"
)
# 3个方面, 5个圈层, 4个到位, 10件民生实事: not things that are counted
ABSTRACT = pattern(
    r"(?:民生实事|实事|方面|层面|圈层|环节|维度|维护|自信|意识|到位|坚持|结合|关键|重点|阶段|步骤|层次|统一|"
    r"一批|一[致起次律半体定]|[一二两三四]?体系|机制|严禁|确保|不|必须|好|全覆盖|全面|问题导向|小时|百年|专项行动|"
    r"[大小]?(?:目标|抓手|原则|要求|特点|特征|亮点|板块|领域|关系|转变|提升|强化|突出|更加|注重|"
    r"加强|聚焦|着力|清单|一流|率先)(?!任务\d)|"
    r"之[一最]|字|有利于|务必|带头|又|更|有|专题|月|星期|季度|五年|代表|世纪|奋斗目标|工作日|凡是|"
    r"加快|敢于|深刻|时代|"
    r"革命|基本|主题|统筹|先锋|精准|文明|规范|创新|主动|严格|完善|优化|深化|建设|服务)"
)
# 5g, 365天, 15分钟养老服务圈, 5栋2单元, 100分制
NO_SPAN = pattern(
    r"[2-6]g|365 ?天|\d+ ?分钟[^，。；、]{0,8}圈|\d+ ?[栋幢]\d|\d+ ?[通字]知|\d+ ?[类种][型别]|\d ?件套(?!餐)"
)
# 步行15分钟就能吃上饭: how near a thing is
WALKED = pattern("(?:步行|骑行|车程|路程|走路|散步)(?:仅需?|只需?|不到|需要?|约)?$")
LONGEST_WALK = 6
# 提前10分钟入场: said to those who come
ATTENDING = pattern(
    "[^，。；]{0,2}(?:入场|到场|进场|签到|到会|就座|候[场会考]|抵达|到达)"
)
# 今年头三个月, 近30天: a time, not a measure
SPANS = frozenset({"个月", "天"})
SPAN_BEFORE = pattern("(?:头|(?<!提)前|过去|最近|近|今后|未来)$")
# 三个社区, 两个县区, 四个工作组: of what 个 and 项 count, these
THINGS = (
    r"(?:村|社区|乡镇|镇|县|区|市|街道|部门|小?组|单位|中心|"
    r"[站点园馆室院校]|小区|机构|家庭|公司|企业|协会|组织|"
    r"支部|孩子|儿童|老人|品牌|平台|基地|项目|床位|班|队|课题|案例|团队|岗位|窗口|网点|省|州|旗|片区|公墓|食堂|驿站)"
)
COUNTED_THINGS = pattern(rf"(?:[^，。；、的和均都全较高低]{{0,6}}){THINGS}")
# 95个重点点位, 3个服务中心: what an abstract word stands before may be things all the same
THINGS_OF_A_KIND = pattern(
    r"服务[点站]|(?:重点|关键|基本|精准|文明|规范|创新|服务|专题|主题|先锋|革命|时代|统筹|专项行动)"
    r"(?:[^，。；、的和均都全较高低]{0,6})(?:村|社区|乡镇|镇|县|区(?!别)|市(?!场)|街道|部门|小组|单位|中心|"
    r"点位|服务点|示范点|联系点|[站园馆室院校]|机构|家庭|公司|企业|协会|组织(?!开展)|支部|品牌|平台|基地|项目|"
    r"[班队]|课题|案例|岗位|窗口|网点|公墓|食堂|工程|场所|路段|人群|对象|企业|事项|产品|殡葬服务|丧葬服务|费用?)"
)
# 服务项目九个，: what it counts stands before, and nothing behind
COUNTED_BEFORE = pattern(
    f"(?<![特重要亮优缺难疑热焦痛堵观]){THINGS}[共有达为计约近超逾]{{0,2}}$"
)
ENDS_THERE = pattern("[，。；、！）)]|$")
# 6月5日至6月11日（5个工作日）: how long the time said before is
YEARS = frozenset({"年", "个月"})
SPENT = pattern("(?:打算|计划|力争|准备|争取|拟|将)再?用$")
LENGTH_OF_TIME = pattern(r"[日号天月]\s?[（(](?:共计?|为期|历时)?$")
# 两天里天气放晴, 三个月来走访: a time that others are told of
IN_THE_COURSE = pattern(
    "(?:时间)?里(?![程面])|间(?![隔距歇])|以?来(?=[一-鿿，,])(?![自的了到源信电访回])"
)
# 两个月共发放补贴31万元, 三天累计登记90对
SUMMED_UP, ENDS_BEFORE = pattern("累计|合计|[总一]?共(?![同享建治筹创])"), "，。；：\n"
# 假期三天, 清明三天, 占三天总量的46%: the days that the text is of
DAYS_OF_IT = pattern("(?:假期|长假|假日|节日|节|清明|端午|中秋|期间|占)$")
# 三天小长假, 三天假期: the days that are told of
DAYS_OFF = pattern("的?(?:小长假|长假|假期|假日|节假)")
# 公示期5天，自6月5日至6月9日
DAYS_BEHIND = pattern(
    r"[，（(]?(?:即|时间为)?[自从](?:20\d\d年)?\d{1,2}月\d{1,2}日(?:起)?[至到—-]"
)
# Chinese numerals in names: 三支一扶, 五户联保, 两会, 三位一体, 四套班子, 三次分配, 八小时之外
NAMES = pattern(
    r"[三五十两四]?(?:支一扶|位一体|套班子|次分配|户联保|户联防|人小组|小时之?[外内]|天一|天两头|天工作制|次全会|"
    r"件套(?!餐)|次会议|次全体|名一|人行|家村|对一|场硬仗|大员上阵|支队伍建设|张网|张清单|张图|张表|本账|"
    r"期(?:工程|项目|建设|改造|投资|投入|规划|床位|占地|总)|人一|个一|户一|处一|条[主底红]线|条战线|件大事|件事|项[补津]贴|重[点大]|线|条例)"
)
# 两次全会 of the party, 全国人大三次会议
MEETING = pattern(
    r"(?:[^，。；]{0,4})(?:全会|全体会议|中全会|党代会|人代会|次会议精神|次代表大会)"
)
LONGEST_PART = 12
PART_OF_PEOPLE = pattern(
    "(?:其中|、)(?:有|含|包括)?[^，。；、\\d]{2,8}(?<![夫妻父母子女兄弟姐妹叔侄婆媳祖孙们户家])$"
)
SMALL, LONGEST_NOUN = 10, 12
# 如有异议，请于公示之日起7日内反映: said to those who read it
ASKED_WITHIN = pattern("(?:(?<!申)请|可)[于在][^，。；]{0,12}之?日起$")
LONGEST_REQUEST = 20
NAMED_TERM = pattern("的?[一-鿿]{0,2}(?:冷静|公示|公告|异议|试用|过渡)期(?![限为是])")
AHEAD_OF_TIME = pattern("(?:办结|完成|达|实现|[，。；、！）)]|$)")
# One of these is an amount, 一个 and 一次 are none.
AMOUNTS = of_class("money") - {"元"} | {"倍"}
WEIGHED = of_class("measure")
AMOUNT_ENDS = pattern(r"[，。；、！）)\d钱]|$")
# 老龄化程度最高的三个设区市依次为南通市
RANKED_BEFORE = pattern("(?:最[高低多少大小快好]|居前|靠前|领先|排名?前列?)的$")
RANKED_PLACES = pattern(
    "(?:设区市|[市县区州旗镇乡省]|街道|县区|县市区|地区|区县|乡镇)(?:依次|分别)?[为是有：]"
)
LONGEST_RANK = 6
# 百家, 千人: no count, but 近百家 is one
ROUND = tuple("百千万亿萬億")


def quoted_spans(text: str) -> list[Span]:
    """Titles, slogans and bracketed years, in order."""
    return [
        Span(*match.span())
        for match in QUOTED.finditer(text)
        if match[0][0] not in "“‘" or not SPEECH.search(match[0])
    ]


def counts_something(text: str, quantity: Quantity, quoted: list[Span]) -> bool:
    """Whether the quantity is a figure that the bureau reports."""
    if _lies_in(quoted, quantity.start):
        return False
    first = quantity.start if quantity.range_start is None else quantity.range_start
    if quantity.unit in SHARES:
        return not (_joined_to_a_code(text, first) or _is_factor(text, quantity))
    if _is_ordinal(text, first):
        return bool(currency_before(text, first))
    if _is_not_told(text, first) or _are_ranked(text, quantity):
        return False
    return not _is_no_measure(text, quantity)


def _is_ordinal(text: str, first: int) -> bool:
    sign = text[first - 1 : first]
    may_be = sign in ORDINAL_ENDS or sign.isascii() or sign.isspace()
    return may_be and bool(ORDINAL.search(text, max(0, first - 3), first))


def _is_not_told(text: str, first: int) -> bool:
    """数十家, 浏览次数：1563次 — but 总数10家 is told in digits."""
    before = text[first - 1 : first]
    if before in MANY:
        return not text[first].isdecimal()
    return before in COLONS and bool(VIEWS.search(text, max(0, first - 6), first))


def _are_ranked(text: str, quantity: Quantity) -> bool:
    """三个设区市 of 占比最高的三个设区市依次为: which are named, and none are counted."""
    if quantity.unit != "个" or not RANKED_PLACES.match(text, quantity.end):
        return False
    floor = max(0, quantity.start - LONGEST_RANK)
    return bool(RANKED_BEFORE.search(text, floor, quantity.start))


def _is_factor(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 2) : quantity.start].strip()
    behind = text[quantity.end : quantity.end + 2].strip()
    return before.endswith(FACTORS) or behind.startswith(FACTORS)


def _lies_in(spans: list[Span], offset: int) -> bool:
    index = bisect_right(spans, (offset, 1 << 60)) - 1
    return index >= 0 and spans[index].holds(offset)


def _joined_to_a_code(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isascii() and text[start - 1].isalnum()


def _is_no_measure(text: str, quantity: Quantity) -> bool:
    end = quantity.end
    if FORMULA_AFTER.match(text, end) or (
        quantity.value < SMALL and MEETING.match(text, end)
    ):
        return True
    if quantity.unit == "小时" and quantity.value in DAYS_IN_HOURS:
        return _is_round_the_clock(text, quantity)
    if NO_SPAN.match(text, quantity.start) or (
        quantity.unit in SPANS
        and SPAN_BEFORE.search(text, max(0, quantity.start - 2), quantity.start)
    ):
        return True
    if quantity.unit in DURATIONS and _is_length_of_time(text, quantity):
        return True
    if text.endswith("提前", 0, quantity.start) and ATTENDING.match(text, end):
        return True
    if _is_done(text, quantity):
        return False
    if quantity.unit in ("个", "件", "项", "条") and _is_abstract(text, end):
        return True
    return quantity.is_chinese and not _is_counted_in_words(text, quantity)


def _is_length_of_time(text: str, quantity: Quantity) -> bool:
    """4月3日至5日（3天）, 打算用三年培训: how long it takes."""
    closes = text[quantity.end : quantity.end + 1] in ("）", ")")
    if _is_in_passing(text, quantity):
        return True
    if IN_THE_COURSE.match(text, quantity.after):
        return True
    opens = text[quantity.before - 1 : quantity.before] in ENDS_BEFORE
    if opens and SUMMED_UP.match(text, quantity.after):
        return True
    if WALKED.search(text, max(0, quantity.start - LONGEST_WALK), quantity.start):
        return True
    if quantity.unit == "天" and text[quantity.before - 1 : quantity.before] == "日":
        return True
    if DAYS_BEHIND.match(text, quantity.end):
        return True
    if quantity.unit == "天" and DAYS_OFF.match(text, quantity.end):
        return True
    before = text[max(0, quantity.start - 6) : quantity.start]
    if quantity.unit in YEARS and SPENT.search(before):
        return True
    if quantity.unit == "天" and DAYS_OF_IT.search(before):
        return True
    return closes and bool(LENGTH_OF_TIME.search(before))


def _is_in_passing(text: str, quantity: Quantity) -> bool:
    """请于公示之日起7日内, 30天冷静期内, 提前3天调试: how long a rule gives, or beforehand."""
    before = text[max(0, quantity.before - LONGEST_REQUEST) : quantity.before]
    if ASKED_WITHIN.search(before) or NAMED_TERM.match(text, quantity.end):
        return True
    return before.endswith("提前") and not AHEAD_OF_TIME.match(text, quantity.end)


def _is_round_the_clock(text: str, quantity: Quantity) -> bool:
    """全天候24小时开展巡查, 24小时值班; not 培训24小时, nor 24小时内办结."""
    if ROUND_THE_CLOCK.match(text, quantity.end):
        return True
    if quantity.value != WHOLE_DAY or MEASURED_BEHIND.match(text, quantity.end):
        return False
    clause = text[max(0, quantity.before - 6) : quantity.before]
    return quantity.before == quantity.start and not MEASURED_BEFORE.search(clause)


def _is_done(text: str, quantity: Quantity) -> bool:
    """办成了三件实事 counts what was done; 十件民生实事 is a name."""
    is_some = quantity.unit == "件" and quantity.value > 1
    return is_some and text.endswith("了", 0, quantity.start)


def _is_abstract(text: str, end: int) -> bool:
    return bool(ABSTRACT.match(text, end)) and not THINGS_OF_A_KIND.match(text, end)


def _ends_a_list(text: str, quantity: Quantity) -> bool:
    """购买服务项目九个，: the noun before it is counted, and the clause ends."""
    before = text[max(0, quantity.before - LONGEST_NOUN) : quantity.before]
    ends = ENDS_THERE.match(text, quantity.end)
    return bool(ends and COUNTED_BEFORE.search(before))


def _ends_a_list_of_people(text: str, quantity: Quantity) -> bool:
    """工作人员七人，其中持证社工二人: but 夫妻二人 are no count."""
    if quantity.unit not in ("人", "名") or not ENDS_THERE.match(text, quantity.end):
        return False
    before = text[max(0, quantity.before - LONGEST_PART) : quantity.before]
    return bool(PART_OF_PEOPLE.search(before))


def _is_one_amount(text: str, quantity: Quantity) -> bool:
    """一倍, 一美元, 二公斤, 近一吨, and 一元 where nothing goes on: 一元化, 二元结构."""
    unit = quantity.unit
    if unit in AMOUNTS:
        return True
    if unit == "元":
        return bool(AMOUNT_ENDS.match(text, quantity.end))
    is_about = quantity.before < quantity.start or quantity.written == "二"
    return is_about and unit in WEIGHED


def _is_counted_in_words(text: str, quantity: Quantity) -> bool:
    """两所敬老院, 三十人, 两千多户 — but not 一个, 二次, 百家, 五保, 三支一扶."""
    written = quantity.written
    if written in ("一", "二") and _is_one_amount(text, quantity):
        return True
    if written == "二" and _ends_a_list_of_people(text, quantity):
        return True
    if written in ("一", "二", "零", "〇") or NAMES.match(
        text, quantity.start + len(written) - 1
    ):
        return False
    if written in ROUND:
        return quantity.before < quantity.start
    if quantity.value > SMALL or quantity.unit in ("元", "%") or written[-1] in MORE:
        return True
    if quantity.unit in ("个", "项"):
        return bool(COUNTED_THINGS.match(text, quantity.end)) or _ends_a_list(
            text, quantity
        )
    if NAMES.match(text, quantity.start):
        return False
    return quantity.unit in SMALL_COUNTED
