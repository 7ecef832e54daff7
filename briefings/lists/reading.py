"""Articles read from the database into an index: of a year, or of some of its issues."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from django.db.models import Value
from pyroaring import BitMap

from ..models import Article, Issue
from ..prepared import Prepared, blanks, filled, given, room_for
from ..search.entries import place_of
from .article_index import ArticleIndex, Marks
from .fields import ValuedField, valued

OF_ISSUE = ("pk", "sorts_on", "issued_on", "status")


class RowsRead(NamedTuple):
    """Rows of public issues, of their articles, and of what these bear themselves."""

    issues: Iterable[tuple]
    articles: Iterable[tuple]
    borne: Mapping[str, Iterable[tuple]]


def read_year(year: int) -> ArticleIndex:
    """All that is public of the year."""
    issues = Issue.objects.published().filter(sorts_on__year=year)
    articles = Article.objects.published().filter(issue__sorts_on__year=year)
    return index_of(RowsRead(*_queries(issues, articles)))


def read_issues(year: int, issues: Sequence[int]) -> ArticleIndex:
    """Those of these issues that are public and of the year.

    Fetched by id alone: asked for published ones as well, a database may choose to
    start from all that are published.
    """
    room = room_for(issues)
    wanted = given("issue", filled(issues, room))
    of_issues, of_articles, borne = _prepared(room)
    found = [
        row
        for row in of_issues.ask(**wanted)
        if row[3] == Issue.Status.PUBLISHED and row[1].year == year
    ]
    if not found:
        return ArticleIndex()
    named = {name: query.ask(**wanted) for name, query in borne.items()}
    return index_of(RowsRead(found, of_articles.ask(**wanted), named))


@cache
def _prepared(room: int) -> tuple[Prepared, Prepared, dict[str, Prepared]]:
    """The queries for so many issues."""
    # As values: a field of numbers takes no blank as it is.
    ids = blanks("issue", room)
    issues = Issue.objects.filter(pk__in=map(Value, ids))
    articles = Article.objects.filter(issue__pk__in=map(Value, ids))
    of_issues, of_articles, borne = _queries(issues, articles)
    prepared = {name: Prepared(query) for name, query in borne.items()}
    return Prepared(of_issues), Prepared(of_articles), prepared


def _queries(issues, articles):
    columns = [column for field in _of_issue() for column in field.columns]
    borne = {
        field.name: articles.filter(**{f"{field.path}__isnull": False})
        .order_by()
        .values_list("pk", field.path)
        for field in valued()
        if field.path
    }
    return (
        issues.order_by().values_list(*OF_ISSUE, *columns),
        articles.order_by().values_list("pk", "issue", "event"),
        borne,
    )


def _of_issue() -> list[ValuedField]:
    return [field for field in valued() if field.columns]


def index_of(read: RowsRead) -> ArticleIndex:
    issues = {row[0]: row for row in read.issues}
    articles = sorted(
        (place_of(issues[issue][1], pk), pk, issues[issue], event or 0)
        for pk, issue, event in read.articles
        # An issue published between the two queries waits for the next version.
        if issue in issues
    )
    origins = [origin for _, _, origin, _ in articles]
    ranks = {pk: rank for rank, (_, pk, _, _) in enumerate(articles)}
    return ArticleIndex(
        places=array("q", [place for place, *_ in articles]),
        issues=array("q", [origin[0] for origin in origins]),
        marks=_marks_of_issues(origins) | _marks_of_articles(ranks, read.borne),
        bare=BitMap([n for n, origin in enumerate(origins) if not origin[2]]),
        events=array("q", [event for *_, event in articles]),
    )


def _marks_of_issues(origins: Sequence[tuple]) -> Marks:
    """Many issues say the same of a field: their articles are marked together."""
    marks: Marks = {}
    at = len(OF_ISSUE)
    for field in _of_issue():
        alike: dict[tuple, list[int]] = defaultdict(list)
        for rank, origin in enumerate(origins):
            alike[origin[at : at + len(field.columns)]].append(rank)
        at += len(field.columns)
        of_field: dict[str, BitMap] = defaultdict(BitMap)
        for columns, of_alike in alike.items():
            ranks = BitMap(of_alike)
            for value in field.borne(*columns):
                of_field[value] |= ranks
        marks[field.name] = dict(of_field)
    return marks


def _marks_of_articles(
    ranks: Mapping[int, int], borne: Mapping[str, Iterable[tuple]]
) -> Marks:
    marks: Marks = {}
    for name, rows in borne.items():
        of_field: dict[str, list[int]] = defaultdict(list)
        for pk, value in rows:
            if pk in ranks:
                of_field[str(value)].append(ranks[pk])
        marks[name] = {value: BitMap(found) for value, found in of_field.items()}
    return marks
