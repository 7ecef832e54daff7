"""manage.py vet_password: whether accounts of these names may have the password."""

import os

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...passwords import complaints_about


class Command(BaseCommand):
    help = "检查环境变量里的密码能不能用作这些账号的密码；不能用就说明原因。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("variable", metavar="VARIABLE", help="环境变量名")
        parser.add_argument("names", nargs="+", metavar="NAME", help="用户名")

    def handle(self, **given) -> None:
        password = os.environ.get(given["variable"], "")
        for name in given["names"]:
            if why := complaints_about(password, User(username=name)):
                raise CommandError(f"{given['variable']} 不能用作“{name}”的密码：{why}")
