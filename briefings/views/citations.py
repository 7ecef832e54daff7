"""The documents that articles cite, linked where we hold them."""

from collections.abc import Iterable
from functools import cache

from django.db.models import Value

from ..models import Article, Citation, Issue
from ..prepared import Blank, Prepared


def numbers_cited_in(article: Article) -> list[str]:
    """In the order of the text."""
    return [number for (number,) in _numbers().ask(article=article.pk)]


@cache
def _numbers() -> Prepared:
    citations = Citation.objects.filter(article=Value(Blank("article")))
    return Prepared(citations.values_list("document_number"))


def cited_documents(numbers: Iterable[str]) -> list[tuple[str, Issue | None]]:
    """Each document number once, with the issue that bears it, if held."""
    numbers = list(dict.fromkeys(numbers))
    if not numbers:
        return []
    held = Issue.objects.published().with_document_number(*numbers)
    issues = {issue.document_number: issue for issue in held}
    return [(number, issues.get(number)) for number in numbers]
