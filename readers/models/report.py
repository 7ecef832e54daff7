"""What a reader takes for wrong in a public text, and what staff answer to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from briefings.models import Article
from metrics.models import Figure

from ..querysets import ErrorReportQuerySet

POINTED_OUT = {
    "words": "读者指出可能有错字、漏字",
    "figure": "读者指出数据可能不对",
    "facts": "读者指出日期、单位或文号可能不对",
    "page": "读者指出网页显示不正常",
}


class ErrorReport(models.Model):
    """One message of one reader about one article, perhaps about a figure of it.

    Readers see no word of it, only the answer. How to reach whoever sent it is forgotten
    with the answer; who answered is known for good.
    """

    class Wrong(models.TextChoices):
        WORDS = "words", "错字、漏字"
        FIGURE = "figure", "数据不对"
        FACTS = "facts", "日期、单位或文号不对"
        PRIVATE = "private", "有不宜公开的个人信息"
        PAGE = "page", "网页显示不正常"
        OTHER = "other", "其他"

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", "有误，已更正"
        RIGHT = "right", "核对无误"
        UNKNOWN = "unknown", "无法核实"
        UNRELATED = "unrelated", "与内容无关，不公开"

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="error_reports", verbose_name="文章"
    )
    # None: of the text at large, or of a figure that has since been read anew.
    figure = models.ForeignKey(
        Figure,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="error_reports",
        verbose_name="数据",
    )
    passage = models.CharField("读者指出的文字", max_length=500)
    wrong = models.CharField("差错类型", max_length=7, choices=Wrong)
    words = models.CharField("读者的说明", max_length=500)
    contact = models.CharField("联系方式", max_length=100, blank=True)
    received_at = models.DateTimeField("收到时间", default=timezone.now)
    outcome = models.CharField("处理结果", max_length=9, choices=Outcome, blank=True)
    answer = models.CharField("答复", max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="答复人",
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = verbose_name_plural = "差错报告"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="") | models.Q(contact=""),
                name="contact_forgotten_once_answered",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", answered_at=None)
                | (~models.Q(outcome="") & models.Q(answered_at__isnull=False)),
                name="answered_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["received_at"],
                condition=models.Q(outcome=""),
                name="error_reports_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_wrong_display()}：{self.passage}"

    @property
    def said(self) -> str:
        """What readers are told that one of them has pointed out; no word of her own."""
        return POINTED_OUT.get(self.wrong, "读者指出可能有差错")
