"""Finds each number with its unit, and the words beside it that say how exact it is.

A number is read as a whole or not at all: 5万4千6百元 is 54,600, and of 1,2345张
neither a part nor a guess is taken.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ...language.numerals import (
    ARABIC,
    CHINESE,
    FORMAL,
    HAN_DIGITS,
    MYRIADS,
    OLD_TENS,
    PLAIN_SIGNS,
    RANGE_MARKS,
    TENS,
    read_decimal,
)
from ...language.patterns import pattern
from ...language.units import (
    HALVED,
    ONLY_BEHIND,
    UNIT,
    canonical,
    unit_of_noun_before,
    unit_of_noun_behind,
)
from ..figure import Qualifier
from .qualifiers import said_before, said_behind, said_inside
from .terms import NumberInContext, terms_in
from .wholeness import (
    coins_in,
    currency_before,
    is_malformed,
    is_negative,
    is_part_of_name,
    is_torn,
    is_vague_pair,
    shared_scale,
    unit_said_before,
)

NUMBER = rf"(?:{ARABIC}|{CHINESE})"
TO = rf"(?:[（(]不?含(?:本数)?[）)])? ?[{re.escape(RANGE_MARKS)}]{{1,2}} ?"
# Nothing of an address is counted: /wiki/%E5%8F%B0, https://…?id=30
ADDRESS = r"https?://[!-~]{1,500}|www\.[!-~]{1,200}|(?:%[0-9A-Fa-f]{2}){1,200}"
# 两成半, 四成二: tenths, and hundredths behind them; 不到半成
TENTHS = (
    r"(?P<tenths>[一二两三四五六七八九])成(?:(?P<hundredths>[一二三四五六七八九])"
    r"(?=[，。；、：:）)的]|以[上下内]|左右|[提上增下降升减][高升长降到至少]|$)|(?P<five>半)(?!数))|"
    r"(?<=[到足约近了涨降升跌])(?P<half_of_tenth>半)成(?=[，。；、）)的左以]|$)"
)
# 3天半, but not 3天半数以上
HALF_BEHIND = "半(?![数年月日天径价夜小途封导岛自失护脱工公壁边以成载])"
# 一个半小时, 2个半月, 三年半; 为期半个月, 缩短了半天: half a day is a measure behind such words only
HALVES = (
    r"(?P<whole>\d{1,2}|[一二两三四五六七八九十]{1,3})"
    rf"(?:个半(?P<halved>小时|月|学时|课时)|(?P<years>年){HALF_BEHIND})|"
    r"(?=半)(?:(?<=为期|历时|用时|耗时|缩短|压缩|压减|延长|提前|持续|需要|仅用|只用|仅需|只需|不到|不足|超过|长达)|"
    r"(?<=[期时短缩减长前续]了)|(?<=[压缩减降延][到至]))(?P<half>半)"
    r"(?P<of_half>个月|个?小时|天|年(?![来前后度底多以]))"
)
# 5角6分 behind 元: tenths and hundredths of it; 8角 alone
COIN = "[1-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
COINS = rf"(?:零?{COIN}[角毛](?:零?{COIN}分)?|零?{COIN}分)钱?"
# 3斤5两, 1米75高, 1小时20分钟: one amount in two units
SMALLER_BEHIND = (
    rf"斤(?P<tenths_of_jin>{COIN})两(?![个名位份])|"
    r"米(?P<part_of_metre>[1-9]\d?)(?=[高宽深长厚的，。；、）)]|左右|以[上下]|$)|"
    rf"个?小时零?(?P<minutes>\d{{1,2}}|{CHINESE})分钟?"
)
# 投入资金6.20（万元）, but not 附表1（万元）
IN_BRACKETS = r"(?<=[.\d]\d) ?[（(](?P<scale>[万亿]?)(?P<bracketed>元)[)）]"
NUMBERED = ("表", "图", "件", "第")
YEAR_ALONE = pattern(r"(?:19|20)\d\d")
# What a number, half of one or an address begins with: most signs begin none.
BEGINS = rf"(?=[\d半hw%{''.join((*HAN_DIGITS, *TENS, *MYRIADS, *OLD_TENS))}])"
# 3958人, 100余家, 48万余元, 3至5人, 20%—30%, 百分之三十, 1.5万人次, 三个亿
QUANTITY = pattern(
    rf"{BEGINS}(?:(?P<address>{ADDRESS})|{TENTHS}|{HALVES}|"
    rf"(?P<under>[百千佰仟]|{CHINESE}|\d{{1,4}})分之(?P<over>{NUMBER}|[{FORMAL}])|"
    rf"(?P<coins_alone>[两{COIN[1:-1]}]角{COIN}分|[1-9][角毛](?:钱|(?=[，。；、])|$)|{COIN}[角毛]钱)|"
    rf"(?P<number>{NUMBER})(?:{TO}(?P<upper>{NUMBER}) ?(?P<shared>{UNIT})|"
    rf"(?P<hundred_millions>个亿)(?P<yuan>元)?|"
    rf" ?(?P<unit>[元块圆])(?P<coins>{COINS})|{SMALLER_BEHIND}|{IN_BRACKETS}|"
    rf" ?(?P<plain_unit>{UNIT})(?P<and_half>{HALF_BEHIND})?)?)"
)
FRACTIONS = {"百": "%", "千": "‰"}
# 百分之五 十: blanks within a number
SPLIT_BEHIND = pattern(rf" (?:{CHINESE}|点)")
SHARE_PLACES = Decimal("0.01")
SMALL_SHARE_PLACES = Decimal("0.000001")
ONE, HALF = Decimal(1), Decimal("0.5")
MINUTES = 60
# A dash or two, and the blanks beside them
LONGEST_DASH = 4
HUNDRED_MILLION = Decimal(100_000_000)
# 老年人16.5万，: only here does a noun before the number stand for the unit
ENDS_BEHIND = pattern(r"余?(?=\s*(?:[，。；、！,;（(）)]|$|以[上下]|左右))")
# 分别接待2.4万、1.9万和3.3万人次: the unit is said once, behind the last
SHARED_BEHIND = pattern(
    rf"[、和与及](?:\d[\d.]*[万亿]?[、和与及]){{0,8}}\d[\d.]*(?P<scale>[万亿]?) ?(?P<unit>{UNIT})"
)
SHARED_OUT = pattern("(?:分别|依次)[^。；;]{0,60}$")
LONGEST_SHARED = 70
LINKS = ("、", "和", "与", "及")
# 三个亿的投资
SUMS_BEHIND = pattern("的?(?:资金|投资|善款|投入|项目|产值|规模)")
# ￥5,000, but not ￥5,000册 nor 2023年
NO_MORE = pattern(r"[\d年月日号.%\u4e00-\u9fff]")


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
    found += [quantity for term in terms_in(text) for quantity in _term(text, term)]
    return _with_ranges(text, sorted(found, key=lambda each: each.start))


def _with_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """3万元-5万元 is a range as 3-5万元 is; 由3万元至5万元 may be a change."""
    dashes = RANGE_MARKS.replace("至", "").replace("到", "")
    for index, (lower, upper) in enumerate(pairwise(found), 1):
        if lower.unit != upper.unit or not 0 < upper.start - lower.end <= LONGEST_DASH:
            continue
        between = text[lower.end : upper.start].strip()
        if between and not between.strip(dashes):
            found[index] = replace(upper, range_start=lower.start)
    return found


def _read(text: str, match: re.Match[str]) -> Iterable[Quantity]:
    """By the group of the pattern that met last, which tells how the number is written."""
    return READERS[match.lastgroup or ""](text, match)


def _with_half(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """25 % of 两成半, 42 % of 四成二, one and a half hours of 一个半小时."""
    if match["half_of_tenth"]:
        value, unit = Decimal(5), "%"
    elif match["tenths"]:
        rest = Decimal(5) if match["five"] else _digit(match["hundredths"])
        value, unit = 10 * _digit(match["tenths"]) + rest, "%"
    else:
        whole = read_decimal(match["whole"]) if match["whole"] else Decimal(0)
        if whole is None:
            return
        halved = match["halved"] and f"个{match['halved']}"
        value, unit = whole + HALF, match["of_half"] or match["years"] or halved
    yield _placed(text, match.span(), value, unit, match[0])


def _digit(sign: str) -> Decimal:
    """Its number, which the pattern makes sure that there is."""
    return read_decimal(sign) or Decimal(0)


def _term(text: str, term: NumberInContext) -> Iterator[Quantity]:
    if term.value is None:
        yield from _one(_quantity(text, term.span, term.written, term.unit))
    else:
        yield _placed(text, term.span, term.value, term.unit, term.written)


def _fraction(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """百分之三 is 3 %; 三分之二 and 万分之三 are the shares they are: 66.67 and 0.03 %."""
    if is_torn(text, match.start()) or SPLIT_BEHIND.match(text, match.end()):
        return
    if unit := FRACTIONS.get(match["under"].translate(PLAIN_SIGNS)):
        yield from _one(_quantity(text, match.span(), match["over"], unit))
        return
    over, under = read_decimal(match["over"]), read_decimal(match["under"])
    if not under or over is None or over >= under:
        return
    share = 100 * over / under
    share = share.quantize(SHARE_PLACES if share >= 1 else SMALL_SHARE_PLACES)
    yield _placed(text, match.span(), share, "%", match["over"])


def _bounds(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """3 and 5人 of 3至5人; in 1至3万元 the lower bound shares the 万."""
    lower, upper, unit = match["number"], match["upper"], match["shared"]
    lower += shared_scale(lower, upper)
    below = _quantity(text, match.span("number"), lower, unit)
    above = _quantity(text, (match.start("upper"), match.end()), upper, unit)
    if below and above:
        yield below
        yield replace(above, range_start=match.start())


def _with_coins(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """1234.56 of 1234元5角6分, 0.8 of 8角."""
    whole = read_decimal(match["number"]) if match["number"] else Decimal(0)
    if whole is not None:
        value = whole + coins_in(match["coins"] or match["coins_alone"])
        yield _placed(text, match.span(), value, "元", match[0])


def _in_two_units(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """3.5 斤 of 3斤5两, 1.75 米 of 1米75, 80 分钟 of 1小时20分钟."""
    value, unit, smaller = read_decimal(match["number"]), "分钟", match["minutes"]
    if value is None or is_torn(text, match.start()):
        return
    if smaller:
        minutes = read_decimal(smaller)
        if minutes is None:
            return
        value = MINUTES * value + minutes
    elif match["tenths_of_jin"]:
        value, unit = value + _digit(match["tenths_of_jin"]) / 10, "斤"
    else:
        value, unit = value + Decimal(f"0.{match['part_of_metre']}"), "米"
    yield _placed(text, match.span(), value, unit, match[0])


def _in_brackets(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """6.20（万元）: its unit set behind it as in a table's head, and no 2023（万元）."""
    is_year = YEAR_ALONE.fullmatch(match["number"])
    if is_year or text.endswith(NUMBERED, 0, match.start()):
        return
    number = f"{match['number']}{match['scale']}"
    yield from _one(_quantity(text, match.span(), number, match["bracketed"]))


def _hundred_millions(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """三个亿, where it is clear that money is meant."""
    value = read_decimal(match["number"])
    is_money = match["yuan"] or SUMS_BEHIND.match(text, match.end())
    is_money = is_money or unit_of_noun_before(text, match.start()) == "元"
    if value is not None and is_money:
        written = f"{match['number']}亿"
        yield _placed(text, match.span(), value * HUNDRED_MILLION, "元", written)


def _without_unit(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """港币50万, ￥5,000 and 老年人16.5万，: the unit is told by what stands before."""
    number, (start, end) = match["number"], match.span()
    scale, unit = _shared_unit(text, start, end, number)
    number += scale
    if not unit and not NO_MORE.match(text, end):
        unit = currency_before(text, start)
    if not unit and number[0].isdecimal() and {"万", "亿"} & set(number):
        is_end = ENDS_BEHIND.match(text, end)
        unit = unit_said_before(text, said_before(text, start)[0]) if is_end else ""
    if unit:
        yield from _one(_quantity(text, (start, end), number, unit))


def _shared_unit(text: str, start: int, end: int, number: str) -> tuple[str, str]:
    """人次 of 分别接待2.4万和3.3万人次, 万 and 元 of 分别投入120、80万元; else nothing."""
    if text[end : end + 1] not in LINKS or len(number) < 2:
        return "", ""
    shared = SHARED_BEHIND.match(text, end)
    floor = max(0, start - LONGEST_SHARED)
    if not shared or not SHARED_OUT.search(text, floor, start):
        return "", ""
    is_scaled = {"万", "亿"} & set(number) or not number[0].isdecimal()
    return "" if is_scaled else shared["scale"], shared["unit"]


def _with_unit(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    unit = match["plain_unit"] or unit_of_noun_behind(text, match.end())
    start, end = match.start(), match.end("plain_unit")
    wanted = ONLY_BEHIND.get(unit)
    if wanted and not text.endswith(wanted, 0, start):
        return
    quantity = _quantity(text, (start, end), match["number"], unit)
    is_halved = quantity and match["and_half"] and quantity.unit in HALVED
    if quantity and is_halved and quantity.value == quantity.value.to_integral_value():
        span, value = (start, match.end()), quantity.value + HALF
        yield _placed(text, span, value, quantity.unit, match[0])
    elif quantity:
        yield quantity


def _quantity(
    text: str, span: tuple[int, int], number: str, unit: str
) -> Quantity | None:
    """None where it is in doubt what the number says."""
    value, start = read_decimal(number), span[0]
    unit_said = canonical(unit)
    if value is None or is_malformed(number, unit_said):
        return None
    is_part = is_torn(text, start) or is_part_of_name(text, start, number)
    if is_part or is_vague_pair(text, start, number):
        return None
    if unit == "成":
        if not 0 < value <= len(HAN_DIGITS):
            return None
        value *= 10
    if unit_said == "元":
        unit_said = currency_before(text, start) or unit_said
    sign = is_negative(text, start, unit_said)
    if sign is None:
        return None
    begin, value = (start - 1, -value) if sign else (start, value)
    return _placed(text, (begin, span[1]), value, unit_said, number)


def _one(quantity: Quantity | None) -> tuple[Quantity, ...]:
    return (quantity,) if quantity else ()


def _placed(
    text: str, span: tuple[int, int], value: Decimal, unit: str, written: str
) -> Quantity:
    """With the words beside it that say how exact it is."""
    start, end = span
    before, qualifier_before = said_before(text, start)
    after, qualifier_after = said_behind(text, end)
    qualifier = said_inside(written) or qualifier_before or qualifier_after
    return Quantity(
        value=_tidy(value),
        unit=canonical(unit),
        start=start,
        end=end,
        before=before,
        after=after,
        written=written,
        qualifier=qualifier or Qualifier.EXACT,
    )


def _tidy(value: Decimal) -> Decimal:
    """51200 for 51200.00: what was written out is written plainly."""
    if value.same_quantum(ONE):
        return value
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _nothing(_text: str, _match: re.Match[str]) -> Iterable[Quantity]:
    """Of an address nothing is counted."""
    return ()


Reader = Callable[[str, re.Match[str]], Iterable[Quantity]]
# By the last group that each way of writing has.
READERS: dict[str, Reader] = {
    "address": _nothing,
    "number": _without_unit,
    **dict.fromkeys(("plain_unit", "and_half"), _with_unit),
    **dict.fromkeys(("tenths", "hundredths", "five", "half_of_tenth"), _with_half),
    **dict.fromkeys(("halved", "years", "of_half"), _with_half),
    "over": _fraction,
    "shared": _bounds,
    **dict.fromkeys(("coins", "coins_alone"), _with_coins),
    **dict.fromkeys(("tenths_of_jin", "part_of_metre", "minutes"), _in_two_units),
    **dict.fromkeys(("hundred_millions", "yuan"), _hundred_millions),
    "bracketed": _in_brackets,
}
