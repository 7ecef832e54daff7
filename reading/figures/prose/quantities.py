"""Finds each number with its unit, and the words beside it that say how exact it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from ...language.numerals import ARABIC, CHINESE, MORE, ROUGHLY, read_decimal
from ...language.units import RATIO_UNIT, UNIT, canonical
from ..figure import Qualifier

# What years, days and points are said of: 使用期20年, 平均年龄43.6岁, 不超过30日
TERM_NAMES = (
    "期限?|平均年龄|预期寿命|[党工教军社]龄|年限|不少于|不超过|不得超过|不低于|不得少于|限|得分|评分|"
    "总分|平均分|积分|用"
)
# 平均年龄下降4.2岁, 工期为2年
TERM_VERBS = "为|是|在|达到?|约|满|下降|降低|上升|提高|缩短|延长|年轻|[了至到]"
TERM = re.compile(
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
    人口(?:总?[数量])?[已达到约近超过突破逾]{{0,4}}         # 户籍人口达48.2万，
    (?P<people>\d{{1,9}}(?:\.\d{{1,4}})?万)(?=[，。；、])
    |
    (?<![\d月])(?P<days>\d{{1,2}})[ ]?(?P<day>日)(?=之?内) # 20日内
    """,
    re.VERBOSE,
)
RATIO_NAMES = r"坡度|比(?:例|值)?(?:[由从](?:[\u4e00-\u9fff]{1,4}的)?)?"
RATIO_VERBS = (
    "为|是|约|约为|达|达到|达成|提高到|提升到|提升至|优化到|优化为|缩小到|缩小至|"
    "不应?[低高少大小]于|不超过|不得低于|[低高]于|按照?|控制在|保持在"
)
# Such a sentence tells ratios: 床位比达到1:8.6, 配备比例为全护理1：3
OF_RATIOS = re.compile(
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
RATIO = re.compile(
    r"""
    (?<![\d.:：午日晨晚间点])(?<![^低高大小]于)
    (?P<first>\d{1,3}(?:\.\d{1,3})?)[ ]?[:：∶比][ ]?(?P<second>\d{1,5}(?:\.\d{1,3})?)
    (?![\d:：]|\.\d)
    """,
    re.VERBOSE,
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
NUMBER = rf"(?:{ARABIC}|{CHINESE})"
TO = "[至到—–\\-~～－]{1,2}"
# 两成半, 四成二: tenths, and hundredths behind them
TENTHS = (
    r"(?P<tenths>[一二两三四五六七八九])成(?:(?P<hundredths>[一二三四五六七八九])"
    r"(?=[，。；、：:）)的]|以[上下内]|左右|[提上增下降升减][高升长降到至少]|$)|(?P<five>半)(?!数))"
)
# 一个半小时, 2个半月; 为期半个月, 缩短了半天: half a day is a measure behind such words only
HALVES = (
    r"(?P<whole>\d{1,2}|[一二两三四五六七八九十]{1,3})个半(?P<halved>小时|月|学时|课时)|"
    r"(?:(?<=为期|历时|用时|耗时|缩短|压缩|压减|延长|提前|持续|需要|仅用|只用|仅需|只需|不到|不足|超过|长达)|"
    r"(?<=[期时短缩减长前续]了)|(?<=[压缩减降延][到至]))(?P<half>半)"
    r"(?P<of_half>个月|个?小时|天|年(?![来前后度底多以]))"
)
# 3958人, 100余家, 48万余元, 3至5人, 20%—30%, 百分之三十, 1.5万人次
QUANTITY = re.compile(
    rf"{TENTHS}|{HALVES}|(?P<share>[百千]分之)(?P<part>{NUMBER})|(?P<over>[二三四五六七八九十])分之(?P<under>[一二三四五六七八九])|"
    rf"(?P<number>{NUMBER}) ?(?:(?P<unit>{UNIT})|(?P<to>{TO})(?P<upper>{NUMBER}) ?(?P<shared>{UNIT}))"
)
SHARES = {"百分之": "%", "千分之": "‰"}
# 近, 约370.5万元, 超过3万, 不少于14天, ≥90%
BEFORE = re.compile(
    r"(?P<over>[≥≧＞>]|超过|超|突破|逾|不应少于|不应低于|不应小于|至少|不少于|不得少于|不低于|不得低于|"
    r"不小于|最低|上|高于|大于|多于|达到?以上)|"
    r"(?P<under>[≤≦＜<]|不足|不到|不超过|不得超过|不高于|不得高于|不多于|最多|至多|最高不超过|未超过|"
    r"不应大于|不应超过|不应高于|低于|少于|小于|不满)|"
    r"(?P<about>大约|约为|约|将近|接近|近|大概|大致)"
)
BEFORE_AT_END = re.compile(
    rf"(?:{BEFORE.pattern})(?:达到?|为|有|在|共)?[ “]?(?:人民币)?(?:每[人户月年天])*$"
)
# 至少建有1所: the verb stands between; 不低于低保标准的1.3倍: what it is held against
FURTHER_BEFORE = re.compile(
    "(?P<over>(?:至少|不少于)[\u4e00-\u9fff]{1,6}|不得?[低少]于[\u4e00-\u9fff]{1,18}的)$|"
    "(?P<under>不得?(?:超过|高于|多于)(?:[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{1,18}的))$"
)
LONGEST_BEFORE = 8
LONGEST_BOUND = 24
HALF = Decimal("0.5")
# 14天以上, 5人之内, 20人左右
AFTER = re.compile(
    r"(?:\s*[（(]含[）)])?(?P<over>及?以上|多(?!次|种|名|元|年|数|样|部|方|家)|余(?!额|下|人|款|"
    r"名))|(?P<under>[及以]?以[内下]|之内|内(?![容部外科涵设地需生在存]))|(?P<about>左右|上下)"
)


class NumberInContext(NamedTuple):
    """A number, where it stands with its unit, and its value where it says no plain one."""

    span: tuple[int, int]
    written: str
    unit: str
    value: Decimal | None = None


def terms_in(text: str) -> Iterator[NumberInContext]:
    for match in TERM.finditer(text):
        yield from _terms(match)
    for match in FRACTION.finditer(text):
        share = 100 * Decimal(match["over"]) / Decimal(match["under"])
        share = share.quantize(SHARE_PLACES)
        yield NumberInContext(match.span("fraction"), match["over"], "%", share)
    yield from _ratios_in(text)


def _terms(match: re.Match[str]) -> Iterator[NumberInContext]:
    """The one number of a term, or both of 由10日缩短为7日."""
    for number, unit in PARTS:
        if match[number]:
            end = match.end(unit) if unit else match.end()
            said = match[unit] if unit else "人"
            yield NumberInContext((match.start(number), end), match[number], said)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit; `before` is where its 约 or 不少于 begins."""

    value: Decimal
    unit: str
    start: int
    end: int
    before: int
    after: int
    written: str
    qualifier: Qualifier = Qualifier.EXACT
    # Where the range begins that this is the upper bound of: 3-5人.
    range_start: int | None = None

    @property
    def is_upper_bound(self) -> bool:
        return self.range_start is not None

    @property
    def is_many(self) -> bool:
        """Whether it is said in tens of thousands: 61万元."""
        return "万" in self.written or "亿" in self.written

    @property
    def is_chinese(self) -> bool:
        return not self.written[0].isdecimal()


def quantities_in(text: str) -> list[Quantity]:
    """Every number with a unit, in order; a range 3至5人 is two."""
    found = [
        quantity for match in QUANTITY.finditer(text) for quantity in _read(text, match)
    ]
    terms = [quantity for term in terms_in(text) for quantity in _term(text, term)]
    return sorted(found + terms, key=lambda each: each.start) if terms else found


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    if match["tenths"] or match["halved"] or match["half"]:
        yield from _with_half(text, match)
    elif match["to"]:
        yield from _bounds(text, match)
    elif match["share"]:
        unit = SHARES[match["share"]]
        yield from _quantity(text, match.span(), match["part"], unit)
    elif match["over"]:
        yield from _fraction(text, match)
    else:
        yield from _quantity(text, match.span(), match["number"], match["unit"])


def _with_half(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """25 % of 两成半, 42 % of 四成二, one and a half hours of 一个半小时."""
    if match["tenths"]:
        rest = Decimal(5) if match["five"] else _digit(match["hundredths"])
        value, unit = 10 * _digit(match["tenths"]) + rest, "%"
    else:
        whole = read_decimal(match["whole"]) if match["whole"] else Decimal(0)
        if whole is None:
            return
        value, unit = whole + HALF, match["of_half"] or f"个{match['halved']}"
    yield _placed(text, match.span(), value, unit, match[0])


def _digit(sign: str) -> Decimal:
    """Its number, which the pattern makes sure that there is."""
    return read_decimal(sign) or Decimal(0)


def _term(text: str, term: NumberInContext) -> Iterator[Quantity]:
    if term.value is None:
        yield from _quantity(text, term.span, term.written, term.unit)
    else:
        yield _placed(text, term.span, term.value, term.unit, term.written)


def _fraction(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """三分之二 as the share it is: 66.67 %."""
    share = 100 * _digit(match["under"]) / _digit(match["over"])
    for quantity in _quantity(text, match.span(), match["under"], "%"):
        yield replace(quantity, value=round(share, 2))


def _bounds(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """3 and 5人 of 3至5人; in 1至3万元 the lower bound shares the 万."""
    lower, upper = match["number"], match["upper"]
    scale = upper[-1] if upper[-1] in "万亿" else ""
    if scale and not {"万", "亿"} & set(lower):
        lower += scale
    unit = match["shared"]
    yield from _quantity(text, match.span("number"), lower, unit)
    span = (match.start("upper"), match.end())
    for quantity in _quantity(text, span, upper, unit):
        yield replace(quantity, range_start=match.start())


def _quantity(
    text: str, span: tuple[int, int], number: str, unit: str
) -> Iterator[Quantity]:
    value = read_decimal(number)
    if value is None:
        return
    if canonical(unit) == "%" and unit == "成":
        value *= 10
    yield _placed(text, span, value, unit, number)


def _placed(
    text: str, span: tuple[int, int], value: Decimal, unit: str, written: str
) -> Quantity:
    """With the words beside it that say how exact it is."""
    start, end = span
    before, said_before = _said_before(text, start)
    after, said_after = _said_after(text, end)
    return Quantity(
        value=_tidy(value),
        unit=canonical(unit),
        start=start,
        end=end,
        before=before,
        after=after,
        written=written,
        qualifier=_said_inside(written) or said_before or said_after or Qualifier.EXACT,
    )


def _tidy(value: Decimal) -> Decimal:
    """51200 for 51200.00: what was written out is written plainly."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _said_inside(number: str) -> Qualifier | None:
    if any(sign in MORE for sign in number):
        return Qualifier.OVER
    return Qualifier.ABOUT if any(sign in ROUGHLY for sign in number) else None


def _said_before(text: str, start: int) -> tuple[int, Qualifier | None]:
    match = BEFORE_AT_END.search(text, max(0, start - LONGEST_BEFORE), start)
    if match is None or _is_another_word(text, match):
        return start, _said_further_before(text, start)
    return match.start(), _said_by(match)


def _said_further_before(text: str, start: int) -> Qualifier | None:
    window = max(0, start - LONGEST_BOUND)
    if text.find("不", window, start) < 0 and text.find("至少", window, start) < 0:
        return None
    match = FURTHER_BEFORE.search(text, window, start)
    return _said_by(match) if match else None


def _is_another_word(text: str, match: re.Match[str]) -> bool:
    """附近, 最近, 以上, 每年上: here 近 and 上 belong to the word before."""
    before = text[max(0, match.start() - 1) : match.start()]
    if match[0].startswith("近"):
        return before in tuple("附最邻临靠")
    if match[0].startswith("上"):
        # 上百户, 上千名: only before a round number that has no other beginning
        return text[match.end()] not in "百千万亿"
    return match[0].startswith("约") and before in tuple("节预签公条民合履违特赴")


def _said_after(text: str, end: int) -> tuple[int, Qualifier | None]:
    match = AFTER.match(text, end)
    if match is None:
        return end, None
    return match.end(), _said_by(match)


def _said_by(match: re.Match[str]) -> Qualifier:
    """Named by the group that met, one of which each alternative has."""
    return Qualifier(match.lastgroup or "")
