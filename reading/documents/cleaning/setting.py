"""What a copy left of how a page was set: bars that part no cells, ???? for an indent."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.marks import HAN, ends_sentence
from ...parsed import Line
from ..tables import is_number

BARS = frozenset("|｜")
CELL = re.compile("[|｜]")
# Behind the only cell of a line: 打印本页 关闭窗口 | |||
BARS_BEHIND = re.compile(r"(?:\s{0,4}[|｜]){1,12}\s*$")
# ????5月26日，…: two wide blanks that no code page held
LOST_INDENT = re.compile(rf"(?:^|(?<=[。！？”]))\s{{0,8}}\?{{4}}(?=[{HAN}\d“《])")
# 人物 | 某某: one bar may part the halves of a title.
FEWEST_CELLS = 2


def without_layout_bars(lines: Sequence[Line]) -> list[Line]:
    """The lines; without their bars where none of them parts two cells.

    A form of which one column is filled is still a table: a page that was set holds sentences,
    or words and bars alone on their lines: without its bar a number would pass for a page's.
    """
    barred = [line.text for line in lines if not BARS.isdisjoint(line.text)]
    is_set = any(map(_holds_sentence, barred)) or _are_words_in_bars(barred)
    if any(map(_parts_cells, barred)) or not is_set:
        return list(lines)
    return [
        line
        if BARS.isdisjoint(line.text)
        else replace(line, text=BARS_BEHIND.sub("", line.text))
        for line in lines
    ]


def _holds_sentence(text: str) -> bool:
    return ends_sentence(BARS_BEHIND.sub("", text))


def _are_words_in_bars(texts: Sequence[str]) -> bool:
    """Whether some lines are bars alone, and none has a number; a form's all have as many, two or more."""
    cells = [BARS_BEHIND.sub("", text).strip() for text in texts]
    counts = {sum(text.count(bar) for bar in BARS) for text in texts}
    return (
        "" in cells
        and (len(counts) > 1 or counts == {1})
        and not any(map(is_number, cells))
    )


def _parts_cells(text: str) -> bool:
    """Whether words stand on both sides of a bar, or one stands before the words."""
    cells = CELL.split(text)
    return sum(bool(cell.strip()) for cell in cells) >= FEWEST_CELLS or (
        not cells[0].strip() and any(cell.strip() for cell in cells)
    )


def without_lost_indents(lines: Sequence[Line]) -> list[Line]:
    """The lines without the question marks that stand for the indents of paragraphs."""
    return [
        replace(line, text=LOST_INDENT.sub("", line.text))
        if "????" in line.text
        else line
        for line in lines
    ]
