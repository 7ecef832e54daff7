"""manage.py create_staff: an account for a member of staff, with roles at a bureau."""

import os
import sys
from getpass import getpass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.db.models import Q

from ...models import Agency, Role
from ...passwords import complaints_about
from ...people import EnrolmentRefused, enrol

PASSWORD = "STAFF_PASSWORD"  # noqa: S105 (the name of a variable)
ROLES = {name: role for role in Role for name in (role.value, str(role.label))}


class Command(BaseCommand):
    help = "建一个工作人员账号，并给他在单位里的角色：录入、审核、数据核对、管理。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME", help="登录用的用户名")
        parser.add_argument(
            "--agency", required=True, help="单位的网址名（slug）或全称"
        )
        parser.add_argument(
            "--role",
            required=True,
            action="append",
            help=f"角色，可写几次：{'、'.join(ROLES)}",
        )
        parser.add_argument(
            "--includes-counties", action="store_true", help="也管下属各县的单位"
        )
        parser.add_argument("--full-name", default="", help="姓名")

    def handle(self, **given) -> None:
        agency, roles = (
            _agency(given["agency"]),
            [_role(each) for each in given["role"]],
        )
        user = _account(given["name"], given["full_name"])
        user.set_password(self._password(user))
        with transaction.atomic():
            for role in dict.fromkeys(roles):
                _enrol(user, agency, role, given["includes_counties"])
        said = "、".join(str(role.label) for role in dict.fromkeys(roles))
        self.stdout.write(f"已建账号“{user.username}”：{agency}，{said}。")

    def _password(self, user: User) -> str:
        """From the environment, from what is piped in, or asked for twice."""
        if PASSWORD in os.environ or not sys.stdin.isatty():
            password = os.environ.get(PASSWORD) or sys.stdin.readline().rstrip("\n")
            if complaints := _complaints(password, user):
                raise CommandError(complaints)
            return password
        while True:
            password = getpass("密码：")
            if complaints := _complaints(password, user):
                self.stderr.write(complaints)
            elif getpass("再输一次：") == password:
                return password
            else:
                self.stderr.write("两次输入的密码不一样，请重来。")


def _complaints(password: str, user: User) -> str:
    if not password:
        return f"没有给密码：请在提示后输入，或写在环境变量 {PASSWORD} 里。"
    return complaints_about(password, user)


def _account(name: str, full_name: str) -> User:
    user = User(username=name, first_name=full_name)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise CommandError("".join(error.messages)) from error
    return user


def _agency(asked: str) -> Agency:
    found = Agency.objects.filter(Q(slug=asked) | Q(name=asked)).first()
    if found is None:
        known = "、".join(Agency.objects.confirmed().values_list("slug", flat=True))
        raise CommandError(f"没有“{asked}”这个单位。可用：{known}。")
    return found


def _role(asked: str) -> Role:
    if asked not in ROLES:
        raise CommandError(f"没有“{asked}”这个角色。可用：{'、'.join(ROLES)}。")
    return ROLES[asked]


def _enrol(user: User, agency: Agency, role: Role, includes_counties: bool) -> None:  # noqa: FBT001
    try:
        enrol(user, agency, role, includes_counties=includes_counties)
    except EnrolmentRefused as refusal:
        raise CommandError(str(refusal)) from refusal
