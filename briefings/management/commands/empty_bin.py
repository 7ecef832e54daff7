"""manage.py empty_bin: what has lain in the bin for a month is gone for good."""

from argparse import ArgumentTypeError
from datetime import timedelta

from django.core.management.base import BaseCommand

from briefings.bin import empty_bin
from briefings.management.alone import one_at_a_time
from briefings.models.binned import KEPT_FOR


def days(typed: str) -> timedelta:
    if not typed.isdecimal() or int(typed) > 36500:
        raise ArgumentTypeError("天数须为 0 到 36500 的整数")
    return timedelta(days=int(typed))


class Command(BaseCommand):
    help = "彻底删除回收站里放满 30 天的期和文章；来源文件从不删除。"

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--days",
            type=days,
            default=KEPT_FOR,
            metavar="N",
            help="删除放满 N 天的（默认 30）",
        )

    @one_at_a_time
    def handle(self, **given) -> None:
        gone = empty_bin(given["days"])
        for each in gone:
            what = each.get_what_display()
            self.stdout.write(f"{what}  {each}  {each.binned_at:%Y-%m-%d} 移入")
        self.stdout.write(f"已彻底删除 {len(gone)} 件。")
