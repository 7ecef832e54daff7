"""An old version brought back: what it said becomes the newest, nothing is undone."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Region

from .editing import choose_topics, cite_again
from .models import Article, Distribution, Issue, Topic
from .publishing import objections
from .rights import EDITORS, require_role
from .versions import Version, begin_edit

# Where an article stands among those that its issue has by now.
KEPT_AS_IT_IS = {"id", "issue_id", "position"}


class RevertRefused(Exception):
    """That version may not come back; the message says why, in Chinese."""


@transaction.atomic
def revert(version: Version, by=None) -> Issue:
    """Let the row say again what it said in this version; answers its issue."""
    row = version.instance_type.objects.filter(pk=version.id).first()
    if row is None:
        raise RevertRefused("它已经删除了，请先从回收站恢复。")
    key = row.pk if isinstance(row, Issue) else row.issue_id
    require_role(by, Issue.objects.filter(pk=key), *EDITORS)
    begin_edit(key)
    row.refresh_from_db()
    _say_as(row, version)
    issue = row if isinstance(row, Issue) else row.issue
    _refuse_nonsense(row)
    row.save()
    if isinstance(row, Issue):
        _send_to(row, version.beside["distribution"])
        _refuse_unfit_for_the_public(row)
    else:
        _tag(row, version.beside)
        cite_again(row)
    if by:
        when = timezone.localtime(version.history_date)
        words = f"恢复 {when:%Y-%m-%d %H:%M} 的版本"
        LogEntry.objects.log_actions(by.pk, [row], CHANGE, words, single_object=True)
    return issue


def _say_as(row: Issue | Article, version: Version) -> None:
    for field in version.tracked_fields:
        if field.attname not in KEPT_AS_IT_IS:
            setattr(row, field.attname, getattr(version, field.attname))


def _refuse_nonsense(row: Issue | Article) -> None:
    agency = row.agency_id if isinstance(row, Issue) else None
    if agency and not Agency.objects.filter(pk=agency).exists():
        raise RevertRefused("那个版本的单位已经删除，不能恢复。")
    try:
        row.validate_constraints()
    except ValidationError as clash:
        raise RevertRefused(f"不能恢复：{''.join(clash.messages)}") from None


def _refuse_unfit_for_the_public(issue: Issue) -> None:
    if issue.is_public and (reasons := list(objections(issue))):
        raise RevertRefused(f"已经发布，不能恢复那个版本：{'；'.join(reasons)}。")


def _send_to(issue: Issue, lines: list) -> None:
    issue.distribution.all().delete()
    Distribution.objects.bulk_create(
        Distribution(issue=issue, position=position, role=role, recipients=recipients)
        for position, role, recipients in lines
    )


def _tag(article: Article, beside: dict) -> None:
    """With those of the topics and regions that there still are."""
    choose_topics(article, Topic.objects.filter(pk__in=beside["topics"]))
    article.regions.set(Region.objects.filter(pk__in=beside["regions"]))
