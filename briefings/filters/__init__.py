"""What a reader may narrow a list by, and how the list then describes itself."""

from .articles import ArticleFilter
from .lists import IssueFilter

__all__ = ["ArticleFilter", "IssueFilter"]
