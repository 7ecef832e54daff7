"""Cuts a text into sentences and clauses; every piece knows where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .marks import CLOSERS, HAN, LIST_SIGN
from .patterns import pattern

# A sentence ends behind 。！？ and what closes with them: …温暖过冬。”
END = pattern(rf"[。！？!?\n](?:(?<!\n)[{re.escape(CLOSERS)}。！？!?]+)?")
# Clauses are parted by commas, semicolons, colons, but 1,234 is one number; a picture parts too.
CLAUSE_END = pattern(r"[，,；;：:。！？!?\n](?!(?<=\d[，,])\d{3}(?!\d))|\[图片\]")
# 慈善会联合民政局 开展生日慰问 每位老人 可领600元: no mark, and a blank behind each clause;
# in 城市低保 农村低保分别为 720元 560元 blanks part what is listed
UNMARKED = pattern(r"[^，。；：！？“”,;:!?\n]{30,}")
BLANKS = pattern("[ \u3000\u00a0]+")
FEWEST_CLAUSES, SHORTEST_CLAUSE = 4, 4
RESPECTIVELY = pattern("(?:分别|依次|各)[为是有达]")
# Such a blank; in 可领取 600元 none stands, but 85周岁 begins a clause.
BLANK_END = pattern(rf"[ \u3000\u00a0]+(?=[{HAN}△（“]|\d{{2,3}}周?岁)")

# Parts of a sentence, which may be of different matters.
PART_END = pattern("[；;。\n]")

LONGEST_SENTENCE = 1000


class Span(NamedTuple):
    start: int
    end: int

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end


def sentences_in(text: str) -> list[Span]:
    """Every sentence without the white space around it, in order.

    What runs on without a full stop (a table in one line) is cut at its commas.
    """
    ends = [match.end() for match in END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    return [
        _trimmed(text, *piece)
        for start, end in zip(starts, ends, strict=True)
        for piece in _pieces(text, start, end)
    ]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        window = text[start : start + LONGEST_SENTENCE]
        cut = max(window.rfind(mark) for mark in ("；", "，", "、", " "))
        cut = start + (cut + 1 if cut > 0 else LONGEST_SENTENCE)
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, max(start + left, start + len(piece.rstrip())))


def sentence_at(sentences: list[Span], offset: int) -> Span:
    """The sentence that holds the offset."""
    return sentences[max(0, bisect_right(sentences, (offset, 1 << 60)) - 1)]


def unmarked_clauses(text: str) -> list[Span]:
    """Stretches whose clauses only blanks part; those of scanning stand between words."""
    return [
        Span(*match.span())
        for match in UNMARKED.finditer(text)
        if _are_clauses(BLANKS.split(match[0].strip()))
    ]


def _are_clauses(pieces: list[str]) -> bool:
    is_list = any(RESPECTIVELY.search(each) for each in pieces)
    is_long = len(pieces) >= FEWEST_CLAUSES and not is_list
    return is_long and all(len(each) >= SHORTEST_CLAUSE for each in pieces)


def clause_start(text: str, start: int, floor: int) -> int:
    """Where the clause that leads up to `start` begins, not before `floor`."""
    begins = floor
    for match in CLAUSE_END.finditer(text, floor, start):
        begins = match.end()
    return begins


def past_list_sign(text: str, start: int, end: int) -> int:
    """Behind ⑴ of ⑴全县特困人员: it numbers the clause and is no word of it."""
    sign = LIST_SIGN.match(text, start, end)
    return sign.end() if sign else start


def unmarked_start(text: str, start: int, floor: int) -> int:
    """The same where blanks part the clauses."""
    return max((m.end() for m in BLANK_END.finditer(text, floor, start)), default=floor)


def last_clause(text: str) -> str:
    """实施救助 of 开展走访，实施救助: what the text ends in."""
    return text[clause_start(text, len(text), 0) :]


def last_part(text: str) -> str:
    """孤儿 of 低保对象8人，特困人员2人；孤儿: the clauses behind the last semicolon."""
    return PART_END.split(text)[-1]
