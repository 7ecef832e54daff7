"""Packed streams that would swell beyond all measure are refused before PDFium meets them."""

import base64
import re
import zlib
from collections.abc import Iterator

from reading import Unreadable

# Unpacked: of what draws a page, of fonts (a whole Chinese one has twenty), of pictures,
# which are not unpacked at all.
LARGEST_STREAM = 16 * 1024 * 1024
LARGEST_FONT = 64 * 1024 * 1024
LARGEST_PICTURE = 256 * 1024 * 1024
# Packed: LZW and run lengths are old, and swell less than zlib.
LARGEST_OLD = 256 * 1024
# Packed and locked: what the file's objects are in is unpacked as the file is opened, and
# zlib makes a thousand times as much of it at most.
LARGEST_LOCKED = 128 * 1024
CHUNK = 1024 * 1024
# So far before the word `stream` its dictionary begins.
LONGEST_HEAD = 2_000

BOMB = (
    "这份 PDF 里有压缩得异常大的数据，不能安全打开。请在原软件里重新导出 PDF 后再导入。"
)

STREAM = re.compile(rb">>\s*stream\r?\n?")
FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|(/[^\s/<>\[\]]+)|(\d+\s+\d+\s+R))")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:CIDFontType0C|Type1C|OpenType)\b")
# Bytes written in letters, and what ends them; so much of it is looked at.
ARMOURS = {b"ASCII85Decode": b"~", b"A85": b"~", b"ASCIIHexDecode": b">", b"AHx": b">"}
LARGEST_ARMOUR = 1024 * 1024
# What zlib cannot make too much of.
LARGEST_UNKNOWN = LARGEST_STREAM // 1032
# What packs tightly; the others only write bytes in another way.
PACKERS = (b"Flate", b"Fl", b"LZW", b"RunLength", b"RL")


def refuse_bombs(content: bytes) -> None:
    """Raise Unreadable if something unpacks to more than any page needs."""
    is_locked = b"/Encrypt" in content
    for start, head, _ in heads_of(content):
        if _is_bomb(content, start, head, is_locked=is_locked):
            raise Unreadable(BOMB)


def heads_of(content: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Where each stream begins, its dictionary, and whether that is all of it."""
    for found in STREAM.finditer(content):
        head = content[max(0, found.start() - LONGEST_HEAD) : found.start() + 2]
        begins = head.rfind(b" obj")
        yield found.end(), head[max(begins, 0) :], begins >= 0


def _is_bomb(content: bytes, start: int, head: bytes, *, is_locked: bool) -> bool:
    filters = filters_of(head)
    packers = [name for name in filters if name.startswith(PACKERS)]
    is_picture = bool(PICTURE.search(head))
    size = _packed_size(content, start)
    if len(packers) > 1:
        return True
    if is_locked and OBJECTS.search(head) and size > LARGEST_LOCKED:
        return True
    if packers and not is_picture and packers[0] not in (b"FlateDecode", b"Fl"):
        return size > LARGEST_OLD
    if packers and not is_picture and filters[0] in ARMOURS:
        return _swells_in_armour(content[start : start + size], filters[0], head)
    return _swells(memoryview(content)[start:], _most(head))


def filters_of(head: bytes) -> list[bytes]:
    filters = FILTERS.search(head)
    if not filters:
        return []
    return re.findall(rb"/([^\s/]+)", filters[1] or filters[2] or b"")


def _swells_in_armour(written: bytes, armour: bytes, head: bytes) -> bool:
    """The same of what is written in letters; what we cannot make out is one."""
    if len(written) > LARGEST_ARMOUR:
        return True
    bare = b"".join(written.split()).split(ARMOURS[armour])[0]
    try:
        if ARMOURS[armour] == b">":
            packed = bytes.fromhex(bare.decode("ascii"))
        else:
            packed = base64.a85decode(bare.removeprefix(b"<~"))
    except ValueError:
        return len(written) > LARGEST_UNKNOWN
    return _swells(memoryview(packed), _most(head))


def _most(head: bytes) -> int:
    if PICTURE.search(head):
        return LARGEST_PICTURE
    return LARGEST_FONT if FONT.search(head) else LARGEST_STREAM


def _packed_size(content: bytes, start: int) -> int:
    end = content.find(b"endstream", start)
    return (len(content) if end < 0 else end) - start


def _swells(packed: memoryview, most: int) -> bool:
    """Whether the stream, if zlib packed it, is larger than that unpacked."""
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
