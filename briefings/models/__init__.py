"""What bureaus publish, and the texts it came from."""

from .article import Article, ArticleTopic, Citation, Topic
from .edition import Edition
from .issue import Distribution, Issue
from .source import Remark, SourceFile

__all__ = [
    "Article",
    "ArticleTopic",
    "Citation",
    "Distribution",
    "Edition",
    "Issue",
    "Remark",
    "SourceFile",
    "Topic",
]
