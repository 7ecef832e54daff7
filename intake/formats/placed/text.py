"""Pages of signs into a text: lines in order, paragraphs whole, margins named."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reading import Extracted
from reading.language.marks import ENUMERATION

from ..doubts import (
    FROM_ABOVE,
    NO_TEXT,
    PARAGRAPH_UNSURE,
    ROW_TORN,
    FoundDoubt,
    remarks_on,
)
from .columns_from_above import has_words_from_above
from .lines import lines_of
from .margins import mark_margins
from .paragraphs import PageSetting, setting_of, size_of
from .signs import PlacedLine, PlacedPage

# A Latin word or number, and the mark behind it, at a line's end; one at its beginning.
LATIN = "0-9A-Za-z\u00c0-\u024f"
WORD_END = re.compile(f"[{LATIN}][,.;:!?)%]?$")
WORD_START = re.compile(f"[({LATIN}]")


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
    # The last line of a paragraph, and which line of the text it is on.
    last: PlacedLine | None = None
    at: int = 0

    def begin(self, text: str) -> None:
        self.lines.append(text)

    def add(self, line: PlacedLine, setting: PageSetting) -> None:
        if line.is_margin:
            self.margins.append(len(self.lines) + 1)
            self.begin(line.text)
            return
        last = self.last
        if last and setting.is_unsure(last, line):
            self.unsure.append((self.at + 1, last.page))
        if last and _may_be_torn(last, line):
            self.torn.append((len(self.lines) + 1, line.page))
        if last and setting.goes_on(last, line):
            self.lines[self.at] += _joint(last, line) + line.text
        else:
            if last:
                self.lines += [""] * setting.blank_lines(last, line)
            self.at = len(self.lines)
            self.begin(line.lead + line.text if line.lead else setting.indented(line))
        self.last = line

    def turn(self) -> None:
        """A page begins with the next line."""
        self.pages.append(len(self.lines) + 1)


def _may_be_torn(row: PlacedLine, following: PlacedLine) -> bool:
    """享受重度残疾人护｜人｜15,076 at a page's end, 理补贴人数 alone on top of the next."""
    cells, rest = row.text.split("\t"), following.text.split("\t")
    return (
        row.page != following.page
        and row.is_whole
        and following.is_whole
        and len(cells) == len(rest) > 1
        and sum(map(bool, cells)) > 1 == sum(map(bool, rest))
        and not ENUMERATION.match("".join(rest))
    )


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
    for number, page in enumerate(pages, start=1):
        every.append(lines_of(page, number))
        heights.append(page.height)
        widths.append(page.width)
        aslant |= dict.fromkeys(page.aslant)
        doubts += [(doubt, number) for doubt in page.doubts]
        if has_words_from_above(page):
            doubts.append((FROM_ABOVE, number))
    flat = [line for lines in every for line in lines]
    size = size_of(flat)
    mark_margins(every, heights, size)
    pictures = [at for doubt, at in doubts if doubt is NO_TEXT]
    text = _text_of(every, pictures, setting_of(flat, size, widths))
    for words in aslant:
        text.margins.append(len(text.lines) + 1)
        text.begin(words)
    found = [FoundDoubt(each, text.pages[at - 1], at) for each, at in doubts]
    found += (FoundDoubt(PARAGRAPH_UNSURE, *each) for each in text.unsure)
    found += (FoundDoubt(ROW_TORN, *each) for each in text.torn)
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
