"""The way back from the bin: as it was, and through the gate where the public reads it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from .bin import BinRefused, fields_of, stamp
from .gate import ChangeRefused, Key, blocks_before, refuse_new_blocks
from .logbook import note
from .models import Binned, Issue, SourceFile
from .querysets import SourceFileQuerySet
from .rights import EDITORS, RightsRefused, in_words, require_role
from .search import reindex


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
    stood = blocks_before(issues.first())
    rows = [_row_of(each) for each in binned.rows]
    _refuse_what_would_clash(binned, rows)
    _insert(binned, rows)
    # An issue may have lost its bureau.
    require_role(by, issues, *EDITORS)
    issue = issues.get()
    _pass_the_gate(binned, issue, stood)
    binned.delete()
    _show_again(SourceFile.objects.filter(issues=issue, binned__isnull=False), by)
    if binned.what == Binned.What.ARTICLE:
        stamp(issue, by)
        reindex(issue.articles.all())
    note(_main(binned, rows), by, "从回收站恢复")
    return issue


def _insert(binned: Binned, rows: list[models.Model]) -> None:
    """As they were: not stamped, not counted anew."""
    try:
        for row in _with_what_they_name(rows):
            row.save_base(raw=True, force_insert=True)
    except IntegrityError:
        raise BinRefused(f"“{binned}”不能恢复：期号或文号刚被占用。") from None


def _pass_the_gate(binned: Binned, issue: Issue, stood: Collection[Key]) -> None:
    """As any edit of what the public reads; a draft is looked at when it is handed in."""
    if not issue.is_named_in_public:
        return
    try:
        refuse_new_blocks(issue, stood)
    except ChangeRefused as refusal:
        raise BinRefused(f"“{binned}”不能恢复，公众会看到：{refusal}") from refusal


def _require_own(binned: Binned, by) -> None:
    if by and not Binned.objects.within_reach_of(by, *EDITORS).contains(binned):
        raise RightsRefused(f"你没有这个单位的{in_words(EDITORS)}权限。")


def _show_again(files: SourceFileQuerySet, by) -> None:
    for file in files.defer("content", "text"):
        held = Binned.objects.filter(pk__in=[file.binned_id])
        file.binned = None
        file.save(update_fields=["binned"])
        held.delete()
        note(file, by, "从回收站恢复")


def _row_of(kept: dict[str, Any]) -> models.Model:
    """The row, not saved; what the model has gained since it was binned is as when new."""
    model = apps.get_model(kept["model"])
    values = {
        field.attname: field.to_python(kept["values"][field.attname])
        for field in fields_of(model)
        if field.attname in kept["values"]
    }
    return model(**values)


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
