"""When two issues are the same one: by their number, document number or words."""

from django.db.models import Q

from .models import Issue
from .parsing.document import ParsedIssue
from .receipts import TaggedIssue


def held_issue(tagged: TaggedIssue) -> Issue | None:
    """The issue we hold under the same number, document number or, lacking both, words."""
    parsed = tagged.parsed
    issues = Issue.objects.select_related("agency").prefetch_related("articles")
    if parsed.document_number:
        return issues.filter(document_number=parsed.document_number).first()
    of_agency = issues.filter(
        _by(tagged.attribution.name), kind=parsed.kind, year=parsed.year
    )
    if parsed.number is not None:
        return of_agency.filter(
            series=parsed.series,
            number=parsed.number,
            is_supplement=parsed.is_supplement,
        ).first()
    alike = of_agency.filter(number=None, articles__title=_first_title(parsed))
    return next((issue for issue in alike if says_the_same(issue, parsed)), None)


def _by(agency_name: str) -> Q:
    return Q(agency__name=agency_name) if agency_name else Q(agency=None)


def _first_title(parsed: ParsedIssue) -> str:
    return parsed.articles[0].title if parsed.articles else ""


def says_the_same(issue: Issue, parsed: ParsedIssue) -> bool:
    """Whether the articles agree word for word, white space aside."""
    held = [_words(article.title, article.text) for article in issue.articles.all()]
    new = [_words(article.title, article.text) for article in parsed.articles]
    return held == new


def _words(title: str, text: str) -> str:
    return "".join(f"{title}\n{text}".split())
