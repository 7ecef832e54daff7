"""PDF with a text layer, by PDFium: signs at their places, and what is doubtful of them.

Scripts never run: this PDFium has no JavaScript. Forms, links and attachments are not
opened.
"""

import re
from collections.abc import Iterator

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from reading import Extracted, Unreadable
from reading.limits import too_much

from ..placed import FoundSigns, PlacedPage, extracted_from, refuse_illegible
from .page import read_page
from .streams import refuse_bombs

NAME = "pdf"
TITLE = "PDF 文件"
SUFFIXES: tuple[str, ...] = (".pdf",)

# What no bulletin has; a yearbook has a thousand pages.
MOST_PAGES = 2_000
MOST_SIGNS = 1_000_000
HEAD = re.compile(rb"[\s\0]*(?:\xef\xbb\xbf)?\s*%PDF-\d")
# Of all signs: more that no character is known for, and the text is not worth reading.
MOST_UNMAPPED = 0.05

LOCKED = "这份 PDF 加了打开密码，读不出来。请去掉密码另存一份再导入。"
BROKEN = "这份 PDF 不完整或已损坏，打不开。请重新下载或重新导出后再导入。"
SCANNED = "这份 PDF 是扫描件，没有文字。请导入 Word 原件；没有原件的，先用文字识别软件转成文字、校对后再导入。"
EMPTY = "这份 PDF 里没有文字。请核对后重新导出。"
UNMAPPED = "这份 PDF 的字体没有文字对应表，取出来的字不对。请导入 Word 原件，或在原软件里重新导出 PDF 后再导入。"


def recognises(content: bytes, name: str, /) -> bool:
    return bool(HEAD.match(content[:1024]))


def extract(content: bytes, name: str, /) -> Extracted:
    """The text of all pages; raises Unreadable for scans, for what is locked or broken."""
    refuse_bombs(content)
    with _opened(content) as document:
        if len(document) > MOST_PAGES:
            raise Unreadable(too_much("这份 PDF 有", len(document), MOST_PAGES, "页"))
        found = FoundSigns()
        extracted = extracted_from(_pages(document, found), NAME)
    if not found.signs:
        raise Unreadable(SCANNED if found.pictures else EMPTY)
    if found.unmapped > MOST_UNMAPPED * found.signs:
        raise Unreadable(UNMAPPED)
    refuse_illegible(extracted.text, UNMAPPED)
    return extracted


def _opened(content: bytes) -> PdfDocument:
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        is_locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise Unreadable(LOCKED if is_locked else BROKEN) from error
    if not len(document):
        raise Unreadable(BROKEN)
    return document


def _pages(document: PdfDocument, found: FoundSigns) -> Iterator[PlacedPage]:
    """Page by page, so that an alarm can ring between them."""
    for number in range(len(document)):
        yield read_page(document, number, found)
        if found.signs > MOST_SIGNS:
            raise Unreadable(too_much("这份 PDF 有", found.signs, MOST_SIGNS, "个字"))
