"""Scans: png, jpg, tif, and pdf whose pages are pictures; read where `.[ocr]` is there."""

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from intake.scans.kinds import frames_of_tif, kind_of
from intake.scans.limits import MOST_PAGES
from intake.scans.reader import is_installed
from intake.scans.text import SCAN
from reading import Extracted, Unreadable

from .pdf.nesting import EndlessDrawing
from .pdf.opening import opened

NAME = SCAN
TITLE = "扫描件"
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
# Without the extra no folder is searched for pictures, nor does the upload offer them.
SUFFIXES: tuple[str, ...] = PICTURES if is_installed() else ()


def recognises(content: bytes, name: str) -> bool:
    """By the first bytes; a PDF only where its pages are pictures without a letter."""
    kind = kind_of(content)
    return bool(kind) and (kind != "PDF" or _is_of_pictures(content))


def extract(content: bytes, name: str) -> Extracted:
    """Pages that nobody has read yet."""
    pages = range(1, _count(content) + 1)
    return Extracted(text="", encoding=SCAN, pictures=tuple(pages))


def _count(content: bytes) -> int:
    match kind_of(content):
        case "PDF":
            with pdfium.PdfDocument(content) as document:
                return len(document)
        case "TIFF":
            return frames_of_tif(content, MOST_PAGES + 1)
        case _:
            return 1


def _is_of_pictures(content: bytes) -> bool:
    try:
        with opened(content) as document:
            count = min(len(document), MOST_PAGES + 1)
            if any(_has_text(document[at]) for at in range(count)):
                return False
            return any(_has_picture(document[at]) for at in range(count))
    except EndlessDrawing:
        # Nobody is to open it once more.
        raise
    except (pdfium.PdfiumError, Unreadable):
        # Broken, locked, a bomb: for the format of PDF to tell.
        return False


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _has_text(page: pdfium.PdfPage) -> bool:
    return page.get_textpage().count_chars() > 0
