"""What a bureau's texts may not say, or had better not."""

from django.db import models
from django.db.models import Q

from agencies.models import Agency
from reading.documents.checks.wordings import LONGEST_WORDING

from ..querysets import ForbiddenWordingQuerySet


class ForbiddenWording(models.Model):
    """A row of a bureau's list of wordings, or of the one that all bureaus share."""

    words = models.CharField("不规范表述", max_length=LONGEST_WORDING)
    advice = models.CharField("规范表述", max_length=100, blank=True)
    blocks = models.BooleanField(
        "禁止发布", default=True, help_text="不勾选则只提示，不妨碍发布。"
    )
    agency = models.ForeignKey(
        Agency,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="forbidden_wordings",
        verbose_name="单位",
        help_text="只用于这个单位；留空则用于全部单位。",
    )
    changed_at = models.DateTimeField("修改时间", auto_now=True)

    objects = ForbiddenWordingQuerySet.as_manager()

    class Meta:
        ordering = ["words", "agency_id", "pk"]
        verbose_name = verbose_name_plural = "不规范表述"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "words"],
                name="one_wording_once_per_agency",
                violation_error_message="这个单位的词库里已有这一条。",
            ),
            models.UniqueConstraint(
                fields=["words"],
                condition=Q(agency=None),
                name="one_wording_once_for_all",
                violation_error_message="通用词库里已有这一条。",
            ),
        ]

    def __str__(self):
        return self.words
