"""What a public text once said wrongly, and what it says now."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from ..querysets import CorrectionQuerySet
from .article import Article
from .issue import Issue


class Correction(models.Model):
    """A sentence that tells readers of a public issue what was put right in it.

    Its words are never written over: who mends one ends it, and the next takes its place.
    Whoever wrote or ended one is known for ever: such an account is closed, not deleted.
    """

    issue = models.ForeignKey(
        Issue, models.CASCADE, related_name="corrections", verbose_name="期"
    )
    # None: of the issue at large, its head or several of its articles.
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="文章",
    )
    text = models.CharField("更正说明", max_length=500)
    # When the text was put right; mended, the note keeps it.
    corrected_at = models.DateTimeField("更正时间", default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="谁写的",
    )
    made_at = models.DateTimeField("写明时间", default=timezone.now)
    mends = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mended",
        verbose_name="改自",
    )
    ended_at = models.DateTimeField("撤回时间", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="谁撤回的",
    )
    ended_why = models.CharField("撤回原因", max_length=200, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["corrected_at", "pk"]
        verbose_name = verbose_name_plural = "更正"

    def __str__(self):
        return self.text

    @property
    def is_standing(self) -> bool:
        """Whether readers see it, as long as its issue is public."""
        return self.ended_at is None
