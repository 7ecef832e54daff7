"""An issue as it is read before a step: since when it is new, and that it is still the same."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from .models import Issue
from .publishing import PublishingRefused, last_judged
from .versions import digest_of

CHANGED_MEANWHILE = "您打开以后，有人改过这一期，请把改动再看一遍"


def last_read_at(issue: Issue) -> datetime | None:
    """When it was last public or last judged in review; nothing if it never was."""
    step = last_judged(issue)
    # What an import has published by itself nobody has noted.
    return step.action_time if step else issue.first_public_at


def take_as_read(issue: Issue, by, step: Callable, name: str, digest: str) -> None:
    """Take the step, unless the issue says something else by now than she has read.

    Raises PublishingRefused; what the step itself has noted before it refused stays.
    """
    refusal = None
    with transaction.atomic():
        Issue.objects.filter(pk=issue.pk).lock()
        if digest_of(issue) != digest:
            raise PublishingRefused(issue, name, [CHANGED_MEANWHILE])
        try:
            step(issue, by)
        except PublishingRefused as refused:
            refusal = refused
    if refusal:
        raise refusal
