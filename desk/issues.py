"""Whole issues: head, distribution list and articles on one page."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db.models import Count, OuterRef, Subquery

from briefings.bin import bin_issues
from briefings.models import Article, Distribution, Issue, Remark
from briefings.publishing import why_not_public

from .articles import ArticleInline
from .behaviour import AskedOfEachRow, BesideSourceAdmin, link_to
from .forms.issue import DistributionForm, IssueForm
from .forms.seen import PartsFormSet
from .proof.page import ReadAsProof
from .steps import (
    BySentBack,
    asked_step,
    publish_issues,
    send_back_issues,
    submit_issues,
    take_step,
    withdraw_issues,
)
from .work import ByWork

HEAD = [
    (None, {"fields": ["kind", "agency", "series"]}),
    ("编号", {"fields": [("year", "number"), "document_number"]}),
    (
        "日期",
        {
            "description": "照原文填写，没有就留空；公开时间由系统记录，不能补填。",
            "fields": [("issued_on", "issued_on_is_inferred")],
        },
    ),
]
# Seldom filled in: folded while nothing stands in them.
SELDOM: list[tuple[str, list[Any]]] = [
    (
        "其他编号和日期",
        [
            ("total_number", "is_supplement"),
            ("dated_on", "source_published_on", "source_published_at"),
        ],
    ),
    ("版记与来源", [("office", "copies"), "secrecy", "source", "editors_note"]),
]
RECORD = (
    "办理情况",
    {
        "fields": [
            ("status", "first_public_at"),
            ("imported_at", "edited_at"),
            "source_link",
        ],
        "classes": ["collapse"],
    },
)


class ByOpenRemarks(admin.SimpleListFilter):
    """Issues by the doubts that nobody has settled yet."""

    title = "待处理批注"
    parameter_name = "remarks"

    def lookups(self, request, model_admin):
        return [("blocking", "有须先解决的"), ("open", "有"), ("none", "没有")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        remarks = Remark.objects.filter(issue__isnull=False)
        doubts = remarks.blocking() if self.value() == "blocking" else remarks.open()
        doubtful = doubts.values("issue")
        if self.value() == "none":
            return queryset.exclude(pk__in=doubtful)
        return queryset.filter(pk__in=doubtful)


class DistributionInline(AskedOfEachRow, admin.TabularInline):
    model = Distribution
    form = DistributionForm
    formset = PartsFormSet

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 2


@admin.register(Issue)
class IssueAdmin(ReadAsProof, BesideSourceAdmin):
    form = IssueForm
    inlines = [DistributionInline, ArticleInline]
    autocomplete_fields = ["agency"]
    readonly_fields = [
        "status",
        "first_public_at",
        "imported_at",
        "edited_at",
        "source_link",
    ]
    list_display = [
        "heading",
        "first_title",
        "proof_link",
        "status",
        "open_remarks",
        "agency",
        "kind",
        "issued_on",
        "article_count",
    ]
    list_display_links = ["heading", "first_title"]
    list_filter = [
        ByWork,
        "status",
        BySentBack,
        ByOpenRemarks,
        "kind",
        ("agency", admin.RelatedOnlyFieldListFilter),
        "year",
    ]
    list_select_related = ["agency"]
    search_fields = ["document_number", "series", "agency__name", "articles__title"]
    search_help_text = "按文章标题、刊名、单位或发文字号查找"
    date_hierarchy = "issued_on"
    change_list_template = "admin/briefings/_with_upload.html"
    actions = [submit_issues, send_back_issues, publish_issues, withdraw_issues]

    def get_queryset(self, request):
        articles = Article.objects.filter(issue=OuterRef("pk")).order_by("position")
        remarks = Remark.objects.open().filter(issue=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(
                first_title=Subquery(articles.values("title")[:1]),
                article_count=_number_of(articles),
                open_remarks=_number_of(remarks),
            )
        )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """No button beside the agency that could rename or delete it by mistake."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name == "agency":
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):  # noqa: FBT002
        """Without a bureau an issue would be nobody's but the administrator's."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if agency := form.base_fields.get("agency"):
            has_none = obj is not None and obj.agency is None
            agency.required = not (request.user.is_superuser or has_none)
        return form

    def get_fieldsets(self, request, obj=None):
        seldom = [
            (name, {"fields": fields, "classes": _folded(obj, flatten(fields))})
            for name, fields in SELDOM
        ]
        return [*HEAD, *seldom, *([RECORD] if obj else [])]

    def delete_model(self, request, obj):
        self.delete_queryset(request, Issue.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        bin_issues(queryset, request.user)

    def save_formset(self, request, form, formset, change):
        formset.by = request.user
        super().save_formset(request, form, formset, change)

    def issue_of(self, row):
        return row

    def render_change_form(self, request, context, *args, **kwargs):
        issue = kwargs["obj"]
        context |= self.steps_of(request, issue)
        if issue:
            context["why_not_public"] = why_not_public(issue)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        self._take_asked_step(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self._take_asked_step(request, obj)
        return super().response_change(request, obj)

    def _take_asked_step(self, request, issue):
        if asked := asked_step(request.POST):
            take_step(request, [issue], *asked)

    @admin.display(description="期号或文号", ordering="number")
    def heading(self, issue):
        return issue.heading

    @admin.display(description="首篇标题", ordering="first_title")
    def first_title(self, issue):
        return issue.first_title

    @admin.display(description="篇数", ordering="article_count", empty_value="0")
    def article_count(self, issue):
        return issue.article_count

    @admin.display(description="待处理批注", ordering="open_remarks", empty_value="")
    def open_remarks(self, issue):
        return issue.open_remarks

    @admin.display(description="来源文件")
    def source_link(self, issue):
        return link_to(issue.source_file) if issue.source_file else "手工录入"


def _folded(issue: Issue | None, names: list[str]) -> list[str]:
    is_filled = issue and any(getattr(issue, name) for name in names)
    return [] if is_filled else ["collapse"]


def _number_of(rows) -> Subquery:
    """How many of these rows an issue has; nothing where it has none."""
    counted = rows.order_by().values("issue").annotate(number=Count("pk"))
    return Subquery(counted.values("number"))
