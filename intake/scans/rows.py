"""Words at places into rows in the order that they are read in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .page import InkBox, ReadPage, ReadWords

# Words whose middles lie no further apart stand on one row, in heights of a line.
ON_ONE_ROW = 0.5
# A gutter is proved by so many rows on both sides, most of which fill their column;
# cells of a table fill none.
FEWEST_ROWS = 6
FULL, FULL_SHARE = 0.75, 0.5
# Where it may run, in widths of what is printed, and places that are tried.
FIRST, LAST, STEPS = 0.3, 0.7, 80


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A printed line: its words from left to right, and the edge that its column has."""

    words: tuple[ReadWords, ...]
    edge: float

    @property
    def box(self) -> InkBox:
        boxes = [each.box for each in self.words]
        return InkBox(
            left=min(each.left for each in boxes),
            top=min(each.top for each in boxes),
            right=max(each.right for each in boxes),
            bottom=max(each.bottom for each in boxes),
        )

    @property
    def certainty(self) -> float:
        signs = [each for words in self.words for each in words.certainties]
        return sum(signs) / len(signs)


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row of the page, and the number of the line that it became."""

    number: int
    row: ReadRow
    text: str


def rows_of(page: ReadPage) -> list[list[ReadRow]]:
    """The rows of each column, in the order of reading; one list if it has no columns."""
    words = [each for each in page.words if each.text.strip()]
    if not words:
        return []
    return [_rows(column) for column in _columns(words) if column]


def height_of(words: Sequence[ReadWords]) -> float:
    """How high a common line is."""
    return median(each.box.height for each in words)


def pitch_of(rows: Sequence[ReadRow]) -> float:
    """How far apart the middles of two lines are, as a rule; 0 if that cannot be told."""
    middles = [each.box.middle for each in rows]
    steps = sorted(lower - upper for upper, lower in pairwise(middles))
    # Of running text, where gaps above titles are wider: the lower half tells.
    return median(steps[: len(steps) // 2 + 1]) if steps else 0


def _rows(words: Sequence[ReadWords]) -> list[ReadRow]:
    height = height_of(words)
    rows: list[list[ReadWords]] = []
    for each in sorted(words, key=lambda each: each.box.middle):
        if rows and _is_level(rows[-1], each, height):
            rows[-1].append(each)
        else:
            rows.append([each])
    edge = min(each.box.left for each in words)
    return [
        ReadRow(tuple(sorted(row, key=lambda each: each.box.left)), edge)
        for row in rows
    ]


def _is_level(row: Sequence[ReadWords], words: ReadWords, height: float) -> bool:
    """Beside the row's words, not below them, and at their height."""
    if any(_overlap(each.box, words.box) > height for each in row):
        return False
    middle = median(each.box.middle for each in row)
    return abs(words.box.middle - middle) < ON_ONE_ROW * height


def _overlap(one: InkBox, other: InkBox) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _columns(words: Sequence[ReadWords]) -> Iterator[list[ReadWords]]:
    """Above the columns, the left one, the right one, below them."""
    gutter = _gutter(words)
    if gutter is None:
        yield list(words)
        return
    x, top, bottom = gutter
    yield [each for each in words if each.box.middle < top]
    beside = [each for each in words if top <= each.box.middle <= bottom]
    yield [each for each in beside if each.box.right <= x]
    yield [each for each in beside if each.box.right > x]
    yield [each for each in words if each.box.middle > bottom]


def _gutter(words: Sequence[ReadWords]) -> tuple[float, float, float] | None:
    """Where the longest proved gutter runs, and from where to where."""
    start = min(each.box.left for each in words)
    width = max(each.box.right for each in words) - start
    steps = range(int(STEPS * FIRST), int(STEPS * LAST) + 1)
    tried = (_stretch(words, start + width * step / STEPS) for step in steps)
    proved = [each for each in tried if each and _is_proved(words, *each)]
    return max(proved, key=lambda each: each[2] - each[1], default=None)


def _stretch(words: Sequence[ReadWords], x: float) -> tuple[float, float, float] | None:
    """The longest stretch of a page that no words cross there."""
    crossing = [e.box for e in words if e.box.left < x < e.box.right]
    tops = [*(each.top for each in crossing), max(e.box.bottom for e in words)]
    ends = [min(each.box.top for each in words), *(e.bottom for e in crossing)]
    stretches = [
        (x, end, min((top for top in tops if top >= end), default=end)) for end in ends
    ]
    return max(stretches, key=lambda each: each[2] - each[1], default=None)


def _is_proved(words: Sequence[ReadWords], x: float, top: float, bottom: float) -> bool:
    beside = [each for each in words if top <= each.box.middle <= bottom]
    left = [each for each in beside if each.box.right <= x]
    right = [each for each in beside if each.box.right > x]
    return all(map(_fills_a_column, (left, right)))


def _fills_a_column(words: Sequence[ReadWords]) -> bool:
    if len(words) < FEWEST_ROWS:
        return False
    start = min(each.box.left for each in words)
    width = max(each.box.right for each in words) - start
    full = sum(each.box.width > FULL * width for each in words)
    # A column of text is many signs wide.
    return full >= FULL_SHARE * len(words) and width > 8 * height_of(words)
