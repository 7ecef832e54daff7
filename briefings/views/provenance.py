"""Where a text came from: file, lines, when it was brought in, what is illegible there."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from django.db.models import FilteredRelation, Q, Value

from reading.documents.findings import findings_in
from reading.documents.wordings import Wordings
from reading.privacy import mask

from ..models import Article, Issue, SourceFile
from ..prepared import Blank, Prepared

COLUMNS = ("name", "brought_in_at", "pages", "garbled__line")
NO_WORDINGS = Wordings(())


class Provenance(NamedTuple):
    """What readers are told of the way a text came in; no name of what nobody brought."""

    file: str
    brought_in_at: datetime
    lines: str
    pages: str
    garbled: list[int]
    edited_at: datetime | None


def provenance_of(told: Article | Issue) -> Provenance | None:
    """Of an article, or of a whole issue; in one query. None of what was typed at the desk."""
    issue = told if isinstance(told, Issue) else told.issue
    rows = list(_files().ask(file=issue.source_file_id)) if issue.source_file_id else []
    if not rows:
        return None
    name, brought_in_at, pages, _ = rows[0]
    first, last = told.first_line, told.last_line
    return Provenance(
        _public_name(name),
        brought_in_at,
        _span(first, last),
        _span(*(_page(pages, line) for line in (first, last))),
        _within((row[-1] for row in rows), first, last),
        issue.edited_at,
    )


@cache
def _files() -> Prepared:
    illegible = Q(remarks__code="garbled_text", remarks__settled_at=None)
    files = SourceFile.objects.annotate(
        garbled=FilteredRelation("remarks", condition=illegible)
    )
    wanted = files.filter(pk=Value(Blank("file"))).order_by("garbled__line")
    return Prepared(wanted.values_list(*COLUMNS))


def _public_name(name: str) -> str:
    """The name of a file passes no gate: what might not be public in a text is not told."""
    name = PurePath(name).name
    stem = PurePath(name).stem
    return "" if any(findings_in(stem, NO_WORDINGS)) else mask(name)


def _span(first: int | None, last: int | None) -> str:
    """12, or 12—40; blank where it is not known."""
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}—{last}"


def _page(pages: list[int], line: int | None) -> int | None:
    """The page that the line stands on, where the file tells of its pages."""
    return bisect_right(pages, line) or None if pages and line is not None else None


def _within(
    lines: Iterable[int | None], first: int | None, last: int | None
) -> list[int]:
    if first is None or last is None:
        return []
    return sorted({line for line in lines if line and first <= line <= last})
