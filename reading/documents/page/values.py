"""The values of a page's head that stand without a label on their line."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ...language.marks import bare, columns
from ..issuers import bureau_of_line
from .headlines import SHORTEST_PART, Row
from .labels import (
    DATED,
    NAMES,
    Pair,
    are_numbered,
    is_label_alone,
    value_kind,
    values_in,
)
from .links import BULLETS
from .stamps import SOURCE, stamp_in
from .words import Means


def take_values(rows: list[Row]) -> None:
    """发布时间： alone on its line takes the next line as its value."""
    inked = [i for i, row in enumerate(rows) if row.text]
    for here, below in pairwise(inked):
        row, value = rows[here], rows[below]
        if not is_label_alone(row.pairs) or value.pairs:
            continue
        has_colon_behind = row.text.rstrip().endswith(("：", ":"))
        of_it = _is_value_of if has_colon_behind else _can_only_be_value_of
        if of_it(row.pairs[0], value):
            row.pairs = (row.pairs[0]._replace(value=value.text.strip()),)
            value.is_value, value.stamp, value.furniture = True, None, None


def take_broken_rows(rows: list[Row]) -> None:
    """…　公开日期： above 2023年7月6日　文号：…: a row of labels that the margin broke before a value."""
    inked = [row for row in rows if row.text]
    for row, below in pairwise(inked):
        is_open = row.pairs and row.text.rstrip().endswith(("：", ":"))
        if not (is_open and below.pairs) or row.pairs[-1].value:
            continue
        value = below.text.split(maxsplit=1)[0]
        is_rest = not any(sign in value for sign in "：:")
        if is_rest and _is_value_of(row.pairs[-1], Row(value, stamp=stamp_in(value))):
            row.pairs = (*row.pairs[:-1], row.pairs[-1]._replace(value=value))


def _is_value_of(pair: Pair, value: Row) -> bool:
    if pair.means in DATED:
        return value.stamp is not None
    kind = value_kind(value.text)
    if kind is Means.LABEL_OF_NUMBER:
        return pair.means is kind
    return kind is not None and columns(value.text) < SHORTEST_PART


def _can_only_be_value_of(pair: Pair, value: Row) -> bool:
    """Without a colon: a stamp below 发布日期, a name below 信息来源, a number below 浏览次数."""
    if pair.means in DATED:
        return value.stamp is not None
    if pair.means in NAMES:
        return bool(SOURCE.match(bare(value.text)) or bureau_of_line(value.text))
    return value.text.strip().isdigit()


def list_of_values(rows: Sequence[Row]) -> range:
    """Values without labels at the very top, under what furniture there is.

    Below a headline they have bullets, and a number is among them.
    """
    others = [i for i, row in enumerate(rows) if row.text and not row.furniture]
    bulleted = [i for i in others[1:] if _has_bullet(rows[i])]
    at_top = _values_from(rows, others[0]) if others else range(0)
    listed = list(takewhile(_has_bullet, rows[bulleted[0] :])) if bulleted else []
    below = _values_from(rows, bulleted[0], len(listed)) if bulleted else range(0)
    # Names and a day may be what a notice tells.
    is_proved = are_numbered([rows[i].text for i in below])
    return at_top or (below if is_proved else range(0))


def _has_bullet(row: Row) -> bool:
    return bool(row.text) and row.text.lstrip()[0] in BULLETS + "-–"


def _values_from(rows: Sequence[Row], top: int, most: int | None = None) -> range:
    texts = []
    for row in rows[top:][:most]:
        if not row.text or row.pairs:
            break
        texts.append(row.text)
    said = Counter(bare(row.text) for row in rows[top:] if row.text)
    again = [text for text, times in said.items() if times > 1]
    return range(top, top + values_in(texts, again))
