"""Pages of signs into a text: lines in order, paragraphs whole, margins named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from reading import Extracted
from reading.documents.tables import CODE
from reading.language.marks import ENUMERATION

from ..doubts import (
    FROM_ABOVE,
    NO_TEXT,
    PARAGRAPH_UNSURE,
    ROW_TORN,
    ROW_UNSURE,
    STRUCK_OUT,
    FoundDoubt,
    remarks_on,
)
from .columns_from_above import has_words_from_above
from .heads import mark_repeated_heads
from .lines import lines_of
from .lone_columns import mark_lone_columns
from .margins import mark_margins
from .paragraphs import PageSetting, setting_of, size_of
from .signs import PlacedLine, PlacedPage
from .struck import with_struck

# A Latin word or number, and the mark behind it, at a line's end; one at its beginning.
LATIN = "0-9A-Za-z\u00c0-\u024f"
WORD_END = re.compile(f"[{LATIN}][,.;:!?)%]?$")
WORD_START = re.compile(f"[({LATIN}]")
# JZH0111130, whose last digits stand overleaf
TORN_CODE = re.compile(r"[JY]ZH\d{0,8}")
WHOLE_CODE = re.compile(CODE)


@dataclass(slots=True)
class _Text:
    """The lines of the text as they grow, and where its pages begin."""

    lines: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    margins: list[int] = field(default_factory=list)
    # Lines that may have been the last of a paragraph: of the text, and their pages.
    unsure: list[tuple[int, int]] = field(default_factory=list)
    # Rows that may be the rest of the last page's, in the same way.
    torn: list[tuple[int, int]] = field(default_factory=list)
    # Rows that may be the rest of the one above on their page.
    wrapped: list[tuple[int, int]] = field(default_factory=list)
    # The last line of a paragraph, and which line of the text it is on.
    last: PlacedLine | None = None
    first: PlacedLine | None = None
    at: int = 0

    def begin(self, text: str) -> None:
        self.lines.append(text)

    def add(self, line: PlacedLine, setting: PageSetting) -> None:
        if line.is_margin:
            self.margins.append(len(self.lines) + 1)
            self.begin(line.text)
            return
        last, first = self.last, self.first or line
        if last and setting.is_unsure(first, last, line):
            self.unsure.append((self.at + 1, last.page))
        if last and _may_be_torn(last, line):
            self.torn.append((len(self.lines) + 1, line.page))
        if line.is_unsure:
            self.wrapped.append((len(self.lines) + 1, line.page))
        if last and setting.goes_on(first, last, line):
            self.lines[self.at] += _joint(last, line) + line.text
        elif last and last.is_whole and _is_rest(last, line):
            self._complete(line)
        else:
            self.first = line
            if last:
                self.lines += [""] * setting.blank_lines(last, line)
            self.at = len(self.lines)
            self.begin(line.lead + line.text if line.lead else setting.indented(line))
        self.last = line

    def _complete(self, rest: PlacedLine) -> None:
        """Put the cells that a page's end tore off to those of the row above."""
        cells = _cells_of(self.lines[self.at], rest.text)
        self.lines[self.at] = "\t".join(map("".join, cells))

    def turn(self) -> None:
        """A page begins with the next line."""
        self.pages.append(len(self.lines) + 1)


def _may_be_torn(row: PlacedLine, following: PlacedLine) -> bool:
    """享受重度残疾人护｜人｜15,076 at a page's end, 理补贴人数 alone on top of the next."""
    if not _is_row_overleaf(row, following):
        return False
    cells, rest = row.text.split("\t"), following.text.split("\t")
    is_alone = len(cells) == len(rest) and sum(map(bool, cells)) > 1
    is_alone = is_alone and sum(map(bool, rest)) == 1
    is_alone = is_alone and not ENUMERATION.match("".join(rest))
    return is_alone or _is_rest(row, following)


def _is_row_overleaf(row: PlacedLine, following: PlacedLine) -> bool:
    is_row = row.is_whole and following.is_whole
    return is_row and row.page != following.page and "\t" in row.text


def _is_rest(row: PlacedLine, following: PlacedLine) -> bool:
    """Whether a code was torn: JZH0111130 at a page's end, and below it 00; what else
    stands beside it overleaf is the rest of its cells too, if none stands where none was.
    """
    if not _is_row_overleaf(row, following):
        return False
    pairs = list(_cells_of(row.text, following.text))
    is_new = any(rest and not cell for cell, rest in pairs)
    is_torn = any(
        rest and TORN_CODE.fullmatch(cell) and WHOLE_CODE.fullmatch(cell + rest)
        for cell, rest in pairs
    )
    return is_torn and not is_new


def _cells_of(row: str, rest: str) -> Iterator[tuple[str, str]]:
    """A cell and what stands below it; empty ones at a row's end may be lines alone."""
    return zip_longest(row.split("\t"), rest.rstrip("\t").split("\t"), fillvalue="")


def _joint(line: PlacedLine, following: PlacedLine) -> str:
    """What parts words at a line's end: a blank between Latin ones, nothing in a number."""
    if line.tail or line.parting:
        return line.tail or line.parting
    is_of_words = WORD_END.search(line.text) and WORD_START.match(following.text)
    is_number = line.text[-1].isdigit() and following.text[0].isdigit()
    return " " if is_of_words and not is_number else ""


def extracted_from(pages: Iterable[PlacedPage], encoding: str) -> Extracted:
    """What the pages say, one after the other; none is kept longer than it is read."""
    every, heights, widths = [], [], []
    aslant: dict[str, None] = {}
    doubts = []
    for number, page in enumerate(map(with_struck, pages), start=1):
        every.append(lines_of(page, number))
        heights.append(page.height)
        widths.append(page.width)
        aslant |= dict.fromkeys(page.aslant)
        doubts += [(doubt, number) for doubt in page.doubts]
        if has_words_from_above(page):
            doubts.append((FROM_ABOVE, number))
        if any(sign.is_struck for sign in page.signs):
            doubts.append((STRUCK_OUT, number))
    flat = [line for lines in every for line in lines]
    size = size_of(flat)
    mark_margins(every, heights, size)
    mark_lone_columns(every)
    mark_repeated_heads(every)
    pictures = [at for doubt, at in doubts if doubt is NO_TEXT]
    text = _text_of(every, pictures, setting_of(flat, size, widths))
    for words in aslant:
        text.margins.append(len(text.lines) + 1)
        text.begin(words)
    found = [FoundDoubt(each, text.pages[at - 1], at) for each, at in doubts]
    found += (FoundDoubt(PARAGRAPH_UNSURE, *each) for each in text.unsure)
    found += (FoundDoubt(ROW_TORN, *each) for each in text.torn)
    found += (FoundDoubt(ROW_UNSURE, *each) for each in text.wrapped)
    return Extracted(
        text="\n".join(text.lines),
        encoding=encoding,
        pages=tuple(text.pages),
        margins=tuple(text.margins),
        pictures=tuple(pictures),
        remarks=tuple(remarks_on(found)),
    )


def _text_of(
    pages: Sequence[Sequence[PlacedLine]],
    pictures: Sequence[int],
    setting: PageSetting,
) -> _Text:
    text = _Text()
    for number, lines in enumerate(pages, start=1):
        text.turn()
        if number in pictures:
            # What it says stands between: no paragraph goes on behind it.
            text.last = None
        for line in lines:
            text.add(line, setting)
    return text
