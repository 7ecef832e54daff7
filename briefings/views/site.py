"""The site as a whole: its first page; whether it is alive and ready to serve."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from ..lists import ArticleFilter, public_index
from ..lists.rows import rows_at
from ..methods import require_safe
from ..models import Article, Issue
from ..readiness import missing, wanting

LATEST_ISSUES = 6
LATEST_ARTICLES = 10


@require_safe
def home(request):
    published, index = Issue.objects.published(), public_index()
    latest = published.latest_of_each_agency().newest_first().with_contents()
    context = {
        "latest": latest[:LATEST_ISSUES],
        "feed_url": reverse("feed_of_articles"),
        "feed_title": "全部文章",
        "rows": rows_at(index.newest(LATEST_ARTICLES), index),
        "topics": index.counted("topic"),
        "years": index.years,
        "filter": ArticleFilter(QueryDict(), Article.objects.none(), index),
    }
    return render(request, "briefings/home.html", context)


@require_safe
@never_cache
def healthz(request):
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """503 with the name of what it cannot do without; else ok, with what goes worse."""
    if lacks := missing():
        return HttpResponse(lacks, content_type="text/plain", status=503)
    said = ["ok", *(f"-{name}" for name in wanting())]
    return HttpResponse(" ".join(said), content_type="text/plain")
