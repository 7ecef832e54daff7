"""An issue in review that was passed for a day to come."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..querysets import ScheduleQuerySet
from .issue import Issue


class Schedule(models.Model):
    """When an issue is to become public, and who has approved what of it.

    It ends with the step that the issue takes next. One that was let go says why until
    then: what was approved was changed, or could not be published when its time came.
    """

    issue = models.OneToOneField(
        Issue, models.CASCADE, related_name="schedule", verbose_name="期"
    )
    due_at = models.DateTimeField("定于")
    # In whose name it will be published: such an account is closed, not deleted.
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="批准人"
    )
    approved_at = models.DateTimeField("批准时间", default=timezone.now)
    # Of all that it said when it was approved.
    digest = models.CharField(max_length=64)
    let_go_why = models.TextField("取消原因", blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "定时发布"

    def __str__(self):
        return f"{self.issue} {timezone.localtime(self.due_at):%Y-%m-%d %H:%M}"

    @property
    def is_pending(self) -> bool:
        return not self.let_go_why

    @property
    def is_overdue(self) -> bool:
        """Whether its time has come and nobody has published it."""
        return self.is_pending and self.due_at <= timezone.now()
