"""Remarks on what nobody can read: lost bytes and text decoded the wrong way."""

import re
from collections.abc import Sequence
from itertools import islice

from ...language.marks import HAN
from ...language.patterns import pattern
from ...parsed import Line, ParsedRemark, Severity
from .annotations import PINYIN, Annotations, strip

GBK = "gb18030"
MOST_QUOTED = 3
LONGEST_QUOTE = 20
# So many characters on either side of a place, found among so many as they stand:
# an annotation is eight signs or so.
CONTEXT, NEARBY = 6, 60
# In an annotated text: ?shèng), and a lost byte before a mark: ?! or ?、 in a sentence
LOST_BYTE = pattern(rf"\?(?:{PINYIN}\)|[!?]*[、,;:]|!(?=[{HAN}]))")
# What is left of an annotation: ?shèng)
ANNOTATED = pattern(rf"\?{PINYIN}\)")
# U+FFFD; 锟斤拷, the same taken through GBK; 烫烫烫 and 屯屯屯, memory never written; 锛 銆 鈥, full stops and quotes of UTF-8
REPLACED = "\ufffd+|(?:锟斤拷)+|烫{3,}|屯{3,}|[锛銆鈥]"
# æ°‘æ”¿, â€œ, ï¿½: UTF-8 read as Latin-1 or Windows-1252
AFTER = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™"
UTF8_AS_LATIN = f"(?:[â-éï][{AFTER}]{{2}}){{2,}}|â€|ï¿½"
# ÃñÕþ¾Ö: GBK read as Latin-1
GBK_AS_LATIN = "(?:[À-ÖØ-öø-ÿ][¡-¿×÷]*){4,}"
MISREAD = pattern("|".join((REPLACED, UTF8_AS_LATIN, GBK_AS_LATIN)))
# What none of these is without; looking for it first is twenty times faster.
HINT = pattern("[\ufffd锟烫屯锛銆鈥À-ÖØ-öø-ÿ]")
# 姘戞斂灞€: UTF-8 read as GBK; four characters of UTF-8 in the bytes of GBK
UTF8_AS_GBK = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){4,}")


def remarks_on(lines: Sequence[Line], table: Annotations) -> list[ParsedRemark]:
    """One `garbled_text` for each line with illegible places, quoting them.

    With a table of annotations, question marks inside a sentence are lost bytes;
    in other text they are question marks.
    """
    return [
        _remark(line, places, table)
        for line in lines
        if (places := _illegible(line.text, table))
    ]


def illegible_places(text: str) -> list[slice]:
    """Those of a text that is known to have some: lost bytes of annotations, misread signs."""
    return _illegible(text, {"": ""} if ANNOTATED.search(text) else {})


def _illegible(text: str, table: Annotations) -> list[slice]:
    lost = LOST_BYTE.finditer(text) if table else ()
    misread = MISREAD.finditer(text) if HINT.search(text) else ()
    places = [slice(*found.span()) for found in (*lost, *misread)]
    return places or _misread_utf8(text)


def _misread_utf8(text: str) -> list[slice]:
    stream = text.encode(GBK)
    return [
        slice(*(len(stream[:end].decode(GBK, "ignore")) for end in found.span()))
        for found in islice(UTF8_AS_GBK.finditer(stream), 1)
    ]


def _quote(text: str, place: slice, table: Annotations) -> str:
    """The place with a few characters on either side, without the annotations."""
    before = strip(text[max(0, place.start - NEARBY) : place.start], table)
    after = strip(text[place.start : place.stop + NEARBY], table)
    length = min(place.stop - place.start, LONGEST_QUOTE) + CONTEXT
    return before[-CONTEXT:] + after[:length]


def _remark(line: Line, places: list[slice], table: Annotations) -> ParsedRemark:
    quotes = [_quote(line.text, place, table) for place in places[:MOST_QUOTED]]
    quoted = "、".join(f"“{quote}”" for quote in quotes)
    more = f"等{len(places)}处" if len(places) > MOST_QUOTED else ""
    return ParsedRemark(
        code="garbled_text",
        severity=Severity.WARNING,
        message=f"{quoted}{more}有乱码，无法确认原字，已照录。请对照原件更正。",
        line=line.number,
    )
