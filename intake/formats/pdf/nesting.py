"""Drawings that hold drawings: where a file has any, its pages are opened elsewhere first."""

import re
import subprocess
import sys
import zlib
from pathlib import Path

from reading import Unreadable

from .streams import FONT, LARGEST_STREAM, PICTURE, filters_of, heads_of

PROBE = Path(__file__).with_name("probe.py")
# /X Do: draw what is called X here.
DRAWS = re.compile(rb"(?<![A-Za-z])Do(?![A-Za-z])")
# What a page draws has neither; # may be a letter of either.
OF_ITS_OWN = re.compile(rb"/Subtype|/Type|/PatternType|#")
PLAIN: tuple[list[bytes], ...] = ([], [b"FlateDecode"], [b"Fl"])

ENDLESS = (
    "这份 PDF 里的图形一层套着一层，没有尽头或多得打不开，不能安全读取。"
    "请在原软件里重新导出 PDF，或另存为 docx，再导入。"
)


class EndlessDrawing(Unreadable):
    """No process is to open this file that anybody needs."""


def refuse_endless(content: bytes) -> None:
    """Raise EndlessDrawing if opening its pages ends a process, or takes it too long."""
    if not holds_drawings_in_drawings(content):
        return
    # Our own file, by our own Python.
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-I", str(PROBE)],
        input=content,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise EndlessDrawing(ENDLESS)


def holds_drawings_in_drawings(content: bytes) -> bool:
    """Whether anything but a page may draw what is drawn elsewhere; in doubt it may."""
    return any(
        _may_draw(content, start, head, is_whole=is_whole)
        for start, head, is_whole in heads_of(content)
    )


def _may_draw(content: bytes, start: int, head: bytes, *, is_whole: bool) -> bool:
    if is_whole and not OF_ITS_OWN.search(head):
        return False
    if is_whole and head.count(b"/Subtype") == 1 and PICTURE.search(head):
        return False
    if is_whole and FONT.search(head):
        return False
    if filters_of(head) not in PLAIN:
        return True
    return bool(DRAWS.search(_unpacked(content, start, head)))


def _unpacked(content: bytes, start: int, head: bytes) -> bytes:
    end = content.find(b"endstream", start)
    packed = content[start : len(content) if end < 0 else end]
    if not filters_of(head):
        return packed
    try:
        return zlib.decompressobj().decompress(packed, LARGEST_STREAM)
    except zlib.error:
        return b""
