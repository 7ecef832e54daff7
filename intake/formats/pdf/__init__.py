"""PDF with a text layer, by PDFium: signs at their places, and what is doubtful of them.

Scripts never run: this PDFium has no JavaScript. Forms, links and attachments are not
opened.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import (
    FPDF_ERR_PASSWORD,
    FPDF_ERR_SECURITY,
    FPDF_REMOVE_SECURITY,
    FPDF_GetSecurityHandlerRevision,
)

from reading import Extracted, Unreadable

from ..placed import FoundSigns, PlacedPage, PlacedWords, whole_of
from .page import read_page
from .streams import refuse_bombs

NAME = "pdf"
TITLE = "PDF 文件"
SUFFIXES: tuple[str, ...] = (".pdf",)

HEAD = re.compile(rb"[\s\0]*(?:\xef\xbb\xbf)?\s*%PDF-\d")
LOCKED = "这份 PDF 加了打开密码，读不出来。请去掉密码另存一份再导入。"
BROKEN = "这份 PDF 不完整或已损坏，打不开。请重新下载或重新导出后再导入。"
WORDS = PlacedWords(
    called="这份 PDF ",
    broken=BROKEN,
    unmapped="这份 PDF 的字体没有文字对应表，取出来的字不对。请导入 Word 原件，或在原软件里重新导出 PDF 后再导入。",
)


def recognises(content: bytes, name: str, /) -> bool:
    return bool(HEAD.match(content[:1024]))


def extract(content: bytes, name: str, /) -> Extracted:
    """The text of all pages; raises Unreadable for what is locked or broken."""
    refuse_bombs(content)
    with _opened(content) as document:
        if FPDF_GetSecurityHandlerRevision(document) > 0:
            # Against printing, above all: PDFium has the key, and looks into nothing yet.
            refuse_bombs(_unlocked(document))
        return whole_of(_PdfPages(document), NAME, WORDS, is_drawn=True)


def _opened(content: bytes) -> PdfDocument:
    try:
        return PdfDocument(content)
    except PdfiumError as error:
        is_locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise Unreadable(LOCKED if is_locked else BROKEN) from error


def _unlocked(document: PdfDocument) -> bytes:
    """The same file without its lock, its streams as packed as they were."""
    copy = BytesIO()
    document.save(copy, flags=FPDF_REMOVE_SECURITY)
    return copy.getvalue()


class _PdfPages:
    def __init__(self, document: PdfDocument) -> None:
        self.document = document

    def __len__(self) -> int:
        return len(self.document)

    def pages(self, found: FoundSigns) -> Iterator[PlacedPage]:
        for number in range(len(self)):
            yield read_page(self.document, number, found)
