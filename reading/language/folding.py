"""One form for every way a character is written: width, case, script, quotes, spaces.

Each character is folded by itself, whatever stands beside it. So a part of a text is
still a part of it when both are folded, and every hit can be shown in the original.
"""

import re
import unicodedata
from functools import cache
from itertools import product

from .characters import simplified

# Stands between the fields of a text; no folded field and no query holds it.
BORDER = "\n"
QUOTES = dict.fromkeys('"“”„‟〝〞「」『』', "“") | dict.fromkeys("'‘’‚‛", "‘")
# Tokens of the index for a space and a border, before each token of a title, for a huge
# text, and before the number of a shelf; as characters they count as spaces.
SPACE_SIGN, BORDER_SIGN, TITLE_SIGN, HUGE_SIGN, SHELF_SIGN = "␠", "␤", "␁", "␂", "␃"
SIGNS = {SPACE_SIGN, BORDER_SIGN, TITLE_SIGN, HUGE_SIGN, SHELF_SIGN}
UNREADABLE = "\ufffd"


def fold(text: str) -> str:
    """The text with one form for each character and one space for each run of spaces."""
    return " ".join(_replaced(text, _changing(text)).split())


def fold_in_place(text: str) -> tuple[str, range | list[int]]:
    """The text with all its spaces, and where each folded character comes from."""
    changing = _changing(text)
    folded = _replaced(text, changing)
    if all(len(folded_form(sign)) == 1 for sign in changing):
        return folded, range(len(text) + 1)
    origins = [n for n, sign in enumerate(text) for _ in folded_form(sign)]
    return folded, [*origins, len(text)]


def _changing(text: str) -> set[str]:
    return set(_rarer_characters().findall(text))


def _replaced(text: str, changing: set[str]) -> str:
    """Few characters change, so this is ten times as fast as str.translate.

    A form folds to itself: what is put in is never taken out again.
    """
    for sign in changing:
        text = text.replace(sign, folded_form(sign))
    return text


@cache
def _rarer_characters() -> re.Pattern[str]:
    """Any but the common ones that stay as they are: those of GB 2312, and ASCII."""
    pairs = product(range(0xA1, 0xF8), range(0xA1, 0xFF))
    common = b"".join(map(bytes, pairs)).decode("gb2312", "ignore")
    ascii_signs = "".join(map(chr, range(0x21, 0x7F)))
    plain = (sign for sign in common + ascii_signs if folded_form(sign) == sign)
    return re.compile(f"[^{re.escape(''.join(plain))}]")


@cache
def folded_form(sign: str) -> str:
    """Ａ and A are a, 體 is 体, ① is 1, ㎡ is m2; a zero-width space is nothing."""
    category = unicodedata.category(sign)
    if category == "Cs":
        return UNREADABLE
    if category == "Cf":
        return ""
    if category in {"Cc", "Zs", "Zl", "Zp"} or sign in SIGNS:
        return " "
    form = QUOTES.get(sign) or _simplest(_compatible(sign).casefold())
    # Forms of forms: ㍿ is 株式会社, and 麼 is 么, which folds on.
    return form if form == sign else "".join(map(folded_form, form))


def _compatible(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign)


def _simplest(form: str) -> str:
    """Simplified, sign by sign: a word's own rules would look at its neighbours."""
    return "".join(map(simplified, form))
