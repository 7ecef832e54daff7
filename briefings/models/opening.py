"""Who has the page of an issue or article open before him."""

from django.conf import settings
from django.db import models

from .article import Article
from .issue import Issue


class Opening(models.Model):
    """Somebody has opened the page of an issue, or of one article of it, and not saved."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    issue = models.ForeignKey(Issue, models.CASCADE, related_name="openings")
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, related_name="openings"
    )
    at = models.DateTimeField("打开时间")

    class Meta:
        verbose_name = verbose_name_plural = "正在编辑"

    def __str__(self):
        return f"{self.user}：{self.article or self.issue}"
