"""Tables copied one cell a line, with a bar before the first cell of each row.

    | 乡镇 |
    户数(户) |
    人数(人) |
    |
    | 城关镇 |
    402 |
    731 | …

Bars alone on their lines are blank cells, as a rule what a sheet had beside its table. What
proves one is that its rows hold as many cells as one another, numbers behind a name. Heads of
two lines are fitted to them where the columns below add up to one beside them in every row,
or where 类别 and its like says which head the second line parts; else nothing is changed.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...language.marks import bare, ends_sentence
from ...language.patterns import pattern
from ...parsed import Line
from ..tables import is_number
from .stacked_tables import REMARKS

BAR = r"[|｜]"
ALONE = pattern(rf"\s*(?:{BAR}\s*){{1,24}}")
OPENING = pattern(rf"\s*{BAR}\s*(?P<cell>[^|｜]*[^|｜\s])\s*{BAR}\s*")
CELL = pattern(rf"\s*(?P<cell>[^|｜]*[^|｜\s])\s*{BAR}\s*")
VALUE = pattern(r"-?\d+(?:\.\d+)?")
# 低保对象类别, 按年龄分类, 其中: whose parts stand below it
PARTED = pattern(r"类别|类型|等级|分类|构成|其中|^按")
FEWEST_CELLS, MOST_CELLS, FEWEST_ROWS, MOST_HEADS = 3, 24, 2, 2
LONGEST_CELL = 60

Cells = list[tuple[str, Line]]


class OpenedRow(NamedTuple):
    """From one bar before a cell to the next: its cells, the blank ones at its end left out."""

    cells: Cells

    @property
    def words(self) -> list[str]:
        return [text for text, _ in self.cells]

    @property
    def is_of_numbers(self) -> bool:
        name, *others = self.words
        filled = [word for word in others if word]
        return not is_number(name) and bool(filled) and all(map(is_number, filled))


def with_opened_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, the cells of each such row in one, parted by tabs."""
    made: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _is_of_run(line.text):
            run.append(line)
            continue
        made += _rows_of(run)
        run = []
        made += [line] if line else []
    return made


def _is_of_run(text: str) -> bool:
    is_barred = text.rstrip().endswith(("|", "｜")) and len(text) <= LONGEST_CELL
    is_cell = is_barred and bool(
        ALONE.fullmatch(text) or OPENING.fullmatch(text) or CELL.fullmatch(text)
    )
    return is_cell and not ends_sentence(text.strip("|｜ \u3000"))


def _rows_of(run: Sequence[Line]) -> list[Line]:
    """The run as rows; as it stands where nothing proves a table."""
    rows = list(_opened(run))
    counted = [i for i, row in enumerate(rows) if row.is_of_numbers]
    width = len(rows[counted[0]].cells) if counted else 0
    is_even = all(len(rows[i].cells) == width for i in counted)
    is_table = len(counted) >= FEWEST_ROWS and FEWEST_CELLS <= width <= MOST_CELLS
    if not (is_table and is_even):
        return list(run)
    heads = _heads_above(rows[: counted[0]])
    fitted = _fitted(heads, [rows[i].words for i in counted])
    if not fitted:
        return list(run)
    first = counted[0] - len(heads)
    above, below = rows[:first], rows[counted[0] :]
    lines = [_line(row.cells, head) for row, head in zip(heads, fitted, strict=True)]
    return [*map(_line_of, above), *lines, *map(_line_of, below)]


def _opened(run: Sequence[Line]) -> Iterator[OpenedRow]:
    """The rows, each without the blank cells at its end; none where a cell stands before all."""
    row: Cells = []
    for line in run:
        found = OPENING.fullmatch(line.text)
        if found and row:
            yield _without_blanks(row)
            row = []
        found = found or CELL.fullmatch(line.text)
        if found or row:
            row.append((found["cell"] if found else "", line))
    if row:
        yield _without_blanks(row)


def _without_blanks(row: Cells) -> OpenedRow:
    last = max(i for i, (text, _) in enumerate(row) if text)
    return OpenedRow(row[: last + 1])


def _heads_above(rows: Sequence[OpenedRow]) -> list[OpenedRow]:
    """The last rows of several words above the first of numbers, two at most."""
    heads: list[OpenedRow] = []
    for row in reversed(rows):
        if len(row.cells) < FEWEST_CELLS - 1 or len(heads) == MOST_HEADS:
            break
        if heads and len(row.cells) < FEWEST_CELLS:
            break
        heads.insert(0, row)
    if len(heads) == MOST_HEADS and len(heads[0].cells) < len(heads[1].cells):
        return heads[1:]
    return heads


def _fitted(
    heads: Sequence[OpenedRow], rows: Sequence[Sequence[str]]
) -> list[list[str]]:
    """The heads as wide as the rows; none where it is not known which columns they head."""
    width = len(rows[0])
    if len(heads) == 1:
        names = heads[0].words
        # Remarks may be blank in all rows.
        is_wide = len(names) == width + (bare(names[-1]) in REMARKS)
        return [names] if is_wide or len(names) == width else []
    if len(heads) != MOST_HEADS:
        return []
    upper, lower = heads[0].words, heads[1].words
    if len(upper) + len(lower) - 1 != width:
        return []
    at = _parted_head(upper, len(lower), rows)
    if at is None:
        return []
    share = [""] * (len(lower) - 1)
    behind = [""] * (len(upper) - at - 1)
    return [
        [*upper[: at + 1], *share, *upper[at + 1 :]],
        [*([""] * at), *lower, *behind],
    ]


def _parted_head(
    upper: Sequence[str], parts: int, rows: Sequence[Sequence[str]]
) -> int | None:
    """Which head the second line parts: its columns add up, or its name says so.

    None where the two disagree: 城市 and 农村 add up beside 其中, of which 男 and 女 are parts.
    """
    adding = [at for at in range(1, len(upper)) if _adds_up(rows, at, parts)]
    named = [at for at, head in enumerate(upper) if PARTED.search(head)]
    found = adding if len(adding) == 1 else named
    if named and not {*found} & {*named}:
        return None
    return found[0] if len(found) == 1 else None


def _adds_up(rows: Sequence[Sequence[str]], at: int, parts: int) -> bool:
    """Whether in each row the columns from here on make up another one before them."""
    totals = range(1, at)
    return any(
        all(
            _value(row[n]) == sum(map(_value, row[at : at + parts])) != 0
            for row in rows
        )
        for n in totals
    )


def _value(cell: str) -> Decimal:
    """What the cell holds; as floats 1.1 and 2.2 would not add up to 3.3."""
    text = cell.replace(",", "").strip("%％")
    return Decimal(text) if VALUE.fullmatch(text) else Decimal(0)


def _line_of(row: OpenedRow) -> Line:
    return _line(row.cells, row.words)


def _line(cells: Cells, words: Sequence[str]) -> Line:
    """The words parted by tabs, each from the line that its cell stands on."""
    said = iter(cells)
    text, starts = "", []
    for word in words:
        if word or len(words) == len(cells):
            starts.append((len(text), next(said)[1].number))
        text += f"{word}\t"
    return Line(cells[0][1].number, text.removesuffix("\t"), tuple(starts))
