"""The zip of an OFD file: its parts by their names, each as XML, none larger than is sane."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from reading import Unreadable

# Of the zip; of one part unpacked, and of all that are read.
MOST_PARTS = 20_000
LARGEST_PART = 8 * 1024 * 1024
LARGEST_WHOLE = 128 * 1024 * 1024
# Of one part: elements inside elements, and all of them.
DEEPEST, MOST_ELEMENTS = 64, 200_000

BROKEN = "这份 OFD 不完整或已损坏，打不开。请重新下载或重新导出后再导入。"
LOCKED = "这份 OFD 加了密，读不出来。请去掉密码另存一份再导入。"
BOMB = "这份 OFD 里有大得异常的数据，不能安全打开。请在原软件里重新导出后再导入。"

# What a broken zip raises, by way of what it holds.
TORN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError)
ENCRYPTED = 0x1
UTF8_NAME = 0x800
# <?xml version="1.0" encoding="GBK"?>: several bytes a sign, which expat does not know
DECLARED = re.compile(
    rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["'](gb2312|gbk|gb18030)["'][^>]*\?>""",
    re.IGNORECASE,
)


class OfdPackage:
    """The parts of the file, by names that lead nowhere but into it."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except TORN as error:
            raise Unreadable(BROKEN) from error
        parts = self._zip.infolist()
        if len(parts) > MOST_PARTS:
            raise Unreadable(BOMB)
        self._parts = {_name_of(part).casefold(): part for part in parts}
        self._read = 0

    def resolve(self, base: str, location: str | None) -> str | None:
        """The part that another one speaks of; programs differ in where they begin."""
        location = (location or "").strip().replace("\\", "/")
        if not location:
            return None
        beside = posixpath.join(posixpath.dirname(base), location)
        for name in (beside, location):
            plain = posixpath.normpath(name).lstrip("/").casefold()
            if plain in self._parts:
                return plain
        return None

    def xml(self, name: str) -> Element:
        """The part as XML; what it declares beside its elements is refused."""
        content = self._content(name)
        if declared := DECLARED.match(content):
            content = content[declared.end() :].decode("gb18030").encode()
        parser = XMLParser(target=_Builder(), forbid_dtd=True)
        try:
            parser.feed(content)
            root = parser.close()
        except (ParseError, DefusedXmlException, UnicodeError) as error:
            raise Unreadable(BROKEN) from error
        if not isinstance(root, Element):
            raise Unreadable(BROKEN)
        return root

    def _content(self, name: str) -> bytes:
        part = self._parts[name.casefold()]
        if part.flag_bits & ENCRYPTED:
            raise Unreadable(LOCKED)
        try:
            with self._zip.open(part) as stream:
                content = stream.read(LARGEST_PART + 1)
        except (*TORN, NotImplementedError, RuntimeError) as error:
            raise Unreadable(BROKEN) from error
        self._read += len(content)
        if len(content) > LARGEST_PART or self._read > LARGEST_WHOLE:
            raise Unreadable(BOMB)
        return content


class _Builder(TreeBuilder):
    """Builds no tree that is deeper or larger than any page's."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            raise Unreadable(BOMB)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _name_of(part: zipfile.ZipInfo) -> str:
    """The name as its program meant it: without a flag, Chinese ones write GBK."""
    name = part.filename.replace("\\", "/").lstrip("/")
    if part.flag_bits & UTF8_NAME or name.isascii():
        return name
    raw = name.encode("cp437", "replace")
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return name


def local(element: Element) -> str:
    """The name of an element: programs write it in several namespaces, or none."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2]


def children(element: Element | None, *path: str) -> Iterator[Element]:
    """The elements at the end of the path: children(document, "Pages", "Page")."""
    if element is None:
        return
    first, *rest = path
    for each in element:
        if local(each) == first:
            if rest:
                yield from children(each, *rest)
            else:
                yield each


def child(element: Element | None, *path: str) -> Element | None:
    return next(children(element, *path), None)


def text_at(element: Element | None, *path: str) -> str:
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""
