"""When two issues are the same one: by their number, document number or words."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from ..models import Issue
from ..parsing.document import ParsedIssue
from .receipts import TaggedIssue


def held_issue(tagged: TaggedIssue) -> Issue | None:
    """The issue we hold under the same number, document number or, lacking both, words."""
    parsed = tagged.parsed
    issues = Issue.objects.select_related("agency").prefetch_related("articles")
    if parsed.document_number:
        held = issues.filter(document_number=parsed.document_number).first()
        if held or parsed.number is None:
            return held
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


def repetitions(
    tagged: Iterable[TaggedIssue],
) -> Iterator[tuple[TaggedIssue, TaggedIssue]]:
    """Of one file's issues, those that bear a number again, each behind the first."""
    first: dict[tuple, TaggedIssue] = {}
    for each in tagged:
        for number in _numbers_of(each):
            earlier = first.setdefault(number, each)
            if earlier is not each:
                yield earlier, each
                break


def says_the_same(held: Issue | ParsedIssue, parsed: ParsedIssue) -> bool:
    """Whether the articles agree word for word, white space aside."""
    articles = held.articles.all() if isinstance(held, Issue) else held.articles
    return list(map(_words, articles)) == list(map(_words, parsed.articles))


def _by(agency_name: str) -> Q:
    return Q(agency__name=agency_name) if agency_name else Q(agency=None)


def _first_title(parsed: ParsedIssue) -> str:
    return parsed.articles[0].title if parsed.articles else ""


def _numbers_of(tagged: TaggedIssue) -> Iterator[tuple]:
    """What the database lets one issue alone bear."""
    parsed = tagged.parsed
    if parsed.document_number:
        yield (parsed.document_number,)
    if parsed.number is not None:
        yield (
            tagged.attribution.name,
            parsed.kind,
            parsed.series,
            parsed.year,
            parsed.is_supplement,
            parsed.number,
        )


def _words(article) -> str:
    return "".join(f"{article.title}\n{article.text}".split())
