"""Where bureau clerks enter, check and publish."""

from django.contrib import admin

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

admin.site.site_header = "简报库管理"
admin.site.site_title = "简报库管理"
admin.site.index_title = "录入、核对与发布"
