"""Scans: png, jpg, tif, and pdf whose pages are pictures; read where `.[ocr]` is there."""

import pypdfium2 as pdfium

from intake.scans.kinds import kind_of
from intake.scans.limits import MOST_PAGES
from intake.scans.reader import read_pages
from intake.scans.text import SCAN, extracted_from
from reading import Extracted, Unreadable

from .pdf.streams import refuse_bombs

WITHOUT_WORDS = (
    "图片里没有识别出文字。是照片的不必导入；是文件的，请重新扫描清楚再导入。"
)

NAME = SCAN
TITLE = "扫描件"
SUFFIXES: tuple[str, ...] = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


def recognises(content: bytes, name: str) -> bool:
    """By the first bytes; a PDF only where no page of it has a letter of text."""
    kind = kind_of(content)
    return bool(kind) and (kind != "PDF" or _is_without_text(content))


def extract(content: bytes, name: str, most: int = MOST_PAGES) -> Extracted:
    """The pages, each to be looked at by a person; `most` may be read here."""
    pages = read_pages(content, most)
    if not any(page.words for page in pages):
        raise Unreadable(WITHOUT_WORDS)
    return extracted_from(pages)


def _is_without_text(content: bytes) -> bool:
    try:
        refuse_bombs(content)
        with pdfium.PdfDocument(content) as document:
            pages = range(min(len(document), MOST_PAGES + 1))
            return not any(_has_text(document[at]) for at in pages)
    except (pdfium.PdfiumError, Unreadable):
        # Broken, locked, a bomb: for the format of PDF to tell.
        return False


def _has_text(page: pdfium.PdfPage) -> bool:
    return page.get_textpage().count_chars() > 0
