"""Labels out of a number's own clause: the noun before it, or right behind it."""

import re

# Said of the count, not counted: 共, 累计, 达到, 分别为, at the end of what stands before.
TRAILING = re.compile(
    r"(?:(?:人数|户数|数量?|总数|总量|总额|金额|资金|规模)?(?:提高|增加|增长|上升|提升|调整|上调|"
    r"扩大|下降|降低|减少|压缩|缩短|缩减|发展|扩展|扩增|增|升|降|提|调|统一|提标|回落|稳定)(?:到|"
    r"至|为了?|在)|"
    r"分别(?:为|是|达到?|按|有)?|共计?|总共|一共|累计|合计|总计|统一为|"
    r"(?<!统)(?<!审)(?<!会)(?<!设)(?<!预)(?<!估)计|达成?到?|"
    r"(?<!行)(?<!作)(?<!成)为|是|(?<![所国没具含])有(?!效)|"
    r"(?<![民公合条签预节特履违赴附邻接最])(?:近|约)|超过?|逾|突破|的|至|(?<![得收找达])到|已|仅|"
    r"各|平均|(?<![户人月年次日单平])均|从|由|按照?|达|折合(?:价值)?|(?:控|限)制在|原则上?|一般|"
    r"折款|价值|人民币|总(?:金额|价值)|每(?:人|户|名|位|月|年|天|日|餐|次|学年|格位|床位?|张床位|张|具|"
    r"家|例|份|个)+|人均|年人均|月人均|人月均|月均|年均|年初|最[高低]|"
    r"原来|上年|去年|每|等|[“”‘’（(：:、，,\s—-])+$"
)
PROTECTED_TAIL = re.compile("(?:行为|作为|所有|没有|国有|附近|时至|直至)$")
# Up to here the clause says who, when and where: 市民政局共…, 今年以来累计…
COUNTING = re.compile(
    r".*(?:先后|累计|共计|总共|一共|合计|总计|已经?(?!婚)|(?<![公])共(?!同|享|建|治|青|和|产|中|"
    r"党|商|性|用|有产)有?|现有|设有|建有|配有|拥有|备有|另有|还有|"
    r"约有|仅有|辖有|下辖|分设|目前有|均有)"
)
# The time and place a clause opens with.
OPENING = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[、，,\s—“”‘’（(）)：:]|其中|包括|包含|涵盖|同时|另外|目前|现在|当前|此外|据统计|据了解|"
    r"截[至止](?:到)?[^，,]{0,12}(?:底|末|日|目前|前)|全[市县区省州旗国镇街盟]|"
    r"[我该本][市县区省州旗院站局中]|各[地县区]+|"
    r"今年以来|今年|去年|[上当全本]年度?|年内|年均|近年来|期间|活动期间|春节期间|上半年|"
    r"下半年|[一二三四]季度|前?[一二三四]季度|"
    r"自?(?:\d{4}年)?\d{1,2}(?:[-—至]\d{1,2})?月(?:份|底|末)?(?:\d{1,2}日)?(?:以来|起|间)|"
    r"\d{4}年(?:以来|全年|度|底|末)?|(?:\d{1,2}[-—至])?\d{1,2}月(?:份|底|"
    r"末)?(?:以来)?(?:\d{1,2}日)?|"
    r"[一二三四五六七八九十]是|[一二三四五六七八九十]要|或者|以及|并|还|又|再|继续|新近|(?:主动|积极|及时|"
    r"有效|有序|全力|全面|深入|广泛|大力|持续|努力|率先|顺利|圆满|高质量|扎实|稳步)(?![率度性期])|"
    r"按(?:时|期|月|季)(?:足额)?|足额|也|都|均|将|按照|对(?!象|口)|向|为|给(?!予)|把|由|从(?!业)|"
    r"在(?!院|册|校|职|岗|家|园|编|建|乡|读|逃|管|办|矫|训|租)|于|以|按(?!摩)|从而|计划|预计|拟|"
    r"力争|争取|确保|要(?!素)|需(?!求)|须|应当?(?!急|用|届|对)|可(?!再)|能(?!力|源|人)|不断|"
    r"进一步|较好地?|"
    r"[A-Za-z0-9]+[.、．]|[一二三四五六七八九十]、)"
)
# 向困难群众发放棉衣: what was handed out is what is counted.
HANDING_OUT = re.compile(
    r".*(?:发放(?!率|标准|对象|金额|资金|总额|人数)了?|派发|派送|赠送|送[去上出]了?|下拨|拨付|"
    r"下达|落实|安排|兑现|调配|实现|达到)(?:到?户|到位)?(?=[^的，]{2})"
)
# Whoever acts: 市民政局, 各级救助机构, 社工 — before the verb it does.
ACTOR = re.compile(
    r"^[^，,]{0,30}?(?:局|站|部门|系统|机构|工作组|中心|党组|支部|各地|单位|协会|总会|基金会|队伍|"
    r"志愿者|社工|[市县区镇乡州旗]|街道|社区|人员|福利院|敬老院|养老院|医院|卫生院|派出所|司法所|"
    r"们|各级)(?=(?:共|联合|组织|开展|举办|召开|出动|派出|实施|"
    r"建成|新建|建立|成立|设立|投入|走访|慰问|检查|排查|办理|受理|登记|接收|接待|接受|救助|发放|"
    r"为|向|对|积极|主动|及时|认真|充分|全面|大力|调配|募集|接收|筹集|完成|查处|培训|改造|培育|"
    r"打造|安置|帮助|护送|资助|举行|制定|印发|签订|招募|引进|采购|摸排|探访|巡查))"
)
# What follows a noun begins a predicate: 低收入人口|开展, 困境儿童|得到 …
PREDICATE = re.compile(
    r"开展|进行|报名|缩[短小减]|予以|参加|参与|发展[到至]|精简|压[减缩]|[增减升降提扩缩](?=[到至为])|入住|入户|"
    r"入站|进入|得到|获得|获评|荣获|获|纳入|享受|提供|推进|推动|走访|接受|接种|完成|实现|均|已|"
    r"(?<!行)为(?!民|老|困)|在(?!院|册|校|职|岗|家|园|编|建)|(?<!针)(?<!面)对(?!象|口|接|策)|"
    r"从(?!业)|由(?!来)|以[^上下内]|被(?!褥|子|服)|把|将|于|"
    r"(?<=[镇区县市村户人员童者生院站点所组队址庭构位司心众目业织会])[和与及或](?!谐|平|睦)|全部|"
    r"到(?!位|期|户)|前往|深入|投入|投用|通过|实施|启动|运营|挂牌|揭牌|签订|共(?!建|享|同|青|产|"
    r"治)|每|按(?!摩)|给|用于|"
    r"先后|分别|同比|较上|较去|比上|比去|比(?!例|赛|对)|是|(?<![国所公私拥含持具享])有(?!限|关|效|"
    r"声|机)|可(?!视|燃)|因(?!公)|还|都(?!市)|也|并(?!轨|发)|送(?!餐)|慰问|解决|办理|组成|负责|达|"
    r"占(?!地)|"
    r"基本生活(?![费保补标])|职责|优势|绿化(?![面率工])|高质量|顺利|通过|上线|正式|正在|举办|(?<![会党众济政])组织(?=[^、，。；]*(?:活动|培训|演练|"
    r"开展))|统一|前来|结成|颁发|授牌|成功|建立|设立|成立|建成|打造|落实|按时|及时|同步|逐一|陆续|"
    r"累计|年内|享有|逐[户一人]|依法|提前|走进|转移|推行|试行|存在?(?!款|量|疑)|中设|送去|分赴|"
    r"测量|清扫|整合|通宵|围坐|需|须|应(?!急|届|用)|要(?!素)|将|等(?!级|次|候)|采取|采用|使用|"
    r"签约|结对|驻(?![站村点地外])|赴|下沉|承接|承担|运行|达到|提升|提高|增加|减少|增长|下降|不(?!动产|良|锈)|"
    r"未(?!成年|婚|保)|没|无法|当选|当场|现场|目前|今年|其中|包括|涉及|惠及|覆盖|受益|"
    r"受(?![助灾访捐困骗伤众理托])|让|使|令|帮|安装|配备|购买|购置|采购|指导|修缮|维修|更换|加装|"
    r"接入|建有|开设|推选|评选|发[至给放往]|送[到往至]|积极|主动|认真|有效|充分|全面|不等|按时|"
    r"助力|汇聚|凝聚|集中(?!供养|养|托|安葬|居住|照护|护理|管理)"
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
LONGEST = 30
# 组织开展消防演练: what was held is what is counted
HOLDING = re.compile(".*(?:开展|实施|进行|举办|举行|召开)了?(?=..)")
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
ONE_SIGN_NOUNS = tuple("村镇乡县区市人省州旗队组班")


def noun_before(text: str) -> str:
    """养老机构服务对象 in 全市共有养老机构服务对象; what is left may be a bare verb."""
    text = _without_tail(text)
    per = PER_MANY.search(text)
    if per:
        return _balanced(text[per.start() :])
    for pattern in (COUNTING, HANDING_OUT):
        match = pattern.match(text)
        if match and len(text) - match.end() > 1:
            text = text[match.end() :]
    text = _without_opening(text)
    actor = ACTOR.match(text)
    if actor:
        text = _without_opening(text[actor.end() :])
    held = HOLDING.match(text)
    return _balanced(text[held.end() :] if held else text)


def _without_tail(text: str) -> str:
    match = TRAILING.search(text)
    if match is None or PROTECTED_TAIL.search(text):
        return text
    return text[: match.start()]


def _without_opening(text: str) -> str:
    while match := OPENING.match(text):
        text = text[match.end() :]
    return text


def _balanced(text: str) -> str:
    """Without a bracket or quote whose other half was cut off."""
    for opening, closing in ("（）", "()", "“”", "《》"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text.strip(" 、，,；;：:—-")[-LONGEST:]


def noun_behind(text: str) -> str:
    """养老机构 in 100余家养老机构开展…: the noun right behind number and unit."""
    text = text.lstrip("的 ")
    end = _noun_end(text)
    match = PREDICATE.search(text[:end])
    noun = _counted_head(text[: match.start() if match else end])
    if noun in EMPTY_NOUNS:
        return ""
    return noun if len(noun) > 1 or noun in ONE_SIGN_NOUNS else ""


def _noun_end(text: str) -> int:
    """Up to the first sign that no noun holds; a short bracket 镇（街） is passed over."""
    listed = LISTED_MODIFIERS.match(text)
    end = listed.end() if listed else 0
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
    return "" if said in EMPTY_NOUNS else said
