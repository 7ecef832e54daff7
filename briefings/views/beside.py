"""The issues before and after one, of the same bureau, kind and series."""

from functools import cache
from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery, Value

from reading.privacy import mask

from ..models import Article, Issue
from ..prepared import Blank, Prepared

BEFORE, AFTER = "lt", "gt"
COLUMNS = ("pk", "year", "number", "is_supplement", "document_number")


class IssueBeside(NamedTuple):
    """What a page needs of an issue to lead to it."""

    url: str
    name: str


def issues_beside(issue: Issue) -> list[IssueBeside | None]:
    """Numbered ones follow each other by number, others by day."""
    numbered = issue.number and not (issue.is_supplement or issue.document_number)
    find = _by_number if numbered else _by_day
    return [find(issue, way) for way in (BEFORE, AFTER)]


def _by_number(issue: Issue, way: str) -> IssueBeside | None:
    asked = {
        name: getattr(issue, name) for name in ("kind", "series", "year", "number")
    }
    found = list(_numbered(way).ask(agency=issue.agency_id, **asked))
    return _like(issue, dict(zip(COLUMNS, found[0], strict=True))) if found else None


@cache
def _numbered(way: str) -> Prepared:
    """Made once: a bulletin's page would else take half as long again."""
    blank = {name: Value(Blank(name)) for name in ("agency", "kind", "series")}
    year, number = Value(Blank("year")), Value(Blank("number"))
    further = Q(**{f"year__{way}": year}) | Q(
        **{"year": year, f"number__{way}": number}
    )
    rows = Issue.objects.published().numbered().filter(further, **blank)
    return Prepared(_ordered(rows, way, "year", "number").values_list(*COLUMNS)[:1])


def _by_day(issue: Issue, way: str) -> IssueBeside | None:
    """With the title of its first article, as it has no number to be called by."""
    day, pk = issue.sorts_on, issue.pk
    further = Q(**{f"sorts_on__{way}": day}) | Q(**{"sorts_on": day, f"pk__{way}": pk})
    first = Article.objects.filter(issue=OuterRef("pk")).order_by("position", "pk")
    rows = Issue.objects.published().unnumbered().filter(further)
    rows = rows.filter(agency=issue.agency_id, kind=issue.kind, series=issue.series)
    rows = rows.annotate(first_title=Subquery(first.values("title")[:1]))
    found = (
        _ordered(rows, way, "sorts_on", "pk").values(*COLUMNS, "first_title").first()
    )
    return _like(issue, found) if found else None


def _ordered(rows, way: str, *columns: str):
    """The nearest first."""
    order = rows.order_by(*columns)
    return order.reverse() if way == BEFORE else order


def _like(issue: Issue, found: dict) -> IssueBeside:
    """A bulletin is called by its number, anything else by its title."""
    title = found.pop("first_title", "")
    beside = Issue(agency=issue.agency, kind=issue.kind, **found)
    by_number = beside.kind == Issue.Kind.BULLETIN and beside.number
    name = beside.heading if by_number or not title else mask(title)
    return IssueBeside(beside.get_absolute_url(), name)
