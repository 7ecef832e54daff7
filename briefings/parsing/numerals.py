"""Chinese numerals into integers, as years (二〇二二) and as counts (二十三)."""

DIGITS = (
    {d: i for i, d in enumerate("零一二三四五六七八九")}
    | {
        "〇": 0,
        "○": 0,
        "Ｏ": 0,
        "O": 0,
        "o": 0,
        "0": 0,
        "０": 0,
        "◯": 0,
        "两": 2,
    }
    | {str(i): i for i in range(1, 10)}
    | {chr(0xFF10 + i): i for i in range(1, 10)}
)
SCALES = {"十": 10, "百": 100, "千": 1000}

# 二〇二二, 十二, 三十一, 一百零五
NUMERAL = "[零〇○ＯO◯一二三四五六七八九十百千两]"


def read_number(text: str) -> int | None:
    """12 for 12, １２ and 十二; None for what is no number."""
    text = "".join(text.split())
    if text.isascii() and text.isdigit():
        return int(text)
    if text and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    return _read_scaled(text)


def _read_scaled(text: str) -> int | None:
    total, digit = 0, None
    for sign in text:
        if sign in SCALES:
            total += (1 if digit is None else digit) * SCALES[sign]
            digit = None
        elif sign in DIGITS:
            digit = DIGITS[sign]
        else:
            return None
    return total + (digit or 0) if text else None
