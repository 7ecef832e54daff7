"""Parsed documents into rows, and the receipt that says what became of each."""

from .directory import Directory
from .documents import ConflictingIssue, OthersIssue, file_document, fingerprint
from .receipts import Filed, Outcome, Receipt, TaggedIssue
from .rows import Overlong

__all__ = [
    "ConflictingIssue",
    "Directory",
    "Filed",
    "OthersIssue",
    "Outcome",
    "Overlong",
    "Receipt",
    "TaggedIssue",
    "file_document",
    "fingerprint",
]
