"""Figures as rows to take away, each with its sentence and the way back to it."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextChoices

from reading.language.numerals import plain
from reading.privacy import mask

from ..addresses import figure_url
from ..models import Figure

FORMAT = {"format": "jianbao-figures", "version": 1}
# A spreadsheet takes what begins so for a formula, and would reckon.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# Without it a spreadsheet reads UTF-8 as GBK.
BYTE_ORDER_MARK = "\ufeff"
ROWS_A_CHUNK = 200
YES_NO = {True: "是", False: "否"}


class ExportColumn(NamedTuple):
    """A column: its head in a table, its key in JSON, the field it is read from."""

    head: str
    key: str
    field: str
    # For a reader of the table, where JSON has a code.
    in_words: Callable[[Any], str] | None = None


def labels_of(choices: type[TextChoices]) -> Callable[[str], str]:
    return dict(choices.choices).__getitem__


HELD_BACK = {"": "", **dict(Figure.HeldBack.choices)}

COLUMNS = (
    ExportColumn("编号", "id", "pk"),
    ExportColumn("指标", "indicator", "indicator__name"),
    ExportColumn("指标代码", "indicator_key", "indicator_id"),
    ExportColumn("所指", "label", "label"),
    ExportColumn("对象", "entity", "entity_words"),
    ExportColumn("属性", "property", "property_words"),
    ExportColumn("地区", "region", "region__name"),
    ExportColumn("区划代码", "region_code", "region_id"),
    ExportColumn("单位（机构）", "agency", "article__issue__agency__name"),
    ExportColumn("数值", "value", "value"),
    ExportColumn("计量单位", "unit", "unit"),
    ExportColumn("原文写法", "raw", "raw"),
    ExportColumn("确切程度", "qualifier", "qualifier", labels_of(Figure.Qualifier)),
    ExportColumn("类别", "kind", "kind", labels_of(Figure.Kind)),
    ExportColumn("原来的数值", "previous", "previous"),
    ExportColumn("时期起", "period_start", "period_start"),
    ExportColumn("时期止", "period_end", "period_end"),
    ExportColumn(
        "时期是否推定", "period_is_inferred", "period_is_inferred", YES_NO.__getitem__
    ),
    ExportColumn(
        "地区是否推定", "region_is_inferred", "place_is_inferred", YES_NO.__getitem__
    ),
    ExportColumn("时期的依据", "period_words", "period_words"),
    ExportColumn("原文的地名", "place_words", "place_words"),
    ExportColumn("范围", "scope", "scope", labels_of(Figure.Scope)),
    ExportColumn("暂不对照的原因", "held_back", "held_back", HELD_BACK.__getitem__),
    ExportColumn("核对情况", "state", "state", labels_of(Figure.State)),
    ExportColumn("原句", "sentence", "sentence"),
    ExportColumn("文章", "article", "article__title"),
    ExportColumn("印发日期", "issued_on", "article__issue__issued_on"),
    ExportColumn("链接", "url", "article_id"),
)


def _masked(value: Any) -> Any:
    """A person's number may stand in any text."""
    return mask(value) if isinstance(value, str) else value


def exported(figures: QuerySet[Figure], site: str) -> Iterator[dict[str, Any]]:
    """Each figure under the keys of JSON, read piece by piece; `site` begins the links."""
    keys = [column.key for column in COLUMNS]
    rows = figures.values_list(*(column.field for column in COLUMNS))
    for values in rows.iterator(chunk_size=2000):
        row = dict(zip(keys, map(_masked, values), strict=True))
        row["url"] = site + figure_url(row["url"], row["id"])
        yield row


def as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A table that a spreadsheet opens as it is."""
    line = csv.writer(Echo()).writerow
    yield BYTE_ORDER_MARK + line([column.head for column in COLUMNS])
    for chunk in _chunks(rows):
        yield "".join(line(_cells(row)) for row in chunk)


def as_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One object, with a figure a line."""
    yield json.dumps(FORMAT)[:-1] + ', "figures": ['
    before = "\n"
    for chunk in _chunks(rows):
        lines = [json.dumps(row, ensure_ascii=False, default=_plain) for row in chunk]
        yield before + ",\n".join(lines)
        before = ",\n"
    yield "\n]}\n"


class Echo:
    """Hands back what a writer writes."""

    def write(self, line: str) -> str:
        return line


def _cells(row: dict[str, Any]) -> list[Any]:
    return [_cell(column, row[column.key]) for column in COLUMNS]


def _cell(column: ExportColumn, value: Any) -> Any:
    if value is None:
        return ""
    return column.in_words(value) if column.in_words else cell_of(value)


def cell_of(value: Any) -> Any:
    """Numbers as they are; a text so that no spreadsheet takes it for a formula."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_SIGNS) else value
    return plain(value) if isinstance(value, Decimal) else value


def _plain(value: Any) -> str:
    """3958, not 3958.000000; a day as 2022-04-11."""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rest = iter(rows)
    while chunk := list(islice(rest, ROWS_A_CHUNK)):
        yield chunk
