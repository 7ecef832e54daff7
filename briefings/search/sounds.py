"""How Han characters sound, without tones: 低保 is di bao.

Of a character with several readings the two most usual are known: 重庆 is found by
chongqing, and by zhongqing as well.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product

MOST_READINGS = 2
# Of a name with many such characters, so many ways to read it.
MOST_WAYS = 8
# Macron, acute, caron, grave: 1st to 4th tone.
TONES = dict.fromkeys(map(ord, "\u0304\u0301\u030c\u0300"))


@cache
def readings(sign: str) -> tuple[str, ...]:
    """("chong", "zhong") of 重, the more usual first; none of what is no Han character."""
    told = _table().get(ord(sign), "").split(",")
    plain = dict.fromkeys(filter(None, map(_without_tone, told)))
    return tuple(islice(plain, MOST_READINGS))


def ways_to_read(word: str) -> Iterator[tuple[str, ...]]:
    """("di", "bao") of 低保; nothing where a sign has no sound."""
    return islice(product(*map(readings, word)), MOST_WAYS)


def _without_tone(reading: str) -> str:
    """lǜ is lv, as it is typed."""
    bare = unicodedata.normalize("NFD", reading).translate(TONES)
    return unicodedata.normalize("NFC", bare).replace("ü", "v").replace("ê", "e")


@cache
def _table() -> Mapping[int, str]:
    """pypinyin's table of characters; its phrases would take 44 MB more a process."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict
