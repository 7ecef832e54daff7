"""What issues and articles name by codes: bureaus, places, topics; and the facets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from django.http import Http404, QueryDict
from rest_framework import serializers

from agencies.models import Agency, Region

from ..lists import ArticleFilter, public_index
from ..lists.field import NamedField
from ..lists.fields import ByCity, valued
from ..lists.looks import among
from ..models import Article, Topic
from .articles import MANY, refuse_unclear
from .asking import values_of
from .listing import ListedKeys, Row
from .resource import Resource


class AgencyRecord(serializers.Serializer):
    """A bureau that has published."""

    key = serializers.CharField(label="代码", help_text="网址里的名字，如 shaoguan")
    url = serializers.URLField(label="网页")
    name = serializers.CharField(label="全称")
    short_name = serializers.CharField(label="简称")
    region = serializers.CharField(
        label="地区", allow_null=True, help_text="见 regions"
    )
    parent = serializers.CharField(label="上级单位", allow_null=True)
    document_prefix = serializers.CharField(label="机关代字")
    former_names = MANY(child=serializers.CharField(), label="曾用名")
    issues = serializers.IntegerField(label="公开的期数")
    latest_on = serializers.DateField(label="最近一期的印发日期", allow_null=True)


class RegionRecord(serializers.Serializer):
    """A division of GB/T 2260."""

    key = serializers.CharField(label="区划代码", help_text="GB/T 2260，六位")
    name = serializers.CharField(label="名称")
    level = serializers.ChoiceField(Region.Level.choices, label="级别")
    parent = serializers.CharField(label="上级", allow_null=True)


class TopicRecord(serializers.Serializer):
    """A topic that public articles bear."""

    key = serializers.CharField(label="代码")
    url = serializers.URLField(label="网页")
    name = serializers.CharField(label="名称")
    note = serializers.CharField(label="说明")
    articles = serializers.IntegerField(label="公开的文章数")


class FacetValueRecord(serializers.Serializer):
    """A value of a field, and how many articles it would leave."""

    value = serializers.CharField(label="取值", help_text="写在参数里的")
    label = serializers.CharField(label="名称")
    count = serializers.IntegerField(label="文章数")
    is_chosen = serializers.BooleanField(label="是否已选")


class FacetRecord(serializers.Serializer):
    """A field of the list of articles, with all that may be chosen of it."""

    key = serializers.CharField(label="参数")
    name = serializers.CharField(label="名称")
    values = FacetValueRecord(label="可选的值", many=True)


class ByLevel(NamedField):
    """Provinces, cities, counties."""

    name, label = "level", "级别"
    looks = among(Region.Level.values)

    def known(self, values: Sequence[str]) -> Mapping[str, str]:
        return {value: value for value in values if value in Region.Level}


LEVEL = ByLevel()
CITY = ByCity()


def agencies(query: QueryDict, site: str) -> ListedKeys:
    places = values_of(query, CITY).values()
    found = Agency.objects.with_published_issues().by_place().select_related("parent")
    kept = [each for each in found if not places or _lies_in(each.region_id, places)]
    return _held({each.slug: each for each in kept}, partial(_agency, site=site))


def regions(query: QueryDict, site: str) -> ListedKeys:
    places, levels = values_of(query, CITY).values(), values_of(query, LEVEL)
    found = Region.objects.filter(level__in=levels) if levels else Region.objects.all()
    kept = [each for each in found if not places or _lies_in(each.pk, places)]
    return _held({each.pk: each for each in kept}, _region)


def topics(query: QueryDict, site: str) -> ListedKeys:
    counted = public_index().counted("topic")
    notes = dict(Topic.objects.order_by().values_list("code", "note"))
    found = {
        code: (code, name, notes.get(code, ""), count) for code, name, count in counted
    }
    return _held(found, partial(_topic, site=site))


def facets(query: QueryDict, site: str) -> ListedKeys:
    chosen = ArticleFilter(query, Article.objects.published())
    refuse_unclear(chosen)
    chosen.gather()
    fields = {field.name: field for field in valued(chosen.fields)}
    return _held(fields, partial(_facet, chosen=chosen))


def one_of(listed: Callable[[QueryDict, str], ListedKeys]):
    """Of a list that is held by its keys, the one with the key."""

    def one(key: str, site: str) -> Row:
        listing = listed(QueryDict(), site)
        if key not in listing.keys:
            raise Http404
        return listing.rows([key])[0]

    return one


def _held(found: Mapping, told: Callable[..., Row]) -> ListedKeys:
    return ListedKeys(list(found), lambda keys: [told(found[key]) for key in keys])


def _lies_in(code: str | None, places: Iterable) -> bool:
    return bool(code) and any(str(code).startswith(place.prefix) for place in places)


def _agency(agency: Agency, site: str) -> Row:
    return {
        "key": agency.slug,
        "url": site + agency.get_absolute_url(),
        "name": agency.name,
        "short_name": agency.short_name,
        "region": agency.region_id,
        "parent": agency.parent.slug if agency.parent else None,
        "document_prefix": agency.document_prefix,
        "former_names": agency.former_names,
        "issues": agency.issue_count,  # type: ignore[attr-defined] # with_published_issues
        "latest_on": agency.latest_on,  # type: ignore[attr-defined]
    }


def _region(region: Region) -> Row:
    return {
        "key": region.pk,
        "name": region.name,
        "level": region.level,
        "parent": region.parent_id,
    }


def _topic(topic: tuple[str, str, str, int], site: str) -> Row:
    code, name, note, count = topic
    url = site + Topic(code=code).get_absolute_url()
    return {"key": code, "url": url, "name": name, "note": note, "articles": count}


def _facet(field, chosen: ArticleFilter) -> Row:
    labels, counts = chosen.labels_of(field.name), chosen.counts_of(field.name) or {}
    marked = chosen.values.get(field.name, ())
    return {
        "key": field.name,
        "name": field.label,
        "values": [
            {
                "value": value,
                "label": label,
                "count": counts.get(value, 0),
                "is_chosen": value in marked,
            }
            for value, label in labels.items()
            if counts.get(value) or value in marked
        ],
    }


AGENCIES = Resource(
    name="agencies",
    title="单位",
    said="有内容公开的单位，和“单位”页是同一份列表。",
    record=AgencyRecord,
    listed=agencies,
    fields=(CITY,),
    one=one_of(agencies),
)
REGIONS = Resource(
    name="regions",
    title="行政区划",
    said="省、市、县三级，按国家标准 GB/T 2260。",
    record=RegionRecord,
    listed=regions,
    fields=(CITY, LEVEL),
    one=one_of(regions),
)
TOPICS = Resource(
    name="topics",
    title="主题",
    said="公开的文章标注的主题，文章多的在前，和“主题”页是同一份列表。",
    record=TopicRecord,
    listed=topics,
    one=one_of(topics),
)
FACETS = Resource(
    name="facets",
    title="筛选项",
    said="在给定的条件之外，每一项还可以选什么，各剩多少篇文章。",
    record=FacetRecord,
    listed=facets,
    fields=ArticleFilter.fields,
)
