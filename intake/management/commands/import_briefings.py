"""manage.py import_briefings: files and folders of raw texts, and a receipt for each."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import Agency
from briefings.models import Issue

from ...many import find_texts, take_in_all
from ...one import Options
from ...report import ImportReport


class Command(BaseCommand):
    help = "导入原始文本：简报、网页、通知、总结、统计报表。文件夹里取各种能读的文件。"

    def create_parser(self, *args, **kwargs) -> CommandParser:
        """A parser whose complaints a clerk can read."""
        parser = super().create_parser(*args, **kwargs)
        refuse = parser.error

        def error(message: str) -> Any:
            return refuse(f"命令写法有误（{message}）。加 --help 可查看全部选项。")

        # Django makes the parser itself, of a class that cannot be told.
        parser.error = error  # type: ignore[method-assign]
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--agency", metavar="SLUG", help="文中没写单位时算作它的")
        parser.add_argument("--kind", choices=Issue.Kind.values, help="这批文本的类别")
        parser.add_argument("--dry-run", action="store_true", help="只试读，不入库")
        parser.add_argument("--json", action="store_true", help="每个文件打印一行 JSON")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="能发布的直接发布，包括以前导入后没人动过的草稿",
        )
        parser.add_argument("--replace", action="store_true", help="替换未公开的旧稿")
        parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="并行数")

    def handle(self, **given) -> None:
        texts = list(find_texts(given["paths"]))
        report = ImportReport(self.stdout, self.stderr, as_json=given["json"])
        with report.of(len(texts)):
            for receipt in take_in_all(texts, _options(given), given["jobs"]):
                report.add(receipt)


def _options(given: dict) -> Options:
    return Options(
        agency=_agency(given["agency"]),
        kind=given["kind"] or "",
        dry_run=given["dry_run"],
        publish=given["publish"],
        replace=given["replace"],
    )


def _agency(slug: str | None) -> Agency | None:
    agency = Agency.objects.filter(slug=slug).first()
    if slug and not agency:
        known = "、".join(Agency.objects.confirmed().values_list("slug", flat=True))
        raise CommandError(f"没有“{slug}”这个单位。可用：{known}。", returncode=2)
    return agency


def _jobs(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise ArgumentTypeError(f"“{text}”不是正整数")
