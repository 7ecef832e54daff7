"""Tells a number of some (新建6个长者饭堂) from one of all there are (全市共有)."""

import re

# The clause says that only some are meant, or that they were only dealt with.
NOT_ALL = re.compile(
    r"新[建增设立办评添开]|新成立|新登记|新纳入|新培育|引[进入]|扩建|改建|改造|提升|整治|关停|关闭|取缔|注销|撤[销并]|"
    r"退出|停发|核销|清退|调出|核查|走访|慰问|看望|探访|检查|抽查|督[查导]|排查|巡查|暗访|评[估选为定]|培训|表彰|奖励|"
    r"选取|选定|抽取|试点|打造|(?<!社会)(?<!慈善)组织|召开|安排|投入|支持|资助|购买|参[加与]|动员|发动|派出|设立|当年|本年度?|"
    r"(?<!截至)今年(?!以来)|涉及|协调|联合|捐赠|对接|挂牌|命名|示范|创[建成]|达标|星级|接种|申请|通过|吸引|邀请"
)
# 建成 says of all there are, or of those built this year.
BUILT = re.compile("建成|建立|建设|成立|发展|培育")
ALL_THERE_ARE = re.compile("累计|共有|现有|已|截至|目前|总[数量]|达到?|共建")
# 全市97家养老机构, 对6万余名低收入人口开展动态监测
SIGNS_OF_ALL = re.compile(
    "(?:全|我|本)(?:国|省|市|县|区|州|旗|盟)|共有|现有|现辖|下辖|在册|总[数量共]|"
    "动态监测|纳入|登记在册|得到[^，。；]{0,6}保障"
)
# 因寒潮影响…, 受疫情影响…: only for that reason.
FOR_A_REASON = re.compile(
    r"(?:因|受|由于)[^，；。]{1,20}?(?:影响|导致|造成|原因)|疫情期间|寒潮"
)
# Of one day, of one office's errand, or of one person only.
AT_ONE_TIME = re.compile("当[天日]|首日|首个|跨省|试点|每[人户名家]|看望|活动现场")
# 25家公墓进行整治, 志愿者投入防汛: what was done stands behind.
DEALT_WITH = re.compile(
    r"[^，；。]{0,18}?(?:(?:进行|得到|开展|完成|实施|予以|给予|接受|获评?|被|已)"
    r"[^，；。]{0,14}?(?:整治|提升|改造|检查|评估|换届|培训|表彰|排查|复核|整改|探访|慰问|接种|申请|注销)|"
    r"参[加与]|投入|结对|报名|前往|走进|捐[赠款献]|获评|申请|通过)"
)
# 从每人每月670元提高到730元: what it was before, nobody knows how long.
FORMER = re.compile(
    "(?:从|由)(?:年初|年末|上年|去年|原来?|此前|每|人均?|[年月])*的?(?:人均)?$"
)
LONGEST_BEHIND = 60
SEMICOLON = re.compile("[；;。]")
CLAUSE_ENDS = re.compile("[，,。；;：:！？]")


def is_of_some(nature: str, words: str, sentence: str, at: int) -> bool:
    """Whether the number at `at` is of only some of what the words name, or of before."""
    before, behind = sentence[:at], sentence[at : at + LONGEST_BEHIND]
    part = SEMICOLON.split(before)[-1]
    if FORMER.search(before) or FOR_A_REASON.search(part):
        return True
    if nature != "stock":
        return nature == "flow" and bool(AT_ONE_TIME.search(part))
    clause = CLAUSE_ENDS.split(before)[-1]
    rest = clause.replace(words, "")
    if BUILT.search(rest) and not ALL_THERE_ARE.search(rest):
        return True
    if NOT_ALL.search(rest):
        return True
    if words in clause or words not in CLAUSE_ENDS.split(behind)[0]:
        return False
    # The number goes first, 104家社会组织: most such are some of many.
    return bool(DEALT_WITH.match(behind)) or not SIGNS_OF_ALL.search(clause + behind)
