"""A page of a PDF as PNG by PDFium and zlib alone: what every site has."""

import struct
import zlib
from itertools import chain

import pypdfium2 as pdfium

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Eight bits of grey a dot, in one go, no filter.
GREY = bytes([8, 0, 0, 0, 0])


def png_of_pdf(content: bytes, at: int, longest: int) -> bytes:
    """The page, counted from 0, in grey, its longer side so many dots."""
    with pdfium.PdfDocument(content) as document:
        page = document[at]
        scale = longest / max(*page.get_size(), 1)
        bitmap = page.render(scale=scale, grayscale=True)
        return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _png(dots: bytes, width: int, height: int, stride: int) -> bytes:
    rows = (b"\0" + dots[at * stride : at * stride + width] for at in range(height))
    drawn = zlib.compress(bytes(chain.from_iterable(rows)), 6)
    head = struct.pack(">II", width, height) + GREY
    parts = ((b"IHDR", head), (b"IDAT", drawn), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, told: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + told))
    return struct.pack(">I", len(told)) + name + told + check
