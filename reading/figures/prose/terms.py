"""Numbers whose unit counts in some contexts only: 期限20年, 床位比1∶8.6, 占1/3."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ...language.numerals import CHINESE
from ...language.patterns import pattern
from ...language.units import RATIO_UNIT

# What years, days and points are said of: 使用期20年, 平均年龄43.6岁, 不超过30日
TERM_NAMES = (
    "期限?|平均年龄|预期寿命|[党工教军社]龄|年限|不少于|不超过|不得超过|不低于|不得少于|限|得分|评分|"
    "总分|平均分|积分|用"
)
# 平均年龄下降4.2岁, 工期为2年
TERM_VERBS = "为|是|在|达到?|约|满|下降|降低|上升|提高|缩短|延长|年轻|[了至到]"
TERM = pattern(
    rf"""
    (?:{TERM_NAMES})(?:{TERM_VERBS}){{0,2}}                # 不超过4级
    (?P<term>\d{{1,3}}(?:\.\d+)?万?|{CHINESE})[ ]?
    (?P<of>年(?!度|底|末|代)|周?岁|日|分(?!钟|之)|级(?![别地市]))
    |
    [由从](?:原来?的?)?                                   # 由15日缩短为10日
    (?P<was>\d{{1,3}}(?:\.\d+)?)[ ]?(?P<of_was>[日年岁])
    (?:[缩延][短长减]|提高|上升|下降|降低)(?:为|到|至)
    (?P<now>\d{{1,3}}(?:\.\d+)?)[ ]?(?P<of_now>[日年岁])
    |
    (?<![\d月])(?P<days>\d{{1,2}})[ ]?(?P<day>日)(?=之?内) # 20日内
    """,
    re.VERBOSE,
)
# 平均年龄44岁，较上届下降5.8岁
YEARS_LESS = pattern(
    r"(?:年龄|寿命)[^。；\d]{0,12}\d{2}(?:\.\d{1,2})?岁[，（(、][^，。；]{0,12}?"
    r"(?:下降|降低|年轻|提高|上升|升高|增加|增长|延长|减少|缩短|提前|推迟|[降增长小大])了?近?约?"
    r"(?P<years>\d{1,2}(?:\.\d{1,2})?) ?岁"
)
RATIO_NAMES = r"坡度|比(?:例|值)?(?:[由从](?:[\u4e00-\u9fff]{1,4}的)?)?"
RATIO_VERBS = (
    "为|是|约|约为|达|达到|达成|提高到|提升到|提升至|优化到|优化为|缩小到|缩小至|"
    "不应?[低高少大小]于|不超过|不得低于|[低高]于|按照?|控制在|保持在"
)
# Such a sentence tells ratios: 床位比达到1:8.6, 配备比例为全护理1：3
OF_RATIOS = pattern(
    rf"""
    (?:
        (?:比例|配比|之比)(?:分别)?(?:为|是|达到?)?[：:]?[\u4e00-\u9fff]{{1,6}}
        |
        (?:{RATIO_NAMES})(?:已|应|须|均|要|可)?(?:{RATIO_VERBS})?
    )
    (?=\d{{1,3}}(?:\.\d+)?[ ]?[:：∶比][ ]?\d)
    """,
    re.VERBOSE,
)
# 1:8.6, 1比5, 低于1：3; but 上午9:30 and 定于9:30 are times
RATIO = pattern(
    r"""
    (?<![\d.:：午日晨晚间点])(?<![^低高大小]于)
    (?P<first>\d{1,3}(?:\.\d{1,3})?)[ ]?[:：∶比][ ]?(?P<second>\d{1,5}(?:\.\d{1,3})?)
    (?![\d:：]|\.\d)
    """,
    re.VERBOSE,
)
# The groups of a term: its number and its unit.
PARTS = (
    ("term", "of"),
    ("was", "of_was"),
    ("now", "of_now"),
    ("days", "day"),
)
RATIO_PLACES = Decimal("0.000001")
# 占总数的1/3
FRACTION = pattern(
    r"占[^，。；\d]{0,12}(?P<fraction>(?P<over>[1-9])/(?P<under>[2-9]|10))(?![\d/])"
)
SHARE_PLACES = Decimal("0.01")


class NumberInContext(NamedTuple):
    """A number, where it stands with its unit, and its value where it says no plain one."""

    span: tuple[int, int]
    written: str
    unit: str
    value: Decimal | None = None


def terms_in(text: str) -> Iterator[NumberInContext]:
    for match in TERM.finditer(text):
        yield from _terms(match)
    for match in YEARS_LESS.finditer(text) if "岁" in text else ():
        yield NumberInContext((match.start("years"), match.end()), match["years"], "岁")
    for match in FRACTION.finditer(text):
        share = 100 * Decimal(match["over"]) / Decimal(match["under"])
        share = share.quantize(SHARE_PLACES)
        yield NumberInContext(match.span("fraction"), match["over"], "%", share)
    yield from _ratios_in(text)


def _terms(match: re.Match[str]) -> Iterator[NumberInContext]:
    """The one number of a term, or both of 由10日缩短为7日."""
    for number, unit in PARTS:
        if match[number]:
            span = (match.start(number), match.end(unit))
            yield NumberInContext(span, match[number], match[unit])


def _ratios_in(text: str) -> Iterator[NumberInContext]:
    """Each ratio as the quotient it is, from where a sentence says 比 to its end."""
    at = 0
    while said := OF_RATIOS.search(text, at):
        at = text.find("。", said.end())
        at = len(text) if at < 0 else at
        for match in RATIO.finditer(text, said.end(), at):
            if second := Decimal(match["second"]):
                value = (Decimal(match["first"]) / second).quantize(RATIO_PLACES)
                yield NumberInContext(match.span(), match["first"], RATIO_UNIT, value)
