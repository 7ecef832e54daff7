"""Word files: docx as Word, WPS and others write it, docm without its macros."""

from collections.abc import Iterable, Iterator
from itertools import chain
from xml.etree.ElementTree import Element

from reading import Extracted, Unreadable

from ..compound import is_compound, streams_of
from ..doubts import WORD, FoundDoubt, remarks_on
from .lines import WordLines
from .numbering import WordNumbering
from .package import BROKEN, LOCKED, ZIP, WordPackage, holds_word, opened
from .pieces import PICTURE
from .runs import EQUATION
from .story import WordSource, WordStory
from .styles import WordStyles

__all__ = ["NAME", "SUFFIXES", "TITLE", "extract", "recognises"]

NAME, TITLE = "docx", "Word 文档"
SUFFIXES: tuple[str, ...] = (".docx", ".docm")
# A file with a password is no zip, but a container of the old kind with this in it.
ENCRYPTED = "EncryptedPackage"
OLD_SUFFIXES = (".doc", ".wps")
NOTES = ("footnote", "endnote")
EDGES = ("header", "footer")
DOUBTS = {each.code: each for each in WORD}
EMPTY = "文件里没有文字，只有空白或图片。如果是扫描件，请先识别成文字再导入。"


def recognises(content: bytes, name: str) -> bool:
    if is_compound(content):
        is_named = name.lower().endswith((*SUFFIXES, *OLD_SUFFIXES))
        return is_named and ENCRYPTED in streams_of(content)
    is_named = name.lower().endswith(SUFFIXES)
    return content.startswith(ZIP) and (is_named or holds_word(content))


def extract(content: bytes, name: str) -> Extracted:
    """Headers first, then the text, then the footers, each distinct line of them once."""
    if is_compound(content):
        raise Unreadable(LOCKED)
    with opened(content) as package:
        body = _body(package)
        source = _source(package)
        edges = {each: _edge_lines(package, source, body, each) for each in EDGES}
        lines = WordLines()
        lines.lines += edges["header"]
        first = len(lines.lines) + 1
        lines.say(WordStory(source).whole(body))
    _refuse_without_words(lines.lines[first - 1 :])
    last = len(lines.lines)
    text = [*lines.lines, *edges["footer"]]
    return Extracted(
        text="\n".join(text),
        encoding=NAME,
        pages=tuple([1, *lines.pages] if lines.pages else ()),
        margins=(*range(1, first), *range(last + 1, len(text) + 1)),
        remarks=tuple(remarks_on(_found(lines))),
    )


def _body(package: WordPackage) -> Element:
    root = package.tree(package.main)
    body = None if root is None else root.find("w:body")
    if body is None:
        raise Unreadable(BROKEN)
    return body


def _source(package: WordPackage) -> WordSource:
    styles = WordStyles(package.related("/styles"))
    comments = package.related("/comments")
    return WordSource(
        styles=styles,
        numbering=WordNumbering(package.related("/numbering"), styles),
        notes={
            (kind, each.get("w:id", "")): each
            for kind in NOTES
            for each in _children(package.related(f"/{kind}s"), f"w:{kind}")
        },
        authors={
            each.get("w:id", ""): each.get("w:author", "")
            for each in _children(comments, "w:comment")
        },
    )


def _children(root: Element | None, tag: str) -> Iterable[Element]:
    return () if root is None else root.findall(tag)


def _edge_lines(
    package: WordPackage, source: WordSource, body: Element, edge: str
) -> list[str]:
    """What headers or footers of any section say, each line once."""
    seen: dict[str, str] = {}
    for part in _parts(package, body, edge):
        root = package.tree(part)
        if root is not None:
            lines = WordLines()
            lines.say(WordStory(source).whole(root))
            for line in lines.lines:
                seen.setdefault("".join(line.split()), line.strip())
    return [line for bare, line in seen.items() if bare not in ("", PICTURE)]


def _parts(package: WordPackage, body: Element, edge: str) -> Iterator[str]:
    """The parts that sections name, in order, each once: of all pages, first and even ones."""
    named = chain.from_iterable(
        section.findall(f"w:{edge}Reference") for section in body.iter("w:sectPr")
    )
    for key in dict.fromkeys(each.get("r:id", "") for each in named):
        if key in package.of_main:
            yield package.of_main[key].target


def _found(lines: WordLines) -> Iterator[FoundDoubt]:
    for line, (code, name, size) in lines.doubts:
        yield FoundDoubt(DOUBTS[code], line, size=size, name=name)


def _refuse_without_words(lines: Iterable[str]) -> None:
    if not any(line.strip() not in ("", PICTURE, EQUATION) for line in lines):
        raise Unreadable(EMPTY)
