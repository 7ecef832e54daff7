"""manage.py restore DIR: the whole site as it was when the backup was made."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from briefings.backups import BackupRefused, prove, restore


class Command(BaseCommand):
    help = "用 DIR 里的备份恢复整个网站；先核对指纹，并在临时数据库里试恢复一次。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="一份备份的文件夹")
        parser.add_argument(
            "--replace", action="store_true", help="换掉现在数据库里的一切"
        )
        parser.add_argument(
            "--check", action="store_true", help="只验证这份备份，什么也不改"
        )

    def handle(self, **given) -> None:
        folder = given["folder"]
        try:
            if given["check"]:
                made_at = prove(folder).made_at
                self.stdout.write(f"备份完好，可以恢复（{made_at}）。")
                return
            manifest = restore(folder, replace=given["replace"])
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from None
        rows = sum(manifest.rows.values())
        self.stdout.write(
            f"已恢复到 {manifest.made_at} 的状态，{len(manifest.rows)} 张表、{rows} 行。"
            "请运行 manage.py migrate，再重新启动网站。"
        )
