"""All articles, and all issues."""

from django.shortcuts import render

from ..addresses import followed_at, list_query
from ..api.articles import ARTICLES
from ..api.downloads import also_as_data, downloads_at
from ..api.issues import ISSUES
from ..asked import note_search
from ..lists import ArticleFilter, IssueFilter
from ..lists.pages import page_links, shown_page, turn_order
from ..lists.rows import rows_at
from ..methods import require_safe
from ..models import Article, Issue
from ..search.splitting import rescue


@require_safe
@also_as_data(ARTICLES)
def article_list(request):
    chosen = ArticleFilter(request.GET, Article.objects.published())
    page, split = _page_of(chosen, request.GET), None
    _note(chosen, request.GET)
    # Who is led straight there is not told that no article holds the words.
    if chosen.query and not page.object_list and not chosen.direct_links:
        split = rescue(chosen.query)
        if split and split.finds:
            chosen = ArticleFilter.searching(split.query, chosen)
            page = _page_of(chosen, request.GET)
    context = {
        "filter": chosen,
        "page": page,
        "total": chosen.count,
        "split": split,
        "rows": rows_at(page, chosen.index, chosen.query),
        "feed_url": followed_at("feed_of_articles", chosen),
        "feed_title": chosen.description,
        **downloads_at(request.path, list_query(chosen)),
        **page_links(page, request.GET),
    }
    return render(request, "briefings/article_list.html", context)


@require_safe
@also_as_data(ISSUES)
def issue_list(request):
    chosen = IssueFilter(request.GET, Issue.objects.published())
    context = {
        "filter": chosen,
        "feed_url": followed_at("feed_of_issues", chosen),
        "feed_title": chosen.description,
        **downloads_at(request.path, list_query(chosen)),
        **shown_page(chosen.rows, request.GET),
    }
    return render(request, "briefings/issue_list.html", context)


def _page_of(chosen, query):
    """The page asked for, of the newest hits if they suffice, else of all."""
    if query.get("counts"):
        chosen.gather()
    page = turn_order(chosen.order, query)
    if chosen.has_all or (page.has_next() and not page.note):
        return page
    chosen.gather()
    return turn_order(chosen.order, query)


def _note(chosen, query) -> None:
    """A search is one by its first page; what is chosen besides narrows it, and tells
    nothing of what we lack.
    """
    is_first = not {"page", "after", "counts"} & {*query}
    if chosen.query and is_first and not chosen.choice.narrows:
        note_search(str(chosen.query), len(chosen.selection))
