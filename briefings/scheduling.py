"""An issue is passed today and published at a later hour, as if its approver did it then."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from agencies.models import Role

from .approval import CHANGED, let_go, schedule_of
from .logbook import note
from .models import Issue, Schedule
from .publishing import PublishingRefused, judge, publish
from .rights import objection_to
from .versions import digest_of

logger = logging.getLogger(__name__)

SCHEDULE, UNSCHEDULE = "定时发布", "取消定时"
# A year that was mistyped is no plan.
LONGEST_AHEAD = timedelta(days=366)


class Due(NamedTuple):
    """What became of one whose time had come: public, or why not."""

    issue: Issue
    why_not: str = ""


def in_words(moment: datetime) -> str:
    """2026年11月30日 08:30"""
    local = timezone.localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def schedule(issue: Issue, by: User, at: datetime) -> None:
    """Pass an issue in review for a moment to come; whoever may publish it may.

    What keeps it from the public now is refused now. Once more, it takes the place of
    what was planned before.
    """
    with transaction.atomic():
        reasons = [*_of_no_use(at), *judge(issue, by, SCHEDULE)]
        if not reasons:
            _keep(issue, by, at)
    # Only now: what the gate has found is kept, whatever becomes of the step.
    if reasons:
        raise PublishingRefused(issue, SCHEDULE, reasons)


def _of_no_use(at: datetime) -> Iterable[str]:
    now = timezone.now()
    if at <= now:
        yield f"{in_words(at)}已经过了"
    elif at > now + LONGEST_AHEAD:
        yield f"{in_words(at)}还有一年多，请核对年份"


def _keep(issue: Issue, by: User, at: datetime) -> None:
    planned = {
        "due_at": at,
        "approved_by": by,
        "approved_at": timezone.now(),
        "digest": digest_of(issue),
        "let_go_why": "",
    }
    Schedule.objects.update_or_create(issue=issue, defaults=planned)
    note(issue, by, f"{SCHEDULE}：定于{in_words(at)}")


@transaction.atomic
def unschedule(issue: Issue, by) -> None:
    """Undo it: the issue waits in review as before."""
    Issue.objects.filter(pk=issue.pk).lock()
    issue.refresh_from_db()
    if why := objection_to(by, issue, Role.REVIEW):
        raise PublishingRefused(issue, UNSCHEDULE, [why])
    planned = schedule_of(issue)
    if planned is None:
        raise PublishingRefused(issue, UNSCHEDULE, ["没有定时发布"])
    planned.delete()
    note(issue, by, UNSCHEDULE)


def publish_due() -> tuple[list[Due], list[Issue]]:
    """Publish what is due, each by itself; answers what became of them, and what broke.

    May run as often as one likes, and twice at once: what somebody else is at is left
    to him, what was done meanwhile is not done again.
    """
    kept, broken = [], []
    due = Schedule.objects.due(timezone.now()).select_related("issue__agency")
    for issue in [each.issue for each in due]:
        try:
            outcome = _publish_if_due(issue.pk)
        except Exception:
            # One that breaks keeps no other back; it is tried again next time.
            logger.exception("not published at its time: issue %s", issue.pk)
            broken.append(issue)
        else:
            kept += [outcome] if outcome else []
    return kept, broken


@transaction.atomic
def _publish_if_due(key: int) -> Due | None:
    free = Issue.objects.select_for_update(skip_locked=True, of=("self",))
    issue = free.filter(pk=key).first()
    planned = Schedule.objects.due(timezone.now()).filter(issue=key)
    held = planned.select_related("approved_by").first()
    if issue is None or held is None:
        return None
    if why := _why_not(issue, held):
        let_go(held, why, held.approved_by)
    else:
        note(issue, held.approved_by, f"定时到点：{in_words(held.approved_at)}批准")
    return Due(issue, why)


def _why_not(issue: Issue, planned: Schedule) -> str:
    """Publish it in its approver's name, or say why that may not be."""
    approver = planned.approved_by
    if not approver.is_active or objection_to(approver, issue, Role.REVIEW):
        return f"批准人{approver}已没有审核权限"
    if planned.digest != digest_of(issue):
        return CHANGED
    try:
        publish(issue, approver)
    except PublishingRefused as refusal:
        return f"到时不能发布：{'；'.join(refusal.reasons)}"
    return ""
