"""Two bureaus that are one: all that is of the one becomes the other's, or nothing does."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from agencies.addresses import lead_on
from agencies.models import Agency

from .editing import names_changed
from .models import Article, Binned, Issue
from .rights import require_every_right
from .search import reindex

logger = logging.getLogger(__name__)

# A database takes so many values in one statement, and some more.
AT_ONCE = 500


class MergeRefused(Exception):
    """They cannot become one bureau as they are; the message names every reason."""

    def __init__(self, former: Agency, into: Agency, reasons: Iterable[str]):
        self.reasons = tuple(reasons)
        told = "；".join(each.rstrip("。") for each in self.reasons)
        super().__init__(f"“{former}”不能并入“{into}”：{told}。")


class Clash(NamedTuple):
    """A row that the other bureau has as well, and may have once only."""

    what: str
    row: models.Model


@transaction.atomic
def merge(former: Agency, into: Agency, by=None) -> list[int]:
    """Let `into` have all that is `former`'s, whose name and address lead there from now on.

    Answers the issues that it now has besides its own. There is no way back.
    """
    require_every_right(by)
    _lock(former, into)
    if reasons := list(why_not(former, into)):
        raise MergeRefused(former, into, reasons)
    moved = list(
        Issue.objects.of_agency(former).order_by("pk").values_list("pk", flat=True)
    )
    _take_over(former, into)
    _note(former, into, by, len(moved))
    # Whatever names it was moved: nothing is deleted with it.
    former.delete()
    lead_on(former.slug, into)
    for at in range(0, len(moved), AT_ONCE):
        reindex(Article.objects.filter(issue__in=moved[at : at + AT_ONCE]))
    names_changed(Issue.objects.of_agency(into))
    return moved


def why_not(former: Agency, into: Agency) -> Iterator[str]:
    """Every reason against the merger, in Chinese."""
    if former == into:
        yield "是同一个单位"
        return
    for each in clashes(former, into):
        yield f"两边都有{each.what}“{each.row}”"
    yield from standing_in_the_way(former, into)


def standing_in_the_way(former: Agency, into: Agency) -> Iterator[str]:
    """What is amiss with the bureaus themselves."""
    if not into.is_confirmed:
        yield f"“{into}”尚未确认，请先确认，或者反过来并"
    if _is_above(former, into.parent):
        yield f"“{into}”在“{former}”的下级单位之下，请先改它的上级单位"
    for name, other in _others_called(former, into):
        yield f"“{name}”也是“{other}”的名称或曾用名"


def clashes(former: Agency, into: Agency) -> Iterator[Clash]:
    """What each may have once only, and both have: by the constraints of the tables."""
    for field in fields_that_name_bureaus():
        for constraint in field.model._meta.constraints:
            is_unique = isinstance(constraint, models.UniqueConstraint)
            if is_unique and field.name in constraint.fields:
                for row in _twice(field, constraint, former, into):
                    yield Clash(str(field.model._meta.verbose_name), row)


def _twice(
    field: Any, once: models.UniqueConstraint, former: Agency, into: Agency
) -> models.QuerySet:
    rows = field.model._base_manager.filter(once.condition or Q())
    alike = {name: OuterRef(name) for name in once.fields if name != field.name}
    others = rows.filter(**alike, **{field.name: into})
    return rows.filter(Exists(others), **{field.name: former})


def fields_that_name_bureaus() -> list[Any]:
    """The foreign keys of all tables, those of old versions and of the bin too."""
    # The types know no relations from elsewhere.
    relations: Iterable[Any] = Agency._meta.get_fields(include_hidden=True)
    return [each.field for each in relations if each.auto_created and each.one_to_many]


def _is_above(agency: Agency, below: Agency | None) -> bool:
    """Whether it stands above that one; as its parent it may be merged into it."""
    above = below.parent if below else None
    while above:
        if above == agency:
            return True
        above = above.parent
    return False


def _others_called(former: Agency, into: Agency) -> Iterator[tuple[str, Agency]]:
    names = {former.name, *former.former_names}
    for other in Agency.objects.exclude(pk__in=[former.pk, into.pk]):
        for name in names.intersection((other.name, *other.former_names)):
            yield name, other


def _lock(former: Agency, into: Agency) -> None:
    """Issues first, as whoever edits or publishes one does; then nobody files a new one."""
    theirs = Issue.objects.of_agency(former, into)
    theirs.lock()
    both = Agency.objects.filter(pk__in=[former.pk, into.pk])
    held = {each.pk: each for each in both.order_by("pk").select_for_update()}
    if former.pk not in held or into.pk not in held:
        raise MergeRefused(former, into, ["其中一个已被别人并走或删除"])
    theirs.lock()
    former.refresh_from_db()
    into.refresh_from_db()


def _take_over(former: Agency, into: Agency) -> None:
    if into.parent_id == former.pk:
        into.parent = former.parent
    names = dict.fromkeys([*into.former_names, former.name, *former.former_names])
    into.former_names = [name for name in names if name != into.name]
    into.save()
    for field in fields_that_name_bureaus():
        rows = field.model._base_manager.filter(**{field.name: former})
        if field.model is Binned:
            _rename_in_bin(rows, former, into)
        rows.update(**{field.name: into})


def _rename_in_bin(rows: models.QuerySet, former: Agency, into: Agency) -> None:
    """What is brought back from there comes back to the bureau that there is."""
    for binned in rows.select_for_update():
        for each in binned.rows:
            if each["values"].get("agency_id") == str(former.pk):
                each["values"]["agency_id"] = str(into.pk)
        binned.save(update_fields=["rows"])


def _note(former: Agency, into: Agency, by, count: int) -> None:
    for row, deed, what in (
        (former, DELETION, f"并入“{into}”，{count} 期随之改属"),
        (into, CHANGE, f"并入“{former}”，增加 {count} 期"),
    ):
        if by:
            log = LogEntry.objects
            log.log_actions(by.pk, [row], deed, what, single_object=True)
    logger.info("merged agency %s into %s, by %s", former.pk, into.pk, by)
