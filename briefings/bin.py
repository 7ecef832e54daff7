"""The bin: what was deleted lies there for a month, then it is gone for good.

Source files lie there, too, but never go.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib.admin.models import DELETION
from django.db import models, router, transaction
from django.db.models.deletion import Collector
from django.utils import timezone

from agencies.models import Agency, Role

from .approval import let_go_if_changed
from .content_version import raise_content_version
from .logbook import note
from .models import Article, Binned, Issue, Opening, Schedule, SourceFile
from .models.binned import KEPT_FOR
from .querysets import IssueQuerySet
from .rights import EDITORS, RightsRefused, in_words, require_role
from .search import unindex
from .versions import forget_versions

logger = logging.getLogger(__name__)

# What hangs on a row and says nothing of it; what was approved was not to be deleted.
LEFT_BEHIND = (Opening, Schedule)


class BinRefused(Exception):
    """It may not go into the bin, or not come back; the message says why, in Chinese."""


@transaction.atomic
def bin_issues(issues: IssueQuerySet, by=None) -> list[Binned]:
    """Move whole issues into the bin, with all that hangs on them."""
    issues.lock()
    require_role(by, issues, Role.ENTER)
    return [_bin(issue, issue, by) for issue in issues.select_related("agency")]


@transaction.atomic
def bin_article(article: Article, by=None) -> Binned:
    """Move one article of an issue into the bin, with its figures and tags.

    As it is held once nobody else can change it: who calls may have read it long before.
    """
    issues = Issue.objects.filter(pk=article.issue_id)
    issues.lock()
    require_role(by, issues, *EDITORS)
    held = Article.objects.select_related("issue__agency").filter(pk=article.pk).first()
    if held is None:
        raise BinRefused(f"“{article}”已经删除了。")
    issue = held.issue
    binned = _bin(held, issue, by)
    stamp(issue, by)
    return binned


@transaction.atomic
def bin_file(file: SourceFile, by=None) -> Binned:
    """Hide a file that should not have come in; what it made goes along, each by itself.

    Nothing of it is deleted: its row, its bytes and its fingerprint stay what they are.
    """
    issues = Issue.objects.filter(source_file=file)
    issues.lock()
    held = (
        SourceFile.objects.select_for_update().defer("content", "text").get(pk=file.pk)
    )
    if held.binned_id:
        raise BinRefused(f"“{held}”已经在回收站里了。")
    _require_own_file(held, by)
    agencies = list(Agency.objects.filter(issues__in=issues).distinct())
    bin_issues(issues, by)
    held.binned = Binned.objects.create(
        what=Binned.What.FILE,
        name=held.name,
        row=held.pk,
        agency=agencies[0] if len(agencies) == 1 else None,
        rows=[],
        binned_by=by,
    )
    held.save(update_fields=["binned"])
    note(held, by, "移入回收站", DELETION)
    return held.binned


@transaction.atomic
def empty_bin(older_than: timedelta = KEPT_FOR) -> list[Binned]:
    """Delete for good what has lain there so long; answers what that was.

    Locked: what somebody is just bringing back is there no more once he is done.
    """
    old = Binned.objects.filter(binned_at__lte=timezone.now() - older_than)
    due = old.exclude(what=Binned.What.FILE)
    in_order = due.select_for_update().defer("rows").order_by("binned_at", "pk")
    gone = list(in_order)
    Binned.objects.filter(pk__in=[each.pk for each in gone]).delete()
    for each in gone:
        _forget_versions_of(each)
        logger.info("gone for good: %s %s, %s", each.what, each.row, each)
    return gone


def _require_own_file(file: SourceFile, by) -> None:
    theirs = by and SourceFile.objects.within_reach_of(by, Role.ENTER)
    if by and not theirs.contains(file):
        raise RightsRefused(f"你没有这个单位的{in_words([Role.ENTER])}权限。")


def _forget_versions_of(gone: Binned) -> None:
    if gone.what == Binned.What.ISSUE:
        forget_versions(Issue, id=gone.issue)
        forget_versions(Article, issue=gone.issue)
    else:
        forget_versions(Article, id=gone.row)


def _bin(row: Issue | Article, issue: Issue, by) -> Binned:
    if issue.first_public_at:
        raise BinRefused(f"“{issue}”曾经公开，只能撤下，不能删除。")
    what = Binned.What.ISSUE if row is issue else Binned.What.ARTICLE
    binned = Binned.objects.create(
        what=what,
        name=str(issue) if row is issue else f"{row}（{issue}）",
        row=row.pk,
        issue=issue.pk,
        agency=issue.agency,
        rows=[_as_json(each) for each in _with_all_that_hangs_on(row)],
        binned_by=by,
    )
    note(row, by, "移入回收站", DELETION)
    of_issue = Article.objects.filter(issue=issue)
    unindex(of_issue if row is issue else of_issue.filter(pk=row.pk))
    row.delete()
    return binned


def _with_all_that_hangs_on(row: models.Model) -> Iterator[models.Model]:
    """What a deletion takes along, of whichever app, the row itself first."""
    collector = Collector(using=router.db_for_write(type(row)), origin=row)
    collector.collect([row])
    yield row
    for model, rows in collector.data.items():
        if not issubclass(model, LEFT_BEHIND):
            yield from (each for each in rows if each != row)
    for queryset in collector.fast_deletes:
        if not issubclass(queryset.model, LEFT_BEHIND):
            yield from queryset


def _as_json(row: models.Model) -> dict[str, Any]:
    values = {
        field.attname: None
        if getattr(row, field.attname) is None
        else field.value_to_string(row)
        for field in fields_of(type(row))
    }
    return {"model": row._meta.label_lower, "values": values}


def fields_of(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def stamp(issue: Issue, by) -> None:
    """A person has changed the issue: no later import overwrites it."""
    issue.edited_at = timezone.now()
    issue.save(update_fields=["edited_at"])
    let_go_if_changed(issue, by)
    if issue.is_public:
        raise_content_version([issue.year_in_lists], issues=[issue.pk])
