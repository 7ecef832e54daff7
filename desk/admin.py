"""Where bureau clerks enter, check and publish."""

from . import (
    accounts,
    agencies,
    articles,
    binned,
    corrections,
    indicators,
    issues,
    pairs,
    people,
    remarks,
    reports,
    sources,
    topics,
    wordings,
)
from .figures import queue

__all__ = [
    "accounts",
    "agencies",
    "articles",
    "binned",
    "corrections",
    "indicators",
    "issues",
    "pairs",
    "people",
    "queue",
    "remarks",
    "reports",
    "sources",
    "topics",
    "wordings",
]
