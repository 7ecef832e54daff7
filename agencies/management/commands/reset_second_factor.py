"""manage.py reset_second_factor NAME: for a lost phone, the password alone will do again."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from ...second_factor import reset_second_factor


class Command(BaseCommand):
    help = "重置一个账号的两步登录：手机丢了，恢复码也没有了的时候用。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("name", metavar="NAME", help="登录用的用户名")

    def handle(self, **given) -> None:
        user = User.objects.filter(username=given["name"]).first()
        if user is None:
            raise CommandError(f"没有“{given['name']}”这个用户名。")
        had = reset_second_factor(user)
        done = "已重置两步登录，现在凭密码登录" if had else "没有开启两步登录"
        self.stdout.write(f"“{user}”{done}。")
