"""Labels out of a number's own clause: the noun before it, or right behind it."""

import re
from functools import lru_cache

from ....language.gazetteer import is_place
from ....language.patterns import pattern
from ....language.sentences import past_list_sign
from ....language.words import (
    HIDDEN,
    REMEMBERED,
    WordClass,
    alternatives,
    any_of,
    hidden,
)

ACT = any_of(WordClass.ACT, WordClass.DEED, WordClass.STATE)
# 指导中心, 帮扶资金: what else would be a verb is part of a name
HEAD = "中心|站|所|室|员|会|组|基地|小组|工程|率|资金"
DOES = (WordClass.ACT, WordClass.DEED, WordClass.STATE, WordClass.NOUN_ACT)
DONE = any_of(*DOES)
MANNER = any_of(WordClass.MANNER)
# 从现行的, 由去年的: what it was before stands between
FORMERLY = (
    r"[从由](?:[年月]标准|低保标准|最低生活保障标准|过去|以[往前]|现行|现在|目前|当前|原来?|原先|此前|年初|每[^，。\d]{0,4}|[^，。\d]{1,6}(?:[初末]|时|前|届|后)|"
    r"(?:上年度?|去年|20\d\d年)(?:同期|年?[底末初])?)?"
)
# Said of the count, not counted: 共, 累计, 达到, 分别为, at the end of what stands before.
TRAILING = pattern(
    r"(?:(?:人数|户数|数量?|总数|总量|总额|金额|资金|规模)?(?:提高|增加|增长|上升|提升|调整|上调|"
    r"扩大|壮大|放宽|延长|攀升|跃升|回升|拓展|下降|降低|减少|压缩|缩短|缩减|发展|扩展|扩增|增|升|降|提|调|统一|提标|回落|稳定)(?:到|"
    r"至|为了?|在)|"
    r"(?<=..)以|(?:保持|维持|稳定|控制)(?:在|为)?|目前|眼下|如今|现在|当前|现|(?<=..)[要将应拟]|不得|只?[需须]要?付?|只收|的?就|"
    rf"(?<=..){MANNER}|(?<=..)(?:我|(?<![样基标成])本)[省市县区]|(?<=..)按照?[^，。；按\d]{{2,14}}后|"
    r"预计|力争|(?<=标准)(?:提标|提高|调整)后|同期|连续(?:\d{1,2}|[两三四五六七八九十])[年月]|(?:分别|依次)(?:为|是|达到?|按|有)?|合?共计?|总共|一共|累计|合计|总计|统一为|计|(?<![下送抵传])达成?到?了?|"
    rf"为|是|(?<=[比率])距离?|在(?=每[人户名月年])|在原(?:来|先|有)?(?:的|标准)?|共?需要?|只?有|近|约|超过?|逾|突破|的|至|到|已|仅|各|平均|(?<![户人月年次日单平])均|{FORMERLY}|"
    r"(?<=标准)[从自]20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?起|"
    r"(?<=标准)(?:实现|再次|持续|连续|全面|稳步|同步|逐年)+(?:城乡)?(?:一体化|并轨|统一|提标|提高|上调)|"
    r"按照?|(?<![下送抵传])达|折合(?:价值)?|(?:控|限)制在|原则上?|一般|"
    r"折款|折价|价值|人民币|总(?:金额|价值)|每(?:人|户|名|位|月|年|天|日|餐|次|学年|格位|床位?|张床位|张|具|"
    r"家|所|处|座|间|例|份|个)+|(?<!老)人均|(?<=老人)均|年人均|月人均|人月均|月均|年均|年初|最[高低]|"
    r"[比较与](?:上年|去年|前年|上月|上季度?|20\d\d年)(?:度|同期|同日|末|底)*|原来|上年|去年|每|等|[“”‘’（(：:、，,\s—-])+$"
)
WIDE_BLANK = "\u3000"
LAST_OF_TRAILING = frozenset(
    "省市县区后起争到至为了在是达按有计共额成近约超过逾破的已仅各均从由照价合值制则上般款币人户名位月年天日餐次"
    "床张具家所处座间例份个初低高来原距离每等要需前行现先此底末将应拟化轨标持下以得付收就（(：:、，,—-“”‘’ \t\n\u3000"
)
# 链接资源折合约: 合约 is no word there
WORTH_TAIL = pattern("(?<=..)折合(?:价值|人民币|资金)?约$")
# 从年标准…提高到, 由去年的…: a former value may stand before
FORMERLY_SAID = pattern("[从由]")
# 签约12家: the verb is all there is, though it ends as 大约 does
ENDS_IN_ACT = pattern(rf"(?:{ACT}|[时直]至)(?<!达到)$")
# 低保标准为家庭年人均收入: 为 says what is meant by it
MEANT = pattern("(.*[标水比规][准平例模])为(?=[^，]{0,8}收入$)")
# Up to here the clause says who, when and where: 市民政局共…, 今年以来累计…
COUNTING = pattern(
    r".*(?:先后|累计|共计|总共|一共|合计|总计|已建(?=.{2})(?!立|成|有|起|档|制|筑)|已经?|共(?!建(?![成设立有]))有?|现有|设有|建有|配有|备有|另有|还有|"
    r"成立之初(?:[只仅]?有)?|(?:总会|协会|学会|基金会|救助站|福利院|敬老院|养老院)有(?![关限效序意])|约有|仅有|任务[是为](?=新增|新建|改造|建成|完成)|辖有|下辖|分设|目前有|均有)"
)
# The time and place a clause opens with.
OPENING = pattern(
    r"(?:[（(](?:[一二三四五六七八九十\d]+|[个座处条家件项户人名])[）)]|明确对于?|对于|第[一二三四五六七八九十百\d]{1,4}条[\s　]*|[、，,\s—“”‘’（(）)：:]|其中|包括|包含|涵盖|同时|另外|目前|现在|当前|眼下|如今|此外|据统计|据了解|[据经]测算|"
    r"截[至止](?:到)?[^，,]{0,12}(?:底|末|日|目前|前)|全[市县区省州旗国镇街盟]|现(?=入住)|据悉|基础上|该(?:社区|小区|街道|[村镇乡])(?=\d|常住|户籍|现|共|有)|[市县区](?=“)|(?:[省市县区镇乡村]{2,3}[两三]级|[省市县区镇乡村](?:、[省市县区镇乡村])+[两三四]级|各级)(?:财政)?(?:今年|去年|全年|共|累计)*(?=投入|安排|下达|拨付)|"
    r"通过[^，。]{2,16}?(?=成功)|[我该本](?:[市县区省州旗院站局](?!户籍$)|中(?!心))|各(?:[地县区州乡镇]|市(?![场民直属]))+(?:[（(][市区县][）)])?|"
    r"只要|如果|凡是?|即(?!墨)|仅|就|[还也](?:要|将|有)|但也?|另有?|下一步|[我咱]们|连同|民政[局厅](?=内设|下设|下辖|设(?=[科股处]室))|民政系统(?=(?:共|累计)*(?:保障|救助|资助))|像这样的|这些|该|至此|此前|现将|"
    r"\d{1,2}[日号](?:[、和与及]\d{1,2}[日号])*(?![内前起均])|"
    r"(?:本月|当[月天日]|本季度|本周|昨[天日]|上月|下半年)|(?:首|次|翌|第[一二三四]|最后一)[日天](?![间常然])|前(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?月|"
    r"[年月]底前|[到至]\d{4}年(?:年?[底末])?|“?[\u4e00-\u9fff]{2,4}”?(?:期间|前后|前夕)|"
    r"(?:审核|核查|复核|调整|整改|筛查|排查|评审|清理)后|[一-鿿]{2}后(?=可|将|能)|[市县区省州镇乡村][里上](?=.)|"
    r"拥有(?![^，]*的)|实有|新?(?:排查|检|查|核查|筛查|摸排)出(?![率具])|"
    r"(?:与[^，]{1,8})?相比|今年以?来|[今明]年|全月(?!子)|近?[一二三四五六七八九十两\d]{1,2}(?:年|个月|周|天|个?小时)多?(?:来(?!访|电|信)|间|里(?![程面])|(?=累计|合计|[总一]?共(?![同享建治筹创])|$))|(?:去年|上年)?同期|去年|[上当全本]年度?|年内|[年月][末底](?=..)|年均|近年来|期间|活动期间|春节期间|上半年|"
    r"下半年|(?:第?[一二三四](?:[、和至到—-]|(?=季))){1,4}季度|前[两二三]个?季度|[本此]次(?=新增|新纳入|停发|取消|清退|下达|下拨|拨付|发放|调整|提标)|"
    r"在[^，。；、\d的]{2,10}(?:情况|基础|前提|政策|调整|支持|帮助|推动|努力|背景|机制|管理)下(?![设辖沉乡降达拨发])|[和与及]?前?[一二三四]季度|"
    r"20\d\d[.．]\d{1,2}[-—–－~～至到]{1,2}20\d\d[.．]\d{1,2}(?![\d.．])|[12]\d年\d{1,2}[-—至]\d{1,2}月|"
    r"自?(?:\d{4}年)?\d{1,2}(?:[-—至]\d{1,2})?月(?:份|底|末)?(?:\d{1,2}日)?(?:以来|起|间)|"
    r"\d{4}年(?:以来|全年|度|底前?|末)?|(?:\d{1,2}[-—至])?\d{1,2}月(?:份|底|"
    r"末)?(?:以来)?(?:\d{1,2}日)?(?:前(?![往期]))?|"
    r"[一-鿿]{2,4}(?:(?<![城乡])镇|街道|(?<![城下])乡)(?=(?:城市|农村|城乡|困难|重度|低保|特困|孤儿|高龄|留守|百岁))|[较比与][“\"]?十[一二三四五六]五[”\"]?(?:时期|规划)?末?|[上下]午|\d{1,2}(?:时|点)(?:\d{1,2}分)?[前后许]|[一二三四五六七八九十]是|[一二三四五六七八九十]要|或者|以及|及(?![时早格第])|并|还|又|再建(?!筑)|再|新近|"
    rf"{MANNER}(?=..)|"
    r"有效|有序|全力|深入|持续|"
    r"按(?:月|季)|全天(?=接待|共|累计|办理)|[^，。；】]{1,12}】|会上|[一-鿿]{2}当[天日]|[^，。；、：\d]{2,14}(?:平台|系统)现?(?:在库|入库|在册|归集|录入)的?(?=[^，。；、\d]{3})|因[^，。；\d]{2,20}?等(?:原因|情形|情况|因素)?(?:被|而)?|也|都|均|将|按照|加上|含(?![金税水氧碳])(?=[^，]{2})|未来[一二三四五两几]年|该(?:中心|项目|处|工程)(?=总?投资|占地|建筑|设|单日|可)|对|向|为|给(?!予)|把|由|从|在|于|以|按|从而|"
    r"计划(?!生育)|预计|拟|力争|争取|确保|要|需|须|应当|应(?![检到聘交征缴用届急])|可|能|组织|有(?!意愿)|设(?=床)|"
    r"[A-Za-z0-9]+[.、．]|[一二三四五六七八九十]、(?![一二三四五六七八九十、]+[类级等档星]))"
)
# 向困难群众发放棉衣, 组织开展消防演练: what was handed out or held is what is counted.
DEED = pattern(
    rf".*(?:{any_of(WordClass.DEED)})(?:并(?:{any_of(WordClass.ACT)}))?(?:到?户|到位)?了?"
    r"(?=[^的，]{2}[^的]*$)(?![^，]{0,2}率$|占比$|率|标准|对象|金额|资金|总额|人数|时间|时长|进度|量)"
)
# Whoever acts: 市民政局, 各级救助机构, 社工 — before the verb it does.
ACTOR = pattern(
    r"(?!享受|领取|获得|符合)[^，,]{0,30}?(?:局|政府|(?<![到进入离])站|部门(?!帮扶$)|系统|机构|[工抽督巡检][作查导察]组|中心|党组|党委|支部|各地|单位|协会|总会|基金会|队伍|"
    r"志愿者|社工|[市县区镇乡州旗里]|街道|社区|(?<![讨困保])人员|领导|干部|企业(?!捐[赠款](?:$|占))|项目(?=(?:资助|救助(?!站)|惠及|帮助)..)|公司|福利院|敬老院|养老院|医院|卫生院|派出所|"
    rf"司法所|们|各级|活动将)(?:带队|牵头|一行|每[年月]|街面|全年|全月|当[月年天日]|今年以来|今年|上半年|年内|还|也|又|分[一二两三四五六七八九十\d][路批组]){{0,2}}"
    rf"(?=联合|直接审批的|为|向|对|{MANNER}|{DONE}(?!管理|站|中心|率))"
)
DOING = pattern(f"联合|为|向|对|{alternatives(*DOES, WordClass.MANNER)}")
# 指导甲乙两地打造站点, 通过平台发出预警: the second verb is that of what is counted
BY_MEANS = pattern(
    rf"(?:[^，]{{2,12}}?(?:站|局|中心|机构|院|协会)(?=依托|通过|借助|利用))?"
    rf"(?:指导|组织|帮助|支持|推动|引导|发动|动员|督促|通过|依托|借助|利用|运用)[^，]{{2,}}?"
    rf"(?:发布|推送|{any_of(WordClass.ACT, WordClass.DEED)})(?!{HEAD})了?(?=[^的，]{{2}}[^的]*$)"
)
# 志愿服务队吸引会员, 此次调整惠及低保对象: whatever does it is not counted
REACHING = pattern(
    r".*(?:吸引|(?<=..)惠及|(?<=..)涉及|每[人户名位](?:每[月年次])?(?:增发|发放|补发|送上|发给))(?=[^率面的]{2,}$)"
)
# 申报大会收到|申报项目, 各街道走访|老人: whoever does what is counted
DOER = pattern(
    # 疫苗接种、应急处置等方面问题 lists what is counted
    rf"(?!{DONE}|新增|投入)(?![^，]*、[^，]*等方面).{{3,}}?(?=(?:{any_of(WordClass.ACT, WordClass.DEED)}|走访|慰问|接待)"
    r"(?!中心|站|所|室|员|会|组|基地|小组|工程|率|占比|量|点|者|人[员数次]|对象|次数|金额|资金|费|项目|标准|补[助贴]|"
    r"机构|场所|情况|方案|平台|运行|运营|使用|进度|量)[^的]{2,}$)"
)
# 供养经费由县财政按: by whom is no part of what
BY_WHOM = pattern("(?<=...)由[^的]{0,8}(?:财政|部门|政府|民政|单位|机构)(?:按照?)?$")
# 政府直接审批的小额救助: by whom it is decided is no part of it
DONE_BY = pattern("(?:直接)?(?:审批|审核|核定)的")
# What follows a noun begins a predicate: 低收入人口|开展, 困境儿童|得到 …
PREDICATE = pattern(
    rf"(?<=..)(?:不?定期(?!存)|每[日天周月]|轮流|就近)(?=..)|(?:{ACT})(?!{HEAD})|予以|发展[到至]|缩[短小减]|精简|压[减缩]|[增减升降提扩缩](?=[到至为])|"
    r"(?:优化|整合|合并|撤并|归并)+(?=[为成到至])|获|均|已|为|在|对|从|由|以|被|把|将|于|共|随|[成做][了为]|当[上起选]|捐[给出了]|看望|探望|走访|..而.|"
    rf"{MANNER}|"
    r"(?<=[镇区县市村户人员童者生院站点所组队址庭构位司心众目业织会])[和与及或](?![^，。]{0,6}(?:儿童|老人|老年人|人员|对象|家庭|群众|学生))|全部|全覆盖|"
    r"到|运营|每|按|给|分别|同比|较上|较去|比|是|(?<!患)有|可|因|还|都|也|并|送|慰问|[和与及](?:总|市场)?价值|价值$|(?<=..)[和与及]$|[和与及、](?=[一两][床袋桶箱份套条块件盒束])|"
    r"组成|负责|(?<=..)基础上|(?:改造|改建|扩建)[为成]|达|占|基本生活|职责|优势|绿化|上线|(?:生活|健康)状况|前来|"
    r"力争|争取|计划(?=[于在到今明后])|累计|年内|逐人|试行|存在?|中设|分赴|"
    r"测量|清扫|围坐|需|须|应|要|等|结对|驻|赴|下沉|运行|提升|提高|增加|减少|增长|下降|"
    r"[年月]底前|开门|减免|免除|参赛(?!队|选手|人|者|作品|单位|项目)|连续(?=[两三四五六]|$)|接待(?![站点室员量]|中心|工作|大厅|能力)|不|未|没|无法|目前|今年|其中|包括|受|让|使|令|帮|建有|发[至给放往]|"
    r"有效|助力|汇聚|凝聚|(?<=.)集中|近日|日前|主体完工|(?<=..)(?:[竣完开动]工(?!率|时间|仪式|验收|项目)|排队|受灾(?!群|人|家|居|困|户|老|地|村|县|乡|面|[情害]))"
)
# 生活困难的老年人 is one noun, 镇区的高标准农田 is counted in 镇区.
ENTITY = pattern(
    "(?:[镇区县市村户人员童者生院站点所组队址庭]|[孤女幼婴]儿|社区|街道|部门|单位|机构|公司|中心|家庭|群众|"
    "老人|项目|企业|组织|协会)$"
)
NOUN_CHARS = pattern(r"(?:[\u4e00-\u9fffA-Za-z“”《》·]|(?<=[A-Za-z])\d)+")
# （街）, (居): 5个镇（街）, 300个村(居)民委员会
# 失能、半失能老人: modifiers in a list are part of one noun
LISTED_MODIFIERS = pattern(
    "(?:(?:失能|半失能|部分失能|高龄|独居|空巢|孤寡|留守|困境|散居|特困|低保|残疾|贫困|城市|农村)、)+"
)
SHORT_BRACKET = pattern(r"[（(][^（）()，。；、]{1,3}[、，]?[^（）()，。；]{0,3}[）)]")
# 家4A级社会组织, 处3星级养老院: a grade is part of what bears it
GRADE = pattern(r"[1-5] ?(?:A级?|星级|级)(?:[及（(]*以[上下][）)]?)?的?(?=[一-鿿])")
# 名80岁以上老年人: an age is part of whom it is said of
AGE = pattern(
    r"(?:年满)?\d{2,3}(?:[-—至到]\d{2,3})?周?岁(?:[（(]含[）)])?(?:[及（(]*以[上下][）)]?)?的?"
)
# 每户800元和价值400元的物资: said of the next sum
WORTH_BEHIND = pattern("[和与及、]?(?:总|市场)?价值约?")
# 以失能照护为主的县级供养机构
MAINLY_FOR = pattern("^以[^，。；、为]{2,12}为(?:主|主体|重点|核心|特色|主要功能)的")
# 选定106人为走访对象
CHOSEN_AS = pattern("为([^，。；、为]{2,8}(?:对象|人员|代表|会员|单位))$")
# 名老党员、老干部|每人: two nouns with one predicate
SECOND = pattern(
    rf"、(?!{ACT})[\u4e00-\u9fff{HIDDEN}]{{2,6}}?(?=每|共|{ACT}|参照|按照|全部|均)"
)
LONGEST = 30
# 每千名老年人拥有养老床位: a ratio, not the beds
PER_MANY = pattern("每(?:百|千|万|十万)(?=[名人户位老常]).+")
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
        "紧急",
        "左右",
        "之间",
        "上下",
    ]
)
# 社会救助支出（含价格补贴）
HELD = pattern("(?<=..)[（(](?:含|包括|包含)[^（）()]*[）)]$")
# 生态墓地（含骨灰寄存）
ASIDE = pattern("(?<=..)[（(]含[^（）()]*[）)]$|(?<=..[增减升降低高多少加长])了$")
# The place a clause opens with; of an institution it is part of the name.
PLACE_FIRST = pattern(
    "(?=[一-鿿]{2})[^，、]{2,12}?(?:[市县区旗盟省州]|共|将|已|再|新|累计|有|户籍|常住|注册|在册)"
)
INSTITUTION = pattern(
    "(?:院|局|馆|中心|站|公司|协会|总会|基金会|学校|大学|公园|公墓|陵园)$"
)
AREA = ("市", "县", "区", "旗", "盟", "省", "州")
# 南通户籍老年人口: whose people they are the place says
ACTS_NEXT = pattern(
    "(?:还|也|又|均|都)?(?:共|将|已|再|新|累计|拟|有|现有)|户籍|常住|注册|在册"
)
LONGEST_PLACE = 8
PAIRED = frozenset("（）()“”《》")
LINKS = frozenset("和与及或了至")
ONE_SIGN_NOUNS = tuple("村镇乡县区市人省州旗队组班")


def _behind_name_of_line(text: str) -> str:
    """机构 of 城区　机构14家, but all of 低　保, whose signs are set apart."""
    *names, told = text.split(WIDE_BLANK)
    return told if names and min(len(names[-1]), len(told)) > 1 else text


@lru_cache(maxsize=REMEMBERED)
def noun_before(text: str) -> str:
    """养老机构服务对象 in 全市共有养老机构服务对象; what is left may be a bare verb."""
    if WIDE_BLANK in text:
        text = _behind_name_of_line(text.rstrip(WIDE_BLANK))
    if text.endswith(("）", ")")):
        text = HELD.sub("", text)
    if text.endswith("约"):
        text = WORTH_TAIL.sub("", text)
    shadow = hidden(text)
    start, end = past_list_sign(shadow, 0, len(shadow)), _end_of_noun(shadow)
    per = PER_MANY.search(shadow, start, end)
    if per:
        return _balanced(text[per.start() : end])
    start = _past(COUNTING, shadow, start, end)
    # Most clauses tell of no act, and then nobody does it.
    is_done = bool(DOING.search(shadow, start, end))
    if is_done:
        start = _past(DEED, shadow, start, end)
    start = _past_opening(shadow, start, end)
    while (past := _past_place(shadow, start, end)) > start:
        start = _past_opening(shadow, past, end)
    if is_done:
        for who in (BY_MEANS, ACTOR, DOER, REACHING):
            if match := who.match(shadow, start, end):
                start = _past_opening(shadow, match.end(), end)
                start = _past(DONE_BY, shadow, start, end)
    if "由" in shadow and (by := BY_WHOM.search(shadow, start, end)):
        end = by.start()
    return _balanced(text[start:end])


def _end_of_noun(shadow: str) -> int:
    """Where what counts begins: behind 农村低保标准 of 农村低保标准为家庭年人均收入."""
    if "为" in shadow and (meant := MEANT.match(shadow)):
        return meant.end(1)
    is_last = shadow[-1:] in LAST_OF_TRAILING or FORMERLY_SAID.search(shadow[-9:])
    if not is_last or ENDS_IN_ACT.search(shadow[-5:]):
        return len(shadow)
    match = TRAILING.search(shadow, max(0, len(shadow) - LONGEST))
    return match.start() if match else len(shadow)


def _past_place(shadow: str, start: int, end: int) -> int:
    """Behind the place a clause opens with: 青州市困难残疾人补贴, 沈阳将再建食堂."""
    match = PLACE_FIRST.match(shadow, start, end)
    if match is None or INSTITUTION.search(shadow, start, end):
        return start
    for size in range(LONGEST_PLACE, 1, -1):
        name = shadow[start : start + size]
        behind = start + size
        is_whole = name.endswith(AREA) and end - behind > 2
        # 端州 of 端州区提留 is no more than the beginning of its name
        is_whole = is_whole and not is_place(shadow[start : behind + 1])
        if (is_whole or ACTS_NEXT.match(shadow, behind, end)) and _is_chain(name):
            return behind
    return start


def _is_chain(name: str) -> bool:
    """韶关市, or 丽江古城区: a place within another."""
    return is_place(name) or any(
        is_place(name[:size]) and is_place(name[size:])
        for size in range(2, len(name) - 1)
    )


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


# 名老人带去棉鞋, 位大学新生手里: in 名 and 位 people are counted, whatever follows
PERSON = pattern(
    ".*(?:老人|老年人|老党员|志愿者|孩子|学生|新生|学员|群众|家属|居民|村民|市民|儿童|干部|"
    "社工|教师|医生|护士|职工|农民|战士|军人|烈士|同学|青年|少年|妇女|母亲|父亲|家长|嘉宾|"
    "新人|当事人|负责人|邻居|乡亲|亲属|患者|歌手|乘客|游客|旅客|家人|亲人|长者|伤员|病人|婴儿|残疾人|主任|书记|代表|对象|逝者|[义工]工|(?:[人队学社网党会成理]|格|理|督导|保洁|护理)员(?![工会]))"
)


CHILD = pattern(".{0,6}?(?:孩子|老人|学生|家庭|儿童)")
THING = pattern(
    "(?:食堂|中心|[站点园院室组队班营屋吧廊库群家岗馆厅校所村店会]|项目|活动|服务|机构|公寓|大学|社区|课堂|床位|基地|"
    "品牌|平台|场所|需求|问题|心愿|工程|案例|主任|代表|角|档案|信息|单位|计划)$"
)


def person_behind(text: str) -> str:
    """滞留人员 of 18名滞留人员落户; the whole noun where it names nobody."""
    noun = noun_behind(text)
    head = PERSON.match(noun)
    return head[0] if head and len(noun) - head.end() > 1 else noun


def child_behind(text: str) -> str:
    """孩子 of 陪62个孩子切蛋糕; 个老人食堂 stays whole."""
    noun = noun_behind(text)
    head = CHILD.match(noun)
    is_thing = head is None or len(noun) - head.end() < 2 or THING.search(noun)
    return noun if is_thing or head is None else head[0]


@lru_cache(maxsize=REMEMBERED)
def noun_behind(text: str) -> str:
    """养老机构 in 100余家养老机构开展…: the noun right behind number and unit."""
    text = MAINLY_FOR.sub("", text.lstrip("的 "))
    chosen = CHOSEN_AS.match(text)
    if chosen:
        return chosen[1]
    end = _noun_end(text)
    match = PREDICATE.search(hidden(text[:end]))
    if match is None and end and text.startswith("、", end):
        shadow = hidden(text)
        listed = SECOND.match(shadow, end)
        match = PREDICATE.search(shadow, listed.end()) if listed else None
    noun = _counted_head(text[: match.start() if match else end])
    if noun in EMPTY_NOUNS:
        return ""
    return noun if len(noun) > 1 or noun in ONE_SIGN_NOUNS else ""


def _noun_end(text: str) -> int:
    """Up to the first sign that no noun holds; a short bracket 镇（街） is passed over."""
    if text[:1].isdecimal():
        opening = GRADE.match(text) or AGE.match(text)
    else:
        opening = AGE.match(text) if text.startswith("年满") else None
        opening = opening or LISTED_MODIFIERS.match(text)
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
    return HOW_OFTEN.sub("", AMONG.sub("", whole.removesuffix("的")))[:LONGEST]


# 按每人200元的标准|发放一次性生活补贴
GIVEN_BY = pattern("^标准(?:发放|给予|支付)(?=...)")
# 按每户8000元标准先行给付
BY_STANDARD = pattern("标准(?:先行|一次性|统一)?(?:发放|给予|支付|给付|执行)")
# 养老管家定期|探访: how they go about it
HOW_OFTEN = pattern(
    "(?<=..)(?:不?定期|[主自]动|及时|轮流|上门|免费|长期|全程|逐[户一人]|就近|随时|专门|同时)+$"
)
# 婚姻登记机关中，3A级以上; 观测点数据统计显示
AMONG = pattern(
    "(?<=[关构位户员家站村织人区])[中里]$|(?<=..)的?(?:数据|统计|监测|汇总){1,2}(?:显示|表明|分析(?:显示|表明)?)$"
)


def predicate_behind(text: str) -> str:
    """纳入特困供养人员范围 in 5623人纳入特困供养人员范围."""
    text = GIVEN_BY.sub("", text.lstrip("的 "))
    clause = re.split("[，,。；;、：:（(\n]", text, maxsplit=1)[0]
    said = _balanced(clause)[:LONGEST]
    if BY_STANDARD.fullmatch(said):
        return ""
    return "" if said in EMPTY_NOUNS or WORTH_BEHIND.fullmatch(said) else said
