"""What came back from review or from the public, and the words it came back with."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from briefings.models import Issue
from briefings.publishing import SEND_BACK, WITHDRAW

Status = Issue.Status


def why_not_public(issue: Issue) -> LogEntry | None:
    """The step that last sent it back or withdrew it, as long as that holds."""
    if issue.status not in (Status.DRAFT, Status.WITHDRAWN):
        return None
    steps = _steps(SEND_BACK, WITHDRAW).filter(object_id=issue.pk)
    return steps.select_related("user").order_by("-pk").first()


class SentBack(admin.SimpleListFilter):
    """Drafts that somebody sent back, for whoever wrote them to find."""

    title = "退回"
    parameter_name = "sent_back"

    def lookups(self, request, model_admin):
        return [("yes", "退回修改的草稿")]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        drafts = queryset.filter(status=Status.DRAFT)
        # The log names rows of every kind in words, not all of which are numbers.
        named = drafts.annotate(in_log=Cast("pk", CharField()))
        return named.filter(in_log__in=_steps(SEND_BACK).values("object_id"))


def _steps(*names: str) -> QuerySet[LogEntry]:
    """What the log says of such steps, whichever issue they were taken with."""
    words = Q()
    for name in names:
        words |= Q(change_message__startswith=f"{name}：")
    issues = ContentType.objects.get_for_model(Issue)
    return LogEntry.objects.filter(words, content_type=issues)
