"""Running heads and page numbers: told by their place, and by coming again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .signs import PlacedLine

# Of the page's height, from its edges; further in only what stands well apart.
EDGE, FARTHEST = 0.09, 0.2
# Of its size: a line with more room than this on its inner side stands apart.
APART = 2.2
# So many lines of a page's head or foot may run.
MOST_LINES = 3
# Points between the same line of two pages.
SAME_HEIGHT = 4
# Of the text's size: a masthead that begins every issue of a file is larger than it, and
# what stands below the edge, where the text may stand too, is smaller.
LARGEST, SMALL = 1.1, 0.92
# Of all pages: a running head stands on so many at least, and on two.
FEWEST_PAGES = 0.1
# What differs from page to page.
CHANGING = re.compile(r"[\d０-９\s]+")
# - 2 -, 第 2 页 共 5 页, 2/5, ·2·, iv
NUMBER = re.compile(
    r"[-—–―－·•~～|\s]*(?:第?\s*\d{1,4}\s*页?(?:[,，/\s]*共?\s*\d{1,4}\s*页?)?|[ivx]{1,5})[-—–―－·•~～|\s]*",
    re.IGNORECASE,
)


def mark_margins(
    pages: Sequence[Sequence[PlacedLine]], heights: Sequence[float], size: float
) -> None:
    """Mark what runs over the pages of a text that is set in that size."""
    standing: dict[str, list[PlacedLine]] = defaultdict(list)
    for lines, height in zip(pages, heights, strict=True):
        for line, is_at_edge in _at_edges(lines, height):
            if NUMBER.fullmatch(line.text):
                line.is_margin = True
            elif line.size <= LARGEST * size and (
                is_at_edge or line.size < SMALL * size
            ):
                standing[CHANGING.sub("", line.text)].append(line)
    fewest = max(2, FEWEST_PAGES * len(pages))
    for key, lines in standing.items():
        for line in lines if len(key) > 1 else ():
            line.is_margin = _pages_with(line, lines) >= fewest


def _at_edges(
    lines: Sequence[PlacedLine], height: float
) -> Iterator[tuple[PlacedLine, bool]]:
    """The first and the last lines of a page, and whether each is in its edge."""
    order = sorted(lines, key=lambda each: each.base)
    yield from _from_edge([(line, line.base / height) for line in order])
    yield from _from_edge([(line, 1 - line.base / height) for line in order[::-1]])


def _from_edge(
    lines: Sequence[tuple[PlacedLine, float]],
) -> Iterator[tuple[PlacedLine, bool]]:
    for i, (line, depth) in enumerate(lines[:MOST_LINES]):
        inner = lines[i + 1][0] if i + 1 < len(lines) else None
        room = abs(inner.base - line.base) if inner else APART * line.size
        is_apart = depth < FARTHEST and room >= APART * line.size
        if line.is_whole or not (depth < EDGE or is_apart):
            return
        yield line, depth < EDGE


def _pages_with(line: PlacedLine, alike: Sequence[PlacedLine]) -> int:
    return len(
        {each.page for each in alike if abs(each.base - line.base) <= SAME_HEIGHT}
    )
