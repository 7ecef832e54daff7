"""OFD (GB/T 33190), the format of official documents: its signs by their own places.

Signs stand in the file in any order; what is read is where they stand on the page.
"""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from reading import Extracted

from ..doubts import ATTACHED, SEAL, FoundDoubt, remarks_on
from ..placed import FoundSigns, PlacedPage, PlacedWords, whole_of
from .document import OfdBody, bodies_of, pages_of
from .package import BROKEN, OfdPackage

NAME = "ofd"
TITLE = "OFD 版式文件"
SUFFIXES: tuple[str, ...] = (".ofd",)

WORDS = PlacedWords(
    called="这份 OFD ",
    broken=BROKEN,
    unmapped="这份 OFD 里的字取出来不对，多半是字体没有文字对应表。请导入 Word 原件，或在原软件里重新导出后再导入。",
)


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
    """The text of all pages; raises Unreadable for what is locked or broken."""
    bodies = list(bodies_of(OfdPackage(content)))
    extracted = whole_of(_OfdPages(bodies), NAME, WORDS, is_drawn=False)
    beside = remarks_on(_left_out(bodies))
    return replace(extracted, remarks=(*extracted.remarks, *beside))


class _OfdPages:
    def __init__(self, bodies: Sequence[OfdBody]) -> None:
        self.bodies = bodies

    def __len__(self) -> int:
        return sum(len(body.pages) for body in self.bodies)

    def pages(self, found: FoundSigns) -> Iterator[PlacedPage]:
        for body in self.bodies:
            yield from pages_of(body, found)


def _left_out(bodies: Sequence[OfdBody]) -> Iterator[FoundDoubt]:
    """What is in the file beside its pages."""
    if any(body.is_sealed for body in bodies):
        yield FoundDoubt(SEAL, 1)
    if any(body.has_attachments for body in bodies):
        yield FoundDoubt(ATTACHED, 1)
