"""Where bureau clerks enter, check and publish."""

from . import (
    agencies,
    articles,
    binned,
    indicators,
    issues,
    remarks,
    sources,
    topics,
    wordings,
)
from .figures import queue

__all__ = [
    "agencies",
    "articles",
    "binned",
    "indicators",
    "issues",
    "queue",
    "remarks",
    "sources",
    "topics",
    "wordings",
]
