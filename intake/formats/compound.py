"""The container of old Office files (OLE): which streams stand at its root."""

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What is no number of a sector or of an entry.
LAST = 0xFFFFFFFA
HEAD, ENTRY = 512, 128
SECTOR_SHIFT, FIRST_OF_DIRECTORY, TABLE = 0x1E, 0x30, 0x4C
IN_TABLE = 109
# Of the directory; Word's own has two or three.
MOST_SECTORS = 500


def is_compound(content: bytes) -> bool:
    return content.startswith(SIGNATURE)


def streams_of(content: bytes) -> set[str]:
    """WordDocument, 1Table; of what is torn those that are left."""
    try:
        return set(_at_root(b"".join(_directory(content))))
    except struct.error:
        return set()


def _directory(content: bytes) -> Iterator[bytes]:
    """The sectors of the directory, one after another by the table of sectors."""
    (shift,) = struct.unpack_from("<H", content, SECTOR_SHIFT)
    if shift not in (9, 12):
        return
    size = 1 << shift
    tables = struct.unpack_from(f"<{IN_TABLE}I", content, TABLE)
    (sector,) = struct.unpack_from("<I", content, FIRST_OF_DIRECTORY)
    for _ in range(MOST_SECTORS):
        if sector >= LAST or HEAD + sector * size >= len(content):
            return
        at = max(HEAD, size) + sector * size
        yield content[at : at + size]
        table, within = divmod(sector, size // 4)
        if table >= IN_TABLE or tables[table] >= LAST:
            return
        place = max(HEAD, size) + tables[table] * size + 4 * within
        (sector,) = struct.unpack_from("<I", content, place)


def _at_root(directory: bytes) -> Iterator[str]:
    """The names in the tree that hangs on the first entry, not those of storages in it."""
    (first,) = struct.unpack_from("<I", directory, 76)
    waiting, seen = [first], set()
    while waiting:
        number = waiting.pop()
        if number in seen or number * ENTRY + ENTRY > len(directory):
            continue
        seen.add(number)
        entry = directory[number * ENTRY : (number + 1) * ENTRY]
        (length,) = struct.unpack_from("<H", entry, 64)
        yield entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        waiting += struct.unpack_from("<II", entry, 68)
