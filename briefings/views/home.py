"""The first page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..filters import ArticleFilter
from ..models import Article, Issue

LATEST_ISSUES = 6
LATEST_ARTICLES = 10


@require_safe
def home(request):
    published = Issue.objects.published()
    latest = published.latest_of_each_agency().newest_first().with_contents()
    context = {
        "latest": latest[:LATEST_ISSUES],
        "articles": Article.objects.published()
        .newest_first()
        .for_list()[:LATEST_ARTICLES],
        "topics": Article.objects.published().topics_counted(),
        "years": published.counted_by("sorts_on__year"),
        "filter": ArticleFilter({}, Article.objects.none(), request=request),
    }
    return render(request, "briefings/home.html", context)
