"""Numerals into numbers and back: whole (二〇二二, 二十三), or as prose says them (48万余)."""

import re
from collections.abc import Mapping
from decimal import Decimal

HAN_DIGITS = (
    {sign: value for value, sign in enumerate("零一二三四五六七八九")}
    | {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
    | {"〇": 0, "○": 0, "◯": 0, "两": 2}
)
# Letters are typed for 〇, and a number may be half in digits: 二O2二, １２.
DIGITS = (
    HAN_DIGITS
    | dict.fromkeys("ＯOo", 0)
    | {sign: value for value, sign in enumerate("0123456789")}
    | {sign: value for value, sign in enumerate("０１２３４５６７８９")}
)
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

# 二〇二二, 十二, 三十一, 一百零五
NUMERAL = "[零〇○ＯO◯一二三四五六七八九十百千两]"
# 余 多 来 几 inside a number say that it is more, or about as much.
MORE = "余多几"
ROUGHLY = "来"

# The lengths are bounded: a page of digits is no number, and is left in no time.
# 1,234.5 / 3 958 / 35.6 万 / 48余万 / 100多万 / 1亿2000万 / 3万5千; the unit follows
ARABIC = (
    rf"\d{{1,12}}(?:(?:[,，]|(?<!\d{{4}}) )\d{{3}}(?!\d)){{0,4}}(?:[.．]\d{{1,8}})?[{MORE}{ROUGHLY}]?[十百千]?(?: ?[万亿]{{1,2}})?"
    rf"(?:(?<=[万亿])\d{{1,8}}[百千]?万?)?[{MORE}]?"
)
# 三十二 / 两千多 / 十几万 / 百余 / 十五点六
CHINESE = (
    r"[零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾]"
    rf"[零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟点{MORE}{ROUGHLY}]{{0,20}}"
)
# 三四十, 五六百: neighbouring digits name no number
VAGUE = re.compile("[一二两三四五六七八九]{2}[十百千万亿]|^[三五七][五六七八]$")


def read_number(text: str) -> int | None:
    """12 for 12, １２ and 十二; None for what is no number."""
    text = "".join(text.split())
    if text.isascii() and text.isdigit():
        return int(text)
    if text and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    return read_by_tens(text, DIGITS)


def read_by_tens(text: str, digits: Mapping[str, int]) -> int | None:
    """105 for 一百零五; None where a sign is neither a digit nor 十, 百 or 千."""
    total, digit = 0, None
    for sign in text:
        if sign in TENS:
            total += (1 if digit is None else digit) * TENS[sign]
            digit = None
        elif sign in digits:
            digit = digits[sign]
        else:
            return None
    return total + (digit or 0) if text else None


def read_decimal(text: str) -> Decimal | None:
    """The number, its 余 and 多 aside: 480000 for 48万余; None for what is none."""
    bare = "".join(sign for sign in text if sign not in MORE + ROUGHLY + ",， ")
    bare = bare.replace("．", ".")
    if not bare or VAGUE.search(bare):
        return None
    for scale in ("亿", "万"):
        if scale in bare:
            return _read_scaled(bare, scale)
    return _read_small(bare)


def _read_scaled(text: str, scale: str) -> Decimal | None:
    """1亿2000万 is 1 hundred million and what follows; a bare 万 is one of them."""
    head, _, tail = text.rpartition(scale)
    many = read_decimal(head) if head else Decimal(1)
    rest = read_decimal(tail) if tail else Decimal(0)
    if many is None or rest is None:
        return None
    if len(tail) == 1 and tail in HAN_DIGITS and tail not in "零〇○":
        rest *= MYRIADS[scale] // 10  # 三万五 is 35,000
    return many * MYRIADS[scale] + rest


def _read_small(text: str) -> Decimal | None:
    if text[0].isdecimal():
        factor = TENS.get(text[-1], 1)
        digits = text[:-1] if factor > 1 else text
        return Decimal(digits) * factor if _is_plain(digits) else None
    whole, point, fraction = text.partition("点")
    if not point:
        return _read_chinese(text)
    decimals = "".join(str(HAN_DIGITS.get(sign, "x")) for sign in fraction)
    units = _read_chinese(whole) if whole else None
    if units is None or not decimals.isdecimal():
        return None
    return units + Decimal(f"0.{decimals}")


def _is_plain(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal() and text[-1] != "."


def _read_chinese(text: str) -> Decimal | None:
    """二十三 by its tens, 二〇二 digit by digit."""
    if any(sign in TENS for sign in text):
        number = read_by_tens(text, HAN_DIGITS)
        return None if number is None else Decimal(number)
    digits = [HAN_DIGITS.get(sign) for sign in text]
    if None in digits or (len(digits) > 1 and not {"〇", "○", "零"} & set(text)):
        return None
    return Decimal("".join(map(str, digits)))


def plain(number: Decimal) -> str:
    """3958 and 0.5, as one types it: not 3958.000000, nor 3.958E+3."""
    return f"{number.normalize():f}"
