"""What a page is about, in the words of schema.org, for machines that read it."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from reading.privacy import mask

from .addresses import absolute
from .models import Article, Issue

SCHEMA = "https://schema.org"
LANGUAGE = "zh-Hans-CN"
# So many signs of a headline are read.
HEADLINE = 110
REPORTS = (Issue.Kind.REPORT, Issue.Kind.STATISTICS)
# None of these may end the element that the data stand in.
NO_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Data = dict[str, Any]


def as_json(said: Data) -> str:
    """Data as they may stand in an element of a page; what is empty is left out."""
    whole = {"@context": SCHEMA, **told(said)}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return text.translate(NO_MARKUP)


def told(said: Data) -> Data:
    """What anything is known of."""
    return {name: value for name, value in said.items() if value or value == 0}


def article_data(
    request: HttpRequest,
    article: Article,
    address: str,
    *,
    topics: Iterable[Any] = (),
    corrected: Iterable[datetime] = (),
) -> Data:
    """An article, or a report, and the issue that it stands in."""
    issue = article.issue
    is_report = issue.kind in REPORTS
    return {
        **_text(request, issue, address, corrected),
        "@type": "Report" if is_report else "Article",
        "headline": mask(article.title)[:HEADLINE],
        "keywords": [topic.name for topic in topics],
        "reportNumber": issue.document_number if is_report else "",
        "isPartOf": _bulletin(request, issue),
    }


def issue_data(
    request: HttpRequest,
    issue: Issue,
    address: str,
    *,
    corrected: Iterable[datetime] = (),
) -> Data:
    """A bulletin with its articles; of anything else its first text."""
    articles = issue.articles.all()
    if articles and issue.kind != Issue.Kind.BULLETIN:
        return article_data(request, articles[0], address, corrected=corrected)
    return {
        **_text(request, issue, address, corrected),
        "@type": "PublicationIssue",
        "name": f"{issue.agency} {issue.heading}",
        "issueNumber": issue.number,
        "isPartOf": told({"@type": "Periodical", "name": mask(issue.series)})
        if issue.series
        else None,
        "hasPart": [
            {
                "@type": "Article",
                "headline": mask(each.title)[:HEADLINE],
                "url": absolute(request, each.get_absolute_url()),
            }
            for each in articles
        ],
    }


def _bulletin(request: HttpRequest, issue: Issue) -> Data | None:
    """The number of a bulletin that an article stands in; anything else is one text."""
    if issue.kind != Issue.Kind.BULLETIN:
        return None
    return told(
        {
            "@type": "PublicationIssue",
            "name": f"{issue.agency} {issue.heading}",
            "issueNumber": issue.number,
            "url": absolute(request, issue.get_absolute_url()),
        }
    )


def _text(
    request: HttpRequest, issue: Issue, address: str, corrected: Iterable[datetime]
) -> Data:
    """What is said of any text: where it stands, whose and of when it is."""
    moments = [moment for moment in (issue.first_public_at, *corrected) if moment]
    printed = issue.issued_on
    return {
        "@id": address,
        "url": address,
        "inLanguage": LANGUAGE,
        "identifier": issue.document_number,
        "datePublished": printed.isoformat() if printed else str(issue.year or ""),
        "dateModified": max(moments).isoformat(timespec="seconds") if moments else "",
        "publisher": bureau_data(request, issue.agency),
    }


def bureau_data(request: HttpRequest, agency: Any) -> Data | None:
    """The bureau that says it."""
    if agency is None:
        return None
    return {
        "@type": "GovernmentOrganization",
        "name": agency.name,
        "url": absolute(request, agency.get_absolute_url()),
    }


def site_data(request: HttpRequest) -> Data:
    """The site, and how it is searched."""
    found = absolute(request, reverse("articles"))
    return {
        "@type": "WebSite",
        "name": settings.SITE_NAME,
        "url": absolute(request, "/"),
        "inLanguage": LANGUAGE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{found}?q={{search_term_string}}",
            "query-input": "required name=search_term_string",
        },
    }
