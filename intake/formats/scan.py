"""Scans: png, jpg, tif, and pdf whose pages are pictures; read where `.[ocr]` is there."""

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from intake.scans.kinds import kind_of
from intake.scans.limits import MOST_PAGES
from intake.scans.reader import is_installed, read_pages
from intake.scans.text import SCAN, extracted_from
from reading import Extracted, Unreadable

from .pdf.streams import refuse_bombs

WITHOUT_WORDS = (
    "图片里没有识别出文字。是照片的不必导入；是文件的，请重新扫描清楚再导入。"
)

NAME = SCAN
TITLE = "扫描件"
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
# Without the extra no folder is searched for pictures, nor does the upload offer them.
SUFFIXES: tuple[str, ...] = PICTURES if is_installed() else ()


def recognises(content: bytes, name: str) -> bool:
    """By the first bytes; a PDF only where its pages are pictures without a letter."""
    kind = kind_of(content)
    return bool(kind) and (kind != "PDF" or _is_of_pictures(content))


def extract(content: bytes, name: str, most: int = MOST_PAGES) -> Extracted:
    """The pages, each to be looked at by a person; `most` may be read here."""
    pages = read_pages(content, most)
    if not any(page.words for page in pages):
        raise Unreadable(WITHOUT_WORDS)
    return extracted_from(pages)


def _is_of_pictures(content: bytes) -> bool:
    try:
        refuse_bombs(content)
        with pdfium.PdfDocument(content) as document:
            count = min(len(document), MOST_PAGES + 1)
            if any(_has_text(document[at]) for at in range(count)):
                return False
            return any(_has_picture(document[at]) for at in range(count))
    except (pdfium.PdfiumError, Unreadable):
        # Broken, locked, a bomb: for the format of PDF to tell.
        return False


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _has_text(page: pdfium.PdfPage) -> bool:
    return page.get_textpage().count_chars() > 0
