"""Parsed documents into rows, and the receipt that says what became of each."""

from .catalogue import Catalogue
from .documents import ConflictingIssue, file_document, fingerprint
from .receipts import Outcome, Receipt, Tags
from .rows import Overlong

__all__ = [
    "Catalogue",
    "ConflictingIssue",
    "Outcome",
    "Overlong",
    "Receipt",
    "Tags",
    "file_document",
    "fingerprint",
]
