"""manage.py clear_sign_ins: who signed in or failed to, long ago, is forgotten."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.core.management.base import BaseCommand
from django.utils import timezone

from briefings.management.alone import one_at_a_time
from briefings.management.commands.empty_bin import days
from desk.models import FailedSignIn, SignIn

KEPT_FOR = timedelta(days=180)


class Command(BaseCommand):
    help = "删除放满 180 天的登录记录、登录失败和输错密码的计数。"

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--days",
            type=days,
            default=KEPT_FOR,
            metavar="N",
            help="删除放满 N 天的（默认 180）",
        )

    @one_at_a_time
    def handle(self, **given) -> None:
        until = timezone.now() - given["days"]
        old = [
            model._default_manager.filter(attempt_time__lte=until)
            for model in (SignIn, FailedSignIn, AccessAttempt)
        ]
        gone = sum(rows.delete()[0] for rows in old)
        self.stdout.write(f"已删除 {gone} 条登录记录。")
