"""Figures as rows to take away, each with its sentence and the way back to it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet, TextChoices

from briefings.exporting import YES_NO, ExportColumn, as_table
from briefings.exporting import as_json as json_with
from reading.privacy import mask

from ..addresses import figure_url
from ..models import Figure


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
    ExportColumn("文章编号", "article_id", "article_id"),
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
    return as_table(rows, COLUMNS)


def as_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    return json_with(rows, "figures")
