"""Counts what the public sees, so that nothing kept from before is shown after."""

from django.db import models

from ..querysets import ContentVersionQuerySet


class ContentVersion(models.Model):
    """A number that rises whenever something public of a year changes; year 0 is all.

    It is a time in microseconds: even a database restored from a backup never comes
    upon a number that some browser or worker has met with other contents.
    """

    WHOLE_SITE = 0

    year = models.PositiveSmallIntegerField("年份", primary_key=True)
    number = models.BigIntegerField("内容版次", default=0)
    # In the form that briefings/content_version.py writes and reads.
    recent = models.TextField("最近的改动", default="")

    objects = ContentVersionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "内容版次"

    def __str__(self):
        return f"{self.year or '全站'} {self.number}"
