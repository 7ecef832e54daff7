"""All issues, and one issue by its number, document number or id."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..filters import IssueFilter
from ..holdings import current
from ..models import Issue
from .citations import cited_documents
from .gone import notice_of_withdrawal
from .lists import render_list
from .subjects import topics_of


@require_safe
def issue_list(request):
    chosen = IssueFilter(request.GET, Issue.objects.published())
    return render_list(request, "briefings/issue_list.html", chosen.rows, filter=chosen)


@require_safe
def issue(request, slug, year, number):
    return _show(request, Issue.objects.at_number(slug, year, number))


@require_safe
def document(request, document_number):
    return _show(request, Issue.objects.with_document_number(document_number))


@require_safe
def item(request, pk):
    return _show(request, Issue.objects.filter(pk=pk))


def _show(request, at_address):
    """The one issue at an address, the choice of several, or why there is none."""
    found = list(at_address.once_public().in_full())
    public = [issue for issue in found if issue.is_public]
    if len(public) == 1:
        return _read(request, public[0])
    if public:
        return render(request, "briefings/shared_number.html", {"issues": public})
    if found:
        return notice_of_withdrawal(request, _known_as(found[0]), found[0].agency)
    raise Http404


def _known_as(issue) -> str:
    """Its number, else the title of its first article, else its kind."""
    articles = issue.articles.all()
    if issue.number or issue.document_number or not articles:
        return issue.heading
    return articles[0].title


def _read(request, issue):
    articles, holdings = issue.articles.all(), current()
    context = {
        "issue": issue,
        "subjects": [
            (topics_of(each, holdings), [place.name for place in each.regions.all()])
            for each in articles
        ],
        "citations": cited_documents(
            cited.document_number for each in articles for cited in each.citations.all()
        ),
    }
    return render(request, "briefings/issue.html", context)
