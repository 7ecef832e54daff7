"""What was deleted and can still be brought back, out of everybody's sight."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from agencies.models import Agency

from ..querysets import BinnedQuerySet
from .article import PlainChinese

# So long a deleted issue or article can be brought back.
KEPT_FOR = timedelta(days=30)


class Binned(models.Model):
    """An issue or article in the bin: its rows, with all that hung on them, as JSON.

    They stand in no table of their own any more, so no list, search, count or feed can
    show them, and their number is free for another. A source file stays where it is, for
    it is never deleted: it points here, and what lists files leaves it out.
    """

    class What(models.TextChoices):
        ISSUE = "issue", "期"
        ARTICLE = "article", "文章"
        FILE = "sourcefile", "来源文件"

    what = models.CharField("类别", max_length=10, choices=What)
    name = models.CharField("名称", max_length=600)
    # The keys that they had, and will have again.
    row = models.BigIntegerField()
    issue = models.BigIntegerField(null=True)
    agency = models.ForeignKey(
        Agency, models.SET_NULL, null=True, related_name="+", verbose_name="单位"
    )
    rows = models.JSONField(encoder=PlainChinese)
    binned_at = models.DateTimeField("删除时间", auto_now_add=True, db_index=True)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="删除人"
    )

    objects = BinnedQuerySet.as_manager()

    class Meta:
        ordering = ["-binned_at", "-pk"]
        verbose_name = verbose_name_plural = "回收站"

    def __str__(self):
        return self.name

    @property
    def days_left(self) -> int | None:
        """None of what stays for good."""
        if self.what == self.What.FILE:
            return None
        return max(0, (self.binned_at + KEPT_FOR - timezone.now()).days)

    @property
    def words(self) -> str:
        """The titles and texts in it, to see what it was."""
        if self.what == self.What.FILE:
            return self.file.text
        articles = [
            each["values"] for each in self.rows if each["model"] == "briefings.article"
        ]
        return "\n\n".join(f"{each['title']}\n{each['text']}" for each in articles)
