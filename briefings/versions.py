"""Every saved version of an issue and of its articles, with who and when."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from .models import Article, Issue

# What django-simple-history makes of a row: its columns, and when and by whom.
Version = Any
CREATED, CHANGED = "+", "~"


class Stood(NamedTuple):
    """What an issue and its articles said at a moment, as far as it differs from now."""

    issue: Version | None
    # By the key of the article, of those that have changed since or are there no more.
    articles: dict[int, Version]
    # The keys of the articles that came only later.
    later: set[int]


@transaction.atomic
def begin_edit(issue: int) -> None:
    """Nobody else changes it meanwhile; what no person had changed yet is kept as it was."""
    Issue.objects.filter(pk=issue).lock()
    held = Issue.objects.select_related("source_file").filter(pk=issue).first()
    if held is None:
        return
    filed_by = held.source_file.brought_in_by_id if held.source_file else None
    for rows in _with_its_articles(held):
        new = [each for each, latest in _latest(rows) if latest is None]
        _keep(new, CREATED, filed_by, held.imported_at)


@transaction.atomic
def keep_versions(issue: Issue, by=None) -> int:
    """Keep the issue and its articles, where they say something new; answers how many."""
    kept = 0
    for rows in _with_its_articles(issue):
        latest = _latest(rows)
        for kind, chosen in (
            (CREATED, [row for row, last in latest if last is None]),
            (CHANGED, [row for row, last in latest if last and _differs(row, last)]),
        ):
            _keep(chosen, kind, by and by.pk, timezone.now())
            kept += len(chosen)
    return kept


def once_begun(issues: Iterable[Issue]) -> set[int]:
    """Those of them whose page a person has saved, be it as it was."""
    keys = [issue.pk for issue in issues]
    return set(_versions(Issue).filter(id__in=keys).values_list("id", flat=True))


def forget_versions(model: type[Issue | Article], **which: Any) -> None:
    """With what is gone for good."""
    _versions(model).filter(**which).delete()


def as_of(issue: Issue, at: datetime) -> Stood:
    """What it said at that moment, articles included that are deleted by now."""
    heads, articles = _versions(Issue), _versions(Article).filter(issue_id=issue.pk)
    touched = set(articles.filter(history_date__gt=at).values_list("id", flat=True))
    held = set(issue.articles.values_list("id", flat=True))
    before = articles.filter(history_date__lte=at).exclude(id__in=held - touched)
    then = {each.id: each for each in before.order_by("history_id")}
    of_issue = heads.filter(id=issue.pk, history_date__lte=at).order_by("history_id")
    return Stood(of_issue.last(), then, touched - set(then))


def digest_of(issue: Issue) -> str:
    """Differs once anything is changed that a version of it or of its articles would keep."""
    said = [
        (_columns(row), beside(row))
        for rows in _with_its_articles(issue)
        for row in rows
    ]
    return sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()


def beside(row: Issue | Article) -> dict[str, list]:
    """What a version says besides the columns of its row."""
    if isinstance(row, Issue):
        lines = row.distribution.all()
        return {"distribution": [[e.position, e.role, e.recipients] for e in lines]}
    return {
        "topics": sorted(tag.topic_id for tag in row.articletopic_set.all()),
        "regions": sorted(region.pk for region in row.regions.all()),
    }


Rows = list[Issue] | list[Article]


def _with_its_articles(issue: Issue) -> Iterator[Rows]:
    yield [Issue.objects.get(pk=issue.pk)]
    yield list(issue.articles.prefetch_related("articletopic_set", "regions"))


def _latest(rows: Rows) -> list[tuple[Issue | Article, Version | None]]:
    """Each row with its last version."""
    if not rows:
        return []
    versions = _versions(type(rows[0]))
    last = versions.filter(id__in=[row.pk for row in rows]).order_by().values("id")
    keys = last.annotate(last=Max("history_id")).values("last")
    held = {each.id: each for each in versions.filter(history_id__in=keys)}
    return [(row, held.get(row.pk)) for row in rows]


def _versions(model: type[Issue | Article]) -> Any:
    return model.history


# What the public does not read in words: the order of articles, marks of doubt.
NO_WORDS = {"id", "issue_id", "position", "title_is_provisional", "secrecy"}


def with_other_words(issue: Issue) -> list[Issue | Article]:
    """The issue and its articles as far as they read otherwise than when last kept.

    Topics and places are no words; whom it went to is. Of what was never kept nobody
    knows, and a new article is new to the public.
    """
    return [
        row
        for rows in _with_its_articles(issue)
        for row, last in _latest(rows)
        if last is None or _reads_otherwise(row, last)
    ]


def _reads_otherwise(row: Issue | Article, last: Version) -> bool:
    words = set(_columns(row)) - NO_WORDS
    if any(getattr(row, name) != getattr(last, name) for name in words):
        return True
    return isinstance(row, Issue) and beside(row) != last.beside


def _differs(row: Issue | Article, last: Version) -> bool:
    columns = _columns(row)
    return any(value != getattr(last, name) for name, value in columns.items()) or (
        beside(row) != last.beside
    )


def _columns(row: Issue | Article) -> dict[str, Any]:
    fields = _versions(type(row)).model.tracked_fields
    return {field.attname: getattr(row, field.attname) for field in fields}


def _keep(rows: list, kind: str, by: int | None, at) -> None:
    if not rows:
        return
    model = _versions(type(rows[0])).model
    model.objects.bulk_create(
        model(
            **{f.attname: getattr(row, f.attname) for f in model.tracked_fields},
            beside=beside(row),
            history_date=at,
            history_type=kind,
            history_user_id=by,
        )
        for row in rows
    )
