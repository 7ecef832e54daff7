"""The work list: what waits for whoever signs in, the most urgent first."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Role
from briefings import upkeep, work
from briefings.asked import missed
from briefings.models import Issue, SourceFile
from metrics.models import Figure
from readers.models import ErrorReport
from reuse.models import TextPair

from .scheduling import said_of

# So many of each are named on the first page; the rest stand in its list.
NAMED = 3
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
MOST_MISSED = 200


class Named(NamedTuple):
    """One thing that waits, by name, and the page where it is worked on."""

    words: str
    address: str


class WorkLine(NamedTuple):
    """One line of the work list: what waits, how much of it, and where it is listed."""

    name: str
    why: str
    how_many: int
    first: list[Named]
    address: str


class IssuesWaiting(NamedTuple):
    """Issues that wait for one thing, narrowed by who is asked."""

    key: str
    name: str
    why: str
    waiting: Callable
    # Whose work it is, of those to whom the issue is open; anybody's if none is named.
    roles: tuple[Role, ...] = ()
    # Where one of them is worked on.
    page: str = "change"
    # What is said of each by name.
    words: Callable[[Issue], str] = str

    def of(self, issues, person):
        return self.waiting(issues.within_reach_of(person, *self.roles), person)

    def work_of(self, person) -> WorkLine:
        return _work(
            self.name,
            self.why,
            self.of(Issue.objects.all(), person).select_related("agency", "schedule"),
            f"{reverse('admin:briefings_issue_changelist')}?work={self.key}",
            self.page,
            self.words,
        )


TO_REVIEW = IssuesWaiting(
    "to_review",
    "待我审核",
    "别人提交的，请审读后通过或退回。",
    work.to_review,
    (Role.REVIEW,),
    page="proof",
)


def _with_plan(issue: Issue) -> str:
    return f"{issue}：{said_of(issue.schedule)}"


ISSUES_WAITING = (
    IssuesWaiting(
        "unkept",
        "没有按定时发布",
        "批准后改过、到时不能发布，或者到了时间还没有发布的。",
        lambda issues, _: work.unkept(issues),
        (Role.REVIEW,),
        words=_with_plan,
    ),
    TO_REVIEW,
    IssuesWaiting(
        "scheduled",
        "已定时",
        "已经批准、到时自动发布的；改动或退回，定时就取消。",
        lambda issues, _: work.planned(issues),
        words=_with_plan,
    ),
    IssuesWaiting(
        "returned", "退回给我", "按退回原因改好后，再提交审核。", work.returned_to
    ),
    IssuesWaiting(
        "blocked",
        "须先解决",
        "有须先解决的待核事项，处理以前不能发布。",
        lambda issues, _: work.blocked(issues),
    ),
    IssuesWaiting("drafts", "我的草稿", "我录入或导入、还没有提交的。", work.drafts_of),
    IssuesWaiting(
        "undated",
        "缺日期",
        "没有印发日期，列表只能按年份排在年初。",
        lambda issues, _: issues.undated(),
    ),
)


class ByWork(admin.SimpleListFilter):
    """The issues of one line of the work list."""

    title = "待办"
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return [(each.key, each.name) for each in ISSUES_WAITING]

    def queryset(self, request, queryset):
        for each in ISSUES_WAITING:
            if each.key == self.value():
                return each.of(queryset, request.user)
        return queryset


def work_of(person) -> list[WorkLine]:
    """Every line, the most urgent first, as far as the person may look at it."""
    lines = []
    if person.has_perm("briefings.view_issue"):
        lines += [each.work_of(person) for each in ISSUES_WAITING]
    if person.has_perm("agencies.view_agency"):
        lines.append(_unconfirmed(person))
    if person.has_perm("metrics.view_figure"):
        lines.append(_figures(person))
    if person.has_perm("readers.view_errorreport"):
        lines.append(_reported(person))
    if person.has_perm("reuse.view_textpair"):
        lines.append(_pairs(person))
    if person.has_perm("briefings.view_issue"):
        lines += [_missing(person), _overdue(person), _missed()]
    if person.has_perm("briefings.view_sourcefile"):
        lines.append(_this_week(person))
    return lines


class NextInReview(NamedTuple):
    """What waits for the same person behind an issue, and how much of it."""

    pk: int
    how_many: int


def next_to_review(person, issue: Issue) -> NextInReview | None:
    """The issue behind this one among those she is to review, else the first of them."""
    if not person.has_perm("briefings.publish_issue"):
        return None
    waiting = TO_REVIEW.of(Issue.objects.all(), person)
    keys = list(waiting.values_list("pk", flat=True))
    at = keys.index(issue.pk) if issue.pk in keys else -1
    others = [key for key in [*keys[at + 1 :], *keys[: at + 1]] if key != issue.pk]
    return NextInReview(others[0], len(others)) if others else None


def _work(
    name: str,
    why: str,
    rows: QuerySet,
    address: str,
    page: str = "change",
    words: Callable = str,
) -> WorkLine:
    how_many = rows.order_by().count()
    first = [_named(row, page, words(row)) for row in rows[:NAMED]] if how_many else []
    return WorkLine(name, why, how_many, first, address)


def _named(row: Model, page: str, words: str) -> Named:
    page = f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}"
    return Named(words, reverse(page, args=[row.pk]))


def _unconfirmed(person) -> WorkLine:
    listed = reverse("admin:agencies_agency_changelist")
    may_confirm = person.has_perm("agencies.confirm_agency")
    return _work(
        "未确认单位",
        "导入时遇到的新单位，核对后确认，其简报才能发布。",
        Agency.objects.within_reach_of(person).filter(is_confirmed=False),
        f"{listed}?is_confirmed__exact=0",
        page="confirm" if may_confirm else "change",
    )


def _figures(person) -> WorkLine:
    theirs = Figure.objects.within_reach_of(person)
    waiting = theirs.unreviewed().most_asked_first()
    return _work(
        "待核数据",
        "从正文读出、还没有人核对的数，先问会影响公开页面的。",
        waiting.select_related("article"),
        reverse("admin:metrics_figure_changelist"),
    )


def _reported(person) -> WorkLine:
    waiting = ErrorReport.objects.within_reach_of(person).waiting()
    return _work(
        "读者报告的差错",
        "读者指出公开内容有误，请核对原文后答复，答复公开。",
        waiting,
        f"{reverse('admin:readers_errorreport_changelist')}?answered=no",
    )


def _pairs(person) -> WorkLine:
    return _work(
        "同一件事待确认",
        "两个单位像是说同一件事的文章，对照后确认；采用统计按它们算。",
        TextPair.objects.within_reach_of(person).waiting().with_texts(),
        f"{reverse('admin:reuse_textpair_changelist')}?state=found",
    )


def _missing(person) -> WorkLine:
    found = upkeep.missing_numbers(Issue.objects.within_reach_of(person))
    address = reverse("admin:missing_numbers")
    return WorkLine(
        "缺期",
        "某单位某年的期号中间有缺。",
        len(found),
        [
            Named(f"{each.agency} {each.year}年{each.in_words}", address)
            for each in found[:NAMED]
        ],
        address,
    )


def _overdue(person) -> WorkLine:
    theirs = Issue.objects.within_reach_of(person)
    found = upkeep.overdue_columns(theirs, timezone.localdate())
    address = reverse("admin:overdue_columns")
    return WorkLine(
        "栏目更新时限",
        "动态类 14 天、公文类 180 天没有新内容公开的栏目。",
        len(found),
        [
            Named(f"{each.agency} {each.kind_in_words} {each.days} 天", address)
            for each in found[:NAMED]
        ],
        address,
    )


def _this_week(person) -> WorkLine:
    since = timezone.localdate() - WEEK
    listed = reverse("admin:briefings_sourcefile_changelist")
    return _work(
        "本周导入",
        "七天以来导入的文件。",
        SourceFile.objects.within_reach_of(person)
        .filter(brought_in_at__date__gt=since)
        .defer("text", "content"),
        f"{listed}?brought_in_at__date__gt={since}",
    )


def _missed() -> WorkLine:
    found = missed(timezone.localdate() - MONTH)
    address = reverse("admin:missed_searches")
    return WorkLine(
        "查无结果",
        "读者三十天来查找、而网站上一篇也没有的。",
        found.count(),
        [
            Named(f"{each['query']}（{each['asked']} 次）", address)
            for each in found[:NAMED]
        ],
        address,
    )


def missing_numbers_page(site, request):
    """The numbers that lack, by bureau, series and year."""
    found = upkeep.missing_numbers(Issue.objects.within_reach_of(request.user))
    return _page(site, request, "missing", "缺期", found)


def overdue_columns_page(site, request):
    """The columns that were not kept up."""
    theirs = Issue.objects.within_reach_of(request.user)
    found = upkeep.overdue_columns(theirs, timezone.localdate())
    return _page(site, request, "overdue", "栏目更新时限", found)


def missed_searches_page(site, request):
    """What readers have searched for lately and not found."""
    found = missed(timezone.localdate() - MONTH)[:MOST_MISSED]
    return _page(site, request, "missed", "查无结果", list(found))


def _page(site, request, name: str, title: str, rows: list):
    context = {**site.each_context(request), "title": title, "rows": rows}
    return render(request, f"admin/work/{name}.html", context)
