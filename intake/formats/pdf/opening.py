"""A PDF opened, once nothing in it can swell or go on without end."""

from io import BytesIO

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import (
    FPDF_ERR_PASSWORD,
    FPDF_ERR_SECURITY,
    FPDF_REMOVE_SECURITY,
    FPDF_GetSecurityHandlerRevision,
)

from reading import Unreadable

from .nesting import refuse_endless
from .streams import refuse_bombs

LOCKED = "这份 PDF 加了打开密码，读不出来。请去掉密码另存一份再导入。"
BROKEN = "这份 PDF 不完整或已损坏，打不开。请重新下载或重新导出后再导入。"


def opened(content: bytes) -> PdfDocument:
    """The file, to be closed again; raises Unreadable for what is locked or broken."""
    refuse_bombs(content)
    document = _opened(content)
    try:
        if FPDF_GetSecurityHandlerRevision(document) > 0:
            # Against printing, above all: PDFium has the key, and looks into nothing yet.
            content = _unlocked(document)
            refuse_bombs(content)
        refuse_endless(content)
    except BaseException:
        document.close()
        raise
    return document


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
