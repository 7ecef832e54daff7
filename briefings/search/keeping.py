"""The index kept in step with the articles, and every drift between them named."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection, transaction

from ..content_version import raise_content_version
from ..models import Article, ContentVersion, Issue
from ..querysets import ArticleQuerySet
from .engine import engine
from .entries import (
    Entry,
    day_of,
    due_entries,
    entries_of,
    entry_of,
    held_entries,
    orphaned_entries,
)

BATCH = 500


class Kind(StrEnum):
    MISSING = "缺少"
    EXTRA = "多余"
    STALE = "过时"
    BROKEN = "损坏"


@dataclass(frozen=True, slots=True)
class Drift:
    """An article of which the index does not hold what it should."""

    kind: Kind
    article_id: int


@transaction.atomic
def reindex(articles: ArticleQuerySet) -> list[Drift]:
    """Make the index hold what these articles now say, if it is public, and no more.

    Whatever of them was or is public makes a new content version. Answers with what
    was amiss.
    """
    due, held, amiss = _mend(articles)
    entries = [*due.values(), *held.values()]
    _announce(entries, _issues_of(entries))
    return amiss


@transaction.atomic(savepoint=False)
def index_new(articles: Iterable[Article]) -> None:
    """Enter articles that this transaction has filed and published, by their rows.

    What others might do to them meanwhile, nobody can: nobody sees them yet.
    """
    articles = list(articles)
    due = {article.pk: entry_of(article) for article in articles}
    _put_right(due, entries_of(due))
    _announce(due.values(), {article.issue_id for article in articles})


@transaction.atomic
def unindex(articles: ArticleQuerySet) -> None:
    """Forget articles that are about to be deleted."""
    held = held_entries(articles).values()
    engine().erase(held)
    _announce(held, _issues_of(held))


def rebuild(*, from_scratch: bool = False) -> Iterator[int]:
    """Mend the whole index batch by batch; yields how many articles each has looked at.

    Every batch is a transaction of its own: others read and write in between, and
    after a crash the next run passes over what is right already.
    """
    if from_scratch or engine().articles_out_of_step():
        with transaction.atomic():
            engine().empty()
    for articles, size in _batches():
        with transaction.atomic():
            _mend(articles)
        yield size
    with transaction.atomic():
        engine().erase(orphaned_entries().values())
        raise_content_version(_every_year())
    engine().settle()


def drifts() -> Iterator[Drift]:
    """Everything in which the index and the articles differ."""
    for articles, _ in _batches():
        yield from _compare(due_entries(articles), held_entries(articles))
    for article_id in orphaned_entries():
        yield Drift(Kind.EXTRA, article_id)
    for article_id in engine().articles_out_of_step():
        yield Drift(Kind.BROKEN, article_id)


def _mend(articles: ArticleQuerySet) -> tuple[dict, dict, list[Drift]]:
    """Put the index right; answers with what is due, what was held, what was amiss."""
    _lock_issues(articles)
    due, held = due_entries(articles), held_entries(articles)
    return due, held, _put_right(due, held)


def _put_right(due: dict[int, Entry], held: dict[int, Entry]) -> list[Drift]:
    amiss = list(_compare(due, held))
    ids = [drift.article_id for drift in amiss]
    if stale := [held[pk] for pk in ids if pk in held]:
        engine().erase(stale)
    if new := [due[pk] for pk in ids if pk in due]:
        engine().write(new)
    return amiss


def _every_year() -> set[int]:
    held = ContentVersion.objects.by_year().keys()
    return Issue.objects.published().years() | held


def _announce(entries: Iterable[Entry], issues: set[int] | None) -> None:
    if years := {day_of(entry.place).year for entry in entries}:
        raise_content_version(years, issues=issues)


def _issues_of(entries: Collection[Entry]) -> set[int] | None:
    """The issues that the articles are from; None if they are too many to name."""
    if len(entries) > BATCH:
        return None
    ids = {entry.article_id for entry in entries}
    articles = Article.objects.filter(pk__in=ids).order_by()
    return set(articles.values_list("issue", flat=True)) if ids else set()


def _compare(due: dict[int, Entry], held: dict[int, Entry]) -> Iterator[Drift]:
    for pk in sorted(due.keys() | held.keys()):
        if pk not in held:
            yield Drift(Kind.MISSING, pk)
        elif pk not in due:
            yield Drift(Kind.EXTRA, pk)
        elif held[pk] != due[pk]:
            yield Drift(Kind.STALE, pk)


def _batches() -> Iterator[tuple[ArticleQuerySet, int]]:
    """All articles, a few at a time in order of id, and how few."""
    last = 0
    rest = Article.objects.order_by("pk")
    while ids := list(rest.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield Article.objects.filter(pk__gt=last, pk__lte=ids[-1]), len(ids)
        last = ids[-1]


def _lock_issues(articles: ArticleQuerySet) -> None:
    """Let nobody publish, withdraw or edit them between reading and writing.

    Where writers exclude each other anyway, as on SQLite, there is nothing to lock.
    """
    if not connection.features.has_select_for_update:
        return
    issues = Issue.objects.filter(pk__in=articles.order_by().values("issue"))
    list(issues.order_by("pk").select_for_update().values_list("pk"))
