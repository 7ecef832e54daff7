"""All articles, and one article."""

from functools import cache
from typing import NamedTuple

from django.db.models import Value
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..filters import ArticleFilter
from ..holdings import current
from ..models import Article, Distribution, Issue
from ..prepared import Blank, Prepared
from ..search.splitting import rescue
from .citations import cited_documents, numbers_cited_in
from .gone import notice_of_withdrawal
from .keyed import turn_order
from .lists import page_links
from .rows import rows_at
from .subjects import places_named_in, topics_of


class Neighbour(NamedTuple):
    """An article beside another in its issue."""

    pk: int
    title: str


class Sent(NamedTuple):
    """A line of a distribution list: 主送 and the bureaus it names."""

    role: str
    recipients: list[str]


@require_safe
def article_list(request):
    chosen = ArticleFilter(request.GET, Article.objects.published())
    page, split = _page_of(chosen, request.GET), None
    if chosen.query and not page.object_list:
        split = rescue(chosen.query)
        if split and split.finds:
            chosen = ArticleFilter.searching(split.query, chosen)
            page = _page_of(chosen, request.GET)
    context = {
        "filter": chosen,
        "page": page,
        "total": chosen.count,
        "split": split,
        "rows": rows_at(page, chosen.holdings, chosen.query),
        **page_links(page, request.GET),
    }
    return render(request, "briefings/article_list.html", context)


@require_safe
def article(request, pk):
    article = get_object_or_404(Article.objects.once_public().in_full(), pk=pk)
    if not article.issue.is_public:
        return notice_of_withdrawal(request, article.title, article.issue.agency)
    before, after = _neighbours(article)
    is_whole = _is_whole_notice(article.issue, before, after)
    context = {
        "article": article,
        "issue": article.issue,
        "before": before,
        "after": after,
        "is_whole_notice": is_whole,
        "distribution": _distribution_of(article.issue) if is_whole else (),
        "topics": topics_of(article, current()),
        "regions": places_named_in(article),
        "citations": cited_documents(numbers_cited_in(article)),
    }
    return render(request, "briefings/article.html", context)


def _page_of(chosen, query):
    """The page asked for, of the newest hits if they suffice, else of all."""
    if query.get("counts"):
        chosen.gather()
    page = turn_order(chosen.order, query)
    if chosen.has_all or page.has_next():
        return page
    chosen.gather()
    return turn_order(chosen.order, query)


def _neighbours(article):
    """The articles before and after it in its issue, None at either end."""
    in_order = list(map(Neighbour._make, _of_issue().ask(issue=article.issue_id)))
    here = [each.pk for each in in_order].index(article.pk)
    around = [None, *in_order, None]
    return around[here], around[here + 2]


@cache
def _of_issue() -> Prepared:
    articles = Article.objects.filter(issue=Value(Blank("issue")))
    return Prepared(articles.values_list(*Neighbour._fields))


def _is_whole_notice(issue, *others) -> bool:
    """Whether the article is all of an official document, from addressees to foot."""
    return issue.kind == Issue.Kind.NOTICE and not any(others)


def _distribution_of(issue) -> list[Sent]:
    return list(map(Sent._make, _lines().ask(issue=issue.pk)))


@cache
def _lines() -> Prepared:
    lines = Distribution.objects.filter(issue=Value(Blank("issue")))
    return Prepared(lines.values_list(*Sent._fields))
