"""Makes scans for the tests: sheets of A4 at 200 dpi set from a text, leaning or dirty."""

import io
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from reading.documents.decoding import decode

DPI = 200
WIDTH, HEIGHT = 1654, 2339
LEFT, TOP, SIGN, PITCH = 224, 240, 44, 78
# 国家标准：每行 28 个字，每页 22 行。
SIGNS, LINES = 27, 24
NEVER_FIRST = "，。；：、）》”？！%"
FONTS = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
# 简体: of the collection the glyphs that mainland offices print.
SIMPLIFIED = 2


def font(size: int = SIGN):
    """A font of the system, or the test is skipped."""
    for name in FONTS:
        for path in Path("/usr/share/fonts").rglob(name):
            return ImageFont.truetype(path, size, index=SIMPLIFIED)
    pytest.skip("no Chinese font (fonts-noto-cjk)")


def text_of(path: Path) -> str:
    return decode(path.read_bytes()).text


def pages_of(text: str) -> list[list[str]]:
    """The lines that are printed on each sheet; a paragraph is set in by two signs."""
    lines = [line for each in text.split("\n") for line in _set(each.rstrip())]
    return [lines[at : at + LINES] for at in range(0, len(lines), LINES)]


def _set(line: str) -> Iterator[str]:
    if not line.strip():
        return
    line = line.replace("\t", "\u3000\u3000")
    if _width(line) > SIGNS and not line[0].isspace():
        line = f"\u3000\u3000{line}"
    printed = ""
    for sign in line:
        if _width(printed + sign) > SIGNS and sign not in NEVER_FIRST:
            yield printed
            printed = ""
        printed += sign
    yield printed


def _width(text: str) -> float:
    return sum(1 if sign > "\u2000" else 0.5 for sign in text)


def sheet(lines: Iterable[str], *, left: int = LEFT, size: int = SIGN) -> Image.Image:
    """A clean sheet with these lines; an empty one leaves its place white."""
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    write(page, lines, left=left, size=size)
    return page


def write(page: Image.Image, lines: Iterable[str], *, left: int, size: int = SIGN):
    pen, letters = ImageDraw.Draw(page), font(size)
    for at, line in enumerate(lines):
        pen.text((left, TOP + at * PITCH), line, font=letters, fill=20)


def clean(page: Image.Image) -> Image.Image:
    return page


def leaning(page: Image.Image, degrees: float = 1.5) -> Image.Image:
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def dirty(page: Image.Image, seed: int = 7) -> Image.Image:
    """Grey paper, faint ink, grain, dust, a soft lens."""
    page = page.point(lambda dot: 60 + dot * 0.72)
    grain = Image.effect_noise(page.size, 36)
    page = ImageChops.add(page, grain, scale=1, offset=-128)
    pen, rng = ImageDraw.Draw(page), random.Random(seed)
    for _ in range(4000):
        x, y = rng.randrange(page.width), rng.randrange(page.height)
        pen.rectangle((x, y, x + rng.randrange(2), y + 1), fill=rng.choice((30, 250)))
    return page.filter(ImageFilter.GaussianBlur(0.8))


def worst(page: Image.Image) -> Image.Image:
    """All at once, as a copier leaves it."""
    return dirty(leaning(page, -1.5))


STATES = {"clean": clean, "leaning": leaning, "dirty": dirty, "both": worst}


def png(page: Image.Image) -> bytes:
    return _saved([page], "PNG")


def tif(*pages: Image.Image) -> bytes:
    return _saved(pages, "TIFF")


def pdf(*pages: Image.Image) -> bytes:
    return _saved(pages, "PDF")


def _saved(pages: Iterable[Image.Image], kind: str) -> bytes:
    first, *rest = pages
    more = {} if kind == "PNG" else {"save_all": True, "append_images": rest}
    file = io.BytesIO()
    first.save(file, kind, dpi=(DPI, DPI), resolution=DPI, **more)
    return file.getvalue()
