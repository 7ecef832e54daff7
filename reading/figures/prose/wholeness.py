"""Whether a number is whole and what it says: its sign, its currency, its coins.

Where that is in doubt no figure is made of it: 1,2345张, 3.958人, 入伍人员, 三元区.
"""

import re
from decimal import Decimal
from functools import cache

from ...language.gazetteer import places
from ...language.numerals import (
    CURRENCIES,
    FORMAL,
    HAN_DIGITS,
    MINUS,
    MORE,
    MYRIADS,
    PERCENT,
    ROUGHLY,
    TENS,
    read_decimal,
    signs_of,
)
from ...language.patterns import pattern
from ...language.units import SHARES, of_class, unit_of_noun_before

# 3.958: a comma was meant, where people or things are counted
MEANT_FOR_GROUP = pattern(r"[1-9]\d{0,2}[.．]\d{3}")
WHOLE_ONLY = of_class("classifier", "tally")
# 壹仟元, 百分之伍: what formal digits alone are written for
IN_FORMAL = of_class("money", "share")
# 增长-3.2%, 结余-35万元: here a dash is a minus sign
CHANGES = pattern(
    "增长|增加|增幅|增减|增速|涨幅|变化|变动|波动|同比|环比|较上|比上年|比去年|下降|降幅|结余|余额|盈余|"
    "盈亏|净增|差额|差值|利润|气温|温度"
)
# 为负3.2%, but not 减负1200元
BEFORE_MINUS_IN_WORDS = tuple("为是达至到长速幅率约（(：，、")
LONGEST_CLAUSE = 30
CLAUSE_MARKS = pattern("[，。；\n]")
CURRENCY_BEFORE = pattern(
    rf"(?:{'|'.join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))})"
    r"(?:约|近|共计?|合计)?[:：]?\s?$"
)
LONGEST_CURRENCY = 8
# What such words end with: most numbers have none of these signs before them.
CURRENCY_ENDS = frozenset("约近共计:： " + "".join(word[-1] for word in CURRENCIES))
SCALES = {**TENS, **MYRIADS}
# 三元里, 三元村: a place, though no division of the standard
PLACE_OF_ONE_SIGN = pattern("[一二三四五六七八九十]元[区县镇乡村里桥街路]")
# 2、3名: two or three, and no list of a 2 and a 3名
PAIR = pattern(
    rf"(?<=[^\d{''.join(HAN_DIGITS)}、。；\n])(?P<first>[1-9一二三四五六七八])、$"
)
# 老年人口78.6万，占总人口的17%，其中居住在农村的54.1万: as many of them
PART_OF_THEM = pattern(
    r"[\d.]+万，(?:占[^，。；]{2,24}，)?其中(?:[^，。；、\d]{1,10}[\d.]+万[，、]){0,2}"
    r"(?![^，。；]*[投支拨补资筹捐款金费额])(?:[^，。；、\d]{0,10}"
    r"(?:的|城[镇乡市]|[农乡]村|[男女]性|失能|独居)|(?:\d{2,3}|百)周?岁及?以上)$"
)
LONGEST_PART = 60
LARGER_SCALE = "兆"
# Behind these a blank parts no two numbers.
NUMBER_SIGNS = (*TENS, *MYRIADS, *HAN_DIGITS, "点")


def unit_said_before(text: str, at: int) -> str:
    """人 of 老年人口78.6万, and of 其中居住在农村的54.1万 behind it."""
    if unit := unit_of_noun_before(text, at):
        return unit
    part = PART_OF_THEM.search(text, max(0, at - LONGEST_PART), at)
    return unit_of_noun_before(text, part.start()) if part else ""


def is_malformed(number: str, unit: str) -> bool:
    """Whether its signs are none that a count of this unit is written in."""
    if unit in WHOLE_ONLY and MEANT_FOR_GROUP.fullmatch(number):
        return True
    if number.startswith("零点") and unit in WHOLE_ONLY:
        return True  # 零点30人: the hour, and who came then
    is_formal = number[0] in FORMAL and unit not in IN_FORMAL
    return is_formal and not set(number[1:]) & set(signs_of("formal ten"))


@cache
def _places_like_numbers() -> tuple[str, ...]:
    """三元区, 五家渠市: divisions whose names begin as a count does."""
    return tuple(
        place.name for place in places() if place.name[0] in {*HAN_DIGITS, "十"}
    )


def is_part_of_name(text: str, start: int, number: str) -> bool:
    """Whether the count is a place's name, or the tail of 三兆二千."""
    if text.endswith(LARGER_SCALE, 0, start):
        return True
    if len(number) > 1 or number.isascii():
        return False
    if text.startswith(_places_like_numbers(), start):
        return True
    return bool(PLACE_OF_ONE_SIGN.match(text, start))


def is_torn(text: str, start: int) -> bool:
    """Whether what stands before makes it the rest of a number: 五分之 一, 3又, 7万 5."""
    before = text[max(0, start - 3) : start]
    return before.rstrip().endswith(("分之", "又")) or (
        before.endswith(" ") and before[-2:-1] in NUMBER_SIGNS
    )


def is_vague_pair(text: str, start: int, number: str) -> bool:
    if len(number) != 1 or text[start - 1 : start] != "、":
        return False
    pair = PAIR.search(text, max(0, start - 3), start)
    if pair is None or "分别" in text[max(0, start - LONGEST_CLAUSE) : start]:
        return False
    first, second = read_decimal(pair["first"]), read_decimal(number)
    return first is not None and second == first + 1


def is_negative(text: str, start: int, unit: str) -> bool | None:
    """Whether a minus sign stands before the number; None where that is in doubt."""
    mark = text[start - 1 : start]
    if not mark or mark not in MINUS:
        return False
    before = text[max(0, start - LONGEST_CLAUSE) : start - 1]
    if mark == "负":
        return not before or before.endswith(BEFORE_MINUS_IN_WORDS)
    if before[-1:].isdecimal() or before[-1:] in ("-", "—", *PERCENT):
        return False
    if unit in SHARES and before.endswith(("（", "(")):
        return True
    if CHANGES.search(CLAUSE_MARKS.split(before)[-1]):
        return True
    return None if unit in SHARES else False


def currency_before(text: str, start: int) -> str:
    """港元 for 港币 before 50万; blank where no currency is said."""
    if text[start - 1 : start] not in CURRENCY_ENDS:
        return ""
    match = CURRENCY_BEFORE.search(text, max(0, start - LONGEST_CURRENCY), start)
    return CURRENCIES[_currency_of(match[0])] if match else ""


def _currency_of(said: str) -> str:
    return next(
        word
        for word in sorted(CURRENCIES, key=len, reverse=True)
        if said.startswith(word)
    )


def coins_in(coins: str) -> Decimal:
    """0.56 for 5角6分."""
    tenths = re.search(r"(.)[角毛]", coins)
    hundredths = re.search(r"(.)分", coins)
    value = Decimal(0)
    for found, worth in ((tenths, Decimal("0.1")), (hundredths, Decimal("0.01"))):
        value += (read_decimal(found[1]) or 0) * worth if found else 0
    return value


def shared_scale(lower: str, upper: str) -> str:
    """万 for 1 of 1至3万元, but none for 5000 of 5000至2万元."""
    bare = upper.strip().rstrip(MORE + ROUGHLY)
    scale = bare[-1:]
    if scale not in SCALES or scale == "十":
        return ""
    rivals = MYRIADS if scale in MYRIADS else SCALES
    if set(rivals) & set(lower):
        return ""
    first, second = read_decimal(lower), read_decimal(bare[:-1])
    return scale if first is not None and second is not None and first < second else ""
