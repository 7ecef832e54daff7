"""What a page of an OFD file draws: its signs one by one, its lines and its pictures."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from xml.etree.ElementTree import Element

from reading import Unreadable
from reading.language.marks import columns

from ..placed import PlacedBox, PlacedSign, is_unmapped
from .package import BOMB, child, children, local

# Points in a millimetre, which OFD counts in.
POINTS = 72 / 25.4
# Groups in groups, and shared drawings that hold each other; all that is drawn on a page.
DEEPEST = 16
MOST_OBJECTS = 100_000
# Of 255: paler than this is white.
WHITE = 250
# Of its size, and of upright: text that leans more is aslant.
ASLANT = 0.05
# Points.
SMALLEST = 2.0
THICKEST = 2.5

# a, b, c, d, e, f: x' = a*x + c*y + e, y' = b*x + d*y + f
Matrix = tuple[float, ...]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class OfdObjects:
    """The page's objects as they are met; places in points from its upper left corner."""

    # Drawings that pages share, by their number.
    units: Mapping[str, Element]
    signs: list[PlacedSign] = field(default_factory=list)
    white: list[PlacedSign] = field(default_factory=list)
    strokes: list[PlacedBox] = field(default_factory=list)
    grounds: list[PlacedBox] = field(default_factory=list)
    pictures: list[PlacedBox] = field(default_factory=list)
    aslant: list[str] = field(default_factory=list)
    hidden: int = 0
    unmapped: int = 0
    met: int = 0

    def meet_all(self, parent: Element, matrix: Matrix = SAME, depth: int = 0) -> None:
        """Take in all that the element holds, however it is grouped."""
        for element in parent:
            self.met += 1
            if depth > DEEPEST or self.met > MOST_OBJECTS:
                raise Unreadable(BOMB)
            match local(element):
                case "TextObject":
                    self._meet_text(element, matrix)
                case "PathObject":
                    self._meet_path(element, matrix)
                case "ImageObject":
                    box = _box_of(element, matrix)
                    self.pictures.append(box)
                    self.grounds.append(box)
                case "CompositeObject":
                    unit = self.units.get(element.get("ResourceID") or "")
                    content = child(unit, "Content")
                    if content is not None:
                        inner = _times(matrix, _matrix_of(element))
                        self.meet_all(content, inner, depth + 1)
                case "Layer" | "PageBlock" | "Content":
                    self.meet_all(element, matrix, depth + 1)

    def seen(self) -> list[PlacedSign]:
        """The signs that are no white ones on white paper."""
        shown = [each for each in self.white if self._is_on_ground(each)]
        self.hidden += len(self.white) - len(shown)
        return [*self.signs, *shown]

    def _is_on_ground(self, sign: PlacedSign) -> bool:
        x, y = (sign.left + sign.right) / 2, sign.base - 0.35 * sign.size
        return any(ground.holds(x, y) for ground in self.grounds)

    def _meet_text(self, element: Element, matrix: Matrix) -> None:
        own = _times(matrix, _matrix_of(element))
        signs = [
            sign
            for sign in _signs_of(element, own)
            if sign.text.isprintable() or sign.is_blank
        ]
        inked = [sign for sign in signs if not sign.is_blank]
        self.unmapped += sum(is_unmapped(ord(sign.text)) for sign in inked)
        size = signs[0].size if signs else 0
        if _is_unseen(element) or size < SMALLEST:
            self.hidden += len(inked)
        elif _is_aslant(own):
            self.aslant.append("".join(sign.text for sign in signs))
        elif _is_white(element):
            self.white += signs
        else:
            self.signs += signs

    def _meet_path(self, element: Element, matrix: Matrix) -> None:
        if element.get("Visible") == "false":
            return
        own = _times(matrix, _matrix_of(element))
        if element.get("Fill") == "true" and not _is_white(element):
            self.grounds.append(_box_of(element, matrix))
        if element.get("Stroke") != "false" or element.get("Fill") == "true":
            self.strokes += _edges(element, own)


def _signs_of(element: Element, matrix: Matrix) -> Iterator[PlacedSign]:
    """The signs of a text, each where its shifts put it, in whatever order they stand."""
    size = _number(element.get("Size"), 0)
    width = size * _number(element.get("HScale"), 1)
    stretch = math.hypot(matrix[0], matrix[1])
    height = size * math.hypot(matrix[2], matrix[3]) * POINTS
    x = y = 0.0
    for code in children(element, "TextCode"):
        text = (code.text or "").strip("\r\n\t")
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        rights = _shifts(code.get("DeltaX"), len(text))
        downs = _shifts(code.get("DeltaY"), len(text))
        at_x, at_y = x, y
        for i, sign in enumerate(text):
            own = columns(sign) * width
            right = rights[i] if i < len(rights) else (0 if downs else own)
            room = min(own, right) if right > 0 else own
            left, base = _moved(matrix, at_x, at_y)
            end = left + room * stretch
            yield PlacedSign(sign, left * POINTS, end * POINTS, base * POINTS, height)
            at_x += right
            at_y += downs[i] if i < len(downs) else 0


def _shifts(told: str | None, most: int) -> list[float]:
    """3.5 g 4 3.2 is 3.5 3.2 3.2 3.2 3.2: from each sign to the next."""
    shifts: list[float] = []
    words = iter((told or "").split())
    for word in words:
        if len(shifts) >= most:
            break
        if word != "g":
            shifts.append(_number(word, 0))
            continue
        times, shift = _number(next(words, ""), 0), _number(next(words, ""), 0)
        shifts += [shift] * max(0, min(int(times), most - len(shifts)))
    return shifts


def _edges(element: Element, matrix: Matrix) -> Iterator[PlacedBox]:
    """The upright and the level lines of a drawing: M 0 0 L 80 0."""
    data = child(element, "AbbreviatedData")
    places: list[tuple[str, float, float]] = []
    words = iter(((data.text if data is not None else "") or "").split())
    for word in words:
        if word in ("S", "M", "L"):
            x, y = _number(next(words, ""), 0), _number(next(words, ""), 0)
            places.append((word, *_moved(matrix, x, y)))
        elif word == "C" and places:
            places.append(("L", *places[0][1:]))
    for (_, x, y), (word, to_x, to_y) in pairwise(places):
        box = PlacedBox(
            *(min(x, to_x) * POINTS, min(y, to_y) * POINTS),
            *(max(x, to_x) * POINTS, max(y, to_y) * POINTS),
        )
        if word == "L" and min(box.right - box.left, box.bottom - box.top) <= THICKEST:
            yield box


def _is_unseen(element: Element) -> bool:
    """Not shown, or neither filled nor drawn round, or transparent."""
    is_blank = element.get("Fill") == "false" and element.get("Stroke") != "true"
    is_clear = _number(element.get("Alpha"), 255) == 0
    return element.get("Visible") == "false" or is_blank or is_clear


def _is_white(element: Element) -> bool:
    colour = child(element, "FillColor")
    if colour is None:
        return False
    if _number(colour.get("Alpha"), 255) == 0:
        return True
    parts = [_number(part, 0) for part in (colour.get("Value") or "").split()]
    return len(parts) in (1, 3) and min(parts) >= WHITE


def _is_aslant(matrix: Matrix) -> bool:
    a, b, *_ = matrix
    return abs(b) > ASLANT * math.hypot(a, b) or a < 0


def box_told(told: str | None) -> PlacedBox | None:
    """0 0 210 297 as a box in millimetres from its own corner; None if it is none."""
    numbers = _numbers(told, 4)
    if not numbers or min(numbers[2:]) <= 0:
        return None
    return PlacedBox(0, 0, numbers[2], numbers[3])


def _box_of(element: Element, matrix: Matrix) -> PlacedBox:
    x, y, width, height = _numbers(element.get("Boundary"), 4) or (0, 0, 0, 0)
    left, top = _moved(matrix, x, y)
    right, bottom = _moved(matrix, x + width, y + height)
    return PlacedBox(
        *(min(left, right) * POINTS, min(top, bottom) * POINTS),
        *(max(left, right) * POINTS, max(top, bottom) * POINTS),
    )


def _matrix_of(element: Element) -> Matrix:
    """From the object's own places to those around it: turned, then moved to its box."""
    box = _numbers(element.get("Boundary"), 4) or (0, 0, 0, 0)
    a, b, c, d, e, f = _numbers(element.get("CTM"), 6) or SAME
    return a, b, c, d, e + box[0], f + box[1]


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    a, b = _turned(outer, inner[0], inner[1])
    c, d = _turned(outer, inner[2], inner[3])
    return (a, b, c, d, *_moved(outer, inner[4], inner[5]))


def _turned(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y, matrix[1] * x + matrix[3] * y


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    turned = _turned(matrix, x, y)
    return turned[0] + matrix[4], turned[1] + matrix[5]


def _number(told: str | None, otherwise: float) -> float:
    try:
        number = float(told or "")
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise


def _numbers(told: str | None, count: int) -> Sequence[float] | None:
    parts = (told or "").replace(",", " ").split()
    numbers = [_number(part, math.nan) for part in parts[:count]]
    return (
        numbers if len(numbers) == count and all(map(math.isfinite, numbers)) else None
    )
