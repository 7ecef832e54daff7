"""Restores words that byte-wise annotation tore apart, where that can be proved.

A site kept its pages in GBK and wrote the pinyin behind the two bytes of each listed
character, also where these two bytes belonged to two neighbours. Read again, the
first neighbour stands whole, a question mark follows (one byte and the bracket it
swallowed), then `pinyin)`, then wrong characters until the bytes fall into step.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from ...language.marks import HAN
from ...parsed import Line, ParsedRemark
from .annotations import PINYIN, Table, annotated, learn_table
from .illegible import remarks_on
from .readings import CODEC, TORN, DamagedText, Guess, decoded
from .sounds import syllable_of

# 序?shèng): the torn sign, whose second byte was taken for the first of a listed one
TORN_SIGN = re.compile(rf"([^\x00-\x7f])\?({PINYIN})\)")
# 序R(shèng): the same before a real letter; nothing after it fell out of step
TORN_BEFORE_LETTER = re.compile(rf"([{HAN}])([@-~])\(({PINYIN})\)")
# 、。“”《》 and ％（），: the rows of punctuation and of full-width signs
MARK_ROWS = (0xA1, 0xA3)

# A lenient reader shows one mark for a first byte and the second it cannot have.
codecs.register_error(
    "swallow", lambda error: ("?", min(error.start + 2, len(error.object)))
)


def garble(text: str, table: Table) -> str:
    """The damage, run forward: what such a site would show for this text."""
    return normalize("NFKC", annotated_bytewise(text, table))


def annotated_bytewise(text: str, table: Table) -> str:
    """The same before normalisation: full-width signs still are."""
    notes = {
        sign.encode(CODEC): f"({pinyin})".encode(CODEC)
        for sign, pinyin in table.items()
    }
    stream, shown, at = text.encode(CODEC), bytearray(), 0
    while at < len(stream):
        pair = stream[at : at + 2]
        step = 2 if pair in notes else 1
        shown += pair[:step] + notes.get(pair, b"")
        at += step
    return shown.decode(CODEC, "swallow")


def restore(lines: Sequence[Line]) -> tuple[list[Line], list[ParsedRemark]]:
    """Torn words made whole where one reading alone is proved; a remark on the rest.

    Proved means: garbled again, the reading gives exactly what stands there. The
    text is then annotated by whole characters, for `strip_annotations` to undo.
    """
    table = learn_table(lines)
    if table:
        page = DamagedText.of("\n".join(line.text for line in lines), table)
        lines = [replace(line, text=_restored(line.text, page)) for line in lines]
    return list(lines), remarks_on(lines, table)


def _restored(line: str, page: DamagedText) -> str:
    whole, at = [], 0
    for torn in TORN_SIGN.finditer(line):
        reading = _only_reading(line, torn, page) if torn.start() >= at else None
        if reading:
            whole += line[at : torn.end(1)], annotated(reading.text, page.table)
            at = reading.end
    return _without_letters_pinyin("".join([*whole, line[at:]]), page.table)


def _only_reading(line: str, torn: re.Match[str], page: DamagedText) -> Guess | None:
    proved = [
        reading
        for reading in page.readings(line, torn)
        if _is_proved(reading, line, torn.start(), page)
    ]
    return proved[0] if len(proved) == 1 else None


def _is_proved(reading: Guess, line: str, start: int, page: DamagedText) -> bool:
    """Common words, no mark left, and garbled again just what stands there.

    Without the first two, wrong readings pass too: garbling forgets.
    """
    leaves_mark = "?" in reading.text or TORN.match(line, reading.end)
    if leaves_mark or not all(map(_is_common, line[start] + reading.text)):
        return False
    whole = line[start] + reading.text + line[reading.end : reading.end + 1]
    forward = garble if page.is_narrowed else annotated_bytewise
    return line.startswith(forward(whole, {**page.table, **reading.named}), start)


def _is_common(sign: str) -> bool:
    """Whether running text is made of such: a common Han, punctuation, a letter."""
    is_mark = sign.encode(CODEC)[0] in MARK_ROWS and sign.isprintable()
    return sign.isascii() or is_mark or syllable_of(sign) is not None


def _without_letters_pinyin(line: str, table: Table) -> str:
    def mended(found: re.Match[str]) -> str:
        listed = decoded(found[1].encode(CODEC)[-1:] + found[2].encode(CODEC))
        return found[1] + found[2] if table.get(listed) == found[3] else found[0]

    return TORN_BEFORE_LETTER.sub(mended, line)
