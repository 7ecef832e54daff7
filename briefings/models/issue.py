"""One thing published, and whom it was sent to."""

from datetime import date

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from agencies.paths import numbered_path, path_to
from reading.parsed import IssueKind

from ..querysets import IssueQuerySet
from .source import SourceFile
from .versions import Versions


class Issue(models.Model):
    """A bulletin issue, web page, notice, report or table of one agency."""

    # The kinds that layouts yield: a new one is a line there. The types of Django know
    # no enumeration that is made by a call.
    Kind = models.TextChoices(  # type: ignore[call-overload]
        "Kind",
        [(kind.name, (kind.value, kind.label)) for kind in IssueKind],
        module=__name__,
        qualname="Issue.Kind",
    )

    class Status(models.TextChoices):
        DRAFT = "draft", "草稿"
        IN_REVIEW = "in_review", "待审"
        PUBLISHED = "published", "已发布"
        WITHDRAWN = "withdrawn", "已撤下"

    kind = models.CharField("类别", max_length=10, choices=Kind)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issues",
        verbose_name="单位",
    )
    series = models.CharField(
        "刊名", max_length=100, blank=True, help_text="报头上的名称；原文没有就留空。"
    )
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    number = models.PositiveIntegerField(
        "期号", null=True, blank=True, help_text="原文没有期号就留空，不要推测。"
    )
    total_number = models.PositiveIntegerField("总期号", null=True, blank=True)
    is_supplement = models.BooleanField("增刊", default=False)
    document_number = models.CharField(
        "发文字号",
        max_length=80,
        blank=True,
        help_text="如“兰民发〔2021〕239号”，括号用六角括号。",
    )
    office = models.CharField("印发机关", max_length=200, blank=True)
    copies = models.PositiveIntegerField("印数", null=True, blank=True)
    secrecy = models.CharField(
        "密级标志",
        max_length=60,
        blank=True,
        help_text="有密级或“内部资料”的不得发布。",
    )
    source = models.CharField(
        "信息来源", max_length=200, blank=True, help_text="网页上“来源”一栏。"
    )
    editors_note = models.TextField("编者按", blank=True)
    dated_on = models.DateField("成文日期", null=True, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    issued_on_is_inferred = models.BooleanField("印发日期为推定", default=False)
    source_published_on = models.DateField("原网页发布日期", null=True, blank=True)
    source_published_at = models.DateTimeField("原网页发布时间", null=True, blank=True)
    imported_at = models.DateTimeField("入库时间", auto_now_add=True)
    first_public_at = models.DateTimeField(
        "首次公开时间", null=True, blank=True, editable=False
    )
    status = models.CharField(
        "状态", max_length=10, choices=Status, default=Status.DRAFT
    )
    # Of what was withdrawn: whether the notice at its address keeps its name back, too. A
    # release that does not know the column yet goes on filing beside one that does.
    title_is_hidden = models.BooleanField(
        "标题不公开", default=False, db_default=False, editable=False
    )
    edited_at = models.DateTimeField(
        "人工修改时间", null=True, blank=True, editable=False
    )
    source_file = models.ForeignKey(
        SourceFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issues",
        verbose_name="来源文件",
    )
    # Of what came from another site as a package: where it stands there.
    origin = models.URLField("取自", max_length=500, blank=True, editable=False)
    first_line = models.PositiveIntegerField(null=True, editable=False)
    last_line = models.PositiveIntegerField(null=True, editable=False)
    sorts_on = models.DateField(null=True, editable=False)

    objects = IssueQuerySet.as_manager()
    # What a person may have typed; what became of it stands in the log.
    history = Versions(
        verbose_name="期的版本",
        verbose_name_plural="期的版本",
        excluded_fields=[
            *("status", "imported_at", "first_public_at", "edited_at", "sorts_on"),
            *("source_file", "first_line", "last_line", "origin"),
            "title_is_hidden",
        ],
    )

    class Meta:
        ordering = ["-sorts_on", "-number", "-pk"]
        verbose_name = verbose_name_plural = "期"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "series", "year", "is_supplement", "number"],
                condition=Q(number__isnull=False),
                name="one_issue_per_number",
                violation_error_message="该单位本年度这一期已经入库。",
            ),
            models.UniqueConstraint(
                fields=["document_number"],
                condition=~Q(document_number=""),
                name="one_issue_per_document_number",
                violation_error_message="这个发文字号已经入库。",
            ),
            models.CheckConstraint(
                condition=~Q(status="published")
                | Q(agency__isnull=False, year__isnull=False),
                name="published_issue_has_agency_and_year",
                violation_error_message="发布前须填写单位和年份。",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-sorts_on"], name="issue_public"),
            models.Index(
                fields=["agency", "status", "-sorts_on", "-number", "-id"],
                name="issue_public_of_agency",
            ),
        ]

    def __str__(self):
        return f"{self.agency or '单位不详'} {self.heading}"

    def save(self, *args, **kwargs):
        self.keep_in_order()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """By number, by document number, else by id."""
        if self.document_number:
            return path_to("document", self.document_number)
        if self.number and self.year and self.agency and not self.is_supplement:
            return path_to("issue", self.agency.slug, self.year, self.number)
        return numbered_path("item", self.pk)

    def keep_in_order(self) -> None:
        """Keep the place in date order: a year alone sorts before its dated issues."""
        self.sorts_on = self.issued_on or (date(self.year, 1, 1) if self.year else None)

    @property
    def heading(self) -> str:
        return heading_of(
            self.kind, self.document_number, self.year, self.number, self.is_supplement
        )

    @property
    def year_in_lists(self) -> int:
        """The year that lists have it in: whatever is public is of one."""
        if self.sorts_on is None:
            raise ValueError(f"{self} has neither a date nor a year")
        return self.sorts_on.year

    @property
    def is_public(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_named_in_public(self) -> bool:
        """Whether its address shows it, or names what was withdrawn."""
        return self.status in (self.Status.PUBLISHED, self.Status.WITHDRAWN)


def heading_of(
    kind: str,
    document_number: str,
    year: int | None,
    number: int | None,
    is_supplement: bool,  # noqa: FBT001
) -> str:
    """How an issue is cited: its document number, its number, or its kind."""
    if document_number:
        return document_number
    if number:
        of_year = f"{year}年" if year else "年份不详"
        return f"{of_year}{'增刊' * is_supplement}第{number}期"
    return str(Issue.Kind(kind).label)


class Distribution(models.Model):
    """One line of an issue's distribution list: whom it went to, in order."""

    ROLES = ("报", "送", "发", "分送", "主送", "抄送", "抄报", "发至")

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="distribution")
    position = models.PositiveSmallIntegerField("顺序", default=0)
    role = models.CharField("方式", max_length=4, choices=[(r, r) for r in ROLES])
    recipients = models.JSONField("单位名单", default=list)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = verbose_name_plural = "报送范围"

    def __str__(self):
        return f"{self.role}：{'、'.join(self.recipients)}"
