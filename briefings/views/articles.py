"""All articles, and one article."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..filters import ArticleFilter
from ..models import Article
from .citations import cited_documents
from .gone import notice_of_withdrawal
from .lists import render_list


@require_safe
def article_list(request):
    chosen = ArticleFilter(request.GET, Article.objects.published(), request=request)
    return render_list(
        request, "briefings/article_list.html", chosen.rows, filter=chosen
    )


@require_safe
def article(request, pk):
    article = get_object_or_404(Article.objects.once_public().in_full(), pk=pk)
    if not article.issue.is_public:
        return notice_of_withdrawal(request, article.title, article.issue.agency)
    before, after = _neighbours(article)
    context = {
        "article": article,
        "issue": article.issue,
        "before": before,
        "after": after,
        "citations": cited_documents([article]),
    }
    return render(request, "briefings/article.html", context)


def _neighbours(article):
    """The articles before and after it in its issue, None at either end."""
    in_order = list(article.issue.articles.without_bodies())
    here = in_order.index(article)
    around = [None, *in_order, None]
    return around[here], around[here + 2]
