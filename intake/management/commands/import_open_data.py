"""manage.py import_open_data: a package of open data, into an empty database."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ...open_data import NoPackage, take_in_package


class Command(BaseCommand):
    help = "把开放数据包导入空的数据库：内容、网址和公开时间都与原来的网站相同。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="数据包所在的目录")

    def handle(self, *, folder: Path, **options: object) -> None:
        try:
            counts = take_in_package(folder)
        except NoPackage as problem:
            raise CommandError(str(problem)) from problem
        said = "，".join(f"{name} {count}" for name, count in counts.items())
        self.stdout.write(f"已导入：{said}。")
        # Behind all that was filed, and in pieces: who breaks it off has lost nothing.
        self.stdout.write("正在找同一件事的文章，中断了可以再运行 find_pairs。")
        call_command("find_pairs", stdout=self.stdout)
