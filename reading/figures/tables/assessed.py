"""Forms in which an office assesses itself: what was set for the year beside what came of it.

    一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分
    产出指标 | 数量指标 | 农村低保人数 | 5 | ≥8600人 | 8712人 | 5

Only the lowest level names what is counted. A row of such a form whose bars were miscounted
is known by its scores, which are numbers and stand in columns of their own.
"""

from collections.abc import Sequence
from dataclasses import replace

from ...language.patterns import pattern
from .cells import Cell, PlacedRow, amount_in

LEVEL = pattern("[一二三四]级(?:指标|目标)(?:名称)?")
LOWEST, ABOVE = "指标名称", "序号"
SCORED = pattern("分值|权重|满分|标准分|得分|评分|自评(?:得分|分)")
_YEAR = "(?:(?:全年|年度|年初|本年度?|预期|设定|绩效|计划)的?)"
SET = pattern(
    rf"{_YEAR}*(?:目标值?|预期值|计划值)|{_YEAR}+(?:指标|目标)值?|预期(?:目标|指标)"
)
SET_BESIDE = pattern(rf"{_YEAR}*指标值")
REACHED = pattern(
    rf"{_YEAR}*(?:实际|完成)(?:完成)?(?:指标)?(?:值|数|情况)|{_YEAR}*实际(?:完成)?"
)


def is_assessment(heads: Sequence[str]) -> bool:
    """Whether values that were set stand beside those that were reached, and scores."""
    return bool(set_columns(heads)) and any(map(SCORED.fullmatch, heads))


def set_columns(heads: Sequence[str]) -> frozenset[int]:
    """Where what was set stands; none where nothing was reached beside it."""
    if not any(map(REACHED.fullmatch, heads)):
        return frozenset()
    return frozenset(
        i
        for i, head in enumerate(heads)
        if SET.fullmatch(head) or SET_BESIDE.fullmatch(head)
    )


def heads_of_assessment(heads: Sequence[str]) -> list[str]:
    """The heads: of the levels the lowest names the rows, those above it do not."""
    levels = [i for i, head in enumerate(heads) if LEVEL.fullmatch(head)]
    last = levels[-1] if levels else None
    return [
        LOWEST if i == last else ABOVE if i in levels else head
        for i, head in enumerate(heads)
    ]


def realigned(row: PlacedRow, heads: Sequence[str]) -> PlacedRow | None:
    """The row, a blank cell too many at its head left out; None where it does not fit."""
    cells = row.cells
    while not _fits(cells, heads):
        if not cells or cells[0].text:
            return None
        cells = cells[1:]
    return replace(row, cells=cells)


def _fits(cells: Sequence[Cell], heads: Sequence[str]) -> bool:
    """Whether under each score and value a number stands, and words under the names."""
    for cell, head in zip(cells, heads, strict=False):
        is_number = amount_in(cell.text) is not None
        if SCORED.fullmatch(head) and cell.text and not is_number:
            return False
        if head == LOWEST and (not cell.text or is_number):
            return False
    return True
