"""manage.py export_open_data: all that is public, as files that anyone may take away."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ...exports.package import write_package


class Command(BaseCommand):
    help = "把全部公开的内容写成开放数据包：JSON Lines、CSV、datapackage.json（含校验值）。"

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="写到哪个目录")
        parser.add_argument(
            "--site", default=settings.SITE_URL, help="网站的网址，不写用 SITE_URL"
        )

    def handle(self, *, folder: Path, site: str, **options: object) -> None:
        if not site:
            raise CommandError("请设定 SITE_URL，或者用 --site 写明网站的网址。")
        counts = write_package(folder, site.rstrip("/"))
        said = "，".join(f"{name} {count}" for name, count in counts.items())
        self.stdout.write(f"已写入 {folder}：{said}。")
