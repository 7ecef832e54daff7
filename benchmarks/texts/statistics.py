"""统计报表: the ministry's quarterly form in the four shapes it reaches us in."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .clerk import Clerk
from .story import Draft, OneOf, Piece
from .writing import chinese_number

# A row as printed: name, unit, code and the values after it.
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    header: Row
    rows: tuple[Row, ...]


def write(clerk: Clerk) -> Draft:
    quarter = clerk.rng.randrange(1, 5)
    title = _title(clerk, quarter)
    is_glued = clerk.chance(0.25)
    table = _table(clerk, value_columns=1 if is_glued else clerk.pick((1, 1, 3)))
    shape = _glued if is_glued else clerk.pick((_piped, _spaced, _one_cell_a_line))
    lines = shape(clerk, table)
    article = {
        "title": OneOf((title,)),
        # Blank cells are no cells: nothing was counted, which is not zero.
        "rows": [[cell for cell in row if cell] for row in table.rows],
    }
    return Draft(
        layout=OneOf(("statistics",)),
        pieces=tuple(map(Piece, (title, *_above(clerk, quarter), *lines))),
        issues=(_facts(clerk, article),),
        is_spaced=False,
    )


def _facts(clerk: Clerk, article: dict) -> dict:
    return {
        "kind": "statistics",
        "agency": clerk.bureau.name,
        "year": clerk.day.year,
        "number": None,
        "document_number": None,
        "distribution": [],
        "articles": [article],
    }


def _title(clerk: Clerk, quarter: int) -> str:
    year, place = clerk.day.year, clerk.bureau.place
    return clerk.pick(
        (
            "民政统计季报表",
            f"{year}年{quarter}季度民政统计季报表",
            f"{place}{year}年第{chinese_number(quarter)}季度民政统计季报表",
            f"{place}{year}年{quarter * 3}月民政事业统计季报",
        )
    )


def _above(clerk: Clerk, quarter: int) -> list[str]:
    year = clerk.day.year
    period = clerk.pick((f"{year}年{quarter}季度", f"{year}年{quarter * 3:02}月"))
    lines = [
        f"{clerk.pick(('填报单位', '编制单位', '填报单位（盖章）'))}：{clerk.bureau.name}",
        f"地区编码:{clerk.bureau.code}000000",
        period,
        "制表机关：民政部",
        "批准机关：国家统计局",
    ]
    return [clerk.pick(("表号：JZH01", "表    号:JBZH0001表")), *lines]


def _table(clerk: Clerk, value_columns: int) -> Table:
    header = ("指标名称", "单位", "代码", "数量", "上季度", "环比")[: 3 + value_columns]
    rows = [_row(clerk, line, value_columns) for line in _form()]
    return Table(header=header, rows=tuple(rows))


@cache
def _form() -> tuple[dict[str, str], ...]:
    """The form's own lines, each with the largest value it takes in a city."""
    path = Path(__file__).with_name("jzh01.csv")
    with path.open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


def _row(clerk: Clerk, line: dict[str, str], value_columns: int) -> Row:
    name, unit, code, largest = line.values()
    if not largest or clerk.chance(0.08):
        return (name, unit, code, *[""] * value_columns)
    value, before = _value(clerk, largest), _value(clerk, largest)
    change = f"{clerk.rng.randrange(-2000, 6000) / 100:.2f}"
    return (name, unit, code, *(value, before, change)[:value_columns])


def _value(clerk: Clerk, largest: str) -> str:
    if "." in largest:
        return f"{clerk.rng.randrange(10, int(float(largest) * 10)) / 10:,.1f}"
    return str(clerk.rng.randrange(1, int(largest)))


def _piped(clerk: Clerk, table: Table) -> list[str]:
    line: Callable[[Row], str] = clerk.pick(
        (" | ".join, "|".join, lambda row: " | ".join(row) + " |")
    )
    return [line(row) for row in (table.header, *table.rows)]


def _spaced(clerk: Clerk, table: Table) -> list[str]:
    gap = clerk.pick((" ", "  ", "\t", "    "))
    return [gap.join(filter(None, row)) for row in (table.header, *table.rows)]


def _one_cell_a_line(clerk: Clerk, table: Table) -> list[str]:
    """Blank cells leave a lone pipe, or nothing."""
    end = clerk.pick(("", " |"))
    cells = [cell for row in (table.header, *table.rows) for cell in row]
    return [cell + end for cell in cells if cell or end]


def _glued(clerk: Clerk, table: Table) -> list[str]:
    """（一）乡级行政区划个JZH011110000179: the code's fixed length parts it."""
    return ["".join(table.header), *("".join(row) for row in table.rows)]
