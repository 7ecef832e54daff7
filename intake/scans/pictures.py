"""Files into pictures of their pages, one at a time: png, jpg, tif, and pdf by PDFium.

Nothing here trusts the file: sizes are asked before a dot is decoded, and all of it runs
in the process of `worker`, whose memory is bounded.
"""

import io

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from .kinds import kind_of
from .limits import MOST_DOTS

# Pillow refuses what has twice as many.
Image.MAX_IMAGE_PIXELS = MOST_DOTS


class NotAPicture(Exception):
    """The file cannot be opened; the message says what about it, in Chinese."""


def picture_of(content: bytes, at: int, longest: int) -> Image.Image:
    """One page, counted from 0."""
    if kind_of(content) == "PDF":
        return _of_pdf(content, at, longest)
    with _opened(content) as picture:
        _turn_to(picture, at)
        _refuse_what_is_too_large(picture)
        try:
            picture.draft("L", (longest, longest))
            upright = ImageOps.exif_transpose(_on_white(picture))
        except (OSError, SyntaxError, ValueError) as error:
            raise NotAPicture("图片已损坏或不完整") from error
    upright.thumbnail((longest, longest))
    return upright


def _of_pdf(content: bytes, at: int, longest: int) -> Image.Image:
    with _document(content) as document:
        page = document[at]
        scale = longest / max(*page.get_size(), 1)
        return page.render(scale=scale, grayscale=True).to_pil().convert("L")


def _document(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise NotAPicture("PDF 已损坏或加了密码") from error


def _turn_to(picture: Image.Image, at: int) -> None:
    try:
        picture.seek(at)
    except (EOFError, OSError, SyntaxError, ValueError) as error:
        raise NotAPicture("图片已损坏或不完整") from error


def _opened(content: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotAPicture("图片已损坏、不完整或过大") from error
    return picture


def _refuse_what_is_too_large(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_DOTS:
        raise NotAPicture(f"图片超过 {MOST_DOTS // 10_000} 万点")


def _on_white(picture: Image.Image) -> Image.Image:
    """In grey; what is see-through is paper."""
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        sheet = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(sheet, picture.convert("RGBA")).convert("L")
    if picture.mode.startswith("I"):
        # 16 bits a dot: `convert` would cut them off at 255.
        return picture.point(lambda dot: dot / 256).convert("L")
    return picture.convert("L")
