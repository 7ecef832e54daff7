"""The tables of a package of open data: all that is public, as another site could hold it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import F
from django.http import QueryDict
from rest_framework import serializers

from agencies.models import Agency, FormerSlug, Region
from briefings.api import articles, issues
from briefings.api.articles import MANY, ArticleInFull
from briefings.api.issues import IssueInFull
from briefings.api.listing import Portion, lost
from briefings.api.reference import RegionRecord
from briefings.models import Article, Topic
from briefings.querysets import ArticleQuerySet

from ..api.figures import FigureRecord, IndicatorRecord, rows_of
from ..models import Figure, Indicator

Row = dict[str, Any]
# So many texts are read with their paragraphs at a time, so many figures.
MANY_TEXTS, MANY_FIGURES = 200, 2000
# Of what is told of an article's issue, the issue itself tells.
OF_ISSUE = (
    *("heading", "agency", "agency_name", "region", "kind", "series", "year", "number"),
    *("is_supplement", "document_number", "issued_on", "issued_on_is_inferred"),
    *("first_public_at", "is_corrected", "excerpt", "corrections"),
)
LINES = ("first_line", "last_line")
# Where a figure stands in its text, and how sure its reading is.
PLACED = {
    "start": "在正文中的起",
    "end": "在正文中的止",
    "sentence_start": "原句在正文中的起",
    "sentence_end": "原句在正文中的止",
    "line": "行号",
    "doubt": "存疑程度",
}


def packaged(
    record: type[serializers.Serializer], without: Iterable[str], **more: Any
) -> type[serializers.Serializer]:
    """A record of the interface without what other tables tell, and with what only this one does."""
    own = {**dict.fromkeys(without), **more, "__module__": __name__}
    return type(f"Packaged{record.__name__}", (record,), own)


def _line(label: str) -> serializers.Field:
    return serializers.IntegerField(label=label, allow_null=True)


ISSUE = packaged(
    IssueInFull,
    ("url", "is_corrected", "agency_name", "region", "articles"),
    path=serializers.CharField(label="网页", help_text="从网站的首页算起"),
    origin=serializers.URLField(label="取自", help_text="最初公开在哪里"),
)
ARTICLE = packaged(
    ArticleInFull,
    ("url", *OF_ISSUE),
    path=serializers.CharField(label="网页", help_text="从网站的首页算起"),
    first_line=_line("起行"),
    last_line=_line("止行"),
)
FIGURE = packaged(
    FigureRecord,
    ("url", "indicator", "region", "agency", "article", "issued_on"),
    **{name: _line(label) for name, label in PLACED.items()},
)
INDICATOR = packaged(
    IndicatorRecord,
    ("url",),
    codes=MANY(child=serializers.CharField(), label="统计报表代码"),
    position=serializers.IntegerField(label="顺序"),
)


class PackagedAgency(serializers.Serializer):
    """A bureau with all that imports know it by."""

    key = serializers.CharField(label="代码", help_text="网址里的名字，如 shaoguan")
    name = serializers.CharField(label="全称")
    short_name = serializers.CharField(label="简称")
    region = serializers.CharField(label="地区", allow_null=True)
    parent = serializers.CharField(label="上级单位", allow_null=True)
    document_prefix = serializers.CharField(label="机关代字")
    former_names = MANY(child=serializers.CharField(), label="曾用名")
    former_keys = MANY(child=serializers.CharField(), label="原来的代码")


class PackagedTopic(serializers.Serializer):
    """A topic with the words that give it away."""

    key = serializers.CharField(label="代码")
    name = serializers.CharField(label="名称")
    note = serializers.CharField(label="说明")
    keywords = MANY(child=serializers.CharField(), label="关键词")
    only_if_leading = serializers.BooleanField(label="仅凭标题或首段")
    position = serializers.IntegerField(label="顺序")


class PackagedTable(NamedTuple):
    """A table of the package; `rows` begins links with the address of the site.

    A long one is also to be had portion by portion.
    """

    name: str
    title: str
    record: type[serializers.Serializer]
    rows: Callable[[str], Iterator[Row]]
    of_portion: Callable[[str, str], Portion] | None = None

    def portion(self, site: str, after: str) -> Portion:
        if self.of_portion:
            return self.of_portion(site, after)
        if after:
            raise lost(after)
        return Portion([*self.rows(site)], "")


def _regions(site: str) -> Iterator[Row]:
    for code, name, level, parent in Region.objects.order_by("code").values_list(
        "code", "name", "level", "parent"
    ):
        yield {"key": code, "name": name, "level": level, "parent": parent}


def _agencies(site: str) -> Iterator[Row]:
    """Those that have published, and what stands above them."""
    held = set(Agency.objects.with_published_issues().values_list("pk", flat=True))
    above = held
    while (
        above := set(
            Agency.objects.filter(children__in=above).values_list("pk", flat=True)
        )
        - held
    ):
        held |= above
    former: dict[int, list[str]] = {}
    for pk, slug in FormerSlug.objects.values_list("agency", "slug"):
        former.setdefault(pk, []).append(slug)
    named = ("name", "short_name", "document_prefix", "former_names")
    found = Agency.objects.filter(pk__in=held).select_related("parent")
    for each in found.order_by("slug"):
        yield {
            "key": each.slug,
            "region": each.region_id,
            "parent": each.parent.slug if each.parent else None,
            "former_keys": former.get(each.pk, []),
            **{name: getattr(each, name) for name in named},
        }


def _topics(site: str) -> Iterator[Row]:
    named = ("name", "note", "keywords", "only_if_leading", "position")
    yield from Topic.objects.values(*named, key=F("code"))


def _indicators(site: str) -> Iterator[Row]:
    own = ("name", "unit", "display_unit", "nature", "topic", "part_of", "aliases")
    yield from Indicator.objects.values("key", *own, "codes", "definition", "position")


def _issues(site: str) -> Iterator[Row]:
    for rows in _batches(issues.listed(QueryDict(), "").whole()):
        yield from _issues_of(rows, site)


def _some_issues(site: str, after: str) -> Portion:
    found = issues.listed(QueryDict(), "").portion(after, MANY_TEXTS)
    return Portion([*_issues_of(found.rows, site)], found.after)


def _issues_of(rows: list[Row], site: str) -> Iterator[Row]:
    for row in issues.in_full(rows):
        path = row["url"]
        yield {**row, "path": path, "origin": row["origin"] or f"{site}{path}"}


def _articles(site: str) -> Iterator[Row]:
    for rows in _batches(articles.listed(QueryDict(), "").whole()):
        yield from _articles_of(rows)


def _some_articles(site: str, after: str) -> Portion:
    found = articles.listed(QueryDict(), "").portion(after, MANY_TEXTS)
    return Portion([*_articles_of(found.rows)], found.after)


def _articles_of(rows: list[Row]) -> Iterator[Row]:
    lines = _lines_of(Article.objects.filter(pk__in=[row["id"] for row in rows]))
    for row in articles.in_full(rows):
        own = dict(zip(LINES, lines[row["id"]], strict=True))
        yield {**row, **own, "path": row["url"]}


def _lines_of(found: ArticleQuerySet) -> dict[int, tuple]:
    return {pk: lines for pk, *lines in found.order_by().values_list("pk", *LINES)}


def _figures(site: str) -> Iterator[Row]:
    """In the order of their texts."""
    for batch in Figure.objects.public().in_batches(MANY_FIGURES):
        yield from _figures_of(list(batch))


def _some_figures(site: str, after: str) -> Portion:
    if after and not (after.isascii() and after.isdecimal() and len(after) < 16):
        raise lost(after)
    rest = Figure.objects.public().filter(pk__gt=int(after or 0)).order_by("pk")
    found = list(rest[: MANY_FIGURES + 1])
    goes_on = len(found) > MANY_FIGURES
    found = found[:MANY_FIGURES]
    return Portion([*_figures_of(found)], str(found[-1].pk) if goes_on else "")


def _figures_of(batch: list[Figure]) -> Iterator[Row]:
    pks = [figure.pk for figure in batch]
    rows = {row["id"]: row for row in rows_of(Figure.objects.filter(pk__in=pks), "")}
    for figure in batch:
        of_figure = {name: getattr(figure, name) for name in PLACED}
        yield {**rows[figure.pk], **of_figure}


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, MANY_TEXTS)):
        yield batch


TABLES = (
    PackagedTable("regions", "行政区划", RegionRecord, _regions),
    PackagedTable("agencies", "单位", PackagedAgency, _agencies),
    PackagedTable("topics", "主题", PackagedTopic, _topics),
    PackagedTable("indicators", "指标", INDICATOR, _indicators),
    PackagedTable("issues", "简报和文件", ISSUE, _issues, _some_issues),
    PackagedTable("articles", "文章", ARTICLE, _articles, _some_articles),
    PackagedTable("figures", "数据", FIGURE, _figures, _some_figures),
)
