"""manage.py move_from_sqlite FILE: the whole site, from SQLite to PostgreSQL."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from briefings.moving import MoveRefused, move_from


class Command(BaseCommand):
    help = (
        "把 SQLite 文件里的整个网站搬到 DATABASE_URL 说的、空的 PostgreSQL，"
        "逐行核对，重建检索索引；中断或者不符就一行也不留。"
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "file", metavar="FILE", type=Path, help="原来的 SQLite 文件"
        )

    def handle(self, *, file: Path, **given) -> None:
        try:
            moved = move_from(file)
        except MoveRefused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(
            f"已搬到 PostgreSQL：{len(moved)} 张表、{sum(moved.values())} 行，"
            "逐行核对相符，检索索引已重建。原来的文件没有动。"
        )
