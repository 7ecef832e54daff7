"""PDF with a text layer, by PDFium: signs at their places, and what is doubtful of them.

Scripts never run: this PDFium has no JavaScript. Forms, links and attachments are not
opened.
"""

import re
from collections.abc import Iterator

from pypdfium2 import PdfDocument

from reading import Extracted

from ..placed import FoundSigns, PlacedPage, PlacedWords, whole_of
from .opening import BROKEN, opened
from .page import read_page

NAME = "pdf"
TITLE = "PDF 文件"
SUFFIXES: tuple[str, ...] = (".pdf",)

HEAD = re.compile(rb"[\s\0]*(?:\xef\xbb\xbf)?\s*%PDF-\d")
WORDS = PlacedWords(
    called="这份 PDF ",
    broken=BROKEN,
    unmapped="这份 PDF 的字体没有文字对应表，取出来的字不对。请导入 Word 原件，或在原软件里重新导出 PDF 后再导入。",
)


def recognises(content: bytes, name: str, /) -> bool:
    return bool(HEAD.match(content[:1024]))


def extract(content: bytes, name: str, /) -> Extracted:
    """The text of all pages; raises Unreadable for what is locked or broken."""
    with opened(content) as document:
        return whole_of(_PdfPages(document), NAME, WORDS, is_drawn=True)


class _PdfPages:
    def __init__(self, document: PdfDocument) -> None:
        self.document = document

    def __len__(self) -> int:
        return len(self.document)

    def pages(self, found: FoundSigns) -> Iterator[PlacedPage]:
        for number in range(len(self)):
            yield read_page(self.document, number, found)
