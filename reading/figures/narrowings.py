"""What makes of all there are only some: a deed (走访, 新建), a trait (女性, 分散供养).

The words are rows of `reading/language/narrowings.csv`.
"""

import re

from ..language.guarded import any_of_kind
from ..language.patterns import pattern
from .catalogue import IndicatorNames
from .figure import Scope

TABLE = "narrowings.csv"
# 共有, 现有, 在册: whatever was done before, here all are meant.
ALL_MEANT = pattern("共有|现有|在册|达到|总数|总量|增至|增加到|已有")
# 登记社会组织96家, 纳入特困供养72人, of a year; 截至年底登记社会组织1304家 are all.
ENTERED = pattern(
    "(?<!婚姻)(?<!结婚)(?<!离婚)(?<!收养)(?<!依法)登记(?!在册|在案|注册|管理|备案)|纳入(?!保障的|救助的|监测的)|认定|录入"
)
UNTIL = pattern("截[至止]|五”末|目前|[年月季]底|[年月]末|季度?末|在册")
# 全市97家养老机构, 对6万余名低收入人口开展动态监测
SIGNS_OF_ALL = pattern(
    "辖|(?:全|我|本)(?:国|省|市|县|区|州|旗|盟)|共有|现有|现辖|下辖|在册|总[数量共]|"
    "动态监测|纳入|登记在册|享受|全部|全覆盖|得到[^，。；]{0,6}(?:保障|供养)"
)
# 因寒潮影响…, 受疫情影响…: only for that reason.
FOR_A_REASON = pattern(
    r"(?:因|受|由于)[^，；。]{1,20}?(?:影响|导致|造成|原因)|疫情期间|寒潮"
)
# 因死亡、收入超标等原因停发107人: whatever the reason
ALL_REASONS = pattern("[、，][^，。；]{1,10}等(?:原因|情形|情况|因素)[^，。；]{0,4}$")
# 受疫情影响，办理离婚登记1.2万对: fewer came, but these are all.
MOVED_AS_A_WHOLE = pattern("登记|祭扫|火化|销售")
# 净资产过亿元的基金会, 床位不足百张的养老机构
MEASURED = pattern("(?:超|过|逾|以上|以下|不足|低于|高于)[^，。；、]{0,6}的")
# 截至6月底，到2022年末，建有社工站97家；设置助餐点43个: what holds of the whole sentence
SO_FAR = pattern(
    r"截[至止]|(?:^|[，。；：])[到至](?:20\d\d年|[去今上]年)?(?:\d{1,2}月)?(?:[年月季]?度?[末底])"
)
WHOLE = "(?:^|[，。；：、])(?:目前，?)?(?:全[市省县区州旗盟]|[我本][市省县区州旗盟])(?:已|共|累计|现|依法)*"
# 全市登记社会组织3300个，其中…: those that are held
ALL_REGISTERED = pattern(f"{WHOLE}(?:经民政部门)?登记(?:的)?社会组织")
ALL_BUILT = pattern(f"{WHOLE}(?:建成|建有|设立|建立|培育)(?!的)")
DESCRIBED = pattern(
    "[^，。；]{1,24}，(?:其中(?:公办|民办|城市|农村)|(?:总|核定|设置|共有|拥有)?床位|配备|配有|入住|覆盖)"
)
OF_A_YEAR = pattern(
    "[今去前当上本]年|全年|年[内度]|[上下]半年|季度|[本上当]月|以来|新|20\\d\\d年(?![底末])|\\d月(?!底)"
)
SINCE_THEN = pattern("今年|本年|[上下]半年|新[建增设]")
# Of one house: 该中心占地26亩，设置床位420张
ONE_PLACE = pattern(
    "(?:该|本)(?:中心|院|馆|站|园|所|机构|项目|公寓|社区|小区|村|镇|乡|街道)|占地|建筑面积|总投资"
)
# Of one day, of one office's errand, or of one person only.
AT_ONE_TIME = pattern(
    "(?<!截[至止])当[天日]|首日|首个|跨省|试点|每[人户名家]|[对为给向][一1][人户名位]|看望|活动现场|现场(?=[募认捐筹])|[增补]发(?![^，。；]{0,6}证)"
)
# 标准由每人每月310元提高到360元，发放低保金: what each is to have says nothing of the sum
SET_BEFORE = pattern("标准(?!化)[^，,。；;]*每[人户][^，,。；;]*[，,]")
# 某镇新纳入低保12人, 全镇发放高龄津贴9万元; not 全市各乡镇
OF_A_TOWN = pattern(
    "(?!城镇)[^，。；、\\d各个乡]{1,4}?(?:镇|乡(?!镇)|街道)(?:今年|全年|年内|共|已|累计|[上本]月)*"
    "(?=[新为]|取消|退出|清退|停发|发放|办理|救助|实施|火化|完成)"
)
# 25家公墓进行整治, 志愿者投入防汛: what was done stands behind.
DEALT_WITH = pattern(
    r"[^，；。]{0,18}?(?<!全部)(?<!均)(?:(?:进行|得到|开展|完成|实施|予以|给予|接受|获评?|被|已)"
    r"[^，；。]{0,14}?(?:整治|提升|改造|检查|评估|换届|培训|表彰|排查|核查|复核|整改|走访|探访|慰问|接种|申请|注销)|"
    r"参[加与]|投入(?!运营|使用)|结对|报名|前往|走进|捐[赠款献]|获评|申请|通过)"
)
# 资助2300名低保对象参加医保，支出63万元: paid for what they take part in
PAID_FOR_ELSE = pattern(
    r"(?:资助|帮助|组织|[为对给])(?:全[市县区]的?)?\d[\d.]*万?[余多]?[人名户位个][^，。；\d]{2,16}?"
    "(?:参加|参与|购买|开展|进行|缴纳|投保|参保|体检|改造|提供|配备|安装)"
)
# 平均每月保障低保对象1200人: of all the months, and not how many there are
MEAN_OF_MONTHS = pattern("平均每[月年]|(?<!人)[月年]均(?!增)")
# 月人均175元: what was paid on average is no standard
ON_AVERAGE = pattern("(?:[户人次]均|平均)[约为达近]*$")
# 人均减免1300元: what each was given is no sum
FOR_EACH = pattern("(?:(?<!老)(?<!老年)[户人次]均|平均)[^，。；、\\d]{0,6}$")
# 设立社区慈善基金218支，募集资金865万元: what was given to those funds
OF_FUNDS = pattern(
    "(?:设立|建立|成立|设)[^，。；]{0,12}(?:基金(?!会)|信托)[^，。；]{0,8}[，、]"
)
# What is counted on an occasion, and of it alone: 新春慰问金, 清明祭扫.
VISITS = pattern("慰问|清明")
DEED = pattern(any_of_kind(TABLE, "deed"))
# Money that was given on or left over, not paid out.
ALLOTTED = pattern(any_of_kind(TABLE, "allotted"))
# What there is of each kind of town.
DIVIDED = pattern("区划|辖")
# 共有镇46个、乡12个、街道9个: each kind there is with its own number
TOWNS_LISTED = pattern(
    r"(?:镇|乡|街道)[）)]?\d+个[、，](?:民族)?(?:镇|乡|街道)\d+个|"
    r"(?<!\d)\d+个(?:镇|乡|街道)[、，和]\d+个(?:民族)?(?:镇|乡|街道)"
)
NARROWS = pattern(any_of_kind(TABLE))
# 发放取暖补贴，共发放1.4万户，其中低保家庭: of those who were given it
GIVEN_OUT = pattern(r"(?:发放|领取|补贴|发给)[共约近]{0,2}\d[\d.,]*万?[余多]?[户人名]")
# 为420户家庭实施改造，已完成310户: the first are those that are to be
PARTLY_DONE = pattern(r"[^。；]{0,30}[，,](?:目前|现|截至目前，?)?已完成[约近]?\d")
# 已建成床位420张，占年度任务的84%: those of this year
OF_YEARS_TASK = pattern(
    "[^。；，]{0,12}[，,](?:占|完成|达到?)[^，。；]{0,6}(?:年度|全年|今年)[^，。；]{0,6}(?:任务|目标|计划)"
)
# 补发结婚证310件、离婚证42件: each is a part of all certificates
CERTIFICATES = ("结婚证", "离婚证")


def narrows(whole: str, label: str) -> bool:
    """Whether the parts of this whole are of some only: 新登记社会组织118家，其中.

    A word that the label too has narrows nothing: it is what is counted.
    """
    since = ALL_MEANT.search(whole)
    said = whole[since.end() :] if since else whole
    return bool(GIVEN_OUT.search(said)) or any(
        each[0] not in label for each in NARROWS.finditer(said)
    )


def is_in_scope(indicator: IndicatorNames, scope: Scope) -> bool:
    """A day or a batch is no year, what is since a founding no sum of this year."""
    match scope:
        case Scope.SUBSET:
            return False
        case Scope.FOUNDING | Scope.DAY:
            return indicator.nature != "flow"
        case Scope.BATCH:
            return indicator.nature == "standard" or bool(VISITS.search(indicator.name))
    return True


def is_of_task(behind: str) -> bool:
    """Whether those that are done already are told behind, with a number of their own."""
    return "已完成" in behind and bool(PARTLY_DONE.match(behind))


def is_of_years_task(behind: str) -> bool:
    """Whether they are set against the task of the year: those were made in it."""
    return bool(OF_YEARS_TASK.match(behind))


def is_one_certificate(words: str, part: str, behind: str) -> bool:
    """Whether only one kind of certificates is counted, and the other beside it."""
    one, other = CERTIFICATES
    if other in words:
        one, other = other, one
    return one in words and (other in part or other in behind)


def is_for_a_reason(part: str) -> bool:
    """Whether only those are meant whom it befell: 因寒潮影响, not 因死亡、超标等原因."""
    return bool(FOR_A_REASON.search(part)) and not ALL_REASONS.search(part)


def is_divided(sentence: str, at: int) -> bool:
    """Whether it tells what a region is divided into: 辖4个镇, 共有镇46个、乡12个."""
    return bool(DIVIDED.search(sentence[:at]) or TOWNS_LISTED.search(sentence))


def is_so_far(before: str) -> bool:
    """Whether the sentence told of all until then, and of no year's since."""
    said = before[before.rfind("。") + 1 :]
    until = SO_FAR.search(said)
    return until is not None and not SINCE_THEN.search(said, until.end())


def is_measured(words: str, clause: str) -> bool:
    """Whether they alone are meant that pass a measure, which is no part of the name."""
    at = clause.rfind(words.removeprefix("的"))
    found = MEASURED.search(clause[: max(at, 0)])
    return found is not None and found.end() == at


def is_of_entered(said: str, before: str) -> bool:
    """Whether 登记 says that they were entered in that time, not that they are held."""
    if not ENTERED.search(said) or ALL_MEANT.search(said):
        return False
    if _is_of_whole(ALL_REGISTERED, before):
        return False
    return not UNTIL.search(before)


def are_all_built(before: str, behind: str) -> bool:
    """全市建成养老机构38家，床位7800张, of no year: it goes on to tell what there is."""
    return bool(DESCRIBED.match(behind)) and _is_of_whole(ALL_BUILT, before)


def _is_of_whole(pattern: re.Pattern[str], before: str) -> bool:
    """Whether the last that is told so is told of the whole place, and of no year."""
    said = before[before.rfind("。") + 1 :]
    return bool(pattern.search(said)) and not OF_A_YEAR.search(said)
