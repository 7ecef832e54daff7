"""How Word writes the numbers of its lists: chineseCounting, decimalEnclosedCircle …"""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
LEGAL_DIGITS, LEGAL_TENS = "零壹贰叁肆伍陆柒捌玖", "拾佰仟"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
LARGEST = 9999
ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _counted(
    number: int, digits: str = "零一二三四五六七八九", tens: str = "十百千"
) -> str:
    """一百二十三 of 123, 十一 of 11."""
    written = ""
    for power, digit in enumerate(reversed(str(number))):
        sign = digits[int(digit)]
        ten = tens[power - 1] if power and digit != "0" else ""
        written = sign + ten + written
    zero = digits[0]
    while zero * 2 in written:
        written = written.replace(zero * 2, zero)
    written = written.rstrip(zero) or zero
    # 十二, but 一百一十二
    short = f"{digits[1]}{tens[0]}"
    return written[1:] if 10 <= number < 20 and written.startswith(short) else written


def _legal(number: int) -> str:
    written = _counted(number, LEGAL_DIGITS, LEGAL_TENS)
    return f"壹{written}" if written.startswith("拾") else written


def _digitwise(number: int) -> str:
    """一二〇 of 120."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _up_to_99(number: int) -> str:
    return _counted(number) if number < 100 else _digitwise(number)


def _letters(number: int) -> str:
    """z of 26, aa of 27, bb of 28."""
    rounds, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (rounds + 1)


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMANS:
        written += sign * (number // value)
        number %= value
    return written


def _of_row(row: str) -> Callable[[int], str]:
    """The signs one after another; beyond the last, digits, as Word does."""
    return lambda number: row[number - 1] if 0 < number <= len(row) else str(number)


def _sixty(number: int) -> str:
    """甲子 of 1, 癸亥 of 60."""
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12]


def _block(first: str, count: int) -> str:
    return "".join(chr(ord(first) + i) for i in range(count))


NUMERALS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(FULL_WIDTH),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _of_row(_block("①", 20)),
    "decimalEnclosedCircleChinese": _of_row(_block("①", 20)),
    "decimalEnclosedParen": _of_row(_block("⑴", 20)),
    "decimalEnclosedFullstop": _of_row(_block("⒈", 20)),
    "ideographEnclosedCircle": _of_row(_block("㊀", 10)),
    "chineseCounting": _up_to_99,
    "taiwaneseCounting": _up_to_99,
    "chineseCountingThousand": _counted,
    "taiwaneseCountingThousand": _counted,
    "japaneseCounting": _up_to_99,
    "ideographDigital": _digitwise,
    "taiwaneseDigital": _digitwise,
    "japaneseDigitalTenThousand": _digitwise,
    "chineseLegalSimplified": _legal,
    "ideographTraditional": _of_row(STEMS),
    "ideographZodiac": _of_row(BRANCHES),
    "ideographZodiacTraditional": _sixty,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "none": lambda number: "",
}


def numeral(number: int, style: str) -> str | None:
    """一 of 1 in chineseCounting; None of what is in no style that is known here."""
    if style == "none":
        return ""
    if not 0 < number <= LARGEST:
        return str(number) if style.startswith("decimal") and number >= 0 else None
    return NUMERALS[style](number) if style in NUMERALS else None
