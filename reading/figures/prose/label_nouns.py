"""Labels out of a number's own clause: the noun before it, or right behind it."""

import re

from ...language.words import HIDDEN, WordClass, any_of, hidden

ACT = any_of(WordClass.ACT, WordClass.DEED, WordClass.STATE)
DONE = any_of(WordClass.ACT, WordClass.DEED, WordClass.STATE, WordClass.NOUN_ACT)
# 从现行的, 由去年的: what it was before stands between
FORMERLY = (
    r"[从由](?:现行|现在|目前|当前|原来?|原先|此前|年初|上年度?|去年|每|20\d\d年)?"
)
# Said of the count, not counted: 共, 累计, 达到, 分别为, at the end of what stands before.
TRAILING = re.compile(
    r"(?:(?:人数|户数|数量?|总数|总量|总额|金额|资金|规模)?(?:提高|增加|增长|上升|提升|调整|上调|"
    r"扩大|下降|降低|减少|压缩|缩短|缩减|发展|扩展|扩增|增|升|降|提|调|统一|提标|回落|稳定)(?:到|"
    r"至|为了?|在)|"
    r"分别(?:为|是|达到?|按|有)?|共计?|总共|一共|累计|合计|总计|统一为|计|达成?到?|"
    rf"为|是|共?需要?|有|近|约|超过?|逾|突破|的|至|到|已|仅|各|平均|(?<![户人月年次日单平])均|{FORMERLY}|"
    r"按照?|达|折合(?:价值)?|(?:控|限)制在|原则上?|一般|"
    r"折款|价值|人民币|总(?:金额|价值)|每(?:人|户|名|位|月|年|天|日|餐|次|学年|格位|床位?|张床位|张|具|"
    r"家|例|份|个)+|(?<!老)人均|(?<=老人)均|年人均|月人均|人月均|月均|年均|年初|最[高低]|"
    r"原来|上年|去年|每|等|[“”‘’（(：:、，,\s—-])+$"
)
LAST_OF_TRAILING = frozenset(
    "到至为了在是达按有计共额成近约超过逾破的已仅各均从由照价合值制则上般款币人户名位月年天日餐次"
    "床张具家例份个初低高来每等要需前行现先此底末（(：:、，,—-“”‘’ \t\n\u3000"
)
# 签约12家: the verb is all there is, though it ends as 大约 does
ENDS_IN_ACT = re.compile(rf"(?:{ACT}|时至|直至)(?<!达到)$")
# 低保标准为家庭年人均收入: 为 says what is meant by it
MEANT = re.compile("(.*[标水比规][准平例模])为(?=[^，]{0,8}收入$)")
# Up to here the clause says who, when and where: 市民政局共…, 今年以来累计…
COUNTING = re.compile(
    r".*(?:先后|累计|共计|总共|一共|合计|总计|已经?|共有?|现有|设有|建有|配有|备有|另有|还有|"
    r"约有|仅有|辖有|下辖|分设|目前有|均有)"
)
# The time and place a clause opens with.
OPENING = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]+[）)]|[、，,\s—“”‘’（(）)：:]|其中|包括|包含|涵盖|同时|另外|目前|现在|当前|此外|据统计|据了解|"
    r"截[至止](?:到)?[^，,]{0,12}(?:底|末|日|目前|前)|全[市县区省州旗国镇街盟]|"
    r"[我该本][市县区省州旗院站局中]|各[地县区]+|"
    r"今年以来|今年|(?:去年|上年)?同期|去年|[上当全本]年度?|年内|年均|近年来|期间|活动期间|春节期间|上半年|"
    r"下半年|[一二三四]季度|前?[一二三四]季度|"
    r"自?(?:\d{4}年)?\d{1,2}(?:[-—至]\d{1,2})?月(?:份|底|末)?(?:\d{1,2}日)?(?:以来|起|间)|"
    r"\d{4}年(?:以来|全年|度|底|末)?|(?:\d{1,2}[-—至])?\d{1,2}月(?:份|底|"
    r"末)?(?:以来)?(?:\d{1,2}日)?|"
    r"[一二三四五六七八九十]是|[一二三四五六七八九十]要|或者|以及|并|还|又|再|继续|新近|主动|积极|及时|"
    r"有效|有序|全力|全面|深入|广泛|大力|持续|努力|率先|顺利|圆满|高质量|扎实|稳步|"
    r"按(?:时|期|月|季)(?:足额)?|足额|也|都|均|将|按照|对|向|为|给|把|由|从|在|于|以|按|从而|"
    r"计划|预计|拟|力争|争取|确保|要|需|须|应当?|可|能|不断|进一步|较好地?|组织|有|设(?=床)|"
    r"[A-Za-z0-9]+[.、．]|[一二三四五六七八九十]、)"
)
# 向困难群众发放棉衣, 组织开展消防演练: what was handed out or held is what is counted.
DEED = re.compile(
    rf".*(?:{any_of(WordClass.DEED)})(?:到?户|到位)?了?(?=[^的，]{{2}}[^的]*$)"
    r"(?!率|标准|对象|金额|资金|总额|人数|时间|时长|进度)"
)
# Whoever acts: 市民政局, 各级救助机构, 社工 — before the verb it does.
ACTOR = re.compile(
    r"[^，,]{0,30}?(?:局|站|部门|系统|机构|工作组|中心|党组|党委|支部|各地|单位|协会|总会|基金会|队伍|"
    r"志愿者|社工|[市县区镇乡州旗里]|街道|社区|人员|领导|干部|企业|公司|福利院|敬老院|养老院|医院|卫生院|派出所|"
    rf"司法所|们|各级)(?:带队|牵头|全年|全月|当[月年]|今年|上半年|年内)?(?=联合|为|向|对|积极|主动|及时|认真|充分|全面|大力|{DONE})"
)
DOING = re.compile(rf"联合|为|向|对|积极|主动|及时|认真|充分|全面|大力|{DONE}")
# 申报大会收到|申报项目, 各街道走访|老人: whoever does what is counted
DOER = re.compile(
    rf"(?!{DONE}|新增|投入).{{3,}}?(?=(?:{any_of(WordClass.ACT, WordClass.DEED)}|走访|慰问|接待)"
    r"(?!中心|站|所|室|员|会|组|基地|小组|工程|率|量|点|者|人[员数次]|对象|次数|金额|资金|费|项目|标准|补[助贴]|"
    r"机构|场所|情况|方案|平台|运行|运营|使用)[^的]{2,}$)"
)
# 供养经费由县财政按: by whom is no part of what
BY_WHOM = re.compile("(?<=...)由[^的]{0,8}(?:财政|部门|政府|民政|单位|机构)(?:按照?)?$")
# 指导中心, 帮扶资金: what else would be a verb is part of a name
HEAD = "中心|站|所|室|员|会|组|基地|小组|工程|率|资金"
# What follows a noun begins a predicate: 低收入人口|开展, 困境儿童|得到 …
PREDICATE = re.compile(
    rf"(?:{ACT})(?!{HEAD})|予以|发展[到至]|缩[短小减]|精简|压[减缩]|[增减升降提扩缩](?=[到至为])|"
    r"获|均|已|为|在|对|从|由|以|被|把|将|于|"
    r"(?<=[镇区县市村户人员童者生院站点所组队址庭构位司心众目业织会])[和与及或]|全部|全覆盖|"
    r"到|运营|每|按|给|先后|分别|同比|较上|较去|比|是|有|可|因|还|都|也|并|送|慰问|[和与及](?:总|市场)?价值|价值$|(?<=..)[和与及]$|"
    r"组成|负责|达|占|基本生活|职责|优势|绿化|高质量|顺利|上线|正式|正在|(?:生活|健康)状况|统一|前来|结成|成功|"
    r"按时|及时|同步|逐一|陆续|累计|年内|逐[户一人]|依法|提前|试行|存在?|中设|分赴|"
    r"测量|清扫|通宵|围坐|需|须|应|要|等|结对|驻|赴|下沉|运行|提升|提高|增加|减少|增长|下降|"
    r"不|未|没|无法|当选|当场|现场|目前|今年|其中|包括|受|让|使|令|帮|建有|发[至给放往]|"
    r"积极|主动|认真|有效|充分|全面|助力|汇聚|凝聚|集中"
)
# 生活困难的老年人 is one noun, 镇区的高标准农田 is counted in 镇区.
ENTITY = re.compile(
    "(?:[镇区县市村户人员童者生院站点所组队址庭]|社区|街道|部门|单位|机构|公司|中心|家庭|群众|"
    "老人|项目|企业|组织|协会)$"
)
NOUN_CHARS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z“”《》·]|(?<=[A-Za-z])\d)+")
# （街）, (居): 5个镇（街）, 300个村(居)民委员会
# 失能、半失能老人: modifiers in a list are part of one noun
LISTED_MODIFIERS = re.compile(
    "(?:(?:失能|半失能|部分失能|高龄|独居|空巢|孤寡|留守|困境|散居|特困|低保|残疾|贫困|城市|农村)、)+"
)
SHORT_BRACKET = re.compile(
    r"[（(][^（）()，。；、]{1,3}[、，]?[^（）()，。；]{0,3}[）)]"
)
# 名80岁以上老年人: an age is part of whom it is said of
AGE = re.compile(
    r"\d{2,3}(?:[-—至到]\d{2,3})?周?岁(?:[（(]含[）)])?(?:[及（(]*以[上下][）)]?)?的?"
)
# 每户800元和价值400元的物资: said of the next sum
WORTH_BEHIND = re.compile("[和与及、]?(?:总|市场)?价值约?")
# 选定106人为走访对象
CHOSEN_AS = re.compile("为([^，。；、为]{2,8}(?:对象|人员|代表|会员|单位))$")
# 名老党员、老干部|每人: two nouns with one predicate
SECOND = re.compile(rf"、(?!{ACT})[\u4e00-\u9fff{HIDDEN}]{{2,6}}?(?=每|{ACT})")
LONGEST = 30
# 每千名老年人拥有养老床位: a ratio, not the beds
PER_MANY = re.compile("每(?:百|千|万|十万)(?=[名人户位老常]).+")
# 810元的标准: no noun that says anything
EMPTY_NOUNS = frozenset(
    [
        "标准",
        "金额",
        "资金",
        "比例",
        "水平",
        "任务",
        "目标",
        "规模",
        "速度",
        "要求",
        "不等",
        "左右",
        "之间",
        "上下",
    ]
)
# 生态墓地（含骨灰寄存）
ASIDE = re.compile("(?<=..)[（(]含[^（）()]*[）)]$|(?<=..[增减升降低高多少加长])了$")
PAIRED = frozenset("（）()“”《》")
LINKS = frozenset("和与及或了")
ONE_SIGN_NOUNS = tuple("村镇乡县区市人省州旗队组班")


def noun_before(text: str) -> str:
    """养老机构服务对象 in 全市共有养老机构服务对象; what is left may be a bare verb."""
    shadow = hidden(text)
    start, end = 0, _end_of_noun(shadow)
    per = PER_MANY.search(shadow, 0, end)
    if per:
        return _balanced(text[per.start() : end])
    start = _past(COUNTING, shadow, start, end)
    # Most clauses tell of no act, and then nobody does it.
    is_done = bool(DOING.search(shadow, start, end))
    if is_done:
        start = _past(DEED, shadow, start, end)
    start = _past_opening(shadow, start, end)
    if is_done:
        for who in (ACTOR, DOER):
            if match := who.match(shadow, start, end):
                start = _past_opening(shadow, match.end(), end)
    if "由" in shadow and (by := BY_WHOM.search(shadow, start, end)):
        end = by.start()
    return _balanced(text[start:end])


def _end_of_noun(shadow: str) -> int:
    """Where what counts begins: behind 农村低保标准 of 农村低保标准为家庭年人均收入."""
    if "为" in shadow and (meant := MEANT.match(shadow)):
        return meant.end(1)
    if shadow[-1:] not in LAST_OF_TRAILING or ENDS_IN_ACT.search(shadow[-5:]):
        return len(shadow)
    match = TRAILING.search(shadow, max(0, len(shadow) - LONGEST))
    return match.start() if match else len(shadow)


def _past(pattern: re.Pattern[str], shadow: str, start: int, end: int) -> int:
    match = pattern.match(shadow, start, end)
    return match.end() if match and end - match.end() > 1 else start


def _past_opening(shadow: str, start: int, end: int) -> int:
    while match := OPENING.match(shadow, start, end):
        start = match.end()
    return start


def _balanced(text: str) -> str:
    """Without a bracket or quote whose other half was cut off."""
    if not PAIRED.isdisjoint(text):
        for opening, closing in ("（）", "()", "“”", "《》"):
            if text.count(opening) != text.count(closing):
                text = text.replace(opening, "").replace(closing, "")
    text = text.strip(" 、，,；;：:—-")
    if text.endswith(("）", ")", "了")):
        text = ASIDE.sub("", text)
    return "" if text in LINKS else text[-LONGEST:]


def noun_behind(text: str) -> str:
    """养老机构 in 100余家养老机构开展…: the noun right behind number and unit."""
    text = text.lstrip("的 ")
    chosen = CHOSEN_AS.match(text)
    if chosen:
        return chosen[1]
    end = _noun_end(text)
    match = PREDICATE.search(hidden(text[:end]))
    if match is None and text.startswith("、", end):
        shadow = hidden(text)
        listed = SECOND.match(shadow, end)
        match = PREDICATE.search(shadow, listed.end()) if listed else None
    noun = _counted_head(text[: match.start() if match else end])
    if noun in EMPTY_NOUNS:
        return ""
    return noun if len(noun) > 1 or noun in ONE_SIGN_NOUNS else ""


def _noun_end(text: str) -> int:
    """Up to the first sign that no noun holds; a short bracket 镇（街） is passed over."""
    is_age = text[:1].isdecimal()
    opening = AGE.match(text) if is_age else LISTED_MODIFIERS.match(text)
    end = opening.end() if opening else 0
    while match := NOUN_CHARS.match(text, end) or SHORT_BRACKET.match(
        text, end or len(text)
    ):
        end = match.end()
    return end


def _counted_head(noun: str) -> str:
    """镇区 of 镇区的高标准农田; 生活困难的老年人 stays whole."""
    head, particle, _ = noun.partition("的")
    whole = head if particle and ENTITY.search(head) else _balanced(noun)
    return whole.removesuffix("的")[:LONGEST]


def predicate_behind(text: str) -> str:
    """纳入特困供养人员范围 in 5623人纳入特困供养人员范围."""
    clause = re.split("[，,。；;、：:（(\n]", text.lstrip("的 "), maxsplit=1)[0]
    said = _balanced(clause)[:LONGEST]
    return "" if said in EMPTY_NOUNS or WORTH_BEHIND.fullmatch(said) else said
