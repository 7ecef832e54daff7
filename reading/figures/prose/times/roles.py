"""What a time is to the numbers behind it: theirs, or of something else.

今年已110岁, 比今年七夕减少, 2021年印发的, 2018年成立的协会, 2023年宣传活动: not theirs.
"""

import re
from enum import StrEnum
from functools import cache

from ....language.patterns import pattern
from ....language.times import times_named
from .spoken import LONGEST_AGO, TimeSpan

# 其中5月2日最多，接待2.1万人次: that day still, though its part is over
PEAK = pattern(
    r"(?:[（(][^（）()]{1,10}[)）])?[^，。；\d]{0,4}(?:最[高多大低少小]|高峰|峰值)[^，。；\d]{0,6}，[^，。；\d]*"
)


class Role(StrEnum):
    """What a time is to the numbers behind it."""

    # Their time: 2021年，发放…
    OWN = "own"
    # That of the next number alone: 从2020年的12个增加到…
    NEXT = "next"
    # Of what is planned: 年底前, 部署2023年…
    AHEAD = "ahead"
    # Of something else: 较2019年, 2021年印发的, 今年已110岁
    OTHER = "other"


# 元旦登记96对，“户外颁证点”开放以来办理颁证214场: since an opening of its own
SINCE_OPENED = pattern(
    "[，；][^，。；\\d今]{2,16}(?:成立|开放|启用|投用|运行|运营|上线|挂牌|设立|开通|开业)以来"
)
FORMERLY = ("从", "由")
LOOK_BACK, LOOK_AHEAD = 16, 40
# 2022年的12个, 上年同期120户, 2020年的每人每年9890元: a number stands right behind
NUMBER_BEHIND = pattern(r"(?:同期)?[的为是]?(?:每[人户名月年天])*[约近]?\d")
# 的基本生活标准600元 behind 按上年度
MEASURE_BEHIND = pattern("[^，。；]{0,14}(?:标准|价格|收入|工资|水平|均值)")
# 是去年同期的2倍, 占2020年全年的80%
TIMES_OF = pattern("(?:占|是|为|达到?|相当于)[^，。；\\d]{0,4}$")
# 完成全年预算的71.5%: how much of it was done by then
DONE_OF, ALL_YEAR = pattern("(?:完成|达到?|超过?)了?$"), "全年"
AS_MANY_TIMES = pattern(
    r"[^，。；、\d]{0,12}的[\d.一二三四五六七八九]+(?:倍|%|％|成|多倍)"
)
# 与2019年相比
AGAINST = pattern("[^，。；]{0,14}(?:相比|相较|比|持平|对比|相当)")
# 总结2002年会议以来的工作, told years later: what the meeting was about
OF_ALL_SINCE = pattern(r"的[^，。；\d]{0,10}(?:工作|成绩|成就|成效|历程|经验|发展)")
AGE = pattern(r"[^，。；\d]{0,8}\d{1,3}(?:周)?岁")
FOUNDED_BEFORE = pattern("(?:成立|创办|创建|创立|组建|注册|建|生|始|入住|投用)于$")
# 在去年基础上, 在2022年试点的基础上: where it began; 在去年310人基础上 tells how many there were
BASIS_BEHIND = pattern(
    r"(?:度|同期|[年月]?[底末初])?(?P<number>\d[\d.]*[万亿]?[一-鿿]{1,3})?[^，。；\d]{0,8}?基础(?:上|之上)"
)
ON = ("在", "于")
# 完成全年100所建设任务的45%
TASK_BEHIND = pattern(
    r"[约近]?\d[^，。；]{0,14}(?:任务|目标|计划)|(?:任务|目标|计划)[^，。；\d]{0,4}\d"
)
EACH_YEAR = pattern("每[年逢]?$|历年$")
# 2019年总会在该活动中筹款: the time is of what was done, no name
THAT_ONE = pattern("该|此次|这次|本次")
# 9月5日慈善日活动现场，17家认捐
AT_ITS_PLACE = pattern("[^，。；]{0,2}(?:现场|当天|中|期间)")
LONGEST_TITLE = 80
# 发放我县10月份低保金: the month is that of the money, also in the title of a notice
PAID = pattern(
    "(?:发放|核发|下发|拨付|下拨|下达|支付|划拨)了?(?:[全我本][省市县区州旗盟镇])?"
    r"(?:\d[\d年度月份—～-]{1,12}[、和])*$"
)
BENEFIT = pattern("[^，。；：]{0,24}?(?:补[助贴]|津贴|低保|[金费])")
LONGEST_PAID = 36
# 较2021年、2022年, 与2010年第六次全国人口普查相比
JOINED = pattern("[、和与及]?")
# （8月28日） behind a time that is none of theirs
SAME_IN_BRACKETS = pattern(' ?[”"]? ?[（(] ?$')
# 已于4月底补发: when one thing was done, not what is told behind it
# 提前发放2月份供养金: of that money alone
AHEAD_OF_ITS_TIME = "(?:提前|预先)(?:发放|拨付|下拨|下发|预发|支付)了?$"
ASIDE = pattern(f"(?:其中|仅|光)[，：]?$|已经?[于在]$|{AHEAD_OF_ITS_TIME}")
LONGEST_ASIDE = 8
# 2022年度检查中，应检300家: of that check, and of nothing told behind it
IN_ITS_COURSE = pattern(
    "[^，。；：\\d]{0,10}(?:检查|年检|年报|考试|评估|评选|普查)(?:工作)?中，"
)
# 提前发放2月份供养金120万元
PAID_AHEAD = pattern(AHEAD_OF_ITS_TIME)
# 低保金880万元、特困供养金120万元: paid ahead with it
PAID_WITH_IT = pattern(
    r"(?:[^，。；：\d发拨付]{2,16}(?:补[助贴]|津贴|低保|[金费])[共约计为]{0,2}(?:\d[\d.]*[百千万亿]*元[、，和及与]|$))+"
)
# 11月份工作要点落实情况 tells of November
OF_WHAT_WAS_DONE = "(?:的)?(?:落实|完成|执行|推进|进展|实施|办理)"
# 为全年最高峰: one day among those of the year
RECORD = pattern("(?:的|中|内)?(?:最[高多大低少](?!生活)|之最|新高|高峰|峰值)")
# “七夕”等日子: of more days than one
AMONG_OTHERS = pattern(
    r"[”\"]?(?:[、和]?[“\"][^“”，。；]{1,8}[”\"]){0,4}等[^，。；、\d]{0,6}?(?:日子|节点|节日|时间|时段)"
)


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?:{times_named('compared')})[^，。；、\d]{{0,4}}$")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"(?:{times_named('with')})[^，。；、\d]{{0,4}}$")


@cache
def _measured_by() -> re.Pattern[str]:
    return re.compile(rf"(?:{times_named('measured by')})$")


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?:{times_named('ahead')})[^，。；\d]{{0,4}}$")


@cache
def _carried_over() -> re.Pattern[str]:
    """留到2021年: where it will be, not when it was."""
    return re.compile(rf"(?:{times_named('carried over')})$")


@cache
def _named() -> re.Pattern[str]:
    """全省民政会议 behind a year: the time is of the name."""
    return re.compile(
        rf"(?P<what>[^，。；、：\d]{{0,20}}?)(?:{times_named('named')})(?![^，。；、]{{0,3}}\d)"
    )


@cache
def _named_ahead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?!总结|小结|回顾)[^，。；、：\d]){{0,16}}(?:{times_named('named ahead')})(?!{OF_WHAT_WAS_DONE}|[”\"])"
    )


@cache
def _of_a_document() -> re.Pattern[str]:
    return re.compile(
        rf"[^，。；、：\d]{{0,10}}(?:{times_named('of a document')})了?(?:的|《)"
    )


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(
        rf"[^，。；、：\d]{{0,12}}(?:{times_named('founded')})(?:的(?![约近]?\d)|[，。；])"
    )


@cache
def _holding() -> re.Pattern[str]:
    return re.compile(times_named("holding"))


def role_of(text: str, start: int, end: int, span: TimeSpan) -> Role:
    """By what stands right before and behind the time."""
    before, behind = (
        text[max(0, start - LOOK_BACK) : start],
        text[end : end + LOOK_AHEAD],
    )
    is_measure = TIMES_OF.search(before) or (
        text.startswith(ALL_YEAR, start) and DONE_OF.search(before)
    )
    if is_measure and AS_MANY_TIMES.match(behind):
        return Role.OTHER
    if _is_compared(before, behind):
        return Role.NEXT if NUMBER_BEHIND.match(behind) else Role.OTHER
    if before.endswith(ON) and (basis := BASIS_BEHIND.match(behind)):
        return Role.NEXT if basis["number"] else Role.OTHER
    if _is_of_another(text, start, before, behind, span):
        return Role.OTHER
    if span.is_before or _ahead().search(before) or _named_ahead().match(behind):
        return Role.AHEAD
    if _is_former(text, start, end, behind, span):
        return Role.NEXT
    return Role.OWN


def _is_compared(before: str, behind: str) -> bool:
    if _compared().search(before):
        return True
    return bool(_with().search(before) and AGAINST.match(behind))


def _is_of_another(
    text: str, start: int, before: str, behind: str, span: TimeSpan
) -> bool:
    """Of an age, a document, a founding, a meeting, of every year."""
    if (
        _carried_over().search(before)
        or FOUNDED_BEFORE.search(before)
        or EACH_YEAR.search(before)
    ):
        return True
    is_peak = span.is_day and PEAK.match(behind)
    if _is_in_a_title(text, start) or (RECORD.match(behind) and not is_peak):
        return True
    if span.is_since:
        return _is_of_years(span) and bool(OF_ALL_SINCE.match(behind))
    if (
        AGE.match(behind)
        or AMONG_OTHERS.match(behind)
        or _of_a_document().match(behind)
    ):
        return True
    if span.pieces and not span.is_whole_year and is_paid_for(text[:start], behind):
        return False
    return bool(_founded().match(behind)) or _is_of_a_name(behind)


def is_paid_for(before: str, behind: str) -> bool:
    """发放|10月份|低保金: whether what is paid is paid for that time."""
    return bool(PAID.search(before[-LONGEST_PAID:]) and BENEFIT.match(behind))


def is_over_ahead(before: str, between: str) -> bool:
    """提前发放2月份低保金880万元，惠及3万人: no month ahead has any people yet."""
    if not PAID_AHEAD.search(before[-LONGEST_ASIDE:]):
        return False
    return any(map(str.isdigit, between)) and not PAID_WITH_IT.fullmatch(between)


def _is_of_years(span: TimeSpan) -> bool:
    return bool(span.first and span.last and span.last - span.first > LONGEST_AGO)


def _is_in_a_title(text: str, start: int) -> bool:
    """《2021年度工作规划》."""
    floor = max(0, start - LONGEST_TITLE)
    return text.rfind("《", floor, start) > text.rfind("》", floor, start)


def _is_of_a_name(behind: str) -> bool:
    """2023年宣传活动, but not 2023年举办宣传活动."""
    named = _named().match(behind)
    if named and THAT_ONE.search(named["what"]):
        return False
    if named and AT_ITS_PLACE.match(behind, named.end()):
        return False
    return bool(named) and not _holding().search(named["what"] if named else "")


def _is_former(text: str, start: int, end: int, behind: str, span: TimeSpan) -> bool:
    """从2020年的12个: the value before; 按上年度工资标准: what is measured by."""
    if _measured_by().search(text, max(0, start - 2), start):
        return bool(MEASURE_BEHIND.match(behind))
    if text[end - 2 : end] == "全年" and TASK_BEHIND.match(behind):
        return True
    if text[end - 2 : end] == "同期":
        return bool(NUMBER_BEHIND.match(behind))
    before = text[max(0, start - 2) : start].rstrip("“")
    is_from = before.endswith(FORMERLY) and not span.is_since
    return is_from and bool(NUMBER_BEHIND.match(behind))


def goes_on_comparing(text: str, start: int, end: int, next_start: int) -> bool:
    """Whether a time right behind a compared one is compared too: 与7月、8月相比."""
    if not JOINED.fullmatch(text, end, next_start):
        return False
    before = text[max(0, start - LOOK_BACK) : start]
    return _is_compared(before, text[end : end + LOOK_AHEAD])


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether the time is said of a part: 其中2021年71人."""
    if IN_ITS_COURSE.match(text, end):
        return True
    return bool(ASIDE.search(text, max(0, start - LONGEST_ASIDE), start))


def tells_the_same(text: str, end: int, start: int) -> bool:
    """Whether a time says in brackets what the one before it is: 七夕节（8月28日）."""
    return bool(SAME_IN_BRACKETS.fullmatch(text, end, start))
