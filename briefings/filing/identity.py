"""When two issues are the same one: by their number, document number or words."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from ..models import Issue
from ..parsing.document import ParsedIssue
from .receipts import TaggedIssue


def held_issue(tagged: TaggedIssue) -> Issue | None:
    """The issue we hold under the same number, document number or, lacking both, words."""
    parsed = tagged.parsed
    if parsed.document_number:
        numbered = _issues(Q(document_number=parsed.document_number))
        if numbered or parsed.number is None:
            return next(iter(numbered), None)
    of_agency = _by(tagged.attribution.name) & Q(kind=parsed.kind, year=parsed.year)
    if parsed.number is not None:
        number = Q(
            series=parsed.series,
            number=parsed.number,
            is_supplement=parsed.is_supplement,
        )
        return next(iter(_issues(of_agency & number)), None)
    alike = Q(number=None, articles__title=_first_title(parsed))
    held = _issues(of_agency & alike)
    return next((issue for issue in held if says_the_same(issue, parsed)), None)


def _issues(condition: Q) -> list[Issue]:
    """Those we hold; mostly none, and to ask for no more than ids costs half."""
    ids = Issue.objects.filter(condition).order_by().values_list("pk", flat=True)
    if not (ids := list(ids)):
        return []
    held = Issue.objects.filter(pk__in=ids).select_related("agency")
    return list(held.prefetch_related("articles"))


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
