"""Who wants to be told by e-mail of what is new, and in which lists."""

from django.db import models
from django.utils import timezone


class Follower(models.Model):
    """An address, and nothing else of the person; gone with the last list of it."""

    address = models.EmailField("邮箱", unique=True)
    # When the last message was sent: one a day at most.
    told_at = models.DateTimeField("上次发送", null=True, blank=True)
    # How often in a row the address was refused for good.
    refusals = models.PositiveSmallIntegerField("被拒次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "邮件订阅者"

    def __str__(self) -> str:
        return f"第{self.pk}号"


class AlertList(models.Model):
    """One list that an address follows, by the address of its feed."""

    follower = models.ForeignKey(
        Follower, models.CASCADE, related_name="lists", verbose_name="订阅者"
    )
    # /feeds/articles.atom?city=440200, as the feed itself writes it.
    feed = models.CharField("列表", max_length=1000)
    without = models.CharField("排除的词", max_length=100, blank=True)
    asked_at = models.DateTimeField("申请时间", default=timezone.now)
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)
    # What became public by then has been told.
    told_until = models.DateTimeField("已告知到", default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = "邮件订阅"
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "feed"], name="a_list_is_followed_once"
            )
        ]

    def __str__(self) -> str:
        return self.feed
