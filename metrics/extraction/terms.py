"""Numbers that only the words beside them make figures: 工期20年, 配比1:8.6, 30日内."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ..amounts import RATIO_UNIT
from .numerals import CHINESE

# 使用期20年, 平均年龄43.6岁, 平均年龄下降4.2岁, 不超过30日, 不超过4级, 20日内
TERM = re.compile(
    rf"(?:期限?|平均年龄|[党工教军社]龄|年限|不少于|不超过|不得超过|不低于|不得少于|限|得分|评分|"
    rf"总分|平均分|积分|用)(?P<verb>为|是|在|达到?|约|[满]|下降|降低|上升|提高|缩短|延长|年轻|[了至到]){{0,2}}(?P<term>\d{{1,3}}(?:\.\d+)?万?|"
    rf"{CHINESE}) ?(?P<of>年(?!度|底|末|代)|周?岁|日|分(?!钟|之)|级(?![别地市]))|"
    rf"[由从](?:原来?的?)?(?P<was>\d{{1,3}}) ?(?P<of_was>[日年])[缩延][短长减](?:为|到|至)(?P<now>\d{{1,3}}) ?(?P<of_now>[日年])|"
    rf"人口(?:总?[数量])?[已达到约近超过突破逾]{{0,4}}(?P<people>\d{{1,9}}(?:\.\d{{1,4}})?万)(?=[，。；、])|"
    r"(?<![\d月])(?P<days>\d{1,2}) ?(?P<day>日)(?=之?内)"
)
# 床位比达到1:8.6, 配备比例不低于1：3，半护理不低于1：6: in such a sentence only
OF_RATIOS = re.compile(
    r"(?:(?:比例|配比|之比)(?:分别)?(?:为|是|达到?)?[：:]?[\u4e00-\u9fff]{1,6}|(?:坡度|比(?:例|值)?)(?:[由从](?:[\u4e00-\u9fff]{1,4}的)?)?(?:已|应|须|均|要|可)?(?:为|是|约|约为|达|达到|达成|提高到|提升到|提升至|优化到|优化为|缩小到|缩小至|"
    r"不应?[低高少大小]于|不超过|不得低于|[低高]于|按照?|控制在|保持在)?)(?=\d{1,3}(?:\.\d+)? ?[:：∶比] ?\d)"
)
# 1:8.6, 1比5, 15：1
RATIO = re.compile(
    r"(?<![\d.:：午日晨晚间点])(?<![^低高大小]于)(?P<first>\d{1,3}(?:\.\d{1,3})?) ?[:：∶比] ?(?P<second>\d{1,5}(?:\.\d{1,3})?)(?![\d:：]|\.\d)"
)
# The groups of a term: its number and its unit, which people have none of.
PARTS = (
    ("term", "of"),
    ("was", "of_was"),
    ("now", "of_now"),
    ("people", ""),
    ("days", "day"),
)
RATIO_PLACES = Decimal("0.000001")
# 占总数的1/3
FRACTION = re.compile(
    r"占[^，。；\d]{0,12}(?P<fraction>(?P<over>[1-9])/(?P<under>[2-9]|10))(?![\d/])"
)
SHARE_PLACES = Decimal("0.01")


class Term(NamedTuple):
    """A number, where it stands with its unit, and its value where it says no plain one."""

    span: tuple[int, int]
    written: str
    unit: str
    value: Decimal | None = None


def terms_in(text: str) -> Iterator[Term]:
    for match in TERM.finditer(text):
        yield from _terms(match)
    for match in FRACTION.finditer(text):
        share = 100 * Decimal(match["over"]) / Decimal(match["under"])
        share = share.quantize(SHARE_PLACES)
        yield Term(match.span("fraction"), match["over"], "%", share)
    yield from _ratios_in(text)


def _terms(match: re.Match[str]) -> Iterator[Term]:
    """The one number of a term, or both of 由10日缩短为7日."""
    for number, unit in PARTS:
        if match[number]:
            end = match.end(unit) if unit else match.end()
            said = match[unit] if unit else "人"
            yield Term((match.start(number), end), match[number], said)


def _ratios_in(text: str) -> Iterator[Term]:
    """Each ratio as the quotient it is, from where a sentence says 比 to its end."""
    at = 0
    while said := OF_RATIOS.search(text, at):
        at = text.find("。", said.end())
        at = len(text) if at < 0 else at
        for match in RATIO.finditer(text, said.end(), at):
            if second := Decimal(match["second"]):
                value = (Decimal(match["first"]) / second).quantize(RATIO_PLACES)
                yield Term(match.span(), match["first"], RATIO_UNIT, value)
