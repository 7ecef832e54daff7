"""Tables of a page's labels whose cells stand one a line: 文号, below it the number, …

Their labels have no colons, and no table need know them all: what proves one is that every
other line is a label, and that three are.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...language.marks import bare, columns
from ...language.patterns import pattern
from ..document_numbers import document_number_of
from ..official import is_addressees
from .furniture import Furniture, is_sentence
from .headlines import Row
from .labels import (
    DATED,
    known_label,
    names_label,
    pair_of,
    value_kind,
    values_set_wide,
)
from .stamps import COUNTED_ROW
from .words import labels

FEWEST_LABELS, FEWEST_KNOWN, FEWEST_VALUES = 3, 2, 2
# 有效, 主动公开: a value below the last label, where a headline may stand
LONGEST_LAST = 6
# 【字体: and 小中大】: a toolbar's bracket, over two lines
OPEN_BRACKET = pattern(r"[【\[（(][^】\]）)]{0,8}$")
CLOSES_BRACKET = pattern(r"^[^【\[（(。，]{0,12}[】\]）)]$")
# No value leads on to other pages.
NO_VALUE = {Furniture.WAY, Furniture.MENU, Furniture.LINKS, Furniture.FOOT}

# The row of a label, and that of its value if it has one.
Cells = tuple[int, int | None]


def take_torn_tables(rows: Sequence[Row]) -> None:
    """Each label of such a table with its value, and the values marked as such."""
    inked = [i for i, row in enumerate(rows) if row.text]
    place = 0
    while place < len(inked):
        cells = list(_cells_from(rows, inked, place))
        if _is_table(rows, cells):
            for label, value in cells:
                _take(rows, label, value)
        place += max(sum(1 + (value is not None) for _, value in cells), 1)


def _cells_from(
    rows: Sequence[Row], inked: Sequence[int], place: int
) -> Iterator[Cells]:
    while place < len(inked) and _is_label(rows[inked[place]]):
        label = inked[place]
        below = inked[place + 1] if place + 1 < len(inked) else None
        if below is None or _is_label(rows[below]):
            yield label, None
            place += 1
            continue
        behind = inked[place + 2] if place + 2 < len(inked) else None
        is_amid = behind is not None and _is_label(rows[behind])
        if not _may_be_value(rows[label], rows[below], is_amid=is_amid):
            yield label, None
            return
        yield label, below
        place += 2


def _is_label(row: Row) -> bool:
    has_value = any(pair.value for pair in row.pairs)
    return not has_value and names_label(row.text)


def _may_be_value(label: Row, value: Row, *, is_amid: bool) -> bool:
    """Whatever stands between two labels; below the last one only what fits it."""
    if value.pairs or is_sentence(value.text) or is_addressees(value.text):
        return False
    if value.furniture in NO_VALUE:
        return False
    if is_amid or columns(value.text) <= LONGEST_LAST:
        return True
    if pair_of(label.text, "").means in DATED:
        return value.stamp is not None
    return bool(document_number_of(value.text)) or value_kind(value.text) is not None


def _is_table(rows: Sequence[Row], cells: Sequence[Cells]) -> bool:
    """Three labels, most of them with values, and two that the table of labels knows."""
    known = sum(
        known_label(bare(rows[label].text).strip("•·:：")) in labels()
        for label, _ in cells
    )
    valued = sum(value is not None for _, value in cells)
    return (
        len(cells) >= FEWEST_LABELS
        and known >= FEWEST_KNOWN
        and valued >= FEWEST_VALUES
        and 2 * valued >= len(cells)
    )


def _take(rows: Sequence[Row], label: int, value: int | None) -> None:
    told = rows[value].text.strip() if value is not None else ""
    rows[label].pairs = (pair_of(rows[label].text, told),)
    rows[label].furniture, rows[label].is_like_labels = None, False
    if value is not None:
        row = rows[value]
        row.is_value, row.stamp, row.furniture = True, None, None
        row.is_like_labels = False


def leave_counted_rows(rows: Sequence[Row]) -> None:
    """某某县民政局 2023-01-09 35 above another such line: rows of a table, no stamps."""
    inked = [row for row in rows if row.text]
    counted = [bool(COUNTED_ROW.match(row.text.strip())) for row in inked]
    for i, row in enumerate(inked):
        if counted[i] and any(counted[max(0, i - 1) : i] + counted[i + 1 : i + 2]):
            row.stamp = None


def leave_listed_documents(rows: Sequence[Row]) -> None:
    """某某县民政局　　某民发〔2010〕12号　　2010-06-30 and more such lines: a list of documents."""
    wide = [row for row in rows if row.pairs and values_set_wide(row.text)]
    for row in wide if len(wide) > 1 else ():
        row.pairs = ()


def take_torn_brackets(rows: Sequence[Row]) -> None:
    """小中大】 right below …发布时间：2024-07-16【字体：, which opens its bracket."""
    for above, row in pairwise(each for each in rows if each.text):
        opens = OPEN_BRACKET.search(above.text) if above.is_of_page else None
        if opens and CLOSES_BRACKET.match(row.text.strip()) and not row.is_of_page:
            row.furniture = Furniture.TOOL
