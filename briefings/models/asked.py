"""What readers searched for, counted: no address, no account, no time of day."""

from django.db import models

LONGEST = 60


class AskedSearch(models.Model):
    """The words of a search, on which day, how many times, and how much was found."""

    query = models.CharField("查找的内容", max_length=LONGEST)
    day = models.DateField("日期")
    hits = models.PositiveIntegerField("找到篇数")
    times = models.PositiveIntegerField("次数", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "query"], name="asked_once_a_day")
        ]
        verbose_name = verbose_name_plural = "查找记录"

    def __str__(self):
        return self.query
