"""Articles as machines read them: a row of the list, and one with its text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.http import Http404, QueryDict
from rest_framework import serializers

from agencies.paths import numbered_path
from reading.parsed import BlockKind
from reading.privacy import mask

from ..lists import ArticleFilter, PublicIndex, public_index
from ..lists.articles import SORTS
from ..lists.forms import ListFilter, not_understood
from ..models import Article, Citation, Correction, Issue
from ..models.issue import heading_of
from ..search.entries import article_at, place_of
from .asking import SORT, SORT_LABEL
from .listing import ListedPlaces, Listing, Row
from .refusals import Refused, Withdrawn
from .resource import Resource

OF_ISSUE = (
    *("kind", "series", "year", "number", "is_supplement", "document_number"),
    *("issued_on", "issued_on_is_inferred", "first_public_at"),
)
OWN = ("position", "section", "title", "title_is_provisional", "subtitle", "byline")
COLUMNS = (
    *("pk", *OWN, "excerpt", "issue_id", "issue__status", "issue__sorts_on"),
    *("issue__agency__slug", "issue__agency__name", "issue__agency__region"),
    *(f"issue__{name}" for name in OF_ISSUE),
    "is_corrected",
)
IN_HEADING = ("kind", "document_number", "year", "number", "is_supplement")
MANY = serializers.ListField


class ArticleRecord(serializers.Serializer):
    """A row of the list of articles."""

    id = serializers.IntegerField(label="编号", help_text="不变")
    url = serializers.URLField(label="网页")
    title = serializers.CharField(label="标题")
    title_is_provisional = serializers.BooleanField(
        label="标题是否暂拟", help_text="原文没有标题，由本站暂拟"
    )
    subtitle = serializers.CharField(label="副标题")
    section = serializers.CharField(label="栏目")
    byline = serializers.CharField(label="供稿")
    excerpt = serializers.CharField(label="摘要", help_text="正文的开头")
    topics = MANY(
        child=serializers.CharField(), label="主题", help_text="主题代码，见 topics"
    )
    regions = MANY(
        child=serializers.CharField(),
        label="涉及地区",
        help_text="区划代码，见 regions",
    )
    issue = serializers.IntegerField(
        label="所在一期的编号", help_text="见 issues；一期里可以有几篇文章"
    )
    position = serializers.IntegerField(label="在一期里的顺序")
    heading = serializers.CharField(label="期号或文号", help_text="照引用时的写法")
    agency = serializers.CharField(label="单位代码", help_text="见 agencies")
    agency_name = serializers.CharField(label="单位")
    region = serializers.CharField(label="单位所在地区", allow_null=True)
    kind = serializers.ChoiceField(Issue.Kind.choices, label="类别")
    series = serializers.CharField(label="刊名")
    year = serializers.IntegerField(label="年份")
    number = serializers.IntegerField(label="期号", allow_null=True)
    is_supplement = serializers.BooleanField(label="是否增刊")
    document_number = serializers.CharField(label="发文字号")
    issued_on = serializers.DateField(
        label="印发日期", allow_null=True, help_text="原文没有写明日期的为空"
    )
    issued_on_is_inferred = serializers.BooleanField(label="印发日期是否推定")
    first_public_at = serializers.DateTimeField(label="本站公开时间", allow_null=True)
    is_corrected = serializers.BooleanField(label="有没有更正")


class BlockRecord(serializers.Serializer):
    """A paragraph of an article, with the lines of the file that it stood on."""

    kind = serializers.ChoiceField([kind.value for kind in BlockKind], label="段落类别")
    text = serializers.CharField(
        label="文字", help_text="表格的一行里，各格用制表符隔开"
    )
    first_line = serializers.IntegerField(label="起行", allow_null=True)
    last_line = serializers.IntegerField(label="止行", allow_null=True)


class CorrectionRecord(serializers.Serializer):
    """What readers are told was put right."""

    at = serializers.DateTimeField(label="更正时间")
    text = serializers.CharField(label="更正说明")
    article = serializers.IntegerField(
        label="文章编号", allow_null=True, help_text="为空的，是说整期"
    )


class ArticleInFull(ArticleRecord):
    """An article with its text."""

    blocks = BlockRecord(label="段落", many=True)
    citations = MANY(child=serializers.CharField(), label="引用文件")
    corrections = CorrectionRecord(label="更正", many=True)


def listed(query: QueryDict, site: str) -> Listing:
    chosen = ArticleFilter(query, Article.objects.published())
    refuse_unclear(chosen)
    if (wanted := query.get(SORT)) and wanted != chosen.sort:
        raise Refused([not_understood(SORT, SORT_LABEL, SORTS.get(wanted, wanted))])
    return ListedPlaces(chosen, partial(rows_at, index=chosen.index, site=site))


def refuse_unclear(chosen: ListFilter) -> None:
    """A page leaves out what means nothing, and says so; programs are to ask anew."""
    if complaints := chosen.complaints:
        raise Refused(complaints)


def rows_at(places: Sequence[int], index: PublicIndex, site: str) -> list[Row]:
    """In the order of the places; what was withdrawn meanwhile is left out."""
    pks = [article_at(place) for place in places]
    by_pk = {row["id"]: row for row in rows_of(pks, index, site)}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def rows_of(pks: Sequence[int], index: PublicIndex, site: str) -> list[Row]:
    found = Article.objects.filter(pk__in=pks, issue__status=Issue.Status.PUBLISHED)
    rows = found.told_if_corrected().order_by().values(*COLUMNS)
    regions = regions_of(pks)
    return [_row(each, regions.get(each["pk"], []), index, site) for each in rows]


def regions_of(pks: Sequence[int]) -> dict[int, list[str]]:
    """The codes of the places that each of the articles deals with."""
    through = Article.regions.through.objects
    found: dict[int, list[str]] = defaultdict(list)
    named = through.filter(article_id__in=pks).order_by("region_id")
    for pk, code in named.values_list("article_id", "region_id"):
        found[pk].append(code)
    return found


def one(pk: int, site: str) -> Row:
    """As its page: what was withdrawn says so, what was never public is not there."""
    known = Article.objects.once_public().filter(pk=pk)
    status = known.values_list("issue__status", flat=True).first()
    if status is None:
        raise Http404
    rows = in_full(rows_of([pk], public_index(), site))
    if not rows:
        raise Withdrawn
    return rows[0]


def in_full(rows: list[Row]) -> list[Row]:
    """The rows with their texts; three queries, however many there are."""
    pks = [row["id"] for row in rows]
    blocks = Article.objects.filter(pk__in=pks).order_by()
    texts = dict(blocks.values_list("pk", "blocks"))
    cited: dict[int, list[str]] = defaultdict(list)
    citations = Citation.objects.filter(article__in=pks)
    for pk, number in citations.values_list("article", "document_number"):
        cited[pk].append(number)
    told = corrections_of({row["issue"] for row in rows})
    return [
        {
            **row,
            "blocks": [block_of(block) for block in texts[row["id"]]],
            "citations": list(dict.fromkeys(cited[row["id"]])),
            "corrections": [
                each
                for each in told[row["issue"]]
                if each["article"] in (None, row["id"])
            ],
        }
        for row in rows
    ]


def block_of(block: dict[str, Any]) -> Row:
    """As it stands on the page; how its lines were joined is nobody's business."""
    lines = {name: block.get(name) for name in ("first_line", "last_line")}
    return {"kind": block["kind"], "text": mask(block["text"]), **lines}


def corrections_of(issues: Iterable[int]) -> dict[int, list[Row]]:
    """What readers are told of each issue, in order."""
    told: dict[int, list[Row]] = defaultdict(list)
    notes = Correction.objects.standing().filter(issue__in=issues)
    for issue, at, text, article in notes.values_list(
        "issue", "corrected_at", "text", "article"
    ):
        said = {"at": at, "text": mask(text), "article": article}
        told[issue].append(said)
    return told


def _row(
    found: dict[str, Any], regions: list[str], index: PublicIndex, site: str
) -> Row:
    issue = {name: found[f"issue__{name}"] for name in OF_ISSUE}
    place = place_of(found["issue__sorts_on"], found["pk"])
    return {
        "id": found["pk"],
        "url": site + numbered_path("article", found["pk"]),
        **{name: _masked(found[name]) for name in (*OWN, "excerpt")},
        "topics": [code for code, _ in index.marks_at(place, "topic")],
        "regions": regions,
        "issue": found["issue_id"],
        "heading": heading_of(*(issue[name] for name in IN_HEADING)),
        "agency": found["issue__agency__slug"],
        "agency_name": found["issue__agency__name"],
        "region": found["issue__agency__region"],
        **{name: _masked(value) for name, value in issue.items()},
        "is_corrected": found["is_corrected"],
    }


def _masked(value: Any) -> Any:
    return mask(value) if isinstance(value, str) else value


ARTICLES = Resource(
    name="articles",
    title="文章",
    said="已公开的文章，和“文章”页是同一份列表；按编号取一篇，带全文。",
    record=ArticleRecord,
    listed=listed,
    fields=ArticleFilter.fields,
    sorts=SORTS,
    record_of_one=ArticleInFull,
    one=one,
    key="int:key",
)
