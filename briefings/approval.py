"""What was approved for a day to come is what is published then: no word may change."""

from .logbook import note
from .models import Issue, Schedule
from .versions import digest_of

CHANGED = "批准以后内容改过，定时已取消，请重新审读"
LET_GO = "定时取消"


def schedule_of(issue: Issue) -> Schedule | None:
    """As it now stands, pending or let go."""
    held = Schedule.objects.filter(issue=issue)
    return held.select_related("approved_by").first()


def let_go_if_changed(issue: Issue, by=None) -> None:
    """Say that an edit has ended the approval; the caller has locked the issue."""
    schedule = schedule_of(issue)
    if schedule and schedule.is_pending and schedule.digest != digest_of(issue):
        let_go(schedule, CHANGED, by)


def let_go(schedule: Schedule, why: str, by=None) -> None:
    """Publish it no more at its time; who reviews reads why."""
    schedule.let_go_why = why
    schedule.save(update_fields=["let_go_why"])
    note(schedule.issue, by, f"{LET_GO}：{why}")
