"""Numerals into numbers and back: whole (二〇二二, 二十三), or as prose says them (48万余).

The signs are rows of `number_signs.csv`: digits, scales, 余 and 来, range marks, minus
and percent signs, currencies. A number that is not understood as a whole is none:
its tail (600 of 5万4千6百) is never taken for it.
"""

from collections.abc import Mapping
from decimal import Decimal

from .guarded import words_of_table
from .patterns import pattern

TABLE = "number_signs.csv"


def signs_of(*kinds: str) -> tuple[str, ...]:
    """The signs of these kinds, longest first."""
    found = [each.word for each in words_of_table(TABLE, *kinds)]
    return tuple(sorted(found, key=len, reverse=True))


def _values_of(*kinds: str) -> dict[str, str]:
    return {each.word: each.value for each in words_of_table(TABLE, *kinds)}


def _numbers_of(*kinds: str) -> dict[str, int]:
    return {sign: int(value) for sign, value in _values_of(*kinds).items()}


HAN_DIGITS = _numbers_of("digit", "formal")
# Letters are typed for 〇, and a number may be half in digits: 二O2二, １２.
DIGITS = (
    HAN_DIGITS
    | dict.fromkeys("ＯOo", 0)
    | {sign: value for value, sign in enumerate("0123456789")}
    | {sign: value for value, sign in enumerate("０１２３４５６７８９")}
)
TENS = _numbers_of("ten", "formal ten")
MYRIADS = _numbers_of("myriad")
SCALES = TENS | MYRIADS | {"万亿": MYRIADS["万"] * MYRIADS["亿"]}
FORMAL = "".join(signs_of("formal", "formal ten"))


def _plain_signs() -> dict[str, str]:
    """What reads the same: 五 for 伍, 万 for 萬; but 两 ends no number, as 二 does."""
    same = {"兩": "两", "两": "两", "．": "."}
    for kinds in (("digit", "formal"), ("ten", "formal ten"), ("myriad",)):
        first: dict[str, str] = {}
        for sign, value in _values_of(*kinds).items():
            same.setdefault(sign, first.setdefault(value, sign))
    return same


# 余 多 来 几 inside a number say that it is more, or about as much.
MORE = "".join(signs_of("more"))
ROUGHLY = "".join(signs_of("roughly"))
OLD_TENS = _values_of("old ten")
PLAIN_SIGNS = str.maketrans(
    _plain_signs() | OLD_TENS | dict.fromkeys(MORE + ROUGHLY, "")
)
ZEROS = "".join(sign for sign in HAN_DIGITS if not HAN_DIGITS[sign])
RANGE_MARKS = "".join(signs_of("range"))
MINUS = "".join(signs_of("minus"))
PERCENT = "".join(signs_of("percent"))
PERMILLE = "".join(signs_of("permille"))
CURRENCIES = _values_of("currency")

# 二〇二二, 十二, 三十一, 一百零五
NUMERAL = "[零〇○ＯO◯一二三四五六七八九十百千两]"

# 万元, 千人: what may stand before a unit; 百 of 百分点 and 千 of 千克 begin one
SCALE = "万亿|[亿万億萬]|千(?!分点|[克米瓦])|百(?!分点)"
_SCALE = f"{SCALE}|[十拾佰仟]"
_SCALES = "".join((*TENS, *MYRIADS))
_HAN = "".join(HAN_DIGITS)
_OLD_TENS = "".join(OLD_TENS)
_PLAIN = "".join(signs_of("digit"))
# What goes on with a number once it has begun, be it in digits or not: 余, 万, 5千 behind 万
_GOES_ON = (
    rf"(?:[{MORE}{ROUGHLY}]|(?: (?=[万亿]))?(?:{_SCALE})|(?<=[{_SCALES}{ZEROS}])\d{{1,12}}|"
    rf"(?<=[{_SCALES}{MORE}{_HAN}{_OLD_TENS}点])[{_HAN}]|(?<=[{_SCALES}{ZEROS}])[{_OLD_TENS}]|"
    rf"(?<=[{_SCALES}{_HAN}])点(?=[{_HAN}])|(?<=零)点(?=\d)|(?<=零点)\d{{1,12}}){{0,60}}"
)
# 1,234.5 / 3 958 / 1,2345, which is none, but to be met as a whole
_FIGURES = r"(?<!\d)\d{1,15}(?:[,.．]\d{1,15}|(?<!\d{4})(?:，\d{1,15}| \d{3}(?!\d))){0,5}(?!\d)"
# The lengths are bounded: a page of digits is no number, and is left in no time.
# 35.6 万 / 48余万 / 100多万 / 1亿2000万 / 3万5千; the unit follows
ARABIC = rf"(?>{_FIGURES}{_GOES_ON})"
# 统一三十人, 之一3个: here 一 belongs to the word before
_ONE = "(?<![统唯同专逐归划周])(?<![^分]之)一"
# 伍仟, 叁万, 拾六, but nothing begins in 大陆, 退伍, 收拾 and 人参
_FORMAL = (
    rf"(?<![大内登退入队军收人海党丹沙苦西洋玄])(?:[{FORMAL}](?=[{FORMAL}{ZEROS}{_SCALES}元圆])|"
    rf"拾(?=[{_HAN}万亿]))"
)
# 三十二 / 两千多 / 十几万 / 百余 / 十五点六 / 伍仟陆佰
CHINESE = rf"(?>(?:{_ONE}|[{_PLAIN.replace('一', '')}{_OLD_TENS}]|{_FORMAL}|{SCALE}|十){_GOES_ON})"
# 三四十, 五六百: neighbouring digits name no number
VAGUE = pattern("[一二两三四五六七八九]{2}[十百千万亿]|^[三五七][五六七八]$")
# 12,345.6 and 12345.6; 1,2345 is malformed
FIGURES = pattern(r"(?:\d{1,3}(?:[,，]\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?")
# 四千, 十 of 一百十五, 5千: a digit and its scale
SECTION = pattern(rf"(?P<digits>[{_HAN}]|\d+(?:\.\d+)?)?(?P<ten>[{''.join(TENS)}])")


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
    if text.isascii() and (text.isdecimal() or FIGURES.fullmatch(text)):
        return _read_figures(text)
    bare = text.replace("零几", "").translate(PLAIN_SIGNS).strip()
    if not bare or VAGUE.search(bare):
        return None
    return _read_scaled(bare)


def _read_scaled(text: str) -> Decimal | None:
    """1亿2000万 is 1 hundred million and what follows; a bare 万 is one of them."""
    scale = next((scale for scale in ("亿", "万") if scale in text), "")
    if not scale:
        return _read_small(text)
    head, _, tail = text.rpartition(scale)
    if scale in head or (tail and "." in head):
        return None
    if head.isdecimal() and tail in HAN_DIGITS:
        return None  # 1万一户: who knows
    many = _read_scaled(head.strip()) if head else Decimal(1)
    rest = _read_tail(tail, MYRIADS[scale]) if tail else Decimal(0)
    return None if many is None or rest is None else many * MYRIADS[scale] + rest


def _read_tail(tail: str, scale: int) -> Decimal | None:
    """What stands behind a scale and must be below it; 5 of 三万五 is 5,000."""
    if tail in HAN_DIGITS and tail not in ZEROS:
        return Decimal(HAN_DIGITS[tail] * scale // 10)
    if tail.isdecimal() and len(tail) == 1:
        return None
    rest = _read_scaled(tail.lstrip(ZEROS) if tail[0] in ZEROS else tail)
    return rest if rest is not None and rest < scale else None


def _read_figures(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", "").replace(" ", ""))


def _read_small(text: str) -> Decimal | None:
    if FIGURES.fullmatch(text):
        return _read_figures(text)
    whole, point, fraction = text.partition("点")
    if not point:
        return _read_below_myriad(text)
    decimals = "".join(str(DIGITS.get(sign, "x")) for sign in fraction)
    units = _read_below_myriad(whole) if whole else None
    if units is None or not decimals.isdecimal():
        return None
    return units + Decimal(f"0.{decimals}")


def _read_below_myriad(text: str) -> Decimal | None:
    """二十三 and 5千6百 by their tens, 二〇二 digit by digit."""
    if any(sign in TENS for sign in text):
        return _read_sections(text)
    digits = [HAN_DIGITS.get(sign) for sign in text]
    if None in digits or (len(digits) > 1 and not set(ZEROS) & set(text)):
        return None
    return Decimal("".join(map(str, digits)))


def _read_sections(text: str) -> Decimal | None:
    """三千二百一十五: each ten once, and each smaller than the one before."""
    if len(text) == 1:
        return Decimal(TENS[text])
    total, last, at = Decimal(0), 10 * TENS["千"], 0
    while section := SECTION.match(text, _past_zeros(text, at)):
        ten = TENS[section["ten"]]
        digits = section["digits"]
        if ten >= last or not _may_stand(digits, ten, is_all=section[0] == text):
            return None
        total += ten * (_digit_value(digits) if digits else 1)
        last, at = ten, section.end()
    rest = text[at:]
    if not rest:
        return total
    unit = last // 10 if rest in HAN_DIGITS and last > TENS["十"] else 1
    ones = _read_ones(rest, last)
    return None if ones is None else total + ones * unit


def _past_zeros(text: str, at: int) -> int:
    while at and text[at : at + 1] and text[at] in ZEROS:
        at += 1
    return at


def _may_stand(digits: str | None, ten: int, *, is_all: bool) -> bool:
    """2.5千 and 35千 stand alone; 十 needs no digit, 百 and 千 do, 零百 is none."""
    if not digits:
        return ten == TENS["十"]
    is_digit = len(digits) == 1 and digits not in ZEROS
    return is_digit or (is_all and digits[0].isdecimal())


def _digit_value(digits: str) -> Decimal:
    return Decimal(HAN_DIGITS.get(digits, digits))


def _read_ones(rest: str, last: int) -> Decimal | None:
    """五 of 二十五, 零五 of 一百零五, 零1 of 1千零1; 两 ends no number, nor does 二十23."""
    bare = rest.lstrip(ZEROS)
    if len(bare) == 1 and bare in HAN_DIGITS and bare != "两":
        return Decimal(HAN_DIGITS[bare])
    is_below = bare.isdecimal() and (len(bare) > 1 or bare != rest) and int(bare) < last
    return Decimal(int(bare)) if is_below else None


def plain(number: Decimal) -> str:
    """3958 and 0.5, as one types it: not 3958.000000, nor 3.958E+3."""
    return f"{number.normalize():f}"
