"""One page of a PDF: its signs upright, without what nobody sees."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage

from ..doubts import HIDDEN, NO_TEXT, NOT_READ, NOTES, RECOGNISED, UNMAPPED, FileDoubt
from ..placed import FoundSigns, PlacedPage, PlacedSign, is_unmapped
from .drawing import Drawing, read_drawing
from .turning import Turning, quarters_of

# Points: what is smaller nobody reads.
SMALLEST = 2.0
# Of 255: paler than this is white.
WHITE = 250
INVISIBLE = 3
# Of its size: a box that begins further from the sign's place is only that of its ink.
FAR = 0.01
# From here on signs are as wide as they are high.
FIRST_WIDE = 0x2E80
# Of its size: no sign is lower, not even 一.
THINNEST = 0.005
# More objects without a sign are words turned into curves.
MOST_CURVES = 200
MOST_NOTES = 1_000
# Links, and the windows that notes open in.
SILENT = (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP)
# Of the page: a picture so large is a scan of it.
SCAN = 0.4
HYPHEN = 0x02


class _Look(NamedTuple):
    """How the signs of one text object are drawn."""

    is_invisible: bool
    is_white: bool
    quarters: int | None
    size: float
    # Nothing is drawn: the font is not in the file, and no other here has the sign.
    is_hollow: bool


class _RawSign(NamedTuple):
    """A sign as PDFium tells it; its place is counted upwards."""

    text: str
    look: _Look
    is_unmapped: bool
    origin: tuple[float, float]
    # Left, bottom, right, top.
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class _Signs:
    """The signs of a page by how they are to be taken."""

    shown: list[PlacedSign] = field(default_factory=list)
    invisible: list[PlacedSign] = field(default_factory=list)
    aslant: list[str] = field(default_factory=list)
    hidden: int = 0
    unmapped: int = 0
    is_hollow: bool = False


def read_page(document: PdfDocument, number: int, found: FoundSigns) -> PlacedPage:
    """The page, counted into what was found so far; an unreadable one is a doubt."""
    try:
        page = document[number]
    except PdfiumError:
        return PlacedPage(width=1, height=1, signs=(), doubts=(NOT_READ,))
    try:
        text = page.get_textpage()
        try:
            return _read(page, text, found)
        finally:
            text.close()
    except PdfiumError:
        return PlacedPage(width=1, height=1, signs=(), doubts=(NOT_READ,))
    finally:
        page.close()


def _read(page: PdfPage, text: PdfTextPage, found: FoundSigns) -> PlacedPage:
    raw = list(_raw_signs(text))
    turning = Turning.of(page.get_bbox(), _usual_direction(raw))
    drawing = read_drawing(page, turning)
    signs = _sorted_out(raw, turning, drawing)
    doubts = list(_doubts(signs, drawing, turning, has_notes=_has_notes(page)))
    is_recognised = RECOGNISED in doubts
    shown = signs.invisible if is_recognised else signs.shown
    found.signs += len(shown)
    found.unmapped += signs.unmapped
    found.pictures += len(drawing.pictures)
    return PlacedPage(
        width=turning.width,
        height=turning.height,
        signs=tuple(shown),
        strokes=drawing.strokes,
        pictures=() if is_recognised else drawing.pictures,
        aslant=tuple(signs.aslant),
        doubts=tuple(doubts),
    )


def _raw_signs(text: PdfTextPage) -> Iterator[_RawSign]:
    """All that the page draws; blanks that PDFium only supposes are left out."""
    looks: dict[int, _Look] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for i in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, i):
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, i)
        # A cast would cost more than all else that is asked of a sign.
        key = ctypes.addressof(drawn.contents) if drawn else 0
        if key not in looks:
            looks[key] = _look_of(text, i, drawn)
        code = pdfium.FPDFText_GetUnicode(text, i)
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        is_lost = is_unmapped(code) or pdfium.FPDFText_HasUnicodeMapError(text, i) == 1
        yield _RawSign(
            _sign_of(code),
            looks[key],
            is_lost,
            (x.value, y.value),
            (box.left, box.bottom, box.right, box.top),
        )


def _look_of(text: PdfTextPage, at: int, drawn: object) -> _Look:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    scale = math.hypot(matrix.c, matrix.d)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
    colours = [ctypes.c_uint() for _ in range(4)]
    is_white = False
    if mode == 0 and pdfium.FPDFText_GetFillColor(text, at, *colours):
        red, green, blue, opacity = (each.value for each in colours)
        is_white = opacity == 0 or min(red, green, blue) >= WHITE
    return _Look(
        mode == INVISIBLE,
        is_white,
        quarters_of(matrix.a, matrix.b),
        abs(pdfium.FPDFText_GetFontSize(text, at)) * scale,
        _is_hollow(text, at),
    )


def _is_hollow(text: PdfTextPage, at: int) -> bool:
    if chr(pdfium.FPDFText_GetUnicode(text, at)).isspace():
        return False
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, at, *sides)
    *_, bottom, top = (side.value for side in sides)
    size = abs(pdfium.FPDFText_GetFontSize(text, at))
    return abs(top - bottom) < THINNEST * size


def _sign_of(code: int) -> str:
    if code == HYPHEN:
        return "-"
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _usual_direction(signs: Sequence[_RawSign]) -> int:
    found = Counter(
        sign.look.quarters for sign in signs if sign.look.quarters is not None
    )
    return found.most_common(1)[0][0] if found else 0


def _sorted_out(raw: Sequence[_RawSign], turning: Turning, drawing: Drawing) -> _Signs:
    signs = _Signs()
    before: _RawSign | None = None
    for sign in raw:
        signs.unmapped += sign.is_unmapped
        signs.is_hollow = signs.is_hollow or sign.look.is_hollow
        if not sign.text:
            continue
        if sign.look.quarters != turning.quarters:
            _go_on_aslant(signs.aslant, before, sign)
            before = sign
            continue
        placed = _placed(sign, turning)
        if before and signs.shown and _is_one_glyph(before, sign):
            _share(signs.shown, placed)
        elif sign.look.is_invisible:
            signs.invisible.append(placed)
        elif _is_hidden(sign, placed, turning, drawing):
            signs.hidden += not placed.is_blank
        else:
            signs.shown.append(placed)
        before = sign
    return signs


def _is_one_glyph(before: _RawSign, sign: _RawSign) -> bool:
    """—— and fi may be one drawing that stands for two signs."""
    return before.look is sign.look and before.origin == sign.origin


def _share(shown: list[PlacedSign], sign: PlacedSign) -> None:
    """Give the sign its part of the room that the last one has taken for both."""
    last = shown[-1]
    middle = (last.left + max(last.right, sign.right)) / 2
    shown[-1] = last._replace(right=middle)
    shown.append(sign._replace(left=middle, right=max(last.right, sign.right)))


def _go_on_aslant(aslant: list[str], before: _RawSign | None, sign: _RawSign) -> None:
    """What is set aslant, each piece by itself: a watermark may come many times."""
    if before and before.look == sign.look:
        apart = math.dist(before.origin, sign.origin)
        if apart < 2.5 * sign.look.size:
            aslant[-1] += sign.text
            return
    aslant.append(sign.text)


def _placed(sign: _RawSign, turning: Turning) -> PlacedSign:
    """The sign upright; of fonts made of drawings PDFium tells no widths."""
    box = turning.box(*sign.box)
    left, base = turning.point(*sign.origin)
    size = sign.look.size or 1
    is_told = abs(box.left - left) < FAR * size
    width = size if ord(sign.text) >= FIRST_WIDE else box.right - left
    right = box.right if is_told else left + width
    return PlacedSign(sign.text, left, right, base, size)


def _is_hidden(
    sign: _RawSign, placed: PlacedSign, turning: Turning, drawing: Drawing
) -> bool:
    x, y = (placed.left + placed.right) / 2, placed.base - 0.35 * placed.size
    if not (0 <= x <= turning.width and 0 <= y <= turning.height):
        return True
    if sign.look.is_white:
        return not any(ground.holds(x, y) for ground in drawing.grounds)
    return placed.size < SMALLEST


def _doubts(
    signs: _Signs, drawing: Drawing, turning: Turning, *, has_notes: bool
) -> Iterator[FileDoubt]:
    shown = [sign for sign in signs.shown if not sign.is_blank]
    invisible = [sign for sign in signs.invisible if not sign.is_blank]
    if not shown and invisible:
        yield RECOGNISED
    elif invisible or signs.hidden:
        yield HIDDEN
    if not (shown or invisible) and _is_scan(drawing, turning):
        yield NO_TEXT
    if signs.unmapped or (signs.is_hollow and drawing.empty_texts):
        yield UNMAPPED
    if has_notes:
        yield NOTES


def _is_scan(drawing: Drawing, turning: Turning) -> bool:
    """A picture nearly as large as the page, or words that were turned into curves."""
    whole = turning.width * turning.height
    areas = (
        (box.right - box.left) * (box.bottom - box.top) for box in drawing.pictures
    )
    return sum(areas) > SCAN * whole or drawing.objects > MOST_CURVES


def _has_notes(page: PdfPage) -> bool:
    """Whether somebody has written on the page: a note, a stamp, a form filled in."""
    return any(
        _is_note(page, i)
        for i in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_NOTES))
    )


def _is_note(page: PdfPage, at: int) -> bool:
    note = pdfium.FPDFPage_GetAnnot(page, at)
    try:
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind in SILENT:
            return False
        # Two bytes end an empty one.
        return kind == pdfium.FPDF_ANNOT_STAMP or any(
            pdfium.FPDFAnnot_GetStringValue(note, key, None, 0) > 2
            for key in (b"Contents", b"V")
        )
    finally:
        pdfium.FPDFPage_CloseAnnot(note)
