"""What is drawn on a page of a PDF beside its words: ruling lines, grounds, pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from ..placed import PlacedBox
from .turning import Turning

# Points: what is thicker is no line.
THICKEST = 2.5
# A page with more than these is a drawing, no table.
MOST_OBJECTS, MOST_STROKES, MOST_SEGMENTS = 50_000, 4_000, 400
DEEPEST = 4
# Of 255: a ground that white words can be read on.
DARK = 230

# a, b, c, d, e, f: x' = a*x + c*y + e, y' = b*x + d*y + f
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
# One of PDFium's own objects.
Drawn = Any


@dataclass(frozen=True, slots=True)
class Drawing:
    strokes: tuple[PlacedBox, ...]
    # Filled with a colour, or a picture.
    grounds: tuple[PlacedBox, ...]
    pictures: tuple[PlacedBox, ...]
    objects: int
    # Pieces of text that take no room at all: PDFium does not tell what they say.
    empty_texts: int


@dataclass(slots=True)
class _Drawn:
    """What was met so far."""

    turning: Turning
    strokes: list[PlacedBox] = field(default_factory=list)
    grounds: list[PlacedBox] = field(default_factory=list)
    pictures: list[PlacedBox] = field(default_factory=list)
    objects: int = 0
    empty_texts: int = 0

    def meet(self, drawn: Drawn, matrix: Matrix, depth: int) -> None:
        self.objects += 1
        match pdfium.FPDFPageObj_GetType(drawn):
            case pdfium.FPDF_PAGEOBJ_PATH:
                self._meet_path(drawn, matrix)
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                if box := self._box(drawn, matrix):
                    self.pictures.append(box)
                    self.grounds.append(box)
            case pdfium.FPDF_PAGEOBJ_TEXT:
                box = self._box(drawn, matrix)
                self.empty_texts += bool(box and _is_empty(box))
            case pdfium.FPDF_PAGEOBJ_FORM if depth < DEEPEST:
                inner = _times(matrix, _matrix_of(drawn))
                for i in range(pdfium.FPDFFormObj_CountObjects(drawn)):
                    if self.objects > MOST_OBJECTS:
                        break
                    self.meet(pdfium.FPDFFormObj_GetObject(drawn, i), inner, depth + 1)

    def _meet_path(self, path: Drawn, matrix: Matrix) -> None:
        box = self._box(path, matrix)
        if not box or len(self.strokes) > MOST_STROKES:
            return
        fill, is_stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, is_stroked)
        if min(box.right - box.left, box.bottom - box.top) <= THICKEST:
            if fill.value or is_stroked.value:
                self.strokes.append(box)
            return
        if is_stroked.value:
            self.strokes += self._edges(path, _times(matrix, _matrix_of(path)))
        if fill.value and _is_dark(path):
            self.grounds.append(box)

    def _box(self, drawn: Drawn, matrix: Matrix) -> PlacedBox | None:
        sides = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
            return None
        left, bottom, right, top = (side.value for side in sides)
        corners = [_moved(matrix, left, bottom), _moved(matrix, right, top)]
        return self.turning.box(*corners[0], *corners[1])

    def _edges(self, path: Drawn, matrix: Matrix) -> Iterator[PlacedBox]:
        """The upright and the level lines of a path."""
        places = list(_places(path, matrix))
        for (_, *begin), (kind, *end) in pairwise(places):
            if kind == pdfium.FPDF_SEGMENT_LINETO:
                box = self.turning.box(*begin, *end)
                if min(box.right - box.left, box.bottom - box.top) <= 1:
                    yield box


def read_drawing(page: PdfPage, turning: Turning) -> Drawing:
    """The ruling lines of a page, and what else lies under its words."""
    drawn = _Drawn(turning)
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        if drawn.objects > MOST_OBJECTS:
            break
        drawn.meet(pdfium.FPDFPage_GetObject(page, i), SAME, 0)
    is_drawing = len(drawn.strokes) > MOST_STROKES
    return Drawing(
        () if is_drawing else tuple(drawn.strokes),
        tuple(drawn.grounds),
        tuple(drawn.pictures),
        drawn.objects,
        drawn.empty_texts,
    )


def _is_empty(box: PlacedBox) -> bool:
    return box.left == box.right and box.top == box.bottom


def _places(path: Drawn, matrix: Matrix) -> Iterator[tuple[int, float, float]]:
    """Each point of the path, and how one gets there; a closed one ends where it began."""
    first = (0.0, 0.0)
    for i in range(min(pdfium.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = _moved(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = place
        yield kind, *place
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield pdfium.FPDF_SEGMENT_LINETO, *first


def _is_dark(path: Drawn) -> bool:
    colours = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(path, *colours):
        return True
    red, green, blue, opacity = (each.value for each in colours)
    return opacity > 0 and min(red, green, blue) < DARK


def _matrix_of(drawn: Drawn) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        return SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    """First the inner one, then the outer."""
    e, f = _moved(outer, inner[4], inner[5])
    a, b = (
        outer[0] * inner[0] + outer[2] * inner[1],
        outer[1] * inner[0] + outer[3] * inner[1],
    )
    c, d = (
        outer[0] * inner[2] + outer[2] * inner[3],
        outer[1] * inner[2] + outer[3] * inner[3],
    )
    return a, b, c, d, e, f


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
