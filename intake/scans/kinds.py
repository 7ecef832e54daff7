"""What a file of pictures is, by its first bytes, and how many pages it has."""

import struct

PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
PDF = b"%PDF-"


def kind_of(content: bytes) -> str:
    """PNG, JPEG, TIFF or PDF; blank for anything else."""
    if content.startswith(PDF):
        return "PDF"
    found = (kind for start, kind in PICTURES.items() if content.startswith(start))
    return next(found, "")


def frames_of_tif(content: bytes, most: int) -> int:
    """How many pictures a tif says it holds, one at least; counted no further than `most`."""
    order = "<" if content.startswith(b"II") else ">"
    count, at = 0, _number(content, 4, f"{order}I")
    while at and count < most:
        entries = _number(content, at, f"{order}H")
        at = _number(content, at + 2 + 12 * entries, f"{order}I")
        count += 1
    return max(count, 1)


def _number(content: bytes, at: int, form: str) -> int:
    """The number that stands there; 0 behind the end."""
    try:
        return int(struct.unpack_from(form, content, at)[0])
    except struct.error:
        return 0
