"""What a person makes of a figure: right, mended, none at all, or one that was missed."""

from .additions import add, draft_at, withdraw
from .decisions import Reviewed, confirm, correct, reject, reopen
from .occurrences import Occurrence, numbers_in, occurrences_of
from .refusals import CORRECTABLE, ReviewRefused, was_added

__all__ = [
    "CORRECTABLE",
    "Occurrence",
    "ReviewRefused",
    "Reviewed",
    "add",
    "confirm",
    "correct",
    "draft_at",
    "numbers_in",
    "occurrences_of",
    "reject",
    "reopen",
    "was_added",
    "withdraw",
]
