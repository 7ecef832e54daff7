"""Whole issues: head, distribution list and articles on one page."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import NullIf
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils.timezone import localtime

from briefings.bin import bin_issues
from briefings.lookup import look_up
from briefings.models import Article, Distribution, HarvestedIssue, Issue, Remark
from briefings.publishing import why_not_public

from .articles import ArticleInline
from .behaviour import BesideSourceAdmin, PartOfIssue, link, link_to
from .contents import are_listed, contents_of, move_and_tell
from .forms.issue import DistributionForm, IssueForm
from .forms.seen import PartsFormSet
from .proof.page import ReadAsProof
from .scheduling import standing_of
from .steps import (
    BySentBack,
    asked_step,
    hide_titles,
    publish_issues,
    send_back_issues,
    submit_issues,
    take_step,
    unschedule_issues,
    withdraw_issues,
)
from .word.page import GivenOut
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

    title = "待核事项"
    parameter_name = "remarks"

    def lookups(self, request, model_admin):
        return [("blocking", "有须先解决的"), ("open", "有"), ("none", "没有")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        remarks = Remark.objects.all()
        doubts = remarks.blocking() if self.value() == "blocking" else remarks.open()
        if self.value() == "none":
            doubtful = Issue.objects.with_any_of(doubts).order_by()
            return queryset.exclude(pk__in=doubtful.values("pk"))
        return queryset.with_any_of(doubts)


class ByOrigin(admin.SimpleListFilter):
    """Issues that stand first at another site, and those of this one."""

    title = "收录方式"
    parameter_name = "origin"

    def lookups(self, request, model_admin):
        return [("here", "本站收录"), ("elsewhere", "取自别的网站")]

    def queryset(self, request, queryset):
        match self.value():
            case "here":
                return queryset.filter(origin="")
            case "elsewhere":
                return queryset.exclude(origin="")
        return queryset


class DistributionInline(PartOfIssue, admin.TabularInline):
    model = Distribution
    form = DistributionForm
    formset = PartsFormSet
    fields = ("position", "role", "recipients")
    # 再加一行
    verbose_name = "行"
    verbose_name_plural = "报送范围"

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 2


@admin.register(Issue)
class IssueAdmin(ReadAsProof, GivenOut, BesideSourceAdmin):
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
        "standing",
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
        ByOrigin,
    ]
    list_select_related = ["agency", "schedule"]
    # That there is a box to search by; what it finds says look_up.
    search_fields = ["document_number"]
    search_help_text = "按期号（第301期、2024年第3期）、文号（〔2024〕12号）、单位、刊名、标题或正文查找"
    date_hierarchy = "issued_on"
    change_list_template = "admin/briefings/_with_upload.html"
    actions = [
        submit_issues,
        send_back_issues,
        publish_issues,
        unschedule_issues,
        withdraw_issues,
        hide_titles,
    ]

    def get_queryset(self, request):
        articles = Article.objects.filter(issue=OuterRef("pk")).order_by("position")
        remarks = Remark.objects.open().about_each()
        return (
            super()
            .get_queryset(request)
            .annotate(
                first_title=Subquery(articles.values("title")[:1]),
                article_count=_number_of(articles),
                open_remarks=_number_of(remarks),
            )
        )

    def changelist_view(self, request, extra_context=None):
        title = {"title": "各期简报和文件"}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_search_results(self, request, queryset, search_term):
        may_be_twice = False
        found = look_up(queryset, search_term) if search_term.strip() else queryset
        return found, may_be_twice

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

    def get_inlines(self, request, obj):
        """Many articles are a list, each on a page of its own."""
        is_list = obj and are_listed(request, obj)
        return [DistributionInline] if is_list else self.inlines

    def get_urls(self):
        move = self.admin_site.admin_view(self.move_view)
        at = path("<path:object_id>/move/", move, name="briefings_issue_move")
        return [at, *super().get_urls()]

    @transaction.atomic
    def move_view(self, request, object_id):
        """Move articles as the list asks for, and show it again."""
        issue = self.get_object(request, object_id)
        if issue is None:
            raise Http404
        if not self.has_change_permission(request, issue):
            raise PermissionDenied
        if request.method == "POST" and move_and_tell(request, issue):
            self.log_change(request, issue, "调整了文章顺序。")
        page = redirect("admin:briefings_issue_change", issue.pk)
        page["Location"] += "#articles"
        return page

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
        context["title"] = "修改这一期" if issue else "新建一期"
        context |= self.steps_of(request, issue)
        if issue:
            context["why_not_public"] = why_not_public(issue)
            may_add = request.user.has_perm("briefings.add_article", issue)
            context["may_add_article"] = may_add
        if issue and are_listed(request, issue):
            context["contents"] = contents_of(issue)
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

    @admin.display(description="状态", ordering="status")
    def standing(self, issue):
        return standing_of(issue)

    @admin.display(description="篇数", ordering="article_count", empty_value="0")
    def article_count(self, issue):
        return issue.article_count

    @admin.display(description="待核事项", ordering="open_remarks", empty_value="")
    def open_remarks(self, issue):
        return issue.open_remarks

    @admin.display(description="来源文件")
    def source_link(self, issue):
        if issue.source_file:
            return link_to(issue.source_file)
        if issue.origin:
            return link(issue.origin, _taken_from(issue))
        return "手工录入"


def _taken_from(issue: Issue) -> str:
    """采集自 jianbao.example.gov.cn, and on which day that site was last asked."""
    host = urlsplit(issue.origin).netloc
    held = HarvestedIssue.objects.select_related("site").filter(issue=issue).first()
    if held is None:
        return f"随开放数据包导入，原在 {host}"
    asked = held.site.harvested_at
    on = f"，最近一次采集 {localtime(asked):%Y-%m-%d}" if asked else ""
    return f"采集自 {host}{on}"


def _folded(issue: Issue | None, names: list[str]) -> list[str]:
    is_filled = issue and any(getattr(issue, name) for name in names)
    return [] if is_filled else ["collapse"]


def _number_of(rows) -> NullIf:
    """How many of these rows an issue has; nothing where it has none."""
    together = rows.order_by().annotate(all=Value(1)).values("all")
    counted = together.annotate(number=Count("pk")).values("number")
    return NullIf(Subquery(counted, output_field=IntegerField()), Value(0))
