"""What is planned: sentences that look ahead, tasks that were set, a report's plans."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ...language.marks import LIST_SIGNS
from ...language.patterns import pattern
from ...language.sentences import Span
from ...parsed import Block, BlockKind
from ..figure import Setting
from .quantity_context import QuantityMention

FUTURE_VERBS = (
    "于|在(?!册)|会|突破|超过|投入|新建|建设|建成|实现|继续|进一步|全面|完成|开展|组织|新增|达|改造|培训|"
    "认真|重点|再|对|力争|着力|"
    "持续|推动|推进|实施|启动|打造|有(?!关)|安排|发放|募集|筹集|用|招募|培育|落实|争取|购置|采购|"
    "(?:增长|增加|减少|下降|上升)(?!的)|增至|"
    "举办|建|深入|扩大|提高|提升|"
    "聚焦|围绕|以|不断|切实|加快|加大|大力|按|从|惠及|覆盖|支持|资助|救助|选派|评选|创建|设立|配备|组成|派|为"
)
MODALS = "要|须|需要?|应当?|必须"
GOALS = "在|于|完成|实现|达到|建成|新增|新建|确保|力争|配备|培训|组织|开展|建设|设立|打造|培育"
CLAUSE_MARKS = "，。；：、"
# 各地要于6月底前完成: an order to others
ORDERED = rf"(?:^|[{CLAUSE_MARKS}])\s?(?:[一二三四五六七八九]?要|各[^，。；]{{1,10}}(?:{MODALS})|{MODALS})(?:{GOALS})"
ORDER = pattern(ORDERED)
# 将低保标准提高到730元 says what was done to it, not what is to come
DONE_TO = (
    r"将(?!逐|全|进|继|持|陆|统|对|把|于|在|从|以|力|重|大|分|不|再|新|按|同|会|有|优|加|深|完|着|更|随|由|向|为)[^，。；将]{1,18}(?:纳入|提[高升标]|作为|列[入为]|摆[在上]|放[在到]|送[到至给入]|延伸|下放|调整|上调|下调|转为|转入|改为|"
    r"前移|落实|压缩|压减|缩短|视为|融入|贯穿|分为|交给|移交|打入|发[放到给]|合并|划[入分]|覆盖到|扩大[到至]|降[低至到])"
)
# 实事清单中明确：新建…, 规划》提出…, 任务书确定…
SET_OUT = (
    "(?:中|里)?(?:明确|提出|确定|部署|列出)了?[：:，,]?"
    "(?=[^。；]{0,20}(?:新增|新建|建成|改造|完成|实现|建设|打造|培训|达到?))"
)
# What may not stand before words of a plan, the words, and what stands behind them:
# 力争, 计划投入, 拟新建 (but not 拟保障对象), 将完成, 建成后可提供
PLAN_WORDS = (
    ("", "力争|届时", ""),
    ("", "强调|要求|指出|部署", r"[^。；]{0,40}\d{1,2}月[底末]?前"),
    (
        "(?<![按照成比较超”])(?<![比较超][原既])(?<![比较占超]年[度初])(?<![比较占超]全年)(?<!完成年度)(?<!完成全年)",
        "计划",
        "(?![生单的之内外书性任”’》数指])",
    ),
    (
        "",
        "拟",
        r"(?![定订写态合稿人制]|(?!新|增|招)[^，。；、\d]{2}(?:对象|人员|名单|人选|家庭|户))",
    ),
    (rf"(?<![即来])(?!{DONE_TO})", "将", rf"(?:{FUTURE_VERBS})"),
    ("", "即将|预计", ""),
    (
        "",
        "争取",
        "(?=在|到20|年内|实现|完成|达|今年|明年|用|尽|让|使|建成|创|早)",
    ),
    ("", "下一步|下阶段|下一阶段", ""),
    ("", "目标", "(?:是|为|值|：|任务(?:数|为|是))"),
    ("", "年内", "(?:要|将|计划|力争|拟|再)"),
    ("", "还要", f"(?:再|{GOALS})"),
    ("", "打算", "(?:[：:]|用|再|在|于|[今明]年|年内|新|建|培|举|投)"),
    ("", "任务", "如下[：:]"),
    ("", "努力", "(?:实现|达到|完成)"),
    ("", "实事", "(?:项目|工程)?(?:明确|提出|安排|确定)[：:]"),
    (
        "",
        "确保",
        "(?=[^，。；]*(?:达到?|实现|完成|不低于|不少于|建成|超过|达标))",
    ),
    ("", "明年", ""),
    ("", "规划|计划", "(?:新建|建设|投资|总投资|床位|用地|到)"),
    ("", "实事", f"(?:项目|工程|清单)?{SET_OUT}"),
    ("", "规划|计划", f"》?{SET_OUT}"),
    ("", "目标", f"(?:任务)?{SET_OUT}"),
    ("", "任务", f"(?:书|清单)?{SET_OUT}"),
    ("", "要求|明确|提出", "[^，。；]{0,20}(?:到|达到?|完成|实现|建成)"),
    # 新的一年，再建站点20个, but 新的一年第一天登记120对, 新的一年，慰问300户
    ("", "新的一年", "(?![第首])(?=[^。；\\d]{0,24}(?:[再续新]建|新增|加快建))"),
    ("", "今年|前|内", "(?:要|需|须)"),
    (r"(?<=20\d\d)", "年", "要(?!求|素|闻|情)"),
    # 年底助餐点要增至60个, 占比要从目前的50%提升到58%
    (
        "(?<![主重必需首紧摘概不只若如想凡])",
        "要",
        (
            "(?:达[到至](?![满约]?\\d{2,3}周?岁)|增[至到加]|扩[大至]|提[高升]|实现|完成|建成|新建|新增|覆盖|突破|"
            "降[到至低]|压[减缩降]|[从由](?:目前|现在|现有|当前|去年|上年)?的?\\d)"
        ),
    ),
    ("", "年底前", ""),
    ("", "建成|完工|投用|投入使用|竣工|达产", "后(?=[^。]*(?:可|将|能))"),
    ("", "建设", "(?:期限|工期|周期)(?![^，。；]{0,6}[缩压提减])"),
    ("(?<![相供适效对反响感])", "应|须|需", "(?:完成|建成|实现|新建)"),
)


def _planned() -> re.Pattern[str]:
    """Any words of a plan, or an order; tried only where one of them can begin."""
    firsts = {word[0] for _, words, _ in PLAN_WORDS for word in words.split("|")}
    plans = (f"{guard}(?:{words}){behind}" for guard, words, behind in PLAN_WORDS)
    begins = "".join(sorted(firsts | set(CLAUSE_MARKS)))
    return re.compile(rf"(?:^|(?=[{begins}]))(?:{'|'.join(plans)}|{ORDERED})")


PLANNED = _planned()
# 到2025年, 到“十四五”末, 到今年底
BY_YEAR = pattern(
    r"(?=[到至“十])(?:(?<![加长高升降少低大展止])到(?:(?P<year>20\d\d)年(?:(?P<month>1[0-2]|[1-9])月)?(?!的\d)|(?P<ending>今年年?[底末]))|(?:到|至)“?十[四五六七]五”?(?:规划)?(?:期?末|期间)|“?十[四五六七]五”?(?:期)?末)"
)
# 会议提出，2024年再建照护中心8个; 会议指出，今年新建20个 may tell what was done
SET_BY_MEETING = pattern(
    r"会议(?:提出|明确|要求|(?:强调|指出)(?![^。；]{0,12}新建))[，,：:]?"
    r"(?:(?P<year>20\d\d)年|今年)?[，,]?(?:[再续新]|加快)建"
)
# 已完成, 截至目前, 今年以来: what follows is reached
REACHED = pattern(
    r"截[至止]|(?<![从由])目前(?!仍?要)|已(?!婚)|(?<!预计)累计|了(?!解)|今年以来|全年共|共(?:完成|发放|投入|救助|培训|"
    r"建成|改造|有)|(?<![从由])现有|(?<=[，；])(?:去年|上年|前年)(?!同期|的|基础)|超额|"
    r"实际(?:完成|改造|建成|新建|新增|发放|投入|支出|到位|培训|救助|招|参)|占(?:目标|计划|任务|全年)|为(?:年度)?(?:目标|计划|任务)的"
)
# 将在已建成21家的基础上新建3家: what was reached is where the plan begins
BASIS = pattern("在[^，。；]{0,30}基础[上之]")
OPENS_WITH_YEAR = pattern(r"\W{0,2}(20\d\d)年(?:[底末]|全年)?[，,]")
SUM, BLANK = "累计", "  "
# 2024年再建60处, in a text of 2023
DONE_IN_YEAR = pattern(
    r"(20\d\d)年(?:全年|底前?|内)?[，,]?(?:再|将|继续|全部|全面|计划|拟|先行|优先)*"
    r"(?:新建|建成|建设|完成|改造|新增|实现|培训|达到|覆盖|打造|培育|启动|建|安排|投入)"
)
# 发挥33个成员单位优势: what is there already, also in a plan
IN_USE = pattern("(?:发挥|依托|利用|现有|已建成?的?|运用|覆盖的)[^，。；]{0,4}$")
# 将对走访中收集到的27条诉求逐一办理: they are known already
FOUND = pattern("(?:收集|征集|排查|梳理|摸排|发现|反映)[到出]?的$")

# 2022年工作思路, 下一步工作打算: the parts of a report that plan
PLAN_HEADING = pattern(
    r"思路|打算|工作计划|工作安排|设想|谋划|展望|下[一步阶]|下一?年|明年|重点工作|主要任务|"
    r"目标任务|努力方向|今后|下半年(?:工作|重点|将)"
)
# 2024年工作打算: a title that reviews nothing plans all of its text
PLAN_TITLE = pattern(
    r"(?:(?:20\d\d年|年度|[下明今]一?年|下半年|季度)[^，。；]{0,20}?"
    "(?:打算|要点|思路|目标任务|(?:工作|行动|实施|建设|年度)计划|工作安排)"
    "|工作(?:打算|计划|要点|思路|安排))》?(?:的通知)?$"
)
# 总结和打算 reviews too; 民政局谋划2024年工作思路 is news of those who met
REVIEWED = pattern("总结|回顾|情况|小结|完成|落实|汇报|[和与及暨]")
MET_OVER_IT = pattern(
    "谋划|部署|研究(?![院所])|调研|讨论|征求|学习|完善|召开|审议|听取|谈|传达|启动"
)
# 2025年部门预算公开说明; 2024年收支情况和2025年预算安排 reviews as well
OF_BUDGET = pattern("预算(?!执行)")
REVIEWS_TOO = pattern(
    "决算|执行|使用情况|完成情况|(?<!预算)收支(?:情况|(?=[和及与暨]))"
)
REVIEW_HEADING = pattern("回顾|总结|成效|情况|进展|主要做法|取得|亮点")
TO_COME = rf"(?<![即现])(?!{DONE_TO})将(?!主要|有关|情况|近)|计划(?![”》])|拟|力争"
ENUMERATED = "(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）)?"
# 2020年1月至11月, 2023年上半年: months that are over
OVER = r"(?!\d{1,2}月?[—–－~至到-]{1,2}\d{1,2}月|上半年|前[一二三]季度)"
AHEAD = (
    rf"(?P<year>20\d\d)年{OVER}|今年(?!以来|上半年|春节|\d|[一二三四五六七八九十前])|明年|新的一年|下一步|下阶段|下一阶段|"
    "下半年|年内|今后|未来[一二三四五两几]年"
)
# 要抓好…; but not 主要情况, 重要, 要求
MUST = "(?<![主重必需首紧摘概])要(?![求素闻情点件害])"
# 今年，全县民政系统将认真…: from here on a report plans
PLAN_OPENING = pattern(
    rf"^{ENUMERATED}(?:{AHEAD})[，,]?[^。]{{0,40}}?(?:{TO_COME}|{MUST})"
)
# 今年计划新建60个，截至6月底已建成35个: a plan told beside what came of it opens no part
DONE_BESIDE = pattern(
    "(?:截[至止](?!今?年?年[底末]|12月)[^。；]{0,12}|[，,。；](?:目前|现)?[，,]?)"
    "已(?:经|全部|新|累计)*(?:建成|完成|开工|投用|改造|发放|投入|培训)(?!的)"
)
# 今年，全市将新建幸福院。…: the sentences behind go on to plan, till one tells what was
PLAN_SENTENCE = pattern(
    rf"(?:[^。，,]{{0,12}}[，,])?(?:{AHEAD})[，,]?[^。，]{{0,24}}[，,]?[^。，]{{0,16}}?(?:{TO_COME})"
)
# 截至, 已, 了, 去年: a sentence tells what is or was
TOLD = (
    r"当[天日晚]|现场|活动[中上]|截[至止]|目前|此前|昨[日天]|(?<![较比])(?:去年|上年)|\d月\d{1,2}日(?!前)|近日|日前|近年|今年以来|[一二三]季度|"
    r"上半年|已(?!婚)|了(?!解)|累计|共(?!同|享|建)|(?:^|[，。])\d{1,2}月(?:份|[上中下]旬|底)?，"
)
WAS = pattern(TOLD)
# 据了解, 他说: and so does what somebody says of it
TELLS = pattern(rf"{TOLD}|据|[“”]|表示|介绍|说")
# 下一步，……: the rest of a paragraph plans
NEXT = pattern(
    rf"(?:^|[。；\s]){ENUMERATED}"
    r"(?:下一步|下阶段|下一阶段|接下来|今后一个时期|明年)(?=[，,。：:]|[^，。]{0,8}(?:将|要|计划|拟|力争|工作))"
)
# （一）目标任务。三年完成…
OPENS_TASKS = pattern(
    rf"{ENUMERATED}(?:目标任务|任务目标|(?:工作|主要|总体|发展|年度|建设|具体|重点)(?:目标|任务))[。：:]"
)
RUN_IN = pattern(rf"{ENUMERATED}[^，。；：、\d]{{2,12}}[。：:](?=.)")
LISTS_GOALS = pattern(
    "(?:目标|任务|指标)(?:任务)?(?:主要|分别)?(?:是|为|如下|包括)?[:：]$"
)
ITEM = pattern(rf"[—\-·•●*]{{1,2}}|[（(]?\d{{1,2}}[)）.、．]|[{LIST_SIGNS}]")
YEAR = pattern(r"20\d\d(?=年)")
LONGEST_HEADING = 40
SENTENCES_KEPT = 64
DECEMBER = 12


def planning_blocks(blocks: Iterable[Block], setting: Setting) -> list[bool]:
    """Which blocks speak of what is to come: a report's second half."""
    plans, is_listed, found = _title_plans(setting), False, []
    for block in blocks:
        is_listed = is_listed and bool(ITEM.match(block.text))
        if block.kind == BlockKind.HEADING and len(block.text) < LONGEST_HEADING:
            plans = _heading_plans(block.text, plans=plans, setting=setting)
        elif setting.kind in ("report", "") and not plans:
            plans = _opens_plan(block.text, setting)
        found.append(plans or is_listed)
        is_listed = is_listed or _lists_goals(block.text, setting)
    return found


def _title_plans(setting: Setting) -> bool:
    """沛县2024年工作打算, whenever it is published; not 工作总结和2024年工作打算."""
    title = setting.title
    if REVIEWED.search(title) or MET_OVER_IT.search(title):
        return False
    return bool(PLAN_TITLE.search(title))


def _lists_goals(text: str, setting: Setting) -> bool:
    """到2025年，主要目标为：, above items of a list."""
    if not LISTS_GOALS.search(text[-LONGEST_HEADING:]):
        return False
    return _future_year(text[-2 * LONGEST_HEADING :], setting) >= 0


def _heading_plans(text: str, *, plans: bool, setting: Setting) -> bool:
    """Whether the part under a heading plans; most headings change nothing."""
    year = YEAR.search(text)
    if (year and _is_over(int(year[0]), setting)) or REVIEW_HEADING.search(text):
        return bool(PLAN_HEADING.search(text)) and not year
    is_part = REVIEWS_TOO.search(setting.title) and OF_BUDGET.search(text)
    return plans or bool(PLAN_HEADING.search(text) or is_part)


def is_budget(title: str) -> bool:
    """Whether all that a text sums up is to be paid, by its title."""
    return bool(OF_BUDGET.search(title)) and not REVIEWS_TOO.search(title)


def _opens_plan(text: str, setting: Setting) -> bool:
    match = PLAN_OPENING.match(text)
    if match is None or DONE_BESIDE.search(text, match.end()):
        return False
    return not (match["year"] and _is_over(int(match["year"]), setting))


def _is_over(year: int, setting: Setting) -> bool:
    """Whether a year lies before that of the issue, so that it is reviewed."""
    this_year = setting.this_year
    return this_year is not None and year < this_year


def planned_sentences(
    text: str, sentences: Sequence[Span], setting: Setting
) -> frozenset[int]:
    """Where the sentences of a paragraph begin that only tell what is planned.

    All behind 下一步, and those behind 今年将…, as far as they do not tell what was.
    """
    rest = OPENS_TASKS.match(text) or _opens_with_plans(text) or NEXT.search(text)
    planned_from = rest.start() if rest else len(text)
    found, goes_on = set(), False
    for sentence in sentences:
        said = text[sentence.start : sentence.end]
        if sentence.start >= planned_from or (goes_on and not TELLS.search(said)):
            found.add(sentence.start)
        elif _plans_ahead(said, setting):
            goes_on = True
        elif goes_on:
            goes_on = False
    return frozenset(found)


def _opens_with_plans(text: str) -> re.Match[str] | None:
    """三、下一步打算。今年…: what a run-in heading says holds for its paragraph."""
    opening = RUN_IN.match(text)
    if opening is None or REVIEW_HEADING.search(opening[0]):
        return None
    return opening if PLAN_HEADING.search(opening[0]) else None


def _plans_ahead(sentence: str, setting: Setting) -> bool:
    match = PLAN_SENTENCE.match(sentence)
    if match is None or WAS.search(sentence):
        return False
    return not (match["year"] and _is_over(int(match["year"]), setting))


def is_planned(mention: QuantityMention, setting: Setting, *, in_plan: bool) -> bool:
    """Whether the last word that says so speaks of what is planned, not reached."""
    said = mention.said_before
    if not in_plan and not _names_a_plan(mention.said):
        return _year_ahead(said, setting) >= 0
    if FOUND.search(mention.left):
        return False
    by_year = _future_year(said, setting)
    planned = max(
        _last(PLANNED, said),
        by_year,
        _year_ahead(said, setting),
        _set_by_meeting(said, setting),
    )
    # 到2025年底，…，累计培训500人次: a sum that is to be reached
    told = BASIS.sub(lambda match: " " * len(match[0]), said)
    reached = _last(REACHED, told.replace(SUM, BLANK) if by_year >= 0 else told)
    if planned > reached:
        return True
    if not in_plan or reached >= 0 or IN_USE.search(mention.left):
        return False
    return not _is_of_a_year_over(said, setting)


def _is_of_a_year_over(said: str, setting: Setting) -> bool:
    """2024年底，两项指标分别为39张和56% in a plan for 2025: where it begins."""
    told, this_year = OPENS_WITH_YEAR.match(said), setting.this_year
    return bool(told and this_year and int(told[1]) < this_year)


@lru_cache(maxsize=SENTENCES_KEPT)
def _names_a_plan(sentence: str) -> bool:
    """Whether there is any word of a plan: most sentences hold none, for many numbers."""
    plans = (PLANNED, BY_YEAR, SET_BY_MEETING)
    return any(each.search(sentence) for each in plans)


def is_ordered_before(mention: QuantityMention) -> bool:
    """Whether only an order in a clause before plans: 各地要完成自查，不少于2人."""
    said = mention.text[mention.sentence.start : mention.clause_start]
    planned = max((m.end() for m in PLANNED.finditer(mention.said_before)), default=0)
    return any(match.end() == planned for match in ORDER.finditer(said))


def is_reached(mention: QuantityMention) -> bool:
    return _last(REACHED, mention.said_before) >= 0


def _last(pattern: re.Pattern[str], said: str) -> int:
    return max((match.start() for match in pattern.finditer(said)), default=-1)


def _year_ahead(said: str, setting: Setting) -> int:
    """Where a year to come is named with what is to be done in it: 2024年再建60处."""
    this_year = setting.this_year
    if this_year is None or "20" not in said:
        return -1
    return max(
        (
            match.start()
            for match in DONE_IN_YEAR.finditer(said)
            if int(match[1]) > this_year
        ),
        default=-1,
    )


def _set_by_meeting(said: str, setting: Setting) -> int:
    """Where a meeting says what is to be built, and not in a year that is over."""
    places = [
        match.start()
        for match in SET_BY_MEETING.finditer(said)
        if not (match["year"] and _is_over(int(match["year"]), setting))
    ]
    return max(places, default=-1)


def _future_year(said: str, setting: Setting) -> int:
    """Where a year is named by which something is to be: 到2025年."""
    places = [
        match.start() for match in BY_YEAR.finditer(said) if _is_ahead(match, setting)
    ]
    return max(places, default=-1)


def _is_ahead(told: re.Match[str], setting: Setting) -> bool:
    """Whether the time is to come; 到今年底 is over, or nearly, in December."""
    if told["ending"]:
        day = setting.issued_on
        return day is not None and day.month < DECEMBER
    if not told["year"]:
        return True
    year, day = int(told["year"]), setting.issued_on
    if told["month"] and day and year == day.year:
        # 到2023年6月 in August
        return int(told["month"]) >= day.month
    return not _is_over(year, setting)
