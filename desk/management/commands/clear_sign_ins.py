"""manage.py clear_sign_ins: who signed in or failed to, long ago, is forgotten."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.utils import timezone

from briefings.management.forgetting import ForgettingCommand
from desk.models import FailedSignIn, SignIn

KEPT_FOR = timedelta(days=180)


class Command(ForgettingCommand):
    help = "删除放满 180 天的登录记录、登录失败和输错密码的计数。"
    kept_for = KEPT_FOR

    def forget(self, kept_for: timedelta) -> list[str]:
        until = timezone.now() - kept_for
        old = [
            model._default_manager.filter(attempt_time__lte=until)
            for model in (SignIn, FailedSignIn, AccessAttempt)
        ]
        gone = sum(rows.delete()[0] for rows in old)
        return [f"已删除 {gone} 条登录记录。"]
