"""Chinese numerals into integers, as years (二〇二二) and counts (二十三), and back."""

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

# 二〇二二, 十二, 三十一, 一百零五
NUMERAL = "[零〇○ＯO◯一二三四五六七八九十百千两]"


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


def plain(number: Decimal) -> str:
    """3958 and 0.5, as one types it: not 3958.000000, nor 3.958E+3."""
    return f"{number.normalize():f}"
