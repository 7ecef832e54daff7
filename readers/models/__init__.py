"""What readers have told us, and what they want to be told."""

from .alert import AlertList, Follower
from .report import ErrorReport

__all__ = ["AlertList", "ErrorReport", "Follower"]
