"""What Word or a web page puts on the clipboard, as lines of text."""

import re
from collections.abc import Iterator
from html import unescape

# What ends the line before it and after it.
OF_LINES = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "table",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "pre",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "hr",
        "body",
    ]
)
UNSAID = frozenset({"script", "style", "head", "title", "template", "svg", "select"})
CELLS = frozenset({"td", "th"})
NOTHING = "—"
BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")
# <td width=80>, </p>, <![if !supportLists]>. The parser of the standard library needs
# seconds for a page whose tags are not closed, and hours for a larger one.
TAG = re.compile(r"(<[a-zA-Z/!][^<>]*>)")
NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")


def text_of_html(html: str) -> str:
    """One paragraph a line, and one row of a table, its cells parted by tabs."""
    page = _Page()
    for piece in TAG.split("".join(_without_comments(html))):
        if tag := NAME.match(piece):
            page.take_tag(tag[2].lower(), is_end=bool(tag[1]))
        elif not piece.startswith("<!"):
            page.take_words(piece)
    lines = "".join(page.said).split("\n")
    return "\n".join(_row(line.split("\t")) for line in lines if line.strip())


def _row(cells: list[str]) -> str:
    """An empty cell is a dash, or those behind it would stand in its column."""
    said = [cell.strip() for cell in cells]
    return "\t".join(cell or NOTHING for cell in said) if len(said) > 1 else said[0]


def _without_comments(html: str) -> Iterator[str]:
    at = 0
    while (start := html.find("<!--", at)) >= 0:
        yield html[at:start]
        end = html.find("-->", start)
        at = end + 3 if end >= 0 else len(html)
    yield html[at:]


class _Page:
    """Cells hold paragraphs of their own: within a row these begin no line."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.silent = 0
        self.in_cell = 0
        # Of each list that is open, the number of its next item; 0 if it counts none.
        self.lists: list[int] = []

    def take_words(self, words: str) -> None:
        if words and not self.silent:
            self.said.append(BLANKS.sub(" ", unescape(words)))

    def take_tag(self, name: str, *, is_end: bool) -> None:
        if name in UNSAID:
            self.silent = max(0, self.silent + (-1 if is_end else 1))
        elif name in CELLS:
            self._cell(is_end=is_end)
        elif name in OF_LINES:
            self._part(name)
        if name in ("ul", "ol", "li"):
            self._list(name, is_end=is_end)

    def _list(self, name: str, *, is_end: bool) -> None:
        if name != "li":
            if is_end:
                self.lists[-1:] = []
            else:
                self.lists.append(int(name == "ol"))
        elif self.lists and self.lists[-1] and not is_end:
            self.said.append(f"{self.lists[-1]}. ")
            self.lists[-1] += 1

    def _cell(self, *, is_end: bool) -> None:
        self.in_cell = max(0, self.in_cell + (-1 if is_end else 1))
        last = next((each for each in reversed(self.said) if each != " "), "\n")
        if not is_end and last != "\n":
            self.said.append("\t")

    def _part(self, name: str) -> None:
        if name in ("tr", "table"):
            self.in_cell = 0
        if not self.in_cell:
            self.said.append("\n")
        elif self.said and self.said[-1] not in ("\t", "\n", " "):
            self.said.append(" ")
