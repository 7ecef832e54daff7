"""An indicator place by place, as its page compares it: nothing averaged, nothing chosen."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.http import QueryDict
from rest_framework import serializers

from briefings.api.articles import MANY
from briefings.api.asking import values_of
from briefings.api.listing import ListedKeys, Row
from briefings.api.refusals import Refused
from briefings.api.resource import Resource
from briefings.lists.field import NamedField
from briefings.lists.fields import ByCity
from briefings.lists.forms import Complaint
from briefings.lists.looks import written
from reading.language.numerals import plain

from ..models import Figure, Indicator
from ..series.comparison import places_of, series_of
from ..series.periods import OPEN, OTHER, STANDARD, STOCK, YEAR, period_in_words
from ..series.points import Point, RegionName, Series
from ..views.narrowing import ByIndicator

NAMED_KINDS = {kind.code for kind in (STOCK, STANDARD, YEAR, OPEN, OTHER)}
# m1-9: from January to September of any year
MONTHS = re.compile(r"m([1-9]|1[0-2])-([1-9]|1[0-2])")


class StatementRecord(serializers.Serializer):
    """A value that texts give, and all that give it."""

    value = serializers.CharField(label="数值", help_text="十进制数，写成文字")
    qualifier = serializers.ChoiceField(Figure.Qualifier.choices, label="确切程度")
    scope = serializers.ChoiceField(Figure.Scope.choices, label="范围")
    is_reviewed = serializers.BooleanField(label="有没有人核对过")
    is_inferred = serializers.BooleanField(label="时期或地区是否推定")
    figures = MANY(
        child=serializers.IntegerField(), label="说这个数的", help_text="见 figures"
    )


class PointRecord(serializers.Serializer):
    """What is said of one period."""

    start = serializers.DateField(label="起", allow_null=True)
    end = serializers.DateField(label="止")
    period = serializers.CharField(label="时期")
    is_contested = serializers.BooleanField(
        label="说法不一", help_text="几处原文给出不同的数，都列出，不取平均"
    )
    values = StatementRecord(label="各个说法", many=True)


class LineRecord(serializers.Serializer):
    """What can be compared with each other: one kind of period, one unit."""

    period = serializers.CharField(label="时段类别", help_text="如 stock、year、m1-9")
    period_name = serializers.CharField(label="时段类别名称")
    unit = serializers.CharField(label="计量单位")
    points = PointRecord(label="各个时期", many=True)


class SeriesRecord(serializers.Serializer):
    """A place with all that is told of it."""

    region = serializers.CharField(label="区划代码", help_text="见 regions")
    region_name = serializers.CharField(label="地区")
    series = LineRecord(label="各条序列", many=True)


class ByPeriod(NamedField):
    """The kind of period that numbers are of."""

    name, label = "period", "时段类别"
    looks = written("|".join((*sorted(NAMED_KINDS), MONTHS.pattern)))

    def known(self, values: Sequence[str]) -> Mapping[str, str]:
        return {v: v for v in values if v in NAMED_KINDS or MONTHS.fullmatch(v)}


INDICATOR, CITY, PERIOD = ByIndicator(), ByCity(), ByPeriod()


def series(query: QueryDict, site: str) -> ListedKeys:
    """Of the very places that are named, not of what lies in them; else of all."""
    indicators = list(values_of(query, INDICATOR).values())
    wanted, periods = values_of(query, CITY), values_of(query, PERIOD)
    if len(indicators) != 1 or not isinstance(indicators[0], Indicator):
        said = "请用 indicator 指定一个指标，代码见 indicators"
        raise Refused([Complaint(INDICATOR.name, said)])
    indicator = indicators[0]
    places = {place.code: place for place, _ in places_of(indicator)}
    codes = sorted(code for code in places if not wanted or code in wanted)
    return ListedKeys(
        codes,
        lambda keys: _rows(indicator, [places[key] for key in keys], periods),
    )


def _rows(
    indicator: Indicator, places: Sequence[RegionName], periods: Collection[str]
) -> list[Row]:
    lines: defaultdict[str, list[Row]] = defaultdict(list)
    for each in series_of(indicator, places):
        if not periods or each.kind.code in periods:
            lines[each.place].append(_line(each))
    return [
        {"region": code, "region_name": name, "series": lines[code]}
        for code, name in places
    ]


def _line(each: Series) -> Row:
    return {
        "period": each.kind.code,
        "period_name": each.kind.label,
        "unit": each.unit,
        "points": list(map(_point, each.points)),
    }


def _point(point: Point) -> Row:
    return {
        "start": point.start,
        "end": point.end,
        "period": period_in_words(point.start, point.end),
        "is_contested": point.is_contested,
        "values": list(_values(point)),
    }


def _values(point: Point) -> Iterable[Row]:
    for said in point.statements:
        yield {
            "value": plain(said.best.value),
            "qualifier": said.best.qualifier,
            "scope": said.best.scope,
            "is_reviewed": said.is_reviewed,
            "is_inferred": said.is_inferred,
            "figures": [row.pk for row in said.said_by],
        }


SERIES = Resource(
    name="series",
    title="数据序列",
    said="一个指标在各个地区、各个时期的数，和指标页上的对照是同一份；每行是一个地区。",
    record=SeriesRecord,
    listed=series,
    fields=(INDICATOR, CITY, PERIOD),
    required=(INDICATOR.name,),
)
