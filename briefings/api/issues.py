"""Issues as machines read them: a row of the list, and one with what only it says."""

from functools import partial
from typing import Any

from django.http import Http404, QueryDict
from rest_framework import serializers

from reading.privacy import mask

from ..addresses import address_of_issue
from ..lists import IssueFilter
from ..models import Distribution, Issue
from ..querysets import IssueQuerySet
from ..templatetags.reading import issue_title
from .articles import MANY, CorrectionRecord, corrections_of, refuse_unclear
from .listing import ListedRows, Listing, Row
from .refusals import Withdrawn
from .resource import Resource

# As `newest_first` of issues orders them.
IN_ORDER = ("sorts_on", "number", "pk")
WORDS = ("series", "document_number", "office", "source", "origin")
PLAIN = (
    *("kind", "year", "number", "total_number", "is_supplement", "copies"),
    *("dated_on", "issued_on", "issued_on_is_inferred", "source_published_on"),
    *("source_published_at", "first_public_at"),
)


class ArticleNamed(serializers.Serializer):
    """An article by its title."""

    id = serializers.IntegerField(label="编号")
    title = serializers.CharField(label="标题")


class SentRecord(serializers.Serializer):
    """A line of the distribution list."""

    role = serializers.CharField(label="方式", help_text="报、送、发、主送、抄送等")
    recipients = MANY(child=serializers.CharField(), label="单位名单")


class IssueRecord(serializers.Serializer):
    """A row of the list of issues."""

    id = serializers.IntegerField(label="编号", help_text="不变")
    url = serializers.URLField(label="网页")
    title = serializers.CharField(label="名称")
    heading = serializers.CharField(label="期号或文号", help_text="照引用时的写法")
    kind = serializers.ChoiceField(Issue.Kind.choices, label="类别")
    agency = serializers.CharField(label="单位代码", help_text="见 agencies")
    agency_name = serializers.CharField(label="单位")
    region = serializers.CharField(label="单位所在地区", allow_null=True)
    series = serializers.CharField(label="刊名")
    year = serializers.IntegerField(label="年份")
    number = serializers.IntegerField(label="期号", allow_null=True)
    total_number = serializers.IntegerField(label="总期号", allow_null=True)
    is_supplement = serializers.BooleanField(label="是否增刊")
    document_number = serializers.CharField(label="发文字号")
    office = serializers.CharField(label="印发机关")
    copies = serializers.IntegerField(label="印数", allow_null=True)
    source = serializers.CharField(label="信息来源", help_text="网页上“来源”一栏")
    origin = serializers.CharField(
        label="取自", help_text="从别的网站取来的，原来的网址"
    )
    dated_on = serializers.DateField(label="成文日期", allow_null=True)
    issued_on = serializers.DateField(
        label="印发日期", allow_null=True, help_text="原文没有写明日期的为空"
    )
    issued_on_is_inferred = serializers.BooleanField(label="印发日期是否推定")
    source_published_on = serializers.DateField(label="原网页发布日期", allow_null=True)
    source_published_at = serializers.DateTimeField(
        label="原网页发布时间", allow_null=True
    )
    first_public_at = serializers.DateTimeField(label="本站公开时间", allow_null=True)
    is_corrected = serializers.BooleanField(label="有没有更正")
    articles = ArticleNamed(label="文章", many=True)


class IssueInFull(IssueRecord):
    """An issue with its note and whom it was sent to; its texts are in articles."""

    editors_note = serializers.CharField(label="编者按")
    distribution = SentRecord(label="报送范围", many=True)
    corrections = CorrectionRecord(label="更正", many=True)


def listed(query: QueryDict, site: str) -> Listing:
    chosen = IssueFilter(query, Issue.objects.published())
    refuse_unclear(chosen)
    told = partial(rows_of, site=site)
    return ListedRows(chosen.qs, IN_ORDER, told, chosen.index.version)


def rows_of(issues: IssueQuerySet, site: str) -> list[Row]:
    """Two queries, however many there are."""
    shown = issues.told_if_number_is_shared().with_contents()
    return [_row(issue, site) for issue in shown.newest_first()]


def one(pk: int, site: str) -> Row:
    """As its page: what was withdrawn says so, what was never public is not there."""
    known = Issue.objects.once_public().filter(pk=pk)
    if not known.exists():
        raise Http404
    rows = in_full(rows_of(known.published(), site))
    if not rows:
        raise Withdrawn
    return rows[0]


def in_full(rows: list[Row]) -> list[Row]:
    """The rows with what only a whole issue tells; three queries, however many there are."""
    pks = [row["id"] for row in rows]
    notes = dict(
        Issue.objects.filter(pk__in=pks).order_by().values_list("pk", "editors_note")
    )
    sent: dict[int, list[Row]] = {pk: [] for pk in pks}
    lines = Distribution.objects.filter(issue__in=pks)
    for pk, role, recipients in lines.values_list("issue", "role", "recipients"):
        sent[pk].append({"role": role, "recipients": list(map(mask, recipients))})
    told = corrections_of(pks)
    return [
        {
            **row,
            "editors_note": mask(notes[row["id"]]),
            "distribution": sent[row["id"]],
            "corrections": told[row["id"]],
        }
        for row in rows
    ]


def _row(issue: Any, site: str) -> Row:
    return {
        "id": issue.pk,
        "url": site + address_of_issue(issue),
        "title": issue_title(issue),
        "heading": issue.heading,
        "agency": issue.agency.slug,
        "agency_name": issue.agency.name,
        "region": issue.agency.region_id,
        **{name: mask(getattr(issue, name)) for name in WORDS},
        **{name: getattr(issue, name) for name in PLAIN},
        "is_corrected": issue.is_corrected,
        "articles": [
            {"id": each.pk, "title": mask(each.title)} for each in issue.articles.all()
        ],
    }


ISSUES = Resource(
    name="issues",
    title="简报和文件",
    said="已公开的各期简报、网页动态、通知、总结和报表，和“简报和文件”页是同一份列表。",
    record=IssueRecord,
    listed=listed,
    fields=IssueFilter.fields,
    record_of_one=IssueInFull,
    one=one,
    key="int:key",
)
