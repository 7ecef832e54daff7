"""Where bureau clerks enter, check and publish."""

from . import agencies, articles, indicators, issues, remarks, sources, topics
from .figures import queue

__all__ = [
    "agencies",
    "articles",
    "indicators",
    "issues",
    "queue",
    "remarks",
    "sources",
    "topics",
]
