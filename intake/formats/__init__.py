"""Files into what they say: a format is a module here, and its name in FORMATS.

What a file is, its content tells; its name only where the content leaves it open. All
others are text files, which `reading` takes as they are.
"""

from datetime import date
from typing import Protocol

from intake.scans.limits import EVERY_PAGE, Scanning
from intake.scans.within import with_pictures_read
from reading import Extracted, KnownWords, WholeText, read
from reading.documents.decoding import refuse_what_is_too_long

from . import (
    containers,
    delimited,
    doc,
    docx,
    html_pages,
    mails,
    ods,
    ofd,
    pdf,
    scan,
    web_archives,
    xls,
    xlsx,
)

__all__ = ["FORMATS", "SUFFIXES", "Format", "extract", "read_file"]


class Format(Protocol):
    """What the module of a format says and does."""

    # As receipts and source files call it: docx.
    NAME: str
    # What staff call it: Word 文档.
    TITLE: str
    # How names of such files end, in small letters.
    SUFFIXES: tuple[str, ...]

    def recognises(self, content: bytes, name: str, /) -> bool: ...

    def extract(self, content: bytes, name: str, /) -> Extracted:
        """What the file says; raises Unreadable, with the reason in Chinese."""
        ...


FORMATS: tuple[Format, ...] = (
    docx,
    doc,
    # Before pdf: it takes those that are pictures.
    scan,
    pdf,
    ofd,
    html_pages,
    web_archives,
    mails,
    xlsx,
    xls,
    ods,
    delimited,
)
# What folders are searched for, and the upload offers to choose.
SUFFIXES = (
    ".txt",
    *(suffix for each in FORMATS for suffix in each.SUFFIXES),
    *containers.SUFFIXES,
)


def extract(
    content: bytes, name: str, scanning: Scanning = EVERY_PAGE
) -> Extracted | bytes:
    """What the file says, by the first format that recognises it; else its bytes.

    Pages that are pictures are read last, of whatever format: so many as may be here.
    """
    for each in FORMATS:
        if each.recognises(content, name):
            told = each.extract(content, name)
            extracted = with_pictures_read(told, content, scanning)
            refuse_what_is_too_long(extracted.text)
            return extracted
    return content


def read_file(
    content: bytes,
    name: str,
    words: KnownWords | None = None,
    *,
    kind: str = "",
    agency: str = "",
    today: date | None = None,
    scanning: Scanning = EVERY_PAGE,
) -> WholeText:
    """As `reading.read`, of a file of any format."""
    extracted = extract(content, name, scanning)
    return read(extracted, name, words, kind=kind, agency=agency, today=today)
