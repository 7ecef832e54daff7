"""Brings the words of labels and of the catalogue into one form, to be compared."""

from functools import lru_cache
from typing import NamedTuple

from ..language.gazetteer import place_named
from ..language.guarded import any_of_kind, begin, words_of_table
from ..language.patterns import pattern
from ..language.place_words import WHOLE_REGION

# What each unit of the catalogue may be counted in; 人 is never 人次 or 户.
COUNTED_AS = {
    "人": "人 名 位",
    "个": "个 家 所 间 处 座 镇 乡",
    "家": "家 个 所 间 处 座",
    "张": "张 床 个",
    "对": "对 件 宗",
    "件": "件 例 宗 对",
    "具": "具 例",
    "例": "例 具 宗",
    "条": "条 个",
    "辆次": "辆次 车次 台次",
    "元/人/月": "元/人/月 元/月",
    "元/人/年": "元/人/年 元/年",
    "元/人次": "元/人次 元/次 元",
}
ALIKE = {base: frozenset(units.split()) for base, units in COUNTED_AS.items()}
TABLE = "label_words.csv"
# The same few labels are asked for many times over.
REMEMBERED = 2048
BRACKETS = pattern("[\\s的（）()“”\"'「」·、，,:：△▲●◆■★※]")
# What stands beside the words of the table.
LEADING_SIGNS = "全我本各辖目截年期末共总现下保惠救供在合实已拥累其享当为有平约的了"
# 全市共有, 截至目前累计, 我县各级民政部门: says nothing of what is counted
LEAD = pattern(
    rf"{begin(words_of_table(TABLE, 'lead'), LEADING_SIGNS)}"
    r"(?:[全我本](?:省|市|县|区|州|旗|辖区|系统)|全国|各级|各地|辖区内?|目前|截至目前|截至|年末|年底|期末|末|月末|"
    r"共计|共有|总共|现辖|下辖|保障|惠及|救助供养|在保的?|合计|总计|现有|实有|已有|拥有|在册的?|累计|全年|全部|其中|享受|当月|本月|为|共|有|平均每|约|的|了|已|"
    rf"{any_of_kind(TABLE, 'lead')})+(?:民政部门|民政系统)?"
)
# What the label of a stock may begin with: 建成长者饭堂, 推动慈善组织(增至)
BUILT = pattern(
    rf"{begin(words_of_table(TABLE, 'built'), '累共已')}(?:累计|共|已)*{any_of_kind(TABLE, 'built')}了?"
)
GIFT = pattern("慰问(?:金|资金)$")
OCCASIONS = pattern(rf"{any_of_kind('property_words.csv', 'occasion')}|发放|支出|共|和")
# 全市殡仪馆火化遗体, 各级慈善会募集善款: who did it
AGENT = pattern(
    "[^，。；]{0,12}?(?:殡仪馆|公墓|骨灰堂|墓园|机关|机构|救助站|部门|慈善会|总会|组织)"
    "(?:全年|累计|年内|共|已)*(?=接待|火化|救助|募集|接[收受]|筹集|办理|销售|[减免]免|实施|发放)"
)
EXAMPLES = pattern(
    "^(?:办理|开展)?(?:[\u4e00-\u9fff]{2,6}、){1,3}[\u4e00-\u9fff]{2,6}等(?!级|次|额|人|户)"
)
# What a flow's label may begin with: 发放低保金, 完成适老化改造, 办理结婚登记
DONE = pattern(rf"(?:累计|共|已|全年|合计|总计)*{any_of_kind(TABLE, 'done')}了?")
# 韶关市, 滨海县
PLACE = pattern("[\u4e00-\u9fff]{1,7}?(?:[省市县区]|州(?!市))")
# One thing under several names.
SPELLINGS = (
    ("老年人数", "老人"),
    ("最低生活保障", "低保"),
    ("城镇", "城市"),
    ("居民低保", "低保"),
    ("低保保障", "低保"),
    ("保障低保", "低保"),
    ("最低养育标准", "养育标准"),
    ("城乡低保", "低保"),
    ("城乡特困", "特困"),
    ("城市享受低保", "享受城市低保"),
    ("农村享受低保", "享受农村低保"),
    ("城乡分散", "分散"),
    ("城乡集中", "集中"),
    ("老年人", "老人"),
    ("周岁", "岁"),
    ("岁及以上", "岁以上"),
    ("户籍老人", "老人"),
    ("户籍60岁", "60岁"),
    ("救助供养", "供养"),
    ("生活无着的人员", "流浪乞讨人员"),
    ("生活无着人员", "流浪乞讨人员"),
    ("生活无着的", ""),
    ("生活无着", ""),
)
# Words that change nothing of what is counted.
EMPTY = (
    ("每月", ""),
    ("月人均", ""),
    ("月均", ""),
    ("人均", ""),
    ("平均", ""),
    ("累计", ""),
)
# 城市低保对象保障标准: of money it need not be said that persons are meant.
PERSONS = pattern("对象|人员|(?<=津贴)老人|(?<=低保)(?:人数|家庭|户数?|总数)")
OF_PERSONS = pattern(
    "(?:(?:发放|享受|领取)总?人数|金?惠及|家庭|总?人数|人员数?|对象数?|总数|数量?|总量)+$"
)
TAILS = {
    "人": OF_PERSONS,
    "名": OF_PERSONS,
    "位": OF_PERSONS,
    "户": pattern("(?:总?户数|家庭数?|对象|户|总数|数量?)+$"),
    "人次": pattern("(?:金?惠及|人次数?|总?人次|总?人数|次数|数量?)+$"),
    "元": pattern(
        # 社会救助金 without it would be what 社会资金 is, which is no aid
        "(?:总?金额|总额|经费|资金|发放|补助金?|保障金?|(?<!社会)(?<!临时)救助金|供养金|支出|支付|实际|额|款|金|了)+$"
    ),
}
OTHER_TAIL = pattern("(?:总数|[个件对]数|数量|总量|数额?|量)$")
# 标准从目前的, 标准由现行的: what it was stands behind
FORMER_TAIL = pattern("[从由](?:目前|现行|原来?|原先|此前|上年|去年)?(?:同期)?的?$")
# 城乡低保人数排在前三的是沛县: whose it is the place tells
RANK_TAIL = pattern("(?:排[在名]|位[居列]|居前)[^，。]{0,14}$")
# 入住特困老人占全市特困人员总数: the number is of the whole
OF_WHOLE = pattern(rf"^[^，。]{{0,16}}占(?={WHOLE_REGION}[^，。]{{2,14}}总[数量]$)")
# 火化率保持在, 低保标准统一: how it stands, not what it is
MANNER_TAIL = pattern(rf"{any_of_kind(TABLE, 'tail')}+$")
MANNER_ENDS = tuple(each.word for each in words_of_table(TABLE, "tail"))
# 临时救助1—9月累计, 第一季度火化遗体, 标准从2023年1月1日起: when, not what
SPELL = (
    r"(?:\d{4}年)?(?:第?[一二三四]季度|[上下]半年|前[\d一二三四五六七八九十]{1,3}个?月|"
    r"\d{1,2}月?[-—–~～至到]\d{1,2}月份?|\d{1,2}月份?)"
)
SPELL_HEAD = pattern(rf"(?:今年|去年)?{SPELL}(?!\d)")
SPELL_TAIL = pattern(
    rf"(?:{SPELL}|[从自](?:\d{{4}}年|今年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?起|起)$"
)
SPELL_ENDS = tuple("度年月份起")
SPELL_BEGINS = tuple("今去第一二三四上下前")
# 每月与每年: 月平均保障标准912元, 农村低保年保障标准达到8160元
OF_A_YEAR = pattern("年(?:人均|平均|保障|补助)*标准")
OF_A_MONTH = pattern("月(?:人均|平均|保障|补助)*(?:标准|水平|补差$|补助$)")
OF_STANDARDS = pattern("[月年]|保障(?=标准)|基本(?=标准)")


class LabelCore(NamedTuple):
    """What a label says once its lead is taken away, and its normal form."""

    words: str
    form: str


def core_of(label: str, unit: str) -> LabelCore:
    """低保对象 and its form 低保, for 全市共有城乡低保对象."""
    label = label[label.rfind("】") + 1 :] or label
    for said_besides in (OF_WHOLE, FORMER_TAIL, RANK_TAIL):
        label = said_besides.sub("", label) or label
    if label.endswith(MANNER_ENDS):
        label = MANNER_TAIL.sub("", label) or label
    if label.endswith(SPELL_ENDS):
        label = SPELL_TAIL.sub("", label) or label
    may_begin = label[:1].isdecimal() or label.startswith(SPELL_BEGINS)
    if may_begin and (spell := SPELL_HEAD.match(label)):
        label = label[spell.end() :] or label
    lead = LEAD.match(label)
    words = label[lead.end() :] if lead and lead.end() < len(label) else label
    return LabelCore(words, form_of(words, unit))


def unit_by(label: str, unit: str) -> str:
    """What the label says of a mere 元: that it is for a month, for a year."""
    if unit != "元":
        return unit
    if OF_A_YEAR.search(label):
        return "元/人/年"
    return "元/人/月" if OF_A_MONTH.search(label) else unit


@lru_cache(maxsize=REMEMBERED)
def form_of(words: str, unit: str) -> str:
    """The one form of all wordings that mean the same, counted in this unit."""
    form = _respelled(words, (*SPELLINGS, *EMPTY))
    if unit.startswith("元"):
        form = PERSONS.sub("", form)
    if unit.startswith("元/"):
        return OF_STANDARDS.sub("", form)
    bare = TAILS.get(unit, OTHER_TAIL).sub("", form)
    return bare or form


@lru_cache(maxsize=REMEMBERED)
def normal(words: str) -> str:
    """The words without marks, each thing under one name: 城市低保 for 城镇最低生活保障."""
    return _respelled(words, SPELLINGS)


def _respelled(words: str, pairs: tuple[tuple[str, str], ...]) -> str:
    form = BRACKETS.sub("", words)
    for long, short in pairs:
        if long in form:
            form = form.replace(long, short)
    return form


def without_action(words: str) -> str:
    """低保金 for 发放低保金; the same where nothing is said to be done."""
    done = DONE.match(words)
    return words[done.end() :] if done and done.end() < len(words) else words


def without_agent(words: str) -> str:
    """火化遗体 for 殡仪馆火化遗体; whether it is of one house is for the sentence to say."""
    agent = AGENT.match(words)
    return words[agent.end() :] if agent else words


def without_examples(words: str) -> str:
    """节地生态安葬 for 海葬、树葬等节地生态安葬: some of its kinds are named, all are meant."""
    return EXAMPLES.sub("", words) or words


def without_building(words: str) -> str:
    """长者饭堂 for 建成长者饭堂: whether all there are is for the sentence to say."""
    built = BUILT.match(words)
    return words[built.end() :] if built and built.end() < len(words) else words


def without_occasion(words: str) -> str:
    """慰问金 for 新春“暖冬”慰问金; the same where it is no gift."""
    given = GIFT.search(words)
    if given and not OCCASIONS.sub("", BRACKETS.sub("", words[: given.start()])):
        return given[0]
    return words


def without_place(words: str) -> str:
    """低保对象 for 韶关市低保对象: whose they are is said elsewhere."""
    place = PLACE.match(words)
    if place and place_named(place[0]) and place.end() < len(words):
        return words[place.end() :]
    return words


def are_counted_alike(unit: str, base: str) -> bool:
    return unit == base or unit in ALIKE.get(base, ())
