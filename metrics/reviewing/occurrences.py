"""Where numbers stand in the text of an article, read or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.editing import blocks_of
from briefings.models import Article
from reading.figures import PlacedBlock
from reading.figures.prose.quantities import quantities_in
from reading.language.sentences import Span, sentence_at, sentences_in
from reading.parsed import BlockKind

# 3958, 1,033.75
DIGITS = re.compile(r"\d+(?:[,，]\d{3}(?!\d))*(?:[.．]\d+)?")
# 三百二十; of 1亿2000万 the parts
NUMERAL = re.compile(rf"{DIGITS.pattern}|[零〇一二两三四五六七八九十百千万亿]+")
# 2022年, 4月11日, 2022年4月11日
DAY = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Where words stand in an article's text, told as a figure tells it."""

    raw: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    line: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def place_in_sentence(self) -> int:
        return self.start - self.sentence_start


def occurrences_of(article: Article, raw: str) -> list[Occurrence]:
    """Wherever the words stand in one sentence, and are no part of a longer number."""
    if not raw.strip() or "\t" in raw:
        return []
    return [
        _occurrence(placed, span)
        for placed in _placed(article)
        for span in _occurrences(placed, raw)
    ]


def occurrence_at(article: Article, start: int, raw: str) -> Occurrence | None:
    found = occurrences_of(article, raw)
    return next((each for each in found if each.start == start), None)


def numbers_in(article: Article) -> Iterator[Span]:
    """What looks like a number of something, be it read or not; days are none."""
    for placed in _placed(article):
        text, end = placed.block.text, 0
        found = [*_quantities(text), *_bare_numbers(text)]
        # Of two that begin alike the longer one: 36家, not 36.
        for span in sorted(found, key=lambda each: (each.start, -each.end)):
            if span.start >= end:
                yield Span(placed.offset + span.start, placed.offset + span.end)
                end = span.end


def _placed(article: Article) -> Iterator[PlacedBlock]:
    offset = 0
    for block in blocks_of(article):
        yield PlacedBlock(block=block, offset=offset)
        offset += len(block.text) + 1


def _occurrences(placed: PlacedBlock, raw: str) -> Iterator[Span]:
    text = placed.block.text
    found = [Span(*match.span()) for match in re.finditer(re.escape(raw), text)]
    if not found:
        return
    numerals = [Span(*match.span()) for match in NUMERAL.finditer(text)]
    for span in found:
        is_whole = not any(_cuts(span, numeral) for numeral in numerals)
        if is_whole and span.end <= _sentence(placed, span.start).end:
            yield span


def _cuts(span: Span, numeral: Span) -> bool:
    """Whether it begins or ends amid the digits: 6家 of 36家."""
    begins = numeral.start < span.start < numeral.end
    return begins or numeral.start < span.end < numeral.end


def _sentence(placed: PlacedBlock, at: int) -> Span:
    """A row of a table is read whole."""
    text = placed.block.text
    if placed.block.kind == BlockKind.ROW:
        return Span(0, len(text))
    return sentence_at(sentences_in(text), at)


def _occurrence(placed: PlacedBlock, span: Span) -> Occurrence:
    text, offset = placed.block.text, placed.offset
    sentence = _sentence(placed, span.start)
    return Occurrence(
        raw=text[span.start : span.end],
        start=offset + span.start,
        end=offset + span.end,
        sentence=text[sentence.start : sentence.end],
        sentence_start=offset + sentence.start,
        sentence_end=offset + sentence.end,
        line=placed.block.line_at(span.start),
    )


def _quantities(text: str) -> list[Span]:
    return [Span(each.start, each.end) for each in quantities_in(text)]


def _bare_numbers(text: str) -> Iterator[Span]:
    days = [Span(*match.span()) for match in DAY.finditer(text)]
    for match in DIGITS.finditer(text):
        if not any(day.holds(match.start()) for day in days):
            yield Span(*match.span())
