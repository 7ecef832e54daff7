"""Articles that belong with one article."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Article
from ..search.related import related_articles


@require_safe
def related(request, pk):
    article = get_object_or_404(Article.objects.published().for_results(), pk=pk)
    context = {"article": article, "related": related_articles(article)}
    return render(request, "briefings/related.html", context)
