"""Who signed in and who failed to, as django-axes writes it down, in our words."""

from typing import Self

from axes.models import AccessFailureLog, AccessLog
from django.contrib.auth.models import User
from django.db import models

from agencies.models import Membership
from agencies.querysets import has_every_right


class SigningQuerySet(models.QuerySet):
    def within_reach_of(self, user: User, *roles: str) -> Self:
        """Of the people of the bureaus within reach; names of no account are in nobody's."""
        if has_every_right(user):
            return self
        people = Membership.objects.within_reach_of(user, *roles).order_by()
        return self.filter(username__in=people.values("user__username"))


class SignIn(AccessLog):
    """One signing in, and out again if that was done."""

    objects = SigningQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "登录记录"

    def __str__(self):
        return f"{self.username}（{self.ip_address or '地址不详'}）"


class FailedSignIn(AccessFailureLog):
    """One wrong password, or a name that there is not."""

    objects = SigningQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "登录失败"

    def __str__(self):
        return f"{self.username}（{self.ip_address or '地址不详'}）"
