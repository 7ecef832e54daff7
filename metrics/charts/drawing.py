"""The strokes of a chart, by pygal: scales, guides and lines; the dots are our own.

Nothing of the look is in the drawing. Colours, dashes and type come from figures.css,
so that a chart follows the page into the dark and onto paper.
"""

import sys
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from functools import cache
from html import escape
from math import ceil
from typing import Any
from xml.etree import ElementTree

import pygal
from pygal.config import SerieConfig
from pygal.serie import Serie
from pygal.style import Style
from pygal.svg import Svg
from pygal.util import ident
from pygal.view import Box, Margin

from ..amounts import grouped
from .lines import BESIDE_NAMES, ChartLine, Dot, DrawingSize

# pygal looks for plugins of maps by a way that Python warns of at each import to come.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]

# How far a dot reaches, and how far around it a finger or a mouse still finds it.
REACH, TOUCH = 6, 13
# A year takes so many letters on the axis.
LETTERS_A_YEAR = 4
# Free on the left of the numbers on the axis.
LEFT = 4
HEADROOM = 1.06
PLACE_OF_DOTS = "dots-go-here"
BREAK = (None, None)
STROKE = SerieConfig(show_dots=False, allow_interruptions=True)


class Plot(pygal.XY):
    """Lines of XY with dots that are links, each with its words, and names at the end.

    pygal's own way from values to a drawing takes four times as long: to every look at
    an attribute it asks a state that lasts as long as a drawing, and it writes styles
    and scripts of its own, which no page of ours has a use for. A plot is drawn once
    and is its own state; scales, axes, guides and lines are pygal's.
    """

    # pygal's, which has no types.
    view: Any
    nodes: dict[str, Any]
    secondary_series: list[Any]

    __getattribute__ = object.__getattribute__
    __setattr__ = object.__setattr__

    def setup(self) -> None:
        """All that pygal draws from, made ready; and the drawing."""
        size = self.size
        self.state = self
        self.nodes, self.view, self.horizontal = {}, None, False
        self.svg, self._box = Svg(self), Box()
        self.margin_box = Margin(size.letter, size.names, size.letter, LEFT)
        self._adapt = self._x_adapt = ident
        self._x_2nd_labels = self._y_2nd_labels = None
        self.series = [
            Serie(number, _path(line), STROKE) for number, line in enumerate(self.lines)
        ]
        self.secondary_series = []
        self._draw()

    def _has_data(self) -> bool:
        """Of too few points no plot is made."""
        return True

    def _plot(self) -> None:
        """The lines as pygal draws them; ours is written, which takes a tenth as long."""
        super()._plot()
        self.svg.node(self.nodes["overlay"], PLACE_OF_DOTS)
        for number, line in enumerate(self.lines):
            dots = "".join(self._dot(dot) for dot in line.dots)
            self.written.append(f'<g class="dots line-{number}">{dots}</g>')
        for (number, line), y in self._names_apart():
            self.written.append(self._name(number, line, y))

    def _dot(self, dot: Dot) -> str:
        """Its words are its name to those who listen, and to a mouse that rests on it."""
        x, y = self.view((dot.x, dot.y))
        return (
            f'<a class="dot {dot.look}" href="{dot.url}"><title>{dot.words}</title>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{TOUCH}"/>'
            f'<path d="{_shape(dot.look, x, y)}"/></a>'
        )

    def _name(self, number: int, line: ChartLine, y: float) -> str:
        """Beside the last dot, led to it by a hair where another name pushed it away."""
        at_x, at_y = self.view((line.dots[-1].x, line.dots[-1].y))
        right, base = self.view.width + REACH, y + self.size.letter * 0.35
        return (
            f'<g class="name line-{number}"><path class="hair"'
            f' d="M{at_x + REACH + 2:.1f} {at_y:.1f} L{right:.1f} {y:.1f}"/>'
            f'<text x="{right + 4:.1f}" y="{base:.1f}">{escape(self._short(line.name))}</text></g>'
        )

    def _short(self, name: str) -> str:
        """As much of a long name as there is room for; the heading has all of it."""
        room = (self.size.names - BESIDE_NAMES) // self.size.letter
        return name if len(name) <= room else name[: room - 1] + "…"

    def _names_apart(self) -> list[tuple[tuple[int, ChartLine], float]]:
        """Each line with the height of its name, so that none covers another."""
        ends = [
            (n, line, self.view.y(line.dots[-1].y)) for n, line in enumerate(self.lines)
        ]
        step, lowest = self.size.letter * 1.2, self.view.height
        placed, limit = [], lowest + step
        # From the bottom up, each as near to its line as the one below allows.
        for number, line, y in sorted(ends, key=lambda end: -end[2]):
            limit = min(y, limit - step)
            placed.append(((number, line), limit))
        return placed


def draw(lines: Sequence[ChartLine], title: str, size: DrawingSize) -> str:
    size = size.with_room_for(max(len(line.name) for line in lines))
    plot = copy(_blank(size))
    plot.__dict__.update(_scales(lines, size), lines=lines, written=[])
    plot.setup()
    root = plot.svg.root
    _strip(root)
    root.set("viewBox", f"0 0 {size.width} {size.height}")
    root.set("class", f"chart chart-{size.name}")
    # Not an image to those who listen: an image may hold no links.
    root.set("role", "group")
    root.set("aria-label", title)
    drawn = ElementTree.tostring(root, encoding="unicode")
    return drawn.replace(f"<{PLACE_OF_DOTS} />", "".join(plot.written))


@cache
def _blank(size: DrawingSize) -> Plot:
    """A plot with all that is the same for every drawing of the size."""
    plot = Plot(
        width=size.width,
        height=size.height,
        style=Style(label_font_size=size.letter, major_label_font_size=size.letter),
        truncate_label=-1,
        no_prefix=True,
        show_legend=False,
        max_scale=6,
        x_value_formatter=lambda year: f"{year:.0f}",
        value_formatter=lambda value: grouped(Decimal(f"{value:.6g}")),
    )
    plot.__dict__.update(vars(plot.config), size=size)
    return plot


def _scales(lines: Sequence[ChartLine], size: DrawingSize) -> dict:
    """From nought, so that a height is a share; and every year that there is room for."""
    dots = [dot for line in lines for dot in line.dots]
    first, last = round(min(d.x for d in dots)), round(max(d.x for d in dots))
    low, high = min(0, *(d.y for d in dots)), max(0, *(d.y for d in dots))
    room = (size.width - size.names) / (size.letter * LETTERS_A_YEAR)
    step = max(1, ceil((last - first + 1) / room))
    return {
        "xrange": (first - 0.6, last + 0.6),
        "range": (low * HEADROOM, high * HEADROOM or 1),
        "x_labels": list(range(last, first - 1, -step)),
    }


def _path(line: ChartLine) -> list[tuple]:
    """Its dots, with a break between the runs and around each that stands alone."""
    path: list[tuple[float | None, float | None]] = []
    for run in line.runs:
        for dot in run:
            path.append((dot.x, dot.y))
            if dot.look.startswith("contested"):
                path.append(BREAK)
        path.append(BREAK)
    return path


def _shape(look: str, x: float, y: float) -> str:
    """A disc for a stated number, a diamond for an inferred, a square for a contested."""
    r: float = REACH
    if look.startswith("inferred"):
        r += 1.5
        return f"M{x:.1f} {y - r:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z"
    if look.startswith("contested"):
        r -= 1
        return f"M{x - r:.1f} {y - r:.1f}h{2 * r}v{2 * r}h-{2 * r}z"
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"


def _strip(root: ElementTree.Element) -> None:
    """Away with the styles, the notes and the frames that pygal puts in for itself."""
    del root.attrib["id"]
    for child in list(root):
        # A comment has a function for a tag.
        if callable(child.tag) or child.tag in ("defs", "title"):
            root.remove(child)
    for parent in [*root.findall("g"), *root.findall("g/g")]:
        for part in list(parent):
            is_frame = part.get("class") in ("background", "plot tooltip-overlay")
            if is_frame or (part.tag == "g" and not len(part)):
                parent.remove(part)
