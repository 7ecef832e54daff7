"""One story of a Word file, its text, a header or a note, as paragraphs and tables."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .fields import WordFields
from .markup import found_at
from .numbering import WordNumbering, parted
from .pieces import (
    PAGE_END,
    SOFT_PAGE_END,
    WordBox,
    WordDoubt,
    WordNote,
    WordParagraph,
    WordPiece,
    WordTable,
)
from .runs import KEPT_CHANGES, UNDONE_CHANGES, RunReader, any_is_set, flat
from .styles import WordStyles, is_on, value_at
from .tables import table_of

INDENT = "　　"
# What stands in the middle or at the right of its line has no indent, whatever it inherits.
SET_APART = ("center", "right", "end")
PAGE_ENDS = f"{PAGE_END}{SOFT_PAGE_END}"
LEADING_TABS = re.compile(r" *\t[\t ]*")
CONTENTS_STYLE = re.compile(r"(?:toc|目录) ?\d")
# The first sign of a paragraph, over several lines: within its column or beside it.
SET_LARGE = ("drop", "margin")
HIDDEN_MARKS = ("w:vanish", "w:specVanish")


@dataclass(slots=True)
class WordSource:
    """What every story of a file is read with."""

    styles: WordStyles
    numbering: WordNumbering
    # Notes by their kind and id, and the authors of comments by theirs.
    notes: dict[tuple[str, str], Element]
    authors: dict[str, str]


class WordStory:
    """Paragraphs and tables in order; a field may run over several of them."""

    def __init__(self, source: WordSource, *, is_on_ground: bool = False) -> None:
        self.source = source
        self.fields = WordFields()
        # Within how many coloured cells and tables it is.
        self.grounds = int(is_on_ground)

    def pieces(self, container: Element) -> list[WordPiece]:
        """What stands in a body, a cell, a text box, a header."""
        found: list[WordPiece] = []
        reader = self._reader()
        for each in flat(container):
            if each.tag == "w:p":
                # A paragraph whose end is deleted goes on in the next.
                if self._take(each, reader):
                    continue
                found.append(self._paragraph(reader, each.find("w:pPr")))
            else:
                self._close(reader, found)
                found += self._other(each)
            reader = self._reader()
        self._close(reader, found)
        return found

    def whole(self, container: Element) -> list[WordPiece]:
        """The same of all that the story is; a field that never ends has hidden the rest."""
        found = self.pieces(container)
        return found if self.fields.shows else [*found, WordDoubt("field_open")]

    def _reader(self) -> RunReader:
        source = self.source
        return RunReader(
            source.styles,
            self.fields,
            source.authors,
        )

    def _is_coloured(self, properties: Element | None, style: str) -> bool:
        """Whether a paragraph is, by itself or its style: a masthead white on red."""
        chain = [each.find("w:pPr") for _, each in self.source.styles.chain(style)]
        grounds = (found_at(each, "w:shd") for each in (properties, *chain))
        return any_is_set([next((each for each in grounds if each is not None), None)])

    def _other(self, element: Element) -> list[WordPiece]:
        if element.tag == "w:tbl":
            return [self._table(element)]
        if element.tag in ("w:altChunk", "w:subDoc"):
            return [WordDoubt("part_not_read")]
        if element.tag == "w:sdt":
            return [WordDoubt("placeholder_left_out")]
        if element.tag in UNDONE_CHANGES:
            return [WordDoubt("unsettled_revision")]
        changed = element.tag in KEPT_CHANGES
        inside = self.pieces(element) if element.find("w:p") is not None else []
        return [*([WordDoubt("unsettled_revision")] if changed else []), *inside]

    def _table(self, element: Element) -> WordTable:
        """A table; the style of one may colour any of its cells."""
        style = value_at(element, "w:tblPr/w:tblStyle")
        is_coloured = any(
            any_is_set(each.iter("w:shd"))
            for _, each in self.source.styles.chain(style)
        )
        self.grounds += is_coloured
        table = table_of(element, self._in_cell)
        self.grounds -= is_coloured
        return table

    def _in_cell(self, cell: Element) -> list[WordPiece]:
        is_coloured = any_is_set([found_at(cell, "w:tcPr/w:shd")])
        self.grounds += is_coloured
        pieces = self.pieces(cell)
        self.grounds -= is_coloured
        return pieces

    def _take(self, element: Element, reader: RunReader) -> bool:
        """Read the paragraph; whether the next goes on in it: its mark is no more, or it
        is but the first sign of the next, set large.
        """
        properties = element.find("w:pPr")
        reader.style = self.source.styles.of_paragraph(properties)
        reader.is_on_ground = bool(self.grounds) or self._is_coloured(
            properties, reader.style
        )
        if properties is not None and is_on(properties.find("w:pageBreakBefore")):
            reader.say(PAGE_END)
        reader.take(element)
        first_sign = found_at(properties, "w:framePr")
        if first_sign is not None and first_sign.get("w:dropCap") in SET_LARGE:
            return bool(reader.said)
        mark = None if properties is None else properties.find("w:rPr")
        if mark is None:
            return False
        tags = {each.tag for each in mark}
        if tags & (KEPT_CHANGES | UNDONE_CHANGES):
            reader.doubt("unsettled_revision")
        is_hidden = any(is_on(mark.find(each)) for each in HIDDEN_MARKS)
        return bool(tags & UNDONE_CHANGES) or is_hidden

    def _close(self, reader: RunReader, found: list[WordPiece]) -> None:
        """What nothing follows ends there; of what was deleted altogether is nothing left."""
        if reader.said or reader.below or reader.notes:
            found.append(self._paragraph(reader, None))
        else:
            found += reader.doubts
            found += _left_out(reader)

    def _paragraph(
        self, reader: RunReader, properties: Element | None
    ) -> WordParagraph:
        text = reader.text
        style = self.source.styles.of_paragraph(properties)
        if CONTENTS_STYLE.match(self.source.styles.names.get(style, "")):
            text = text.replace("\t", "……")
        bare = text.lstrip(PAGE_ENDS)
        page_ends = text[: len(text) - len(bare)]
        left_out = _left_out(reader)
        doubts = [*reader.doubts, *left_out]
        is_shown = not left_out or bool(bare)
        line = self._begun(bare, properties, style, doubts, is_shown=is_shown)
        below: list[WordPiece] = [WordBox(self._inside(each)) for each in reader.below]
        below += [WordNote(self._inside(note)) for note in self._notes(reader)]
        return WordParagraph(page_ends + line, doubts, below)

    def _begun(
        self,
        bare: str,
        properties: Element | None,
        style: str,
        doubts: list[WordDoubt],
        *,
        is_shown: bool,
    ) -> str:
        """The words behind what stands before them: an indent, the sign of a list."""
        numbering = self.source.numbering
        place = numbering.place(properties, style) if is_shown else None
        lead = INDENT if self._is_indented(properties, style, place) else ""
        if tabs := LEADING_TABS.match(bare):
            bare, lead = bare[tabs.end() :], INDENT
        if place:
            sign = numbering.sign(place)
            bare = parted(sign.text, numbering.level(place).suffix, bare)
            if not sign.is_sure:
                doubts.append(WordDoubt("number_not_read"))
        return bare if not bare.strip() or bare[0] in " 　" else lead + bare

    def _is_indented(
        self, properties: Element | None, style: str, place: tuple[str, int] | None
    ) -> bool:
        """Whether the first line stands two signs in, by itself, its list or its style."""
        chain = [each.find("w:pPr") for _, each in self.source.styles.chain(style)]
        if place:
            own = properties is not None and properties.find("w:numPr") is not None
            of_list = self.source.numbering.level(place).properties
            chain.insert(0 if own else len(chain), of_list)
        chain.insert(0, properties)
        if _first(chain, "w:jc", "w:val") in SET_APART:
            return False
        in_signs = _first(chain, "w:ind", "w:firstLineChars")
        return _is_more(in_signs) or _is_more(_first(chain, "w:ind", "w:firstLine"))

    def _notes(self, reader: RunReader) -> list[Element]:
        notes = self.source.notes
        return [notes[each] for each in reader.notes if each in notes]

    def _inside(self, content: Element | str) -> list[WordPiece]:
        """What stands in a box or a note, a story of its own."""
        if isinstance(content, str):
            return [WordParagraph(content)]
        # A box may be filled with any colour.
        return WordStory(self.source, is_on_ground=True).whole(content)


def _left_out(reader: RunReader) -> list[WordDoubt]:
    """Words that nobody sees, and that somebody has crossed out: how many signs."""
    counted = {
        "hidden_text_left_out": reader.hidden,
        "struck_text_left_out": reader.struck,
    }
    return [WordDoubt(code, "", size) for code, size in counted.items() if size]


def _first(chain: list[Element | None], path: str, name: str) -> str | None:
    """What the first of them says that says anything of it."""
    for each in chain:
        found = None if each is None else each.find(path)
        if found is not None and (value := found.get(name)) is not None:
            return value
    return None


def _is_more(length: str | None) -> bool:
    """Whether an indent is one: 200, 640, 32pt, 0.42in; 0 and less are none."""
    match = re.match(r"\d+(?:\.\d+)?", length or "")
    return match is not None and float(match[0]) > 0
