"""Figures and indicators as machines read them, under the keys of the downloads."""

from functools import partial
from typing import Any

from django.db import models
from django.db.models import F, QuerySet
from django.http import Http404, QueryDict
from rest_framework import serializers

from briefings.api.articles import MANY
from briefings.api.listing import ListedKeys, ListedRows, Row
from briefings.api.refusals import Refused, Withdrawn
from briefings.api.resource import Resource
from briefings.exporting import ExportColumn
from briefings.lists import public_index
from briefings.lists.forms import not_understood

from ..addresses import indicator_url
from ..exports.figures import COLUMNS, exported
from ..models import Figure, Indicator
from ..views.narrowing import NotUnderstood, fields_of_figures, narrowed

# What a column tells, by the kind of field that it is read from.
TOLD_AS = (
    (models.DecimalField, serializers.CharField),
    (models.BooleanField, serializers.BooleanField),
    (models.IntegerField, serializers.IntegerField),
    (models.DateField, serializers.DateField),
)
HELP = {
    "value": "十进制数，写成文字；按基本单位，309.5万元是 3095000",
    "previous": "原文“从A提高到B”里的 A",
    "period_start": "时点数没有起",
    "held_back": "不为空的，有人看过以前不列入对照",
    "article_id": "见 articles",
    "indicator_key": "见 indicators",
    "region_code": "见 regions",
}


def _told_by(column: ExportColumn) -> serializers.Field:
    field, may_be_null = _field_of(column.field)
    said: dict[str, Any] = {"label": column.head, "help_text": HELP.get(column.key)}
    if column.key == "url":
        return serializers.URLField(**said)
    if may_be_null:
        said["allow_null"] = True
    if field.choices:
        return serializers.ChoiceField(field.choices, allow_blank=field.blank, **said)
    kinds = (told for kind, told in TOLD_AS if isinstance(field, kind))
    return next(kinds, serializers.CharField)(**said)


def _field_of(path: str) -> tuple[Any, bool]:
    """The field at the end of a path, and whether anything on it may be missing."""
    model: Any = Figure
    may_be_null = False
    field: Any = None
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        may_be_null = may_be_null or field.null
        model = field.related_model
    return (field.target_field if field.is_relation else field), may_be_null


FigureRecord = type(
    "FigureRecord",
    (serializers.Serializer,),
    {
        "__doc__": "A figure, as it is in the downloads.",
        "__module__": __name__,
        **{column.key: _told_by(column) for column in COLUMNS},
    },
)


class IndicatorRecord(serializers.Serializer):
    """What figures are figures of."""

    key = serializers.CharField(label="代码")
    url = serializers.URLField(label="网页")
    name = serializers.CharField(label="名称")
    definition = serializers.CharField(label="含义")
    unit = serializers.CharField(label="计量单位", help_text="数据按它存放")
    display_unit = serializers.CharField(label="显示单位", help_text="图表上用的单位")
    nature = serializers.ChoiceField(Indicator.Nature.choices, label="性质")
    topic = serializers.CharField(label="主题", allow_null=True, help_text="见 topics")
    part_of = serializers.CharField(
        label="属于", allow_null=True, help_text="它是哪个总数的一部分"
    )
    aliases = MANY(child=serializers.CharField(), label="别名")


def figures(query: QueryDict, site: str) -> ListedRows:
    version = public_index().version
    try:
        found = narrowed(Figure.objects.public(), query)
    except NotUnderstood as problem:
        field = problem.field
        complaint = not_understood(field.name, field.label, problem.value)
        raise Refused([complaint]) from problem
    return ListedRows(found, ("pk",), partial(rows_of, site=site), version)


def rows_of(found: QuerySet[Figure], site: str) -> list[Row]:
    return list(exported(found.order_by("-pk"), site))


def figure(pk: int, site: str) -> Row:
    """As its article: of a text that was withdrawn it says so."""
    known = Figure.objects.standing().once_public().filter(pk=pk)
    if not known.exists():
        raise Http404
    rows = rows_of(known.published(), site)
    if not rows:
        raise Withdrawn
    return rows[0]


def indicators(query: QueryDict, site: str) -> ListedKeys:
    """By topic, as the catalogue."""
    by_topic = (F("topic__position").asc(nulls_last=True), "topic__name")
    found = Indicator.objects.order_by(*by_topic, "position", "key")
    held = {each.pk: each for each in found}
    return ListedKeys(
        list(held), lambda keys: [_indicator(held[key], site) for key in keys]
    )


def indicator(key: str, site: str) -> Row:
    found = Indicator.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    return _indicator(found, site)


def _indicator(found: Indicator, site: str) -> Row:
    own = ("key", "name", "definition", "unit", "display_unit", "nature", "aliases")
    return {
        **{name: getattr(found, name) for name in own},
        "url": site + indicator_url(found.pk),
        "topic": found.topic_id,
        "part_of": found.part_of_id,
    }


INDICATORS = Resource(
    name="indicators",
    title="指标",
    said="指标目录：数据归入哪些指标，和“数据与指标”页是同一份目录。",
    record=IndicatorRecord,
    listed=indicators,
    one=indicator,
)
FIGURES = Resource(
    name="figures",
    title="数据",
    said="从公开的文章里读出的每一个数，带原句和出处，和下载的全部数据是同一份。",
    record=FigureRecord,
    listed=figures,
    fields=tuple(fields_of_figures()),
    one=figure,
    key="int:key",
)
