"""What was done with a row, who did it and when: the history of its page shows it."""

import logging

from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Model

logger = logging.getLogger(__name__)


def note(row: Model, by, what: str, deed: int = CHANGE) -> None:
    """Nobody at all is the machine: what it did stands in the log of the program alone."""
    if by:
        LogEntry.objects.log_actions(by.pk, [row], deed, what, single_object=True)
    logger.info("%s: %s %s, by %s", what, row._meta.model_name, row.pk, by)
