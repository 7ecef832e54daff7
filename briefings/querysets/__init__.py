"""Reads of what briefings hold, named as phrases."""

from .files import (
    BinnedQuerySet,
    RemarkQuerySet,
    SourceFileQuerySet,
    UploadQuerySet,
)
from .issues import (
    ArticleQuerySet,
    ContentVersionQuerySet,
    CorrectionQuerySet,
    ForbiddenWordingQuerySet,
    IssueQuerySet,
    OfIssueQuerySet,
    ScheduleQuerySet,
)

__all__ = [
    "ArticleQuerySet",
    "BinnedQuerySet",
    "ContentVersionQuerySet",
    "CorrectionQuerySet",
    "ForbiddenWordingQuerySet",
    "IssueQuerySet",
    "OfIssueQuerySet",
    "RemarkQuerySet",
    "ScheduleQuerySet",
    "SourceFileQuerySet",
    "UploadQuerySet",
]
