"""What a person makes of a figure: right, mended, none at all, or one that was missed."""

from .additions import add, withdraw
from .decisions import Reviewed, confirm, correct, reject, reopen
from .drafts import draft_at
from .places import Place, numbers_in, places_of
from .sense import CORRECTABLE, ReviewRefused, was_added

__all__ = [
    "CORRECTABLE",
    "Place",
    "ReviewRefused",
    "Reviewed",
    "add",
    "confirm",
    "correct",
    "draft_at",
    "numbers_in",
    "places_of",
    "reject",
    "reopen",
    "was_added",
    "withdraw",
]
