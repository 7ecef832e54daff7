"""What stands at a noun and is no part of what an office would call the thing.

保障农村低保对象 counts 农村低保对象, 低收入人口最多 low earners, 每人慰问金 the gift. The
words are rows of `reading/language/label_words.csv`.
"""

from ....language.guarded import any_of_kind, begin, words_of_table
from ....language.patterns import pattern
from ....language.units import PROPORTIONS, is_rate

TABLE = "label_words.csv"
# 保障标准, 设置率, 培育基地: there the verb is part of a name; 惠及群众 alone says nothing
NAMES = (
    "标准|水平|资[金助]|金|费|经费|人[数员次口]|户数|率|比例|面积|对象|群众|老人|居民|范围|工作|活动|项目|"
    "中心|[站所室点机]|基地|机制|制度|机构|体系|平台|合同|职工|会|总?[量数额]|情况|时间|时长|次数|支出|投入"
)
# 分别建成, 各聘用: how they are shared out; 每人慰问金: a gift to each of those named
EACH = "(?:分别|各(?![类级地种项界区县市乡镇街])|另(?![类外行]))"
DEED = any_of_kind(TABLE, "deed")
LEADING = pattern(
    rf"{begin(words_of_table(TABLE, 'deed'), '分各另重上双')}"
    rf"(?:{EACH}(?:{DEED})?|(?:重点|上门|双方)?{DEED})了?(?!(?:{NAMES}|[^，。]*群众)$|[^，。]*的)(?=[^，。率]{{2}})"
)
# 养老驿站运营84家, 护理院主体完工, 低收入人口最多: how it goes, where most are
TRAILING = pattern(rf"(?<=..){any_of_kind(TABLE, 'course')}$")
# 奖补标准为树葬2000元、海葬4000元
KIND_OF = pattern(
    "(?P<what>[^，。]{2,}(?:标准|补[助贴]))为(?P<kind>[^，。为收入]{2,8})"
)
# 管理费用仅占总支出
ONLY_SHARE = pattern("(?<=..)(?:仅|约)(?=占)")
# 高龄津贴发放2400万元
PAID_OUT = pattern("(?<=[贴金费款助])(?:发放|下发|拨付)$")
# 百岁老人每人每月发放400元
PAID_EACH = pattern("(?<=..)每[人户名位]每[月年](?:发放|给予)$")
# 运营补贴按就餐人次每人次2元
PAID_BY = pattern("(?<=..补[助贴])按照?[^，。]{0,8}(?:人次|人数|户数|面积|床位数?)$")
# 已下达的补助资金: what was done with it is no part of its name
PAID_THAT = pattern(
    "^(?:下达|拨付|下拨|发放|投入|支付|安排|筹集|募集|争取|划拨)的"
    "(?=[^的]{2,}(?:[金款费]|补[助贴]|津贴|支出)$)"
)
FOOTNOTE = pattern(r"[\[〔]\d{1,2}[\]〕]")
# 每人慰问金1200元: whose it is each of, of a sum alone
OF_EACH = pattern(
    "每(?![户家人]每次最)(?:人|户|名|位|例)(?:每[月年次餐])?(?:另|再|各)?(?=..)"
)
# 县福利院设床位: what is there is the beds of the house
BEDS = "床位"
HAS_BEDS = pattern(
    "(?:(?<=[院馆园站所])|(?<=机构|中心))(?:设有?|开设|共设|设置)(?=床位$)"
)
# 老年人口将增长: that it is to come the kind says
TO_COME = pattern("(?<=..)[将拟](?=净?(?:增|减|提高|上升|下降|降低)[^，。]{0,2}$)")
# 每人另加150元: of what was given before
ADDED = frozenset(["另加", "再加", "加发", "增发", "另发"])
# 县财政对农村居民每例补助: whom it is given to, and what
GIVEN = pattern(
    "(?:(?:各|[省市县区镇])(?:级?财政|[级县市区])?)?(?:[对给](?P<whom>[^，。每]{2,12})?)?"
    "(?:(?P<meal>每餐)|每(?:[人户例处家所个名位]|张床位?)(?:每[月年])?)(?P<what>[补奖][助贴补励])"
)
# 符合条件的老年人每餐可享受补贴
MAY_GET = pattern(
    "(?:(?:符合|具备)(?:相关|规定)?条件的)?(?P<whom>[^，。的]{2,10}?)(?P<each>每[餐月年次天日])?"
    "可以?(?:享受?|领取?|获得?)?(?P<what>补[助贴]|津贴|奖励)"
)
# 补助按城市每人, 发放标准按80—89岁: whom it is for stands behind
BY_KIND = pattern(
    "(?:[^，。]{1,8}[县市区]、[^，。、]{1,8}[县市区])?"
    "(?P<what>[^，。]{2,}(?:补[助贴]|津贴|标准|[金费]))(?:发放)?(?:分别)?按照?"
    "(?P<kind>城市|农村|城镇|集中|散居|[一-鿿]类|"
    r"\d{2,3}(?:[-—至]\d{2,3})?周?岁(?:[及以]*[上下])?)"
)
# 城市 of 城乡低保对象, 80周岁以上 of 60周岁以上老年人: the part's own word replaces it
AGES = pattern(r"(?:\d{2,3}(?:[-—至]\d{2,3})?周?|百)岁(?:[及以]*[上下])?的?")
# 集中供养 of 特困供养人员: said once
CARED_FOR = "供养"
AREAS = ("城乡", "城市", "农村", "城镇")
# 散居 behind 集中养育孤儿标准
CARES = (
    *("机构集中养育", "机构养育", "集中养育", "社会散居", "散居"),
    *("集中供养", "分散供养", "全护理", "半护理"),
)
# 女性占31%, 年龄在100岁以上的占: a part by age or sex is named by its share as it is
BY_AGE = pattern(r"其?[男女]|年龄|\d{2,3}(?:[-—至]\d+)?周?岁|占")
SHARE = pattern("比[例重]占$")


def whole_of(base: str, part: str) -> str:
    """低保对象 for the 城乡低保对象 that 城市 is a part of."""
    if part in AREAS:
        return next((base.removeprefix(a) for a in AREAS if base.startswith(a)), base)
    if part in CARES:
        base = next((base.removeprefix(a) for a in CARES if base.startswith(a)), base)
    if part.endswith(CARED_FOR):
        base = base.replace(f"特困{CARED_FOR}", "特困", 1)
    base = base.replace("总人口", "人口")
    return AGES.sub("", base, count=1) if AGES.fullmatch(part) else base


def share_of(label: str, unit: str) -> str:
    """护理型床位占比 for 护理型床位占."""
    if unit not in PROPORTIONS or not label.endswith("占") or BY_AGE.match(label):
        return label
    return label[:-1] if SHARE.search(label) else f"{label}比"


def unmarked(label: str) -> str:
    """0—14岁人口 for 0—14岁[3]人口: a note at the foot is no part of the name."""
    if "可" in label and (may_get := MAY_GET.fullmatch(label)):
        return f"{may_get['whom']}{may_get['each'] or ''}{may_get['what']}"
    return FOOTNOTE.sub("", label) if "[" in label or "〔" in label else label


def parted_by_kind(noun: str, unit: str) -> str:
    """养育标准 of 养育标准为集中养育: what the other kinds have too."""
    kinds = KIND_OF.fullmatch(noun) if unit.startswith("元") else None
    return kinds["what"] if kinds else ""


def plainly(noun: str, unit: str) -> str:
    """农村低保对象 for 保障农村低保对象; the noun as it is where that is all it says."""
    if given := GIVEN.fullmatch(noun):
        noun = f"{given['whom'] or ''}{given['meal'] or ''}{given['what']}"
    if kinds := BY_KIND.fullmatch(noun):
        noun = kinds["kind"] + kinds["what"]
    if noun.endswith(BEDS):
        noun = HAS_BEDS.sub("", noun)
    if "将" in noun or "拟" in noun:
        noun = TO_COME.sub("", noun)
    if unit == "元":
        noun = PAID_THAT.sub("", noun)
    if unit == "元" or is_rate(unit):
        noun = OF_EACH.sub("", noun, count=1) if noun.startswith("每") else noun
    if led := LEADING.match(noun):
        noun = noun[led.end() :].lstrip("、")
    if unit in PROPORTIONS:
        noun = ONLY_SHARE.sub("", noun)
    if unit.startswith("元") and (kinds := KIND_OF.fullmatch(noun)):
        noun = kinds["kind"] + kinds["what"]
    if is_rate(unit):
        noun = PAID_EACH.sub("", noun)
    if unit.startswith("元"):
        noun = PAID_BY.sub("", noun)
    if unit == "元":
        noun = PAID_OUT.sub("", noun)
    return noun if unit in PROPORTIONS else without_course(noun)


def without_course(noun: str) -> str:
    """养老驿站 for 养老驿站运营."""
    went = TRAILING.search(noun)
    return noun[: went.start()] if went else noun
