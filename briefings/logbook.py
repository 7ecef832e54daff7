"""What was done with an issue or article, who did it and when: its history shows it."""

import logging

from django.contrib.admin.models import CHANGE, LogEntry

from .models import Article, Issue

logger = logging.getLogger(__name__)


def note(row: Issue | Article, by, what: str) -> None:
    """Nobody at all is the machine: what it did stands in the log of the program alone."""
    if by:
        LogEntry.objects.log_actions(by.pk, [row], CHANGE, what, single_object=True)
    logger.info("%s: %s %s, by %s", what, row._meta.model_name, row.pk, by)
