"""What bureaus publish, and the texts it came from."""

from .article import Article, ArticleTopic, Citation, Topic, TopicTakenOff
from .asked import AskedSearch
from .binned import Binned
from .common_name import CommonName
from .content_version import ContentVersion
from .correction import Correction
from .harvest import HarvestedIssue, HarvestedSite
from .issue import Distribution, Issue
from .opening import Opening
from .schedule import Schedule
from .source import Remark, SourceFile
from .upload import UnderWay, Upload, UploadedText, WaitingText
from .wording import ForbiddenWording

__all__ = [
    "Article",
    "ArticleTopic",
    "AskedSearch",
    "Binned",
    "Citation",
    "CommonName",
    "ContentVersion",
    "Correction",
    "Distribution",
    "ForbiddenWording",
    "HarvestedIssue",
    "HarvestedSite",
    "Issue",
    "Opening",
    "Remark",
    "Schedule",
    "SourceFile",
    "Topic",
    "TopicTakenOff",
    "UnderWay",
    "Upload",
    "UploadedText",
    "WaitingText",
]
