"""What stands at the address of one article or one issue: itself, or why it is gone."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import NamedTuple

import segno
from django.db.models import Value
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from agencies.models import Region
from agencies.paths import numbered_path
from reading.documents import own_document_number

from ..addresses import address_of_article, address_of_issue, stands_first_at
from ..lists import public_index
from ..lists.alike import articles_alike
from ..lists.topics import topics_of
from ..methods import require_safe
from ..models import Article, Citation, Correction, Distribution, Issue, Remark
from ..prepared import Blank, Prepared
from ..templatetags.reading import contents_of
from .beside import issues_beside
from .citing import reference_to_article, reference_to_issue
from .provenance import provenance_of
from .whole import whole_article


class Neighbour(NamedTuple):
    """An article beside another in its issue."""

    pk: int
    title: str


class Told(NamedTuple):
    """A correction as readers are told of it, and the article that it is of, if of one."""

    at: datetime
    text: str
    article: int | None
    title: str | None


class Sent(NamedTuple):
    """A line of a distribution list: 主送 and the bureaus it names."""

    role: str
    recipients: list[str]


@require_safe
def article(request, pk):
    article = whole_article(pk)
    if not article.issue.is_public:
        return _notice_of_withdrawal(request, article.title, article.issue)
    index = public_index()
    context = {
        **parts_of_article(article, topics_of(article, index)),
        "contents": contents_of(article.blocks),
        "alike": articles_alike(article, index),
        **_origin_of(article),
        "reference": reference_to_article(article, _full_address(request, article)),
        "qr": numbered_path("article_qr", article.pk),
    }
    return render(request, "briefings/article.html", context)


@require_safe
def article_qr(request, pk):
    return _qr(request, get_object_or_404(Article.objects.published(), pk=pk))


@require_safe
def issue(request, slug, year, number):
    return _show(request, Issue.objects.at_number(slug, year, number))


@require_safe
def document(request, document_number):
    """Under its number in the one form; other brackets and figures lead there."""
    try:
        return _show(request, Issue.objects.with_document_number(document_number))
    except Http404:
        normal = own_document_number(unicodedata.normalize("NFKC", document_number))
        if normal is None or normal.normal == document_number:
            raise
        meant = Issue.objects.with_document_number(normal.normal).once_public()
        if not meant.exists():
            raise
        return redirect("document", normal.normal, permanent=True)


@require_safe
def item(request, pk):
    return _show(request, Issue.objects.filter(pk=pk).told_if_number_is_shared())


@require_safe
def item_qr(request, pk):
    issues = Issue.objects.published().select_related("agency")
    return _qr(request, get_object_or_404(issues, pk=pk))


def _qr(request, shown: Article | Issue) -> HttpResponse:
    """The address of its page for the camera of a phone, as a picture."""
    code, drawn = segno.make(_full_address(request, shown), error="m"), BytesIO()
    code.save(drawn, kind="svg", scale=4, light="white")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


def _full_address(request, shown: Article | Issue) -> str:
    return request.build_absolute_uri(shown.get_absolute_url())


def _show(request, at_address):
    """The one issue at an address, the choice of several, or why there is none."""
    found = list(at_address.once_public().in_full())
    public = [issue for issue in found if issue.is_public]
    if len(public) == 1:
        return _read(request, public[0])
    if public:
        context = {"issues": public, "address": public[0].get_absolute_url()}
        return render(request, "briefings/shared_number.html", context)
    if found:
        return _notice_of_withdrawal(request, _known_as(found[0]), found[0])
    raise Http404


def _known_as(issue) -> str:
    """Its number, else the title of its first article, else its kind."""
    articles = issue.articles.all()
    if issue.number or issue.document_number or not articles:
        return issue.heading
    return articles[0].title


def _read(request, issue):
    index = public_index()
    topics = [topics_of(each, index) for each in issue.articles.all()]
    before, after = issues_beside(issue)
    context = {
        **parts_of_issue(issue, topics),
        "issue_before": before,
        "issue_after": after,
        **_origin_of(issue),
        "contents": _contents_of(issue),
        "reference": reference_to_issue(issue, _full_address(request, issue)),
        "qr": numbered_path("item_qr", issue.pk),
    }
    return render(request, "briefings/issue.html", context)


def _contents_of(issue: Issue) -> list[tuple[str, str]]:
    """Of the one text that it is; a bulletin lists its articles."""
    articles = issue.articles.all()
    is_one_text = len(articles) == 1 and issue.kind != Issue.Kind.BULLETIN
    return contents_of(articles[0].blocks) if is_one_text else []


def _origin_of(told: Article | Issue) -> dict[str, object]:
    """Where it came from, and the lines of its file that are illegible."""
    found = provenance_of(told)
    return {"provenance": found, "garbled": found.garbled if found else ()}


def parts_of_issue(issue: Issue, topics: Iterable[list]) -> dict[str, object]:
    """What its page shows; the topics are those of its articles, in their order."""
    articles = issue.articles.all()
    return {
        "issue": issue,
        "address": address_of_issue(issue),
        "stands_first_at": stands_first_at(issue),
        "corrections": _told_of(issue),
        "garbled": (),
        "subjects": [
            (borne, [place.name for place in each.regions.all()])
            for each, borne in zip(articles, topics, strict=True)
        ],
        "citations": _cited_documents(
            cited.document_number for each in articles for cited in each.citations.all()
        ),
    }


def parts_of_article(article: Article, topics: list) -> dict[str, object]:
    """What its page shows."""
    before, after = _neighbours(article)
    is_whole = _is_whole_notice(article.issue, before, after)
    is_alone = not (before or after)
    return {
        "article": article,
        "address": address_of_article(article, is_alone=is_alone),
        "stands_first_at": stands_first_at(article.issue, article),
        "issue": article.issue,
        "before": before,
        "after": after,
        "is_whole_notice": is_whole,
        "distribution": _distribution_of(article.issue) if is_whole else (),
        "corrections": _told_of(article.issue, article),
        "garbled": (),
        "topics": topics,
        "regions": _places_named_in(article),
        "citations": _cited_documents(_numbers_cited_in(article)),
    }


def _notice_of_withdrawal(request, title, issue):
    """What stands at the address of something withdrawn; of what may not be read, no name."""
    is_unnamed = (
        issue.title_is_hidden or Remark.objects.about(issue).blocking().exists()
    )
    context = {
        "title": "" if is_unnamed else title,
        "title_is_hidden": issue.title_is_hidden,
        "agency": issue.agency,
    }
    return render(request, "briefings/withdrawn.html", context, status=410)


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


def _places_named_in(article: Article) -> list[str]:
    """The names of the regions that the article deals with."""
    return [name for (name,) in _places().ask(article=article.pk)]


@cache
def _places() -> Prepared:
    regions = Region.objects.filter(articles=Value(Blank("article")))
    return Prepared(regions.values_list("name"))


def _is_whole_notice(issue, *others) -> bool:
    """Whether the article is all of an official document, from addressees to foot."""
    return issue.kind == Issue.Kind.NOTICE and not any(others)


def _distribution_of(issue) -> list[Sent]:
    return list(map(Sent._make, _lines().ask(issue=issue.pk)))


@cache
def _lines() -> Prepared:
    lines = Distribution.objects.filter(issue=Value(Blank("issue")))
    return Prepared(lines.values_list(*Sent._fields))


def _told_of(issue: Issue, article: Article | None = None) -> list[Told]:
    """In order, those on the issue, or on one article of it and on the issue at large."""
    told = map(Told._make, _notes().ask(issue=issue.pk))
    of = {None, article.pk if article else None}
    return [each for each in told if article is None or each.article in of]


@cache
def _notes() -> Prepared:
    notes = Correction.objects.standing().filter(issue=Value(Blank("issue")))
    columns = ("corrected_at", "text", "article", "article__title")
    return Prepared(notes.values_list(*columns))


def _numbers_cited_in(article: Article) -> list[str]:
    """In the order of the text."""
    return [number for (number,) in _cited().ask(article=article.pk)]


@cache
def _cited() -> Prepared:
    citations = Citation.objects.filter(article=Value(Blank("article")))
    return Prepared(citations.values_list("document_number"))


def _cited_documents(numbers: Iterable[str]) -> list[tuple[str, Issue | None]]:
    """Each document number once, with the issue that bears it, if held."""
    numbers = list(dict.fromkeys(numbers))
    if not numbers:
        return []
    held = Issue.objects.published().with_document_number(*numbers)
    issues = {issue.document_number: issue for issue in held}
    return [(number, issues.get(number)) for number in numbers]
