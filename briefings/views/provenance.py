"""Where a text came from: file, lines, when it was brought in, what is illegible there."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from django.db.models import FilteredRelation, Q, Value
from django.db.models.functions import Length

from reading.documents.checks.tidied import tidied
from reading.documents.checks.wordings import Wordings
from reading.documents.findings import findings_in
from reading.privacy import mask

from ..editing import blocks_of
from ..models import Article, Issue, SourceFile
from ..prepared import Blank, Prepared

COLUMNS = ("name", "brought_in_at", "pages", "garbled__line")
CHANGES = {
    "joined": "接上断开的行 {} 处",
    "blanks": "去掉多余的空格 {} 个",
    "simplified": "繁体字改为简体 {} 个",
    "marks": "标点和符号改为通用写法 {} 个",
    "others": "其他增删的字 {} 个",
}
# A file of a thousand texts is not read through for each of them.
LONGEST_COMPARED = 500_000
NO_WORDINGS = Wordings(())


class Provenance(NamedTuple):
    """What readers are told of the way a text came in; no name of what nobody brought."""

    file: str
    brought_in_at: datetime
    lines: str
    pages: str
    garbled: list[int]
    edited_at: datetime | None
    # What cleaning is found to have changed: none tells nothing, as not all is compared.
    tidied: list[str]


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
        [] if issue.edited_at else _changes_of(told),
    )


@cache
def _files() -> Prepared:
    illegible = Q(remarks__code="garbled_text", remarks__settled_at=None)
    files = SourceFile.objects.annotate(
        garbled=FilteredRelation("remarks", condition=illegible)
    )
    wanted = files.filter(pk=Value(Blank("file"))).order_by("garbled__line")
    return Prepared(wanted.values_list(*COLUMNS))


def _changes_of(told: Article | Issue) -> list[str]:
    """In words, most telling first; none of a file too long to be compared."""
    issue = told if isinstance(told, Issue) else told.issue
    articles = told.articles.all() if isinstance(told, Issue) else [told]
    texts = [text for (text,) in _comparable_texts().ask(file=issue.source_file_id)]
    if not texts:
        return []
    (source,) = texts
    blocks = [each for article in articles for each in blocks_of(article)]
    found = tidied(source, blocks)._asdict()
    return [words.format(found[name]) for name, words in CHANGES.items() if found[name]]


@cache
def _comparable_texts() -> Prepared:
    # The database looks how long it is: a long one is not loaded for each page.
    files = SourceFile.objects.alias(length=Length("text")).filter(
        pk=Value(Blank("file")), length__lte=LONGEST_COMPARED
    )
    return Prepared(files.order_by().values_list("text"))


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
