"""What the public may see, and since when: submit, send back, publish, withdraw."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from agencies.models import Agency, Role
from reading.documents.checks.certainty import waits

from .content_version import raise_content_version
from .filing import Filed
from .gate import examine, examine_wordings
from .lifting import SUBMIT, void_lifts_of
from .logbook import note
from .models import ForbiddenWording, Issue, Remark, Schedule
from .prepared import Blank, Prepared
from .rights import objection_to
from .search import index_new, reindex

Status = Issue.Status

# How the log calls the steps that come with a reason: 撤下：数字有误
SEND_BACK, WITHDRAW, HIDE_TITLE = "退回", "撤下", "隐去标题"
PUBLISH = "发布"

ONE_PERSON = "提交审核的人不能自己发布，请另一位审核人员来发布"


class PublishingRefused(Exception):
    """An issue may not take this step; the message names every reason in Chinese."""

    def __init__(self, issue: Issue, step: str, reasons: Iterable[str]):
        self.issue = issue
        self.reasons = tuple(reasons)
        super().__init__(f"“{issue}”不能{step}：{'；'.join(self.reasons)}。")


class Published(NamedTuple):
    """What became of many issues: those now public, and each refusal."""

    issues: list[Issue]
    refusals: list[PublishingRefused]
    # What the gate has found in them only now.
    remarks: list[Remark]


@transaction.atomic
def submit(issue: Issue, by) -> None:
    """Hand a draft, or an issue once withdrawn, to review, with what the gate finds."""
    _lock(issue)
    _require_role(issue, by, SUBMIT, Role.ENTER)
    _require(issue, SUBMIT, Status.DRAFT, Status.WITHDRAWN)
    void_lifts_of(issue, by)
    examine(issue)
    _move(issue, Status.IN_REVIEW, by, SUBMIT)


@transaction.atomic
def send_back(issue: Issue, by, why: str) -> None:
    """Return an issue from review to who wrote it, for a reason that is kept.

    What was public once is withdrawn as before: its address keeps the notice.
    """
    _lock(issue)
    _require_role(issue, by, SEND_BACK, Role.REVIEW)
    _require(issue, SEND_BACK, Status.IN_REVIEW)
    words = _require_reason(issue, SEND_BACK, why)
    as_before = Status.WITHDRAWN if issue.first_public_at else Status.DRAFT
    # The notice at its address is to name nothing that may not be read.
    examine(issue)
    _move(issue, as_before, by, f"{SEND_BACK}：{words}")


def publish(issue: Issue, by) -> None:
    """Make a reviewed issue public; the day it first became so is set once.

    Whoever submitted it does not publish it, be he a superuser.
    """
    with transaction.atomic():
        reasons = judge(issue, by, PUBLISH)
        if not reasons:
            issue.first_public_at = issue.first_public_at or timezone.now()
            _move(issue, Status.PUBLISHED, by, PUBLISH)
            reindex(issue.articles.all())
    # Only now: what the gate has found is kept, whatever becomes of the step.
    _refuse_for(issue, reasons)


def judge(issue: Issue, by, step: str) -> list[str]:
    """Lock it, let the gate look at it, and say all that keeps it from the public.

    What the gate finds is kept where the caller refuses the step after its transaction.
    """
    _lock(issue)
    _require_role(issue, by, step, Role.REVIEW)
    _require(issue, step, Status.IN_REVIEW)
    examine(issue)
    return [*_own_submission(issue, by), *objections(issue)]


@transaction.atomic
def withdraw(issue: Issue, by, why: str, *, hides_title: bool = False) -> None:
    """Take a public issue back, for a reason that is kept; its title, too, if asked."""
    _lock(issue)
    _require_role(issue, by, WITHDRAW, Role.REVIEW)
    _require(issue, WITHDRAW, Status.PUBLISHED)
    words = _require_reason(issue, WITHDRAW, why)
    examine(issue)
    issue.title_is_hidden = hides_title
    hidden = "（标题不公开）" if hides_title else ""
    _move(issue, Status.WITHDRAWN, by, f"{WITHDRAW}：{words}{hidden}")
    reindex(issue.articles.all())
    # Even if the index had never heard of it.
    raise_content_version([issue.year_in_lists], issues=[issue.pk])


@transaction.atomic
def hide_title(issue: Issue, by, why: str) -> None:
    """Keep back the title, too, of what was withdrawn with its title in its notice."""
    _lock(issue)
    _require_role(issue, by, HIDE_TITLE, Role.REVIEW)
    _require(issue, HIDE_TITLE, Status.WITHDRAWN)
    words = _require_reason(issue, HIDE_TITLE, why)
    issue.title_is_hidden = True
    issue.save(update_fields=["title_is_hidden"])
    # No page that is kept names it: a notice (410) is made anew each time.
    note(issue, by, f"{HIDE_TITLE}：{words}")


@transaction.atomic(savepoint=False)
def publish_all(filed: Iterable[Filed], by=None) -> Published:
    """Submit and publish each draft that is certain and may be public; report the others.

    Both steps at once are the machine's alone: of what a person brings in, each is
    refused, for another has to publish it. Only for issues that this transaction has filed or locked: nobody else can change
    them, so they are judged and indexed by the rows at hand, not locked or read again.
    """
    filed = list(filed)
    has_wordings = _look_again_at_bureaus(filed)
    public, refusals, found = [], [], []
    for each in filed:
        try:
            _require(each.issue, SUBMIT, Status.DRAFT)
            _refuse_for(each.issue, [ONE_PERSON] if by else [])
            remarks = _examined(each, has_wordings=has_wordings)
            found += remarks
            each = _with_remarks(each, remarks)
            _refuse_for(each.issue, list(objections_to(each)) or waits_of(each))
        except PublishingRefused as refusal:
            refusals.append(refusal)
        else:
            public.append(each)
    if public:
        _submit_and_publish(public)
    return Published([each.issue for each in public], refusals, found)


def _examined(filed: Filed, *, has_wordings: bool) -> list[Remark]:
    """What the gate finds in it that no remark has told of yet."""
    if not filed.is_just_read:
        return examine(filed.issue)
    is_more = has_wordings or settings.NAMES_BY_MODEL
    return examine_wordings(filed) if is_more else []


def _with_remarks(filed: Filed, found: list[Remark]) -> Filed:
    """With what the gate has found; of what was not just read something may be gone, too."""
    if filed.is_just_read:
        return replace(filed, remarks=(*filed.remarks, *found))
    return replace(filed, remarks=tuple(Remark.objects.about(filed.issue)))


def _look_again_at_bureaus(filed: Iterable[Filed]) -> bool:
    """An import has read them long before; staff go on confirming and renaming them.

    Answers whether any wordings are forbidden, to anybody.
    """
    has_wordings = False
    for agency in {each.issue.agency for each in filed if each.issue.agency}:
        ((*names, agency.is_confirmed, has_wordings),) = _bureau().ask(agency=agency.pk)
        agency.name, agency.short_name = names
    return has_wordings


@cache
def _bureau() -> Prepared:
    agencies = Agency.objects.filter(pk=Value(Blank("agency"))).order_by()
    wordings = agencies.annotate(has_wordings=Exists(ForbiddenWording.objects.all()))
    names = ("name", "short_name", "is_confirmed")
    return Prepared(wordings.values_list(*names, "has_wordings"))


def _submit_and_publish(filed: list[Filed]) -> None:
    """Both steps at once, of drafts to which there is no objection."""
    now = timezone.now()
    for issue in (each.issue for each in filed):
        issue.status, issue.first_public_at = Status.PUBLISHED, now
        note(issue, None, SUBMIT)
        note(issue, None, PUBLISH)
    ids = [each.issue.pk for each in filed]
    Issue.objects.filter(pk__in=ids).update(
        status=Status.PUBLISHED, first_public_at=now
    )
    index_new(article for each in filed for article in each.articles)


@transaction.atomic
def publish_harvested(issue: Issue) -> list[str]:
    """Make public what is public at another site; if not, the answer says why.

    The gate of this site looks at it, too: what it finds keeps or takes it from the public.
    """
    examine(issue)
    if reasons := list(objections(issue)):
        if issue.is_public:
            withdraw_harvested(issue, "来源网站上的内容改过，本站检查没有通过")
        return reasons
    issue.first_public_at = issue.first_public_at or timezone.now()
    _move(issue, Status.PUBLISHED, None, PUBLISH)
    reindex(issue.articles.all())
    raise_content_version([issue.year_in_lists], issues=[issue.pk])
    return []


@transaction.atomic
def withdraw_harvested(issue: Issue, why: str) -> None:
    """Take back what another site has taken back, with its title.

    Why that site did so, and whether its title may still be read, nobody here knows.
    """
    issue.title_is_hidden = True
    _move(issue, Status.WITHDRAWN, None, f"{WITHDRAW}：{why}")
    reindex(issue.articles.all())
    raise_content_version([issue.year_in_lists], issues=[issue.pk])


def objections(issue: Issue) -> Iterator[str]:
    """Everything that keeps the issue from the public, in Chinese."""
    blocking = Remark.objects.about(issue).blocking().values_list("message", flat=True)
    return _objections(issue, blocking, has_articles=issue.articles.exists())


def objections_to(filed: Filed) -> Iterator[str]:
    """As `objections`, of what nobody can have changed since it was filed."""
    blocking = [each.message for each in filed.remarks if each.is_blocking]
    return _objections(filed.issue, blocking, has_articles=bool(filed.articles))


def waits_of(filed: Filed) -> list[str]:
    """What a person would have to look at before it is published, in Chinese."""
    found = waits(
        filed.issue,
        [each for each in filed.remarks if each.settled_at is None],
        titles=[article.title for article in filed.articles],
        bureau_is_confirmed=bool(
            filed.issue.agency and filed.issue.agency.is_confirmed
        ),
    )
    return [wait.words for wait in found]


def _objections(
    issue: Issue, blocking: Iterable[str], *, has_articles: bool
) -> Iterator[str]:
    yield from _gaps(issue)
    if issue.secrecy:
        yield f"有密级标志“{issue.secrecy}”"
    if not has_articles:
        yield "没有文章"
    for message in blocking:
        yield f"待核事项未处理：{message.rstrip('。')}"


def _gaps(issue: Issue) -> Iterator[str]:
    if not issue.agency:
        yield "没有填写单位"
    elif not issue.agency.is_confirmed:
        yield f"单位“{issue.agency}”尚未确认"
    if not issue.year:
        yield "没有填写年份"


def submitted_by(issue: Issue) -> User | None:
    """Who last handed it to review, as long as it is there."""
    if issue.status != Status.IN_REVIEW:
        return None
    steps = _steps(Q(change_message__startswith=SUBMIT)).filter(object_id=issue.pk)
    last = steps.select_related("user").order_by("-pk").first()
    return last.user if last else None


def _own_submission(issue: Issue, by) -> list[str]:
    return [ONE_PERSON] if by and submitted_by(issue) == by else []


def last_judged(issue: Issue) -> LogEntry | None:
    """The step by which a reviewer last said what becomes of it."""
    steps = _steps(Q(change_message__startswith=PUBLISH))
    steps |= _steps_with_reason(SEND_BACK, WITHDRAW)
    of_issue = steps.filter(object_id=issue.pk).select_related("user")
    return of_issue.order_by("-pk").first()


def why_not_public(issue: Issue) -> LogEntry | None:
    """The step that last sent it back or withdrew it, as long as that holds."""
    if issue.status not in (Status.DRAFT, Status.WITHDRAWN):
        return None
    steps = _steps_with_reason(SEND_BACK, WITHDRAW).filter(object_id=issue.pk)
    return steps.select_related("user").order_by("-pk").first()


def sent_back(issues: QuerySet[Issue]) -> QuerySet[Issue]:
    """The drafts among them that were sent back from review."""
    drafts = issues.filter(status=Status.DRAFT)
    # The log names rows of every kind in words, not all of which are numbers.
    named = drafts.annotate(in_log=Cast("pk", CharField()))
    return named.filter(in_log__in=_steps_with_reason(SEND_BACK).values("object_id"))


def _steps_with_reason(*names: str) -> QuerySet[LogEntry]:
    """What the log says of such steps, whichever issue they were taken with."""
    words = Q()
    for name in names:
        words |= Q(change_message__startswith=f"{name}：")
    return _steps(words)


def _steps(words: Q) -> QuerySet[LogEntry]:
    issues = ContentType.objects.get_for_model(Issue)
    return LogEntry.objects.filter(words, content_type=issues)


def _lock(issue: Issue) -> None:
    """See the issue as it now is, and keep others from moving it meanwhile."""
    issue.refresh_from_db(from_queryset=Issue.objects.select_for_update())


def _require_role(issue: Issue, by, step: str, role: Role) -> None:
    if why := objection_to(by, issue, role):
        raise PublishingRefused(issue, step, [why])


def _require(issue: Issue, step: str, *statuses: Status) -> None:
    if issue.status in statuses:
        return
    wanted = "或".join(f"“{status.label}”" for status in statuses)
    raise PublishingRefused(
        issue, step, [f"状态是“{issue.get_status_display()}”，须为{wanted}"]
    )


def _require_reason(issue: Issue, step: str, why: str) -> str:
    """The reason on one line."""
    if words := " ".join(why.split()):
        return words
    raise PublishingRefused(issue, step, ["没有写明原因"])


def _refuse_for(issue: Issue, reasons: Iterable[str]) -> None:
    if reasons := list(reasons):
        raise PublishingRefused(issue, PUBLISH, reasons)


def _move(issue: Issue, status: Status, by, what: str) -> None:
    issue.status = status
    issue.title_is_hidden &= status != Status.PUBLISHED
    issue.save(update_fields=["status", "first_public_at", "title_is_hidden"])
    # Whatever was planned for it, another step was taken.
    Schedule.objects.filter(issue=issue).delete()
    note(issue, by, what)
