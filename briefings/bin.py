"""The bin: what was deleted lies there for a month, then it is gone for good.

Source files lie there, too, but never go.
"""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, router, transaction
from django.db.models.deletion import Collector
from django.utils import timezone

from agencies.models import Agency, Role

from .approval import let_go_if_changed
from .content_version import raise_content_version
from .models import Article, Binned, Issue, Opening, Schedule, SourceFile
from .models.binned import KEPT_FOR
from .querysets import IssueQuerySet, SourceFileQuerySet
from .rights import EDITORS, RightsRefused, in_words, require_role
from .search import reindex, unindex
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
    _stamp(issue, by)
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
    _note(held, by, DELETION, "移入回收站")
    return held.binned


@transaction.atomic
def restore(binned: Binned, by=None) -> Issue | None:
    """Bring back what lies in the bin, as it was; answers the issue that now has it."""
    binned = _still_there(binned)
    _require_own(binned, by)
    if binned.what == Binned.What.FILE:
        _show_again(SourceFile.objects.filter(binned=binned), by)
        return None
    issues = Issue.objects.filter(pk__in=[binned.issue])
    issues.lock()
    # Of an article the issue may have gone to another bureau: nothing is told of it.
    require_role(by, issues, *EDITORS)
    rows = [_row_of(each) for each in binned.rows]
    _refuse_what_would_clash(binned, rows)
    _insert(binned, rows)
    binned.delete()
    # An issue may have lost its bureau.
    require_role(by, issues, *EDITORS)
    issue = issues.get()
    _show_again(SourceFile.objects.filter(issues=issue, binned__isnull=False), by)
    if binned.what == Binned.What.ARTICLE:
        _stamp(issue, by)
        reindex(issue.articles.all())
    _note(_main(binned, rows), by, CHANGE, "从回收站恢复")
    return issue


def _insert(binned: Binned, rows: list[models.Model]) -> None:
    """As they were: not stamped, not counted anew."""
    try:
        for row in _with_what_they_name(rows):
            row.save_base(raw=True, force_insert=True)
    except IntegrityError:
        raise BinRefused(f"“{binned}”不能恢复：期号或文号刚被占用。") from None


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


def _require_own(binned: Binned, by) -> None:
    if by and not Binned.objects.within_reach_of(by, *EDITORS).contains(binned):
        raise RightsRefused(f"你没有这个单位的{in_words(EDITORS)}权限。")


def _require_own_file(file: SourceFile, by) -> None:
    theirs = by and SourceFile.objects.within_reach_of(by, Role.ENTER)
    if by and not theirs.contains(file):
        raise RightsRefused(f"你没有这个单位的{in_words([Role.ENTER])}权限。")


def _show_again(files: SourceFileQuerySet, by) -> None:
    for file in files.defer("content", "text"):
        held = Binned.objects.filter(pk__in=[file.binned_id])
        file.binned = None
        file.save(update_fields=["binned"])
        held.delete()
        _note(file, by, CHANGE, "从回收站恢复")


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
    _note(row, by, DELETION, "移入回收站")
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
        for field in _fields(type(row))
    }
    return {"model": row._meta.label_lower, "values": values}


def _row_of(kept: dict[str, Any]) -> models.Model:
    """The row, not saved; what the model has gained since it was binned is as when new."""
    model = apps.get_model(kept["model"])
    values = {
        field.attname: field.to_python(kept["values"][field.attname])
        for field in _fields(model)
        if field.attname in kept["values"]
    }
    return model(**values)


def _fields(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def _still_there(binned: Binned) -> Binned:
    found = Binned.objects.select_for_update().filter(pk=binned.pk).first()
    if found is None:
        raise BinRefused(f"“{binned}”已经不在回收站里了。")
    return found


def _refuse_what_would_clash(binned: Binned, rows: list[models.Model]) -> None:
    row = _main(binned, rows)
    if isinstance(row, Issue):
        try:
            row.validate_constraints()
        except ValidationError as clash:
            raise BinRefused(f"“{binned}”不能恢复：{''.join(clash.messages)}") from None
        return
    issue = Issue.objects.filter(pk__in=[binned.issue]).first()
    if issue is None:
        raise BinRefused(f"“{binned}”不能恢复：它所在的期不在了，请先恢复那一期。")
    if issue.is_public:
        raise BinRefused(f"“{binned}”不能恢复：它所在的期已经发布。请先撤下，再恢复。")


def _main(binned: Binned, rows: list[models.Model]) -> models.Model:
    return next(row for row in rows if row._meta.model_name == binned.what)


def _with_what_they_name(rows: list[models.Model]) -> Iterator[models.Model]:
    """The rows whose topics, bureaus and others are still there, or can be left open."""
    lost = {(row._meta.model, row.pk) for row in rows}
    held: set[tuple[type[models.Model], Any]] = set()
    for field, keys in _named_by(rows):
        model = field.related_model
        found = model._default_manager.filter(pk__in=keys).values_list("pk", flat=True)
        held.update((model, key) for key in found)
    known = lost | held
    for row in rows:
        missing = [
            field
            for field in row._meta.concrete_fields
            if field.is_relation
            and getattr(row, field.attname) is not None
            and (field.related_model, getattr(row, field.attname)) not in known
        ]
        for field in missing:
            setattr(row, field.attname, None)
        if all(field.null for field in missing):
            yield row


def _named_by(rows: Iterable[models.Model]) -> Iterator[tuple[Any, set]]:
    """Each field that names rows of elsewhere, with the keys it names."""
    keys: dict[Any, set] = {}
    for row in rows:
        for field in row._meta.concrete_fields:
            if field.is_relation:
                keys.setdefault(field, set()).add(getattr(row, field.attname))
    yield from ((field, named - {None}) for field, named in keys.items())


def _stamp(issue: Issue, by) -> None:
    """A person has changed the issue: no later import overwrites it."""
    issue.edited_at = timezone.now()
    issue.save(update_fields=["edited_at"])
    let_go_if_changed(issue, by)
    if issue.is_public:
        raise_content_version([issue.year_in_lists], issues=[issue.pk])


def _note(row: models.Model, by, deed: int, what: str) -> None:
    if by:
        LogEntry.objects.log_actions(by.pk, [row], deed, what, single_object=True)
    logger.info("%s: %s %s, by %s", what, row._meta.model_name, row.pk, by)
