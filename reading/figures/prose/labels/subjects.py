"""Labels out of earlier clauses, for a verb or a sum that says no noun.

救助 of 实施慈善救助，救助553人次; the list of 建成床位、食堂，共计270个.
"""

import re

from ....language.patterns import pattern
from ....language.sentences import CLAUSE_END
from ....language.words import hidden
from ..quantity_context import QuantityMention
from .nouns import ACT, DONE, HEAD, noun_before
from .unsaid import without_course

# What the sentence does is what its bare verbs are about: 实施慈善救助，救助553人次
UNDERTAKING = pattern(
    r".*(?:给予|倡导|鼓励|引导|探索|提升|提高|提供|开展|实施|推进|组织|进行|做好|推行|启动|建立|打造|完善|加强|落实|强化|"
    r"推动|发放|举办|召开|成立|建成|新建|申报|创建|培育)了?([^，,；;：:。]{2,})$"
)
# 集中供养1204人，分散供养3687人，合计4891人
SUM = pattern(".*(?:合计|共计|总计)(?:为|达)?|(?:共|累计|总共)(?:有|为|达到?)?")
# 三项合计5100万元
SEVERAL = pattern("(?:以上|上述)?[两三四五六七八九十][项者类地]")
# 两项合计24万元: of unlike things, whatever all of it is
ITEMS_SUMMED = pattern("[两三四五六七八九]项(?=合计|共计|总计)")
# 建成红白理事会活动场所，共270个
OBJECT = pattern(
    ".*(?:建成|安装|设立|建立|成立|发放|配备|购置|采购|新建|建设|打造|培育|开展|实施|完成|组建|"
    "选聘|招募|制定|印发|签订|改造|整治|整改|发现)了?(?=..)"
)
# but not 开放 of 开放式救助点
LEADING_VERB = pattern(
    rf"^(?:共有|现有|有|新?(?:新增|{DONE})(?!{HEAD}|[式型化性]))+(?=..)"
)
REGISTERED = pattern("^(?:登记)?在册的?(?=..)")
# 城市低保新增276户，退出374户: each act is of the noun
TRAILING_VERB = pattern(rf"(?<=..)(?:{ACT})+$")
# 领取长寿补贴的老年人: 长寿补贴的老年人 is nothing one says, 老年人 are more than those
WHO_GETS = pattern(
    "(?:领取|享受|获得|持有|取得)[^的]{2,10}的(?:老年?人|儿童|残疾人|人员|对象|家庭|护理员|社工)[^的]{0,4}"
)
# 联合巡查, 街面巡查: without the verb only how it was done would be left
HOW = pattern("联合|街面|日常|专项|集中|上门|入户|实地|现场")
# 困难群众人数最多的县为甲县，共有14人
SUPERLATIVE = pattern("(.{2,}?)(?:人数|数量)?最[多少高低大]的")
# 把补贴提前打到账上: no noun at all
NO_NOUN = pattern(
    ".*(?:至今|以来|如下)$|截[至止].*|(?:据悉|据了解|据统计|据介绍)$|经(?:研究|研判|审核|审批|审议|审查|核查|核实|核算|批准|讨论|公示)$|[从分按][^，。；]{1,24}看$|.{0,4}[把将].*[上里中内手]$|(?:为了?)?[让使令]"
)
# 把社区食堂作为民生实事来抓
TAKEN_AS = pattern("[把将]([^，。]{2,}?)(?:作为|纳入|列[为入]|当作|摆在|放在)")
# 社工们用脚步丈量民情, 结束四连降: who did what, no noun
HALF_CLAUSE = pattern(
    "们|(?<=..)(?:[用把被让使]|通过)|着(?=.)|^[用住吃靠走]的是|较[大重高低多]$|[奔赶]赴|来到|^(?:结束|迎来|创下?|扭转)|紧盯|瞄准|聚焦|紧扣|牢记|将至$|来临$|介绍$|显示$|获悉$|了解到?$|得知$|透露$|表示$"
)
# 每人每学年1万元 is no part of a sum
PER_ONE = pattern("每[^，。；、]{1,6}\\d|[人户次]均")
# 按照“应保尽保”原则，清退134户: by what, not what
FRAME = pattern(
    "(?:按照?|根据|依据|遵循|坚持|本着|围绕|为了?)[^，。；]*(?:原则|要求|精神|规定|部署|需求|需要|计划|方案|规划|办法|意见|通知)[》”’]*$|为(?:了|避免|做好|进一步|切实|推进|保障|加强|方便|解决|落实)"
)
# 结婚登记量自2013年以来回升，达到1.3万对
BEFORE_NUMBER = pattern(r"[自从较比到]?\d")
# 未成年人保护工作站实现乡镇全覆盖，共建成126个
EVERYWHERE = pattern("(?:已|均|基本|率先|全部)*实现[^，；。]{0,8}全覆盖$")
UNTIL = pattern("截[至止]")
# 高龄津贴按80至89岁、90岁以上两档
GRADED_BY = pattern("按照?[^，。；]{4,}[两三四五六]个?(?:档次?|类|等级|级|种)$")
# 对海葬的，给予3000元奖励
WHOM = pattern("对([^，。；]{2,20})的，$")
# 中央财政累计投入50亿元
BEFORE_COUNTING = pattern("^(.{2,12}?)(?:先后|累计|总共|共计?|已)")
# 小额临时救助由乡镇直接审批: who decides is no part of what
BY_WHOM_DONE = pattern(
    "(?<=...)由[^，。；]{2,16}?(?:审批|负责|管理|实施|承担|列支|支付|发放|组织)$"
)
# 对低保对象逐户核查，拟取消: those who are checked
CHECKED = pattern(
    "对([^，。；的\\d]{2,12}?)(?:逐[户人个]|全面|集中|专项|年度|开展|进行|入户|动态)*"
    "(?:核查|复核|审核|排查|检查|核对|清理|普查|复查)$"
)
LONGEST_SUBJECT = 24
ANEW = ("新增", "新建", "新签约", "新签订", "新设立", "新认定", "新培育")
# So many clauses before a number may say what it is about.
FARTHEST_SUBJECT = 12


def sum_of(mention: QuantityMention, base: str) -> str:
    """The list right before 共计, else what the sentence opens with and 合计."""
    clauses = CLAUSE_END.split(mention.between or mention.said_before)
    listed = (
        clauses[-2]
        if len(clauses) > 2 or (mention.is_first and len(clauses) > 1)
        else ""
    )
    if "、" in listed or listed.endswith("等") or OBJECT.match(listed):
        return OBJECT.sub("", noun_before(listed))
    opening = CLAUSE_END.split(mention.said_before)[0]
    if most := SUPERLATIVE.search(opening):
        return _subject(most[1])
    is_none = NO_NOUN.match(opening) or re.search(r"\d", opening)
    subject = "" if is_none else _subject(opening)
    if several := ITEMS_SUMMED.search(mention.left):
        return f"{'' if SEVERAL.fullmatch(subject) else subject}{several[0]}合计"
    if not subject and base and not _adds_up(mention):
        return base
    anew = next((each for each in ANEW if base.startswith(each)), "")
    if anew and mention.left.startswith("累计"):
        # 新增床位36张，累计达507张: all that there are, no sum of both
        return base.removeprefix(anew)
    is_sum = _adds_up(mention) or not subject or SEVERAL.fullmatch(subject)
    return f"{subject}合计" if is_sum else subject


def _adds_up(mention: QuantityMention) -> bool:
    """Whether the same unit is counted before in the sentence, so that it is the sum."""
    unit = re.escape(mention.quantity.unit)
    counted = re.compile(rf"\d[万亿余多]*{unit}(?![/每])")
    clauses = CLAUSE_END.split(mention.said_before)
    return any(counted.search(each) and not PER_ONE.search(each) for each in clauses)


def subject_before(mention: QuantityMention) -> str:
    """What the clauses before are about: 适老化改造 of 开展适老化改造，合计改造547户."""
    said = mention.text[mention.sentence.start : mention.quantity.before]
    clauses = [c for c in CLAUSE_END.split(said)[:-1] if not FRAME.match(c)]
    for clause in reversed(clauses[-FARTHEST_SUBJECT:]):
        clause = GRADED_BY.sub("", EVERYWHERE.sub("", clause))
        if NO_NOUN.match(clause):
            continue
        if match := SUPERLATIVE.search(clause):
            return _subject(match[1])
        match = TAKEN_AS.search(clause) or UNDERTAKING.search(clause)
        if match and not match[1][0].isdecimal():
            return _subject(match[1])
        if HALF_CLAUSE.search(hidden(clause)):
            continue
        noun = _subject(clause)
        if len(noun) > 1 and not re.search(r"\d", noun):
            return noun
    return ""


def opening_of(mention: QuantityMention) -> str:
    """结婚登记量 of 结婚登记量自2013年以来回升，达到1.3万对: the last that may be said."""
    opening = CLAUSE_END.split(mention.said_before)[0]
    if UNTIL.match(opening) or NO_NOUN.match(opening):
        return ""
    return _subject(BEFORE_NUMBER.split(opening)[0])


def whom_before(mention: QuantityMention) -> str:
    """海葬 of 对海葬的，给予3000元奖励."""
    match = WHOM.search(mention.text, mention.sentence.start, mention.clause_start)
    return match[1] if match and mention.left else ""


def doer(mention: QuantityMention) -> str:
    """中央财政 of 中央财政累计投入50亿元: who did it, where nothing says to what."""
    match = BEFORE_COUNTING.match(mention.left)
    return _subject(match[1]) if match else ""


def _subject(clause: str) -> str:
    if finished := FINISHED.fullmatch(clause):
        clause = finished[1]
    clause = BY_WHOM_DONE.sub("", clause)
    if checked := CHECKED.search(clause):
        return noun_before(checked[1])
    noun = noun_before(clause).removesuffix("方面")[-LONGEST_SUBJECT:]
    return without_course(noun)


def without_verb(noun: str) -> str:
    """低保对象 of 走访慰问低保对象: a verb is dropped before it gets another."""
    noun = REGISTERED.sub("", noun)
    shadow = hidden(noun)
    start = _end(LEADING_VERB.match(shadow))
    if WHO_GETS.fullmatch(noun):
        return noun
    # 走访慰问的对象, but 救助生活无着的人员
    start = 0 if "的" in noun[: start + 1] else start
    trailing = TRAILING_VERB.search(shadow, start)
    end = trailing.start() if trailing else len(noun)
    return noun[start:] if HOW.fullmatch(noun, start, end) else noun[start:end]


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


# 服务站已全部建成，共计62个
FINISHED = pattern(rf"(.{{3,}}?)(?:已经?|均|都|全部|现已){{1,3}}(?:{DONE}|完成)$")
# 社工站已建成25个, 高龄津贴已发放80万元
TOPIC = pattern(
    rf"(.{{3,}}?)(?:已经?|均|全部|现已|目前|共|累计|先后|都|新)*(?:{DONE})$|"
    # 农村低保累计保障9.7万户次, 孤儿已保障12人, but 最低生活保障
    "(.{2,}?)(?:已经?|共|累计|先后)+保障$"
)
# 三、资金保障。: a part of any plan, and no matter of its own
OF_A_PLAN = pattern(
    "(?:总体|工作|主要|重点|目标|资金|经费|组织|时间|进度|保障|支持|任务|落实|责任)*"
    "(?:目标|任务|保障|安排|措施|要求|分工|投入|进度)"
)
# 二、已开展的工作。, 主要做法。: the heading of a reply says that there is something
OF_NO_MATTER = pattern(
    "(?:[目当]前|[已所]|主要|近期|近年来)*(?:开展|做|完成|采取|取得|进行)的?(?:主要|重点|相关|有关)?"
    "(?:工作|成效|成绩|做法|措施|举措)|(?:主要|基本|工作|总体|有关|具体|目前)*(?:做法|成效|情况|进展|举措|措施)"
)
# 临时救助。1—9月实施2.03万人次
STANDARDS = ("标准", "补贴", "津贴", "生活费")
RUN_IN = pattern("(?:^|\\n)[^，。；\\n]{0,4}?([一-鿿]{2,10})[。：:]$")


def topic_of_clause(mention: QuantityMention) -> str:
    """未成年人保护工作站 of 未成年人保护工作站已建成25个."""
    topic = TOPIC.fullmatch(mention.left.strip())
    return noun_before(topic[1] or topic[2]) if topic else ""


def standard_above(mention: QuantityMention) -> str:
    """城市低保标准 of 一、城市低保标准。甲区提高到620元: what its places have."""
    heading = run_in_heading(mention)
    return heading if heading.endswith(STANDARDS) else ""


def run_in_heading(mention: QuantityMention) -> str:
    """临时救助 of a paragraph that opens with it in a sentence of its own."""
    above = mention.text[: mention.sentence.start].rstrip(" \u3000")
    heading = RUN_IN.search(above[-24:] if len(above) > 24 else above)
    if heading is None or OF_NO_MATTER.fullmatch(heading[1]):
        return ""
    return "" if OF_A_PLAN.fullmatch(heading[1]) else heading[1]


# 拿出120万元，购买服务项目; 按每人200元的标准，发放生活补贴
SPENT = pattern("(?:共|已|累计)?(?:拿出|投入|出资|筹资|投资|安排|自筹|花费|耗资|斥资)")
# 投入1.3亿元新建福利院二期项目: the sum is of what it builds
PUT_INTO = pattern("(?:共|已|累计)?(?:投入|拿出|出资|筹资|安排)")
BUILT_BEHIND = pattern(
    "(?:新建|改建|扩建|改造(?:提升|升级)?|购置|采购)了?([^，。；\\d的]{3,16})(?=[，。；])"
)
PURPOSE = pattern(
    rf"[，,](?:专门|主要|全部)?(?:(?:用于|用来)(?=..)|(?={DONE}|修|购|改))([^，。；\d]{{4,20}})"
)
HANDED_OUT = pattern(
    "(?:发放|给予|下发|下达|拨付|购买|投保|缴纳)了?"
    "([^，。；\\d]{2,14}?(?:补[助贴]|津贴|[金费款]|资金|保险))"
)


def purpose_behind(mention: QuantityMention, verb: str) -> str:
    """What money is for, said behind it: 购买服务项目 of 拿出120万元，购买服务项目9个."""
    behind = mention.said_behind
    if SPENT.fullmatch(verb) and (match := PURPOSE.match(behind)):
        return noun_before(match[1])
    if PUT_INTO.fullmatch(verb) and (built := BUILT_BEHIND.match(behind)):
        return built[1]
    is_rate = mention.quantity.unit.startswith("元") and "标准" in mention.right
    if is_rate and (given := HANDED_OUT.search(behind)):
        return f"{given[1]}标准"
    return ""
