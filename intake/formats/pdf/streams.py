"""Packed streams that would swell beyond all measure are refused before PDFium meets them."""

import re
import zlib

from reading import Unreadable

# Unpacked: of what draws a page, of fonts (a whole Chinese one has twenty), of pictures,
# which are not unpacked at all.
LARGEST_STREAM = 16 * 1024 * 1024
LARGEST_FONT = 64 * 1024 * 1024
LARGEST_PICTURE = 256 * 1024 * 1024
# Packed: LZW and run lengths are old, and swell less than zlib.
LARGEST_OLD = 256 * 1024
CHUNK = 1024 * 1024
# So far before the word `stream` its dictionary begins.
LONGEST_HEAD = 2_000

BOMB = (
    "这份 PDF 里有压缩得异常大的数据，不能安全打开。请在原软件里重新导出 PDF 后再导入。"
)

STREAM = re.compile(rb">>\s*stream\r?\n?")
FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/[^\s/<>\[\]]+)|(\d+\s+\d+\s+R))")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b")
# What packs tightly; the others only write bytes in another way.
PACKERS = (b"Flate", b"Fl", b"LZW", b"RunLength", b"RL")


def refuse_bombs(content: bytes) -> None:
    """Raise Unreadable if something unpacks to more than any page needs."""
    for found in STREAM.finditer(content):
        head = content[max(0, found.start() - LONGEST_HEAD) : found.start() + 2]
        head = head[head.rfind(b" obj") :] if b" obj" in head else head
        packers = _packers_of(head)
        if len(packers) > 1 or (
            packers
            and packers[0] not in (b"FlateDecode", b"Fl")
            and not PICTURE.search(head)
            and _packed_size(content, found.end()) > LARGEST_OLD
        ):
            raise Unreadable(BOMB)
        if _swells(content, found.end(), _most(head)):
            raise Unreadable(BOMB)


def _packers_of(head: bytes) -> list[bytes]:
    filters = FILTERS.search(head)
    if not filters:
        return []
    names = re.findall(rb"/([^\s/]+)", filters[1] or filters[2] or b"")
    return [name for name in names if name.startswith(PACKERS)]


def _most(head: bytes) -> int:
    if PICTURE.search(head):
        return LARGEST_PICTURE
    return LARGEST_FONT if FONT.search(head) else LARGEST_STREAM


def _packed_size(content: bytes, start: int) -> int:
    end = content.find(b"endstream", start)
    return (len(content) if end < 0 else end) - start


def _swells(content: bytes, start: int, most: int) -> bool:
    """Whether the stream, if zlib packed it, is larger than that unpacked."""
    packed = memoryview(content)[start:]
    if not packed or packed[0] & 0x0F != 8:
        return False
    unpacking = zlib.decompressobj()
    size = at = 0
    waiting = b""
    while not unpacking.eof and (waiting or at < len(packed)):
        if not waiting:
            waiting = bytes(packed[at : at + CHUNK // 16])
            at += len(waiting)
        try:
            size += len(unpacking.decompress(waiting, CHUNK))
        except zlib.error:
            return False
        waiting = unpacking.unconsumed_tail
        if size > most:
            return True
    return False
