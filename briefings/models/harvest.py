"""What was taken from other sites: which of their texts stands here as which."""

from django.db import models

from .issue import Issue


class HarvestedSite(models.Model):
    """A site whose public texts are taken over, and in which state they were last."""

    address = models.URLField("网址", max_length=200, unique=True)
    version = models.CharField(max_length=40, blank=True, editable=False)
    harvested_at = models.DateTimeField("上次采集", null=True, editable=False)

    class Meta:
        ordering = ["address"]
        verbose_name = verbose_name_plural = "采集的网站"

    def __str__(self):
        return self.address


class HarvestedIssue(models.Model):
    """An issue that stands first at another site: its id there, and what it said last.

    Blank is what it said once it was withdrawn here by no person: it is public there no
    more, or the gate has taken it back. Of each article, by its id
    there, its key here and its address there.
    """

    site = models.ForeignKey(
        HarvestedSite, models.CASCADE, related_name="issues", verbose_name="网站"
    )
    issue = models.OneToOneField(
        Issue, models.CASCADE, related_name="harvested", verbose_name="期"
    )
    key = models.PositiveBigIntegerField("在那里的编号")
    digest = models.CharField(max_length=64, blank=True, editable=False)
    articles = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "采集来的期"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "key"], name="one_issue_once_from_a_site"
            )
        ]

    def __str__(self):
        return f"{self.site} {self.key}"

    def address_of(self, article: int) -> str:
        """Where that article stands there; blank of one that does not."""
        paths = dict(self.articles.values())
        path = paths.get(article)
        return f"{self.site.address}{path}" if path else ""
