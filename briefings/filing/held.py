"""Drafts of earlier imports that a text repeats, and that nobody has touched since."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from ..models import Issue
from ..versions import once_begun
from .identity import held_issue
from .receipts import Filed, Outcome, Receipt


def untouched_drafts(receipt: Receipt, by=None) -> list[Filed]:
    """What the text has in common with earlier imports by the same, locked.

    A draft that a person has saved, sent back or brought in herself is hers to submit.
    """
    held = passed_over(receipt)
    if not held:
        return []
    locked = Issue.objects.select_for_update(of=("self",)).select_related("agency")
    drafts = locked.filter(
        pk__in=held,
        status=Issue.Status.DRAFT,
        edited_at=None,
        source_file__isnull=False,
        source_file__brought_in_by=by,
    )
    return [Filed.of(issue) for issue in _without_history(drafts)]


def passed_over(receipt: Receipt) -> list[int]:
    """The issues of the text that were not filed because they are held."""
    if receipt.outcome is Outcome.UNCHANGED:
        of_file = Issue.objects.filter(source_file__sha256=receipt.sha256)
        return list(of_file.values_list("pk", flat=True))
    if len(receipt.rows) == len(receipt.issues):
        return []
    found = filter(None, map(held_issue, receipt.issues))
    return [issue.pk for issue in found if issue not in receipt.filed]


def _without_history(issues: Iterable[Issue]) -> list[Issue]:
    """Those with which no person has ever done anything."""
    issues = list(issues)
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Issue),
        object_id__in=[issue.pk for issue in issues],
    )
    handled = set(entries.values_list("object_id", flat=True))
    saved = once_begun(issues)
    return [
        issue
        for issue in issues
        if issue.pk not in saved and str(issue.pk) not in handled
    ]
