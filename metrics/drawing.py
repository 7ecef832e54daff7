"""The strokes of a chart, by pygal: scales, guides and lines; the dots are our own.

Nothing of the look is in the drawing. Colours, dashes and type come from figures.css,
so that a chart follows the page into the dark and onto paper.
"""

import sys
from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from xml.etree import ElementTree

import pygal
from django.utils.html import escape
from pygal.style import Style

from .amounts import grouped
from .charts import Dot, Line, Size

# pygal looks for plugins of maps by a way that Python warns of at each import to come.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]

# How far a dot reaches, and how far around it a finger or a mouse still finds it.
REACH, TOUCH = 6, 13
# A year takes so many letters on the axis.
LETTERS_A_YEAR = 4
HEADROOM = 1.06
PLACE_OF_DOTS = "dots-go-here"


class Plot(pygal.XY):
    """Lines of XY with dots that are links, each with its words, and names at the end."""

    def __init__(self, lines: Sequence[Line], size: Size):
        self.lines, self.size = lines, size
        self.written: list[str] = []
        letter = Style(label_font_size=size.letter, major_label_font_size=size.letter)
        super().__init__(
            width=size.width,
            height=size.height,
            margin=size.letter,
            margin_right=size.names,
            margin_left=4,
            style=letter,
            truncate_label=-1,
            css=(),
            js=(),
            no_prefix=True,
            show_legend=False,
            show_dots=False,
            allow_interruptions=True,
            **_scales(lines, size),
        )
        for line in lines:
            self.add(line.name, _path(line))

    def _plot(self):
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
            f'<a class="dot {dot.look}" href="{dot.url}"><title>{escape(dot.words)}</title>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{TOUCH}"/>'
            f'<path d="{_shape(dot.look, x, y)}"/></a>'
        )

    def _name(self, number: int, line: Line, y: float) -> str:
        """Beside the last dot, led to it by a hair where another name pushed it away."""
        at_x, at_y = self.view((line.dots[-1].x, line.dots[-1].y))
        right, base = self.view.width + REACH, y + self.size.letter * 0.35
        return (
            f'<g class="name line-{number}"><path class="hair"'
            f' d="M{at_x + REACH + 2:.1f} {at_y:.1f} L{right:.1f} {y:.1f}"/>'
            f'<text x="{right + 4:.1f}" y="{base:.1f}">{escape(line.name)}</text></g>'
        )

    def _names_apart(self) -> list[tuple[tuple[int, Line], float]]:
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


def draw(lines: Sequence[Line], title: str, size: Size) -> str:
    plot = Plot(lines, size)
    root = plot.render_tree()
    _strip(root)
    root.set("class", f"chart chart-{size.name}")
    # Not an image to those who listen: an image may hold no links.
    root.set("role", "group")
    root.set("aria-label", title)
    drawn = ElementTree.tostring(root, encoding="unicode")
    return drawn.replace(f"<{PLACE_OF_DOTS} />", "".join(plot.written))


def _scales(lines: Sequence[Line], size: Size) -> dict:
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
        "x_value_formatter": lambda year: f"{year:.0f}",
        "value_formatter": lambda value: grouped(Decimal(f"{value:.6g}")),
        "max_scale": 6,
    }


def _path(line: Line) -> list[tuple[float, float] | None]:
    """Its dots, with a break between the runs and around each that stands alone."""
    path: list[tuple[float, float] | None] = []
    for run in line.runs:
        for dot in run:
            path.append((dot.x, dot.y))
            if dot.look.startswith("contested"):
                path.append(None)
        path.append(None)
    return path


def _shape(look: str, x: float, y: float) -> str:
    """A disc for a stated number, a diamond for an inferred, a square for a contested."""
    r = REACH
    if look.startswith("inferred"):
        r += 1.5
        return f"M{x:.1f} {y - r:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z"
    if look.startswith("contested"):
        r -= 1
        return f"M{x - r:.1f} {y - r:.1f}h{2 * r}v{2 * r}h-{2 * r}z"
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"


def _strip(root) -> None:
    """Away with the styles, the notes and the frames that pygal puts in for itself."""
    del root.attrib["id"]
    for child in list(root):
        if not isinstance(child.tag, str) or child.tag in ("defs", "title"):
            root.remove(child)
    graph = root.find("g")
    for parent in [graph, *graph.findall("g")]:
        for child in list(parent):
            is_empty = child.tag == "g" and not len(child)
            if is_empty or child.get("class") in ("background", "plot tooltip-overlay"):
                parent.remove(child)
