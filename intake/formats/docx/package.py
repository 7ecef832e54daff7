"""The zip that a Word file is: its parts by their names, and what they refer to."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from reading import Unreadable

from .markup import DAMAGED, MOST_ELEMENTS, tree_of

ZIP = b"PK\x03\x04"
ENTRY = b"PK\x01\x02"
MOST_MEMBERS = 5_000
# Of one part, unpacked; pictures are never unpacked. Word needs 6 kB for a page of text.
LARGEST_PART = 48 * 1024 * 1024
MAIN, MAIN_KIND = "word/document.xml", "/officeDocument"
BROKEN = (
    "这份 Word 文档不完整，多半没有传完或存坏了。请在原来的电脑上打开、另存后再导入。"
)
LOCKED = "这份文档加了打开密码，读不了。请在 Word 或 WPS 里去掉密码，存盘后再导入。"
BOMB = "文件里的{part}解开后超过 {most} MB，不像文稿。请把文字复制到新的文档，存盘后再导入。"
MANY = "文件里有 {count} 个部件，超过 {most} 个的上限，不像文稿。请把文字复制到新的文档再导入。"


class Relation(NamedTuple):
    """What a part refers to by an id: another part, and as what."""

    kind: str
    target: str


class WordPackage:
    """The parts of a Word file; each is unpacked when it is asked for."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.names = set(archive.namelist())
        self.left = MOST_ELEMENTS
        of_all = self.relations("").values()
        told = (each.target for each in of_all if each.kind.endswith(MAIN_KIND))
        self.main = next(told, MAIN)

    def tree(self, part: str) -> Element | None:
        """The part's tree; none if there is no such part."""
        if part not in self.names:
            return None
        root, self.left = tree_of(self._content(part), part, self.left)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """By their ids; of the whole file if no part is named. Links out of it are none."""
        folder = dirname(part)
        root = self.tree(
            join(folder, "_rels", f"{part[len(folder) :].strip('/')}.rels")
        )
        return {
            each.get("Id", ""): Relation(
                each.get("Type", ""), _place_of(folder, each.get("Target", ""))
            )
            for each in (root if root is not None else ())
            if each.get("TargetMode") != "External"
        }

    def related(self, kind: str) -> Element | None:
        """The tree of the one part of a kind that the text refers to: /styles."""
        found = self.of_main.values()
        parts = (each.target for each in found if each.kind.endswith(kind))
        return self.tree(next(parts, ""))

    @cached_property
    def of_main(self) -> dict[str, Relation]:
        return self.relations(self.main)

    def _content(self, part: str) -> bytes:
        try:
            with self.archive.open(part) as member:
                content = member.read(LARGEST_PART + 1)
        except RuntimeError as error:
            raise Unreadable(LOCKED) from error
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
        ) as error:
            raise Unreadable(DAMAGED.format(part=part)) from error
        if len(content) > LARGEST_PART:
            raise Unreadable(BOMB.format(part=part, most=LARGEST_PART >> 20))
        return content


def _place_of(folder: str, target: str) -> str:
    """styles.xml beside word/document.xml is word/styles.xml, as /word/styles.xml is."""
    return normpath(join("/", folder, target)).lstrip("/")


@contextmanager
def opened(content: bytes) -> Iterator[WordPackage]:
    count = content.count(ENTRY)
    if count > MOST_MEMBERS:
        raise Unreadable(MANY.format(count=count, most=MOST_MEMBERS))
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(BROKEN) from error
    with archive:
        package = WordPackage(archive)
        if package.main not in package.names:
            raise Unreadable(BROKEN)
        yield package


def holds_word(content: bytes) -> bool:
    """Whether a zip is a Word file, whole or torn."""
    if content.count(ENTRY) > MOST_MEMBERS:
        return b"word/document" in content
    try:
        with ZipFile(BytesIO(content)) as archive:
            return any(name.startswith("word/") for name in archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return b"word/document" in content
