"""When two issues are the same one: by their number, document number or words."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.db.models import Value

from reading.parsed import ParsedIssue

from ..models import Issue
from ..prepared import Blank, Prepared
from .receipts import TaggedIssue


def held_issue(tagged: TaggedIssue) -> Issue | None:
    """The issue we hold under the same number, document number or, lacking both, words."""
    parsed = tagged.parsed
    if parsed.document_number:
        numbered = _issues(document_number=parsed.document_number)
        if numbered or parsed.number is None:
            return next(iter(numbered), None)
    alike = {
        **_of_bureau(tagged.attribution.name),
        "kind": parsed.kind,
        "year": parsed.year,
        "number": parsed.number,
    }
    if parsed.number is not None:
        series = {"series": parsed.series, "is_supplement": parsed.is_supplement}
        return next(iter(_issues(**alike, **series)), None)
    held = _issues(**alike, articles__title=_first_title(parsed))
    return next((issue for issue in held if says_the_same(issue, parsed)), None)


def _issues(**fields) -> list[Issue]:
    """Those we hold with these values; mostly none, so that ids alone are asked for."""
    known = {name: value for name, value in fields.items() if value is not None}
    asking = _asking_for(frozenset(known), frozenset(fields.keys() - known))
    if not (ids := [pk for (pk,) in asking.ask(**known)]):
        return []
    held = Issue.objects.filter(pk__in=ids).select_related("agency")
    return list(held.prefetch_related("articles"))


@cache
def _asking_for(known: frozenset[str], unknown: frozenset[str]) -> Prepared:
    """For the ids of issues. Every text asks this: made anew, it would take 0.4 ms."""
    blanks = {name: Value(Blank(name)) for name in known}
    issues = Issue.objects.filter(**blanks, **dict.fromkeys(unknown)).order_by()
    return Prepared(issues.values_list("pk"))


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
    """Whether the articles agree word for word, white space aside; what is empty says nothing."""
    articles = held.articles.all() if isinstance(held, Issue) else held.articles
    if not any(article.text.strip() for article in parsed.articles):
        return False
    return list(map(_words, articles)) == list(map(_words, parsed.articles))


def _of_bureau(name: str) -> dict[str, str | None]:
    return {"agency__name": name} if name else {"agency": None}


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
