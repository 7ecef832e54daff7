"""What goes with a search: suggestions, help, and articles that belong with one."""

from django.shortcuts import get_object_or_404, render

from ..lists import public_index
from ..methods import require_safe
from ..models import Article
from ..search.examples import examples
from ..search.related import related_articles
from ..search.suggesting import suggestions


@require_safe
def suggestion_list(request):
    """What the search box offers while a reader types."""
    found = suggestions(request.GET.get("q", ""))
    return render(request, "briefings/_suggestions.html", {"suggestions": found})


@require_safe
def search_help(request):
    """What may be typed into the search box, shown on what the site holds."""
    lessons = examples(public_index().bureaus)
    return render(request, "briefings/search_help.html", {"lessons": lessons})


@require_safe
def related(request, pk):
    article = get_object_or_404(Article.objects.published().for_results(), pk=pk)
    context = {"article": article, "related": related_articles(article)}
    return render(request, "briefings/related.html", context)
