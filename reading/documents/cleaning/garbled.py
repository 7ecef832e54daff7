"""Restores words that byte-wise annotation tore apart, where that can be proved.

A site kept its pages in GBK and wrote the pinyin behind the two bytes of each listed
character, also where these two bytes belonged to two neighbours. Read again, the
first neighbour stands whole, a question mark follows (one byte and the bracket it
swallowed), then `pinyin)`, then wrong characters until the bytes fall into step.
"""

import codecs
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from unicodedata import normalize

from ...language.characters import is_traditional_only, syllable_of, toneless
from ...language.marks import HAN
from ...language.patterns import pattern
from ...parsed import Line, ParsedRemark
from .annotations import PINYIN, Annotations, annotated, learn_table
from .illegible import remarks_on

# GBK and all of Unicode behind it, so that any text can be written in it.
CODEC = "gb18030"
# A byte from here on opens a character of two.
FIRST_LEAD = 0x81
# ?shèng): what is left of an annotation between two characters
TORN = pattern(rf"\?({PINYIN})\)")
# R(shèng): out of step, a listed character's second byte can read as a letter
SPLIT = pattern(rf"([@-~])\(({PINYIN})\)")
# A span with more readings than this proves nothing.
MOST_GUESSES = 500
# 序?shèng): the torn sign, whose second byte was taken for the first of a listed one
TORN_SIGN = pattern(rf"([^\x00-\x7f])\?({PINYIN})\)")
# 序R(shèng): the same before a real letter; nothing after it fell out of step
TORN_BEFORE_LETTER = pattern(rf"([{HAN}])([@-~])\(({PINYIN})\)")
# 、。“”《》 and ％（），: the rows of punctuation and of full-width signs
MARK_ROWS = (0xA1, 0xA3)


def _swallowed(error: UnicodeError) -> tuple[str, int]:
    """A lenient reader's one mark for a first byte and the second it cannot have."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "?", min(error.start + 2, len(error.object))


codecs.register_error("swallow", _swallowed)


@dataclass(frozen=True, slots=True)
class Guess:
    """One guess: its bytes, where in the line it ends, what the pinyin named."""

    stream: bytes
    end: int
    named: Annotations

    @property
    def text(self) -> str:
        """The characters; blank unless the bytes are characters to the last one."""
        return decoded(self.stream) or ""

    @property
    def waits(self) -> bool:
        """Whether all is well but for a last byte that lacks its second."""
        return not self.text and decoded(self.stream[:-1]) is not None

    def and_then(self, stream: bytes, end: int) -> "Guess":
        return replace(self, stream=self.stream + stream, end=end)

    def and_torn(self, sign: str, pinyin: str, end: int) -> "Guess":
        """A torn character's second byte stood here; its first is there already."""
        longer = self.and_then(sign.encode(CODEC)[1:], end)
        return replace(longer, named={**self.named, sign: pinyin})


@dataclass(frozen=True, slots=True)
class DamagedText:
    """A damaged text: its signs, what its site annotated, how it shows ， and ｍ."""

    signs: frozenset[str]
    table: Annotations
    is_narrowed: bool

    @classmethod
    def of(cls, text: str, table: Annotations) -> "DamagedText":
        # Most copies are normalised: a full-width letter or comma is half-width.
        return cls(frozenset(text), table, not re.search("[！-～]", text))

    def guesses(self, line: str, torn: re.Match[str]) -> list[Guess]:
        """Every way to write what follows the torn sign until it is in step again."""
        opening, lead = Guess(b"", torn.end(), {}), torn[1].encode(CODEC)[-1]
        waiting = deque(
            opening.and_torn(sign, torn[2], torn.end())
            for sign in self._called(torn[2], lead)
        )
        complete: list[Guess] = []
        for _ in range(MOST_GUESSES):
            if not waiting:
                return complete
            guess = waiting.popleft()
            if guess.waits:
                waiting += self._longer(guess, line)
            elif guess.text:
                complete.append(guess)
        return []

    def _longer(self, guess: Guess, line: str) -> Iterator[Guess]:
        """The guess and the next sign of the line, in each way that may be meant."""
        at, lead = guess.end, guess.stream[-1:]
        if torn := TORN.match(line, at):
            for sign in self._called(torn[1], lead[0]):
                yield guess.and_torn(sign, torn[1], torn.end())
            return
        if split := SPLIT.match(line, at):
            listed = decoded(lead + split[1].encode())
            if listed and self.table.get(listed) == split[2]:
                yield guess.and_torn(listed, split[2], split.end())
        for stream in self._written(line[at : at + 1]):
            yield guess.and_then(stream, at + 1)

    def _written(self, sign: str) -> Iterator[bytes]:
        """The bytes of a sign; a narrowed one may have been full-width: m or ｍ.

        A question mark may hide any two bytes, so nothing is proved across one.
        """
        if sign in ("", "?"):
            return
        yield sign.encode(CODEC)
        if self.is_narrowed and "!" <= sign <= "~":
            yield chr(ord(sign) - ord("!") + ord("！")).encode(CODEC)

    def _called(self, pinyin: str, lead: int) -> list[str]:
        """The listed characters of that pinyin and first byte, else unlisted ones.

        An unlisted one is common, Traditional, sounds so, and stands nowhere else:
        or the site would have annotated it there.
        """
        listed = [sign for sign, sound in self.table.items() if sound == pinyin]
        unlisted = (
            sign
            for sign in _traditional(lead, toneless(pinyin))
            if sign not in self.table and sign not in self.signs
        )
        return [sign for sign in listed if _can_be_torn(sign, lead)] or list(unlisted)


@cache
def _traditional(lead: int, syllable: str) -> tuple[str, ...]:
    """The common Traditional characters of GBK with that first byte and sound."""
    row = (decoded(bytes([lead, second])) for second in range(FIRST_LEAD, 0xFF))
    return tuple(
        sign
        for sign in row
        if sign and is_traditional_only(sign) and syllable_of(sign) == syllable
    )


def _can_be_torn(sign: str, lead: int) -> bool:
    """Its first byte ended the character before, its second opened the one behind."""
    first, second, *_ = sign.encode(CODEC)
    return first == lead and second >= FIRST_LEAD


def decoded(stream: bytes) -> str | None:
    """The characters, if the bytes are nothing else."""
    try:
        return stream.decode(CODEC)
    except UnicodeDecodeError:
        return None


def restore(lines: Sequence[Line]) -> tuple[list[Line], list[ParsedRemark]]:
    """Torn words made whole where one reading alone is proved; a remark on the rest.

    Proved means: garbled again, the reading gives exactly what stands there. The
    text is then annotated by whole characters, for `strip_annotations` to undo.
    """
    table = learn_table(lines)
    if table:
        damaged = DamagedText.of("\n".join(line.text for line in lines), table)
        lines = [replace(line, text=_restored(line.text, damaged)) for line in lines]
    return list(lines), remarks_on(lines, table)


def _restored(line: str, damaged: DamagedText) -> str:
    whole: list[str] = []
    at = 0
    for torn in TORN_SIGN.finditer(line):
        guess = _only_guess(line, torn, damaged) if torn.start() >= at else None
        if guess:
            whole += line[at : torn.end(1)], annotated(guess.text, damaged.table)
            at = guess.end
    return _without_letters_pinyin("".join([*whole, line[at:]]), damaged.table)


def _only_guess(line: str, torn: re.Match[str], damaged: DamagedText) -> Guess | None:
    proved = [
        guess
        for guess in damaged.guesses(line, torn)
        if _is_proved(guess, line, torn.start(), damaged)
    ]
    return proved[0] if len(proved) == 1 else None


def _is_proved(guess: Guess, line: str, start: int, damaged: DamagedText) -> bool:
    """Common words, no mark left, and garbled again just what stands there.

    Without the first two, wrong readings pass too: garbling forgets.
    """
    leaves_mark = "?" in guess.text or TORN.match(line, guess.end)
    if leaves_mark or not all(map(_is_common, line[start] + guess.text)):
        return False
    whole = line[start] + guess.text + line[guess.end : guess.end + 1]
    forward = garble if damaged.is_narrowed else annotated_bytewise
    return line.startswith(forward(whole, {**damaged.table, **guess.named}), start)


def _is_common(sign: str) -> bool:
    """Whether running text is made of such: a common Han, punctuation, a letter."""
    is_mark = sign.encode(CODEC)[0] in MARK_ROWS and sign.isprintable()
    return sign.isascii() or is_mark or syllable_of(sign) is not None


def _without_letters_pinyin(line: str, table: Annotations) -> str:
    def mended(found: re.Match[str]) -> str:
        listed = decoded(found[1].encode(CODEC)[-1:] + found[2].encode(CODEC))
        is_listed = listed and table.get(listed) == found[3]
        return found[1] + found[2] if is_listed else found[0]

    return TORN_BEFORE_LETTER.sub(mended, line)


def garble(text: str, table: Annotations) -> str:
    """The damage, run forward: what such a site would show for this text."""
    return normalize("NFKC", annotated_bytewise(text, table))


def annotated_bytewise(text: str, table: Annotations) -> str:
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
