"""Addresses as the outside knows them: absolute, and one for each text and each list."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import iri_to_uri

from .lists.forms import ListFilter
from .models import Article, HarvestedIssue, Issue

# A link to any other site is preceded by a notice, as the rules for government sites ask.
GOVERNMENT = ".gov.cn"
# Links that the settings name: which of them, the page that bears it, and what that is called.
SITE_LINKS = {
    "licence": ("DATA_LICENCE_URL", "api", "数据接口"),
    "faults": ("SITE_FAULTS", "home", "首页"),
}


def absolute(request: HttpRequest, path: str) -> str:
    """https://jianbao.example.gov.cn/articles/57/, under the site's own name if it has one."""
    if settings.SITE_URL:
        return f"{settings.SITE_URL}{iri_to_uri(path)}"
    return request.build_absolute_uri(iri_to_uri(path))


def domain(request: HttpRequest) -> str:
    """jianbao.example.gov.cn: the name alone, without a port."""
    return urlsplit(absolute(request, "/")).hostname or ""


def page_address(request: HttpRequest, context: Any) -> str:
    """The one address of a page: without what names the same list in other ways.

    Its view says where it stands, if elsewhere than where it was asked for.
    """
    if elsewhere := context.get("stands_first_at"):
        return elsewhere
    path = context.get("address") or request.path
    chosen, page = context.get("filter"), context.get("page")
    query = [*context.get("address_query", ())]
    if isinstance(chosen, ListFilter):
        query += list_query(chosen)
    if (number := getattr(page, "number", 1)) > 1:
        query.append(("page", str(number)))
    return absolute(request, f"{path}?{urlencode(query)}" if query else path)


def list_query(chosen: ListFilter) -> list[tuple[str, str]]:
    """What a list is narrowed by, however the address had it; order tells nothing new."""
    found = []
    for field in chosen.fields:
        if meant := chosen.values.get(field.name):
            values = sorted(meant) if isinstance(meant, list) else [str(meant)]
            found += [(field.name, value) for value in values]
    return found


def followed_at(feed: str, chosen: ListFilter) -> str:
    """Where a list is followed: /feeds/articles.atom?city=440200"""
    query = urlencode(list_query(chosen))
    return f"{reverse(feed)}?{query}" if query else reverse(feed)


def address_of_article(article: Article, *, is_alone: bool) -> str:
    """Its own; that of a numbered document of which it is all."""
    issue = article.issue
    if is_alone and issue.document_number and issue.kind != Issue.Kind.BULLETIN:
        return issue.get_absolute_url()
    return article.get_absolute_url()


def address_of_issue(issue: Issue) -> str:
    """Its number's; where that names several, its own; of one article, that article's."""
    articles = issue.articles.all()
    is_one_text = len(articles) == 1 and issue.kind != Issue.Kind.BULLETIN
    if is_one_text and not issue.document_number:
        return articles[0].get_absolute_url()
    return own_address(issue, shares=getattr(issue, "shares_its_number", False))


def own_address(issue: Issue, *, shares: bool) -> str:
    """Where an issue stands that no article stands for; by its id if it shares its number."""
    if shares and not issue.document_number:
        return reverse("item", args=[issue.pk])
    return issue.get_absolute_url()


def stands_first_at(issue: Issue, article: Article | None = None) -> str:
    """Where it stands at the site that it was harvested from; blank of all others.

    What came as a package stands here in the place of that site.
    """
    if not issue.origin:
        return ""
    held = HarvestedIssue.objects.select_related("site").filter(issue=issue).first()
    if held is None or article is None:
        return issue.origin if held else ""
    return held.address_of(article.pk) or issue.origin


def way_to(there: str, named: str) -> str:
    """Where a link to another site leads: past a notice, if to no site of government."""
    host, own = (urlsplit(each).hostname or "" for each in (there, settings.SITE_URL))
    if host in ("", own) or f".{host}".endswith(GOVERNMENT):
        return there
    return reverse("leaving", args=[named])
