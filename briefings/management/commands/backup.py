"""manage.py backup DIR: a copy of the whole site, made while it runs, and proved."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from briefings.backups import BackupRefused, back_up, prove


class Command(BaseCommand):
    help = "把整个网站备份到 DIR 下的新文件夹，并恢复到临时数据库里验证；不用停机。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="放备份的文件夹")
        parser.add_argument(
            "--unproved", action="store_true", help="不验证（账号不能建库时）"
        )

    def handle(self, **given) -> None:
        try:
            folder = back_up(given["folder"])
            if not given["unproved"]:
                prove(folder)
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from None
        proved = "没有验证" if given["unproved"] else "已恢复到临时数据库验证"
        self.stdout.write(f"已备份到 {folder}，{proved}。")
