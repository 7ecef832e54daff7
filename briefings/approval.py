"""What was approved for a day to come is what is published then: no word may change."""

from hashlib import blake2b

from .logbook import note
from .models import Article, Issue, Schedule
from .versions import beside, columns_of

CHANGED = "批准以后内容改过，定时已取消，请重新审读"
LET_GO = "定时取消"


def schedule_of(issue: Issue) -> Schedule | None:
    """As it now stands, pending or let go."""
    held = Schedule.objects.filter(issue=issue)
    return held.select_related("approved_by").first()


def digest_of(issue: Issue) -> str:
    """Of all that the issue says, tags and recipients included, as the database has it."""
    said = [_said(Issue.objects.get(pk=issue.pk))]
    articles = issue.articles.prefetch_related("articletopic_set", "regions")
    said += [_said(article) for article in articles.all()]
    return blake2b(repr(said).encode(), digest_size=16).hexdigest()


def _said(row: Issue | Article) -> list:
    return [*(getattr(row, name) for name in columns_of(type(row))), beside(row)]


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
