"""OFD (GB/T 33190), the format of official documents: its signs by their own places.

Signs stand in the file in any order; what is read is where they stand on the page.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from reading import Extracted, Unreadable
from reading.limits import too_much

from ..doubts import ATTACHED, SEAL, FoundDoubt, remarks_on
from ..placed import FoundSigns, PlacedPage, extracted_from, refuse_illegible
from .document import OfdBody, bodies_of, pages_of
from .package import BROKEN, OfdPackage

NAME = "ofd"
TITLE = "OFD 版式文件"
SUFFIXES: tuple[str, ...] = (".ofd",)

MOST_PAGES = 2_000
MOST_SIGNS = 1_000_000
# Of all signs: more that no character is known for, and the text is not worth reading.
MOST_UNMAPPED = 0.05
SCANNED = "这份 OFD 是扫描件，没有文字。请导入 Word 原件；没有原件的，先用文字识别软件转成文字、校对后再导入。"
EMPTY = "这份 OFD 里没有文字。请核对后重新导出。"
ILLEGIBLE = "这份 OFD 里的字取出来不对，多半是字体没有文字对应表。请导入 Word 原件，或在原软件里重新导出后再导入。"


def recognises(content: bytes, name: str, /) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    if name.casefold().endswith(SUFFIXES):
        return True
    try:
        names = zipfile.ZipFile(BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return any(each.casefold() == "ofd.xml" for each in names)


def extract(content: bytes, name: str, /) -> Extracted:
    """The text of all pages; raises Unreadable for scans, for what is locked or broken."""
    bodies = list(bodies_of(OfdPackage(content)))
    count = sum(len(body.pages) for body in bodies)
    if not count:
        raise Unreadable(BROKEN)
    if count > MOST_PAGES:
        raise Unreadable(too_much("这份 OFD 有", count, MOST_PAGES, "页"))
    found = FoundSigns()
    extracted = extracted_from(_pages(bodies, found), NAME)
    if not found.signs:
        raise Unreadable(SCANNED if found.pictures else EMPTY)
    if found.unmapped > MOST_UNMAPPED * found.signs:
        raise Unreadable(ILLEGIBLE)
    refuse_illegible(extracted.text, ILLEGIBLE)
    return replace(
        extracted, remarks=(*extracted.remarks, *remarks_on(_left_out(bodies)))
    )


def _pages(bodies: Sequence[OfdBody], found: FoundSigns) -> Iterator[PlacedPage]:
    for body in bodies:
        for page in pages_of(body, found):
            yield page
            if found.signs > MOST_SIGNS:
                told = too_much("这份 OFD 有", found.signs, MOST_SIGNS, "个字")
                raise Unreadable(told)


def _left_out(bodies: Sequence[OfdBody]) -> Iterator[FoundDoubt]:
    """What is in the file beside its pages."""
    if any(body.is_sealed for body in bodies):
        yield FoundDoubt(SEAL, 1)
    if any(body.has_attachments for body in bodies):
        yield FoundDoubt(ATTACHED, 1)
