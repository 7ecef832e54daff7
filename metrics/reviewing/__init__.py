"""What a person makes of a figure: right, mended, none at all, or one that was missed."""

from .additions import add, draft_at, withdraw
from .batches import Batch, batch_of, confirm_batch
from .decisions import Reviewed, confirm, correct, reject, reopen
from .occurrences import Occurrence, numbers_in, occurrences_of
from .refusals import CORRECTABLE, ReviewRefused, was_added

__all__ = [
    "CORRECTABLE",
    "Batch",
    "Occurrence",
    "ReviewRefused",
    "Reviewed",
    "add",
    "batch_of",
    "confirm",
    "confirm_batch",
    "correct",
    "draft_at",
    "numbers_in",
    "occurrences_of",
    "reject",
    "reopen",
    "was_added",
    "withdraw",
]
