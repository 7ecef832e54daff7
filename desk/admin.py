"""Where bureau clerks enter, check and publish."""

from . import (
    agencies,
    articles,
    binned,
    corrections,
    indicators,
    issues,
    people,
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
    "corrections",
    "indicators",
    "issues",
    "people",
    "queue",
    "remarks",
    "sources",
    "topics",
    "wordings",
]
