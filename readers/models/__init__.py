"""What readers have told us, and what they want to be told."""

from .report import ErrorReport

__all__ = ["ErrorReport"]
