"""How a text opens below a page's head that holds no sentence: with parts, or with a table."""

from collections.abc import Sequence
from itertools import islice

from ...language.units import is_row_of_unit
from ...parsed import Line

# How the first parts of a text are numbered; no menu is.
PARTS = ("一、", "二、", "三、")
REACH = 120
# A section's name and blank lines stand between two rows at most.
NEAR_ROWS = 4


def opens_parts(lines: Sequence[Line], i: int) -> bool:
    """一、项目号 with 二、 and 三、 below it: the parts of a text, however short each is."""
    if not lines[i].text.startswith(PARTS[0]):
        return False
    below = (line.text[:2] for line in lines[i + 1 : i + 1 + REACH])
    numbered = (start for start in below if start in PARTS)
    return list(islice(numbered, len(PARTS) - 1)) == list(PARTS[1:])


def opens_table(lines: Sequence[Line], i: int) -> bool:
    """镇 个 9 above 街道 个 14: two rows that nothing but their units shows to be rows."""
    if not is_row_of_unit(lines[i].text):
        return False
    below = [line.text for line in lines[i + 1 : i + 1 + NEAR_ROWS] if line.text]
    return any(map(is_row_of_unit, below))
