"""Tells a table's headings from its rows, and reads headings set in two rows."""

from collections.abc import Sequence
from itertools import pairwise

from ...language.patterns import pattern
from .cells import PlacedRow, amount_in, is_code, scaled_unit, unit_apart
from .columns import is_known_heading
from .names import PART_ALONE, is_measure_alone, unmarked

# 甲 乙 丙 1: the form's own numbers for its columns
ORDINAL = pattern(r"[甲乙丙丁]|[A-D]|\d{1,2}|[（(]\d{1,2}[)）]")
# The same set with single spaces: 1 2 3, 甲 乙 丙 1
NUMBERED = pattern(r"(?:甲|1)(?: (?:[乙丙丁]|\d))+")
BARE_YEAR = pattern(r"(?:19|20)\d{2}")
# What a group of columns is called when it is the sum of the others.
ALL = pattern(r"合\s*计|总\s*计|总数")


def is_heading(row: PlacedRow, following: PlacedRow | None) -> bool:
    """Words alone, one of them a column's name; or words above a row of numbers."""
    if _heads_years(row):
        return True
    if not _is_words(row):
        return False
    if any(is_known_heading(unit_apart(cell.text)[0]) for cell in row.filled):
        return True
    return following is not None and _heads(row, following)


def is_second_heading(row: PlacedRow, above: PlacedRow) -> bool:
    """户数 人数 户数 人数 beneath 城市低保 农村低保; 机构养育 散居 beneath 孤儿数（人）."""
    if not _is_words(row):
        return False
    named = any(_names_a_measure(cell.text) for cell in row.filled)
    return named or _parts_a_group(row, above)


def _parts_a_group(row: PlacedRow, above: PlacedRow) -> bool:
    """Words below a head and the blank cells behind it, and none below the names."""
    texts = above.texts
    at = [i for i, cell in enumerate(row.cells) if cell.text]
    if at[0] == 0 or not all(0 < i < len(texts) for i in at):
        return False
    is_behind = [not texts[i] for i in at]
    return any(is_behind) and not is_behind[0] and at == [*range(at[0], at[-1] + 1)]


def _heads_years(row: PlacedRow) -> bool:
    """指标 单位 2019 2020 2021: years in order behind the name of a column."""
    texts = [cell.text for cell in row.filled]
    years = [int(text) for text in texts if BARE_YEAR.fullmatch(text)]
    words = texts[: len(texts) - len(years)]
    steps = {later - year for year, later in pairwise(years)}
    return (
        steps in ({1}, {-1})
        and bool(words)
        and all(len(word) > 1 and is_known_heading(word) for word in words)
    )


def is_ordinals(row: PlacedRow) -> bool:
    """甲 乙 丙 1 beneath the heading, or 1 2 3."""
    if len(row.filled) == 1 and NUMBERED.fullmatch(row.filled[0].text):
        return True
    # 甲 乙 may stand in one cell, where a blank alone parts them.
    texts = [word for cell in row.filled for word in cell.text.split()]
    if len(texts) > 2 and texts == [str(i) for i in range(1, len(texts) + 1)]:
        return True
    return (
        len(texts) > 1
        and all(map(ORDINAL.fullmatch, texts))
        and texts[0] in ("甲", "A")
    )


def heads_of(headings: Sequence[PlacedRow], body: Sequence[PlacedRow]) -> list[str]:
    """One heading a column; of a first column that has none, a blank one."""
    first, *lower = ([unmarked(text) for text in row.texts] for row in headings)
    heads = first
    for texts in lower:
        heads = _combined(heads, texts)
    widths = [len(row.cells) for row in body if len(row.filled) > 1]
    is_short = widths and min(widths) > len(heads)
    names_rows = any(is_known_heading(head) for head in heads[:1])
    return ["", *heads] if is_short and not names_rows else heads


def _is_words(row: PlacedRow) -> bool:
    texts = [cell.text for cell in row.filled]
    return len(texts) > 1 and not any(
        amount_in(text) or is_code(text) or _is_unit(text) or "。" in text
        for text in texts
    )


def _is_unit(text: str) -> bool:
    """个, 万元; 户 and 人 too, but 数 and 人次 may also head a column."""
    return scaled_unit(text) is not None and text != "人次"


def _heads(row: PlacedRow, following: PlacedRow) -> bool:
    """Whether words stand above numbers: 散居孤儿 above 4."""
    if len(following.cells) < len(row.cells):
        return False
    below = [following.cells[i].text for i, c in enumerate(row.cells) if c.text]
    numbers = [bool(amount_in(text)) for text in below]
    return sum(numbers) > 1 or (len(numbers) == 2 and numbers == [False, True])


def _names_a_measure(text: str) -> bool:
    words, scaled = unit_apart("".join(text.split()))
    return bool(scaled) or is_measure_alone(words) or is_known_heading(words)


def _combined(upper: list[str], lower: list[str]) -> list[str]:
    """The two rows as one: 城市低保 over 户数 is 城市低保户数."""
    if "" not in lower and len(lower) > 1 and len(lower) != len(upper):
        return _spread(upper, lower)
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    for i in range(1, width):
        if lower[i]:
            upper[i] = upper[i] or upper[i - 1]
    return [_joined(*pair) for pair in zip(upper, lower, strict=True)]


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """Groups over columns whose blank cells are lost: each takes its equal share."""
    own = next(
        (i for i, head in enumerate(upper) if not is_known_heading(head)), len(upper)
    )
    groups = upper[own:]
    if not groups or len(lower) % len(groups):
        return upper
    share = len(lower) // len(groups)
    spread = [group for group in groups for _ in range(share)]
    return [*upper[:own], *map(_joined, spread, lower)]


def _joined(upper: str, lower: str) -> str:
    if not lower or ALL.fullmatch(upper):
        return lower or upper
    words, unit = unit_apart(upper)
    if unit is None:
        return upper + lower
    # 机构养育孤儿数（人） of 孤儿数（人） over 机构养育
    is_part = PART_ALONE.fullmatch(lower) and words
    return lower + upper if is_part else lower
