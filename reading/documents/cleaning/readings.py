"""What may have stood where byte-wise annotation tore characters apart."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from .annotations import PINYIN, Table
from .script import is_traditional_only
from .sounds import syllable_of, toneless

# GBK and all of Unicode behind it, so that any text can be written in it.
CODEC = "gb18030"
# A byte from here on opens a character of two.
FIRST_LEAD = 0x81
# ?shèng): what is left of an annotation between two characters
TORN = re.compile(rf"\?({PINYIN})\)")
# R(shèng): out of step, a listed character's second byte can read as a letter
SPLIT = re.compile(rf"([@-~])\(({PINYIN})\)")
# A span with more readings than this proves nothing.
MOST_READINGS = 500


@dataclass(frozen=True, slots=True)
class Guess:
    """One guess: its bytes, where in the line it ends, what the pinyin named."""

    stream: bytes
    end: int
    named: Table

    @property
    def text(self) -> str | None:
        """The characters; None unless the bytes are characters to the last one."""
        return decoded(self.stream)

    @property
    def waits(self) -> bool:
        """Whether all is well but for a last byte that lacks its second."""
        return self.text is None and decoded(self.stream[:-1]) is not None

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
    table: Table
    is_narrowed: bool

    @classmethod
    def of(cls, text: str, table: Table) -> "DamagedText":
        # Most copies are normalised: a full-width letter or comma is half-width.
        return cls(frozenset(text), table, not re.search("[！-～]", text))

    def readings(self, line: str, torn: re.Match[str]) -> list[Guess]:
        """Every way to write what follows the torn sign until it is in step again."""
        opening, lead = Guess(b"", torn.end(), {}), torn[1].encode(CODEC)[-1]
        waiting = deque(
            opening.and_torn(sign, torn[2], torn.end())
            for sign in self._called(torn[2], lead)
        )
        complete: list[Guess] = []
        for _ in range(MOST_READINGS):
            if not waiting:
                return complete
            reading = waiting.popleft()
            if reading.waits:
                waiting += self._longer(reading, line)
            elif reading.text is not None:
                complete.append(reading)
        return []

    def _longer(self, reading: Guess, line: str) -> Iterator[Guess]:
        """The reading and the next sign of the line, in each way that may be meant."""
        at, lead = reading.end, reading.stream[-1:]
        if torn := TORN.match(line, at):
            for sign in self._called(torn[1], lead[0]):
                yield reading.and_torn(sign, torn[1], torn.end())
            return
        if split := SPLIT.match(line, at):
            sign = decoded(lead + split[1].encode())
            if self.table.get(sign) == split[2]:
                yield reading.and_torn(sign, split[2], split.end())
        for stream in self._written(line[at : at + 1]):
            yield reading.and_then(stream, at + 1)

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
