"""What a page shows, as lines: its elements opened and closed, and what each one does."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from .doubts import STRUCK, UNSHOWN, VEILED, FileDoubt
from .html_elements import (
    CELLS,
    DISPLAY,
    HEADLINES,
    INDENTED,
    LISTS,
    OF_LINES,
    ROWS,
    SIBLINGS,
    UNSAID,
    VOID,
    count,
    ends_line,
    is_hidden,
    is_page,
    is_picture,
    is_struck,
    is_veiled,
    numbered,
    sign,
)
from .html_lines import Lines, LineWriter, Mark, OpenCell, OpenTable, PageMark, TextMark
from .html_tags import RAW, Tag, pieces_of
from .raised import raised

# Words that a page does not show, and somebody may miss: a sentence, or so many signs
# that are no links, for menus are nothing else.
LONGEST_LABEL, SHORTEST_SENTENCE = 24, 8
SENTENCE = re.compile("[。；！？]")
# …即将离开…网站，是否继续？: a box that asks, with its buttons
QUESTION = re.compile("[^。；！]*？[^。；！，\\d]{0,8}")


@dataclass(slots=True)
class OpenList:
    """A list that is open: the number of its next item, and its sign: 1, a, A, i, I."""

    number: int
    sign: str
    # Where on the stack its item is that is open.
    item_at: int | None = None

    def next_sign(self) -> str:
        self.number += 1
        return f"{numbered(self.number - 1, self.sign)}. " if self.sign else ""


@dataclass(frozen=True, slots=True)
class OpenElement:
    """An element that is open; `scope` counts the tables and cells around it."""

    name: str
    scope: int
    ends_line: bool = False
    is_silent: bool = False
    # Of words that are not seen, or crossed out.
    doubt: FileDoubt | None = None


@dataclass(slots=True)
class ShownPage:
    """A page's lines, and what it says of itself."""

    lines: Lines
    titles: list[str] = field(default_factory=list)
    has_headline: bool = False


def shown(
    html: str, blank: str = "", frames: Mapping[str, str] | None = None
) -> ShownPage:
    """What the page shows; an empty cell amid a row says `blank`.

    `frames` are the sources of other pages, by the addresses it may show them by.
    """
    page = _Page(blank, frames or {})
    for piece in pieces_of(html):
        page.take(piece)
    return page.finished()


class _Page:
    def __init__(self, blank: str, frames: Mapping[str, str]) -> None:
        self.blank = blank
        self.frames = dict(frames)
        self.writers = [LineWriter()]
        self.stack: list[OpenElement] = []
        self.open: Counter[tuple[int, str]] = Counter()
        self.tables: list[OpenTable] = []
        self.lists: list[OpenList] = []
        self.silent = self.veiled = self.as_set = self.scope = self.raised = 0
        # What is not said, and what is though nobody sees it; whether as a link.
        self.unsaid: list[tuple[str, bool]] = []
        self.unseen: list[tuple[str, bool]] = []
        self.after_link = False
        self.page = ShownPage([])

    def take(self, piece: Tag | str) -> None:
        if isinstance(piece, str):
            self._say(piece)
        elif piece.is_end:
            self._close(piece.name)
        elif piece.name in RAW:
            self._raw(piece)
        elif piece.name in VOID:
            self._void(piece)
        else:
            self._begin(piece)
        self.after_link = piece == Tag("a", is_end=True)

    def finished(self) -> ShownPage:
        self._pop_to(0)
        self._writer.end_line()
        self.page.lines = self._writer.lines
        return self.page

    @property
    def _writer(self) -> LineWriter:
        return self.writers[-1]

    def _say(self, words: str) -> None:
        is_link = self.open[self.scope, "a"] > 0
        if self.silent:
            self.unsaid.append((words, is_link))
            return
        if self.veiled:
            self.unseen.append((words, is_link))
        words = raised(words) if self.raised else words
        self._writer.say(words, keeps_spaces=bool(self.as_set))

    def _mark(self, mark: Mark) -> None:
        if not self.silent:
            self._writer.mark(mark)

    def _end_line(self, *, is_break: bool = False) -> None:
        if not self.silent:
            self._writer.end_line(is_break=is_break)

    def _raw(self, tag: Tag) -> None:
        if tag.name == "title" and not self.silent:
            self.page.titles.append(tag.said)
        if tag.name == "iframe" and is_page(told := tag.attributes()):
            self._frame(told["src"])

    def _frame(self, address: str) -> None:
        """The page that stands there, once, if we have it."""
        source = self.frames.pop(address.removeprefix("./"), None)
        if source is None or self.silent:
            self._mark(PageMark.FRAME)
            return
        height = len(self.stack)
        self._push(OpenElement("iframe", self.scope, ends_line=True))
        self._end_line()
        for piece in pieces_of(source):
            if piece != Tag("html", is_end=True):
                self.take(piece)
        self._pop_to(height)

    def _void(self, tag: Tag) -> None:
        if tag.name in ("br", "hr"):
            self._end_line(is_break=tag.name == "br")
        elif tag.name in ("frame", "embed"):
            self._frame(tag.attributes().get("src", ""))
        elif tag.name == "img" and is_picture(tag.attributes()):
            self._mark(PageMark.PICTURE)
        elif tag.name == "meta":
            told = tag.attributes()
            if told.get("name", "").lower() == "articletitle":
                self.page.titles.insert(0, told.get("content", ""))

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        # <o:p/>: Word closes its own so.
        if ":" in name and tag.source.endswith("/"):
            return
        self._close_before(name)
        told = tag.attributes() if tag.source else {}
        style = told.get("style", "").lower()
        display = found[1] if (found := DISPLAY.search(style)) else ""
        doubt = _doubt_of(name, told, style, display)
        is_silent = name in UNSAID or doubt in (STRUCK, UNSHOWN)
        ends_a_line = ends_line(name, display)
        if ends_a_line:
            self._end_line()
        self._push(OpenElement(name, self.scope, ends_a_line, is_silent, doubt))
        self._begin_part(name, told, style)
        if ends_a_line and INDENTED.search(style):
            self._writer.indents = True

    def _close_before(self, name: str) -> None:
        """What the element closes that was left open."""
        if name in OF_LINES or name in CELLS:
            self._close("p")
        if name == "li" and self.lists and (at := self.lists[-1].item_at) is not None:
            self._pop_to(at)
        elif name in SIBLINGS:
            self._close(name)
        elif self.tables and (name in CELLS or name in ROWS):
            self._end_cell()
            if name in ROWS:
                self._close("tr")
            if name in ROWS and name != "tr":
                self._pop_to(self.tables[-1].at + 1)
        elif name == "a" and self.after_link:
            self._writer.spaces += " "

    def _begin_part(self, name: str, told: dict[str, str], style: str) -> None:
        if name == "table":
            self._begin_table(told)
        elif self.tables and name == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and name in CELLS:
            self._begin_cell(told)
        elif name in LISTS:
            self.lists.append(OpenList(count(told.get("start")), sign(name, told)))
        elif name == "li" and self.lists:
            self._begin_item(told, style)
        elif name == "pre":
            self.as_set += 1
        elif name == "sup":
            self.raised += 1
        elif name == "rt":
            self._say("(")
        elif name in HEADLINES and not self.silent:
            self.page.has_headline = True
            if self.tables:
                self.tables[-1].is_layout = True

    def _begin_table(self, told: dict[str, str]) -> None:
        if self.tables and self.tables[-1].cell:
            self.tables[-1].is_layout = True
        self.tables.append(OpenTable(len(self.stack) - 1))
        self.tables[-1].is_layout = told.get("role") in ("presentation", "none")
        self.scope += 1

    def _begin_cell(self, told: dict[str, str]) -> None:
        table = self.tables[-1]
        cell = OpenCell(count(told.get("colspan")), count(told.get("rowspan")))
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(cell)
        table.cell, table.cell_at = cell, len(self.stack) - 1
        self.writers.append(cell.writer)
        self.scope += 1

    def _begin_item(self, told: dict[str, str], style: str) -> None:
        items = self.lists[-1]
        items.item_at = len(self.stack) - 1
        if "value" in told:
            items.number = count(told["value"])
        printed = items.next_sign()
        if not self.silent and "list-style:none" not in style.replace(" ", ""):
            self._writer.sign = printed

    def _close(self, name: str) -> None:
        if self.tables and name in CELLS:
            self._end_cell()
        elif self.tables and name == "table":
            self._pop_to(self.tables[-1].at)
        else:
            if self.tables and name in ROWS:
                self._end_cell()
            if self.open[self.scope, name]:
                while self.stack[-1].name != name:
                    self._pop()
                self._pop()

    def _end_cell(self) -> None:
        if self.tables[-1].cell:
            self._pop_to(self.tables[-1].cell_at)

    def _pop_to(self, height: int) -> None:
        while len(self.stack) > height:
            self._pop()

    def _push(self, element: OpenElement) -> None:
        self.stack.append(element)
        self.open[element.scope, element.name] += 1
        self.silent += element.is_silent
        self.veiled += element.doubt is VEILED

    def _pop(self) -> None:
        element = self.stack.pop()
        name = element.name
        self.open[element.scope, name] -= 1
        self._end_part(element)
        if element.ends_line:
            self._end_line()
        self.silent -= element.is_silent
        self.veiled -= element.doubt is VEILED
        if element.is_silent and not self.silent:
            self._tell(element.doubt, self.unsaid)
        elif element.doubt is VEILED and not self.veiled:
            self._tell(VEILED, self.unseen)

    def _end_part(self, element: OpenElement) -> None:
        name = element.name
        if name == "table":
            self.scope = element.scope
            self._writer.add(self.tables.pop().lines(self.blank))
        elif name in CELLS and self.scope > element.scope:
            self.scope = element.scope
            self._writer.end_line()
            self.writers.pop()
            self.tables[-1].cell = None
        elif name in LISTS:
            self.lists.pop()
        elif name == "li" and self.lists:
            self.lists[-1].item_at, self._writer.sign = None, ""
        elif name == "pre":
            self.as_set -= 1
        elif name == "sup":
            self.raised -= 1
        elif name == "rt":
            self._say(")")

    def _tell(self, doubt: FileDoubt | None, said: list[tuple[str, bool]]) -> None:
        is_struck = doubt is STRUCK
        words = "".join(each for each, is_link in said if is_struck or not is_link)
        said.clear()
        words = "".join(words.split())
        if doubt and words and (is_struck or _may_be_missed(words)):
            self._mark(TextMark(doubt, words))


def _doubt_of(
    name: str, told: dict[str, str], style: str, display: str
) -> FileDoubt | None:
    if name in UNSAID:
        return None
    if is_struck(name, style):
        return STRUCK
    if is_hidden(told, style, display):
        return UNSHOWN
    return VEILED if is_veiled(told, style) else None


def _may_be_missed(words: str) -> bool:
    if QUESTION.fullmatch(words):
        return False
    is_sentence = SENTENCE.search(words) and len(words) >= SHORTEST_SENTENCE
    return bool(is_sentence) or len(words) > LONGEST_LABEL
