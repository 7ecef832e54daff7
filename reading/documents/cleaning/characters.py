"""Characters in one form before anything is read: radicals, separators, signs that show nothing.

Kangxi and CJK radicals (⼈, ⻝) become the ideographs they look like, by Unicode's
property EquivalentUnifiedIdeograph; compatibility ideographs theirs, by NFKC.
"""

import csv
import unicodedata
from functools import cache
from pathlib import Path

from ...language import __file__ as language
from ...language.patterns import pattern

RADICALS = Path(language).with_name("radicals.csv")
# Zero-width signs, soft hyphens, marks of direction, BOMs: they show nothing.
INVISIBLE = dict.fromkeys(
    [
        0xAD,
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
# ２０２１, Ａ类: digits and letters set as wide as Han characters
WIDE = {
    wide: wide - 0xFEE0
    for wide in (
        *range(0xFF10, 0xFF1A),
        *range(0xFF21, 0xFF3B),
        *range(0xFF41, 0xFF5B),
    )
}
USUAL = INVISIBLE | WIDE
# Bullets of fonts that only one machine has: \uf0b7, \uf06c
PRIVATE = pattern("[\ue000-\uf8ff]\\s?")
# ⼈ ⻝ and 﨑: what is written with another code than it looks
RADICAL = pattern("[\u2e80-\u2fdf]")
COMPATIBILITY = pattern("[\uf900-\ufaff]")


@cache
def radicals() -> dict[str, str]:
    """The ideograph of each radical."""
    with RADICALS.open(encoding="utf-8", newline="") as rows:
        return {row["radical"]: row["ideograph"] for row in csv.DictReader(rows)}


def usual_characters(text: str) -> str:
    """The text in the characters that its writer meant; none is added."""
    text = text.translate(USUAL).replace("\u00a0", " ")
    text = RADICAL.sub(lambda match: radicals().get(match[0], match[0]), text)
    text = COMPATIBILITY.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]), text
    )
    return PRIVATE.sub("", text)
