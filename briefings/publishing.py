"""What the public may see, and since when: submit, publish, withdraw."""

import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone

from .editing import remarks_about
from .editions import new_edition
from .models import Issue
from .search import reindex

logger = logging.getLogger(__name__)

Status = Issue.Status


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


@transaction.atomic
def submit(issue: Issue, by) -> None:
    """Hand a draft, or an issue once withdrawn, to review."""
    _lock(issue)
    _require(issue, "提交审核", Status.DRAFT, Status.WITHDRAWN)
    _move(issue, Status.IN_REVIEW, by, "提交审核")


@transaction.atomic
def publish(issue: Issue, by) -> None:
    """Make a reviewed issue public; the day it first became so is set once."""
    _lock(issue)
    _require(issue, "发布", Status.IN_REVIEW)
    _require_no_objections(issue)
    _make_public(issue, by)


@transaction.atomic
def withdraw(issue: Issue, by, why: str) -> None:
    """Take a public issue back, for a reason that is kept."""
    _lock(issue)
    _require(issue, "撤下", Status.PUBLISHED)
    if not why.strip():
        raise PublishingRefused(issue, "撤下", ["没有写明原因"])
    _move(issue, Status.WITHDRAWN, by, f"撤下：{why.strip()}")
    reindex(issue.articles.all())
    # Even if the index had never heard of it.
    new_edition([issue.sorts_on.year])


@transaction.atomic
def publish_all(issues: Iterable[Issue], by=None) -> Published:
    """Submit and publish each draft that may be public; report the others.

    Only for issues that this transaction has filed: nobody else can have seen them,
    so they are neither locked nor read again.
    """
    published, refusals = [], []
    for issue in issues:
        try:
            _submit_and_publish(issue, by)
        except PublishingRefused as refusal:
            refusals.append(refusal)
        else:
            published.append(issue)
    return Published(published, refusals)


def _submit_and_publish(issue: Issue, by) -> None:
    """Both steps at once; what is refused is refused before anything is written."""
    _require(issue, "提交审核", Status.DRAFT, Status.WITHDRAWN)
    if issue.agency:
        # An import has read its bureaus long before, and staff go on confirming them.
        issue.agency.refresh_from_db(fields=["is_confirmed"])
    _require_no_objections(issue)
    _note(issue, by, "提交审核")
    _make_public(issue, by)


def objections(issue: Issue) -> Iterator[str]:
    """Everything that keeps the issue from the public, in Chinese."""
    yield from _gaps(issue)
    if issue.secrecy:
        yield f"有密级标志“{issue.secrecy}”"
    if not issue.articles.exists():
        yield "没有文章"
    blocking = remarks_about(issue).blocking()
    for message in blocking.values_list("message", flat=True):
        yield f"批注未处理：{message.rstrip('。')}"


def _gaps(issue: Issue) -> Iterator[str]:
    if not issue.agency:
        yield "没有填写单位"
    elif not issue.agency.is_confirmed:
        yield f"单位“{issue.agency}”尚未确认"
    if not issue.year:
        yield "没有填写年份"


def _lock(issue: Issue) -> None:
    """See the issue as it now is, and keep others from moving it meanwhile."""
    issue.refresh_from_db(from_queryset=Issue.objects.select_for_update())


def _require(issue: Issue, step: str, *statuses: Status) -> None:
    if issue.status in statuses:
        return
    wanted = "或".join(f"“{status.label}”" for status in statuses)
    raise PublishingRefused(
        issue, step, [f"状态是“{issue.get_status_display()}”，须为{wanted}"]
    )


def _require_no_objections(issue: Issue) -> None:
    if reasons := list(objections(issue)):
        raise PublishingRefused(issue, "发布", reasons)


def _make_public(issue: Issue, by) -> None:
    issue.first_public_at = issue.first_public_at or timezone.now()
    _move(issue, Status.PUBLISHED, by, "发布")
    reindex(issue.articles.all())


def _move(issue: Issue, status: Status, by, what: str) -> None:
    issue.status = status
    issue.save(update_fields=["status", "first_public_at"])
    _note(issue, by, what)


def _note(issue: Issue, by, what: str) -> None:
    if by:
        LogEntry.objects.log_actions(by.pk, [issue], CHANGE, what, single_object=True)
    logger.info("%s: issue %s, by %s", what, issue.pk, by)
