"""The first page."""

from django.http import QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..filters import ArticleFilter
from ..holdings import current
from ..models import Article, Issue
from .rows import rows_at

LATEST_ISSUES = 6
LATEST_ARTICLES = 10


@require_safe
def home(request):
    published, holdings = Issue.objects.published(), current()
    latest = published.latest_of_each_agency().newest_first().with_contents()
    context = {
        "latest": latest[:LATEST_ISSUES],
        "rows": rows_at(holdings.newest(LATEST_ARTICLES), holdings),
        "topics": holdings.counted("topic"),
        "years": [volume.year for volume in holdings.volumes],
        "filter": ArticleFilter(QueryDict(), Article.objects.none(), holdings),
    }
    return render(request, "briefings/home.html", context)
