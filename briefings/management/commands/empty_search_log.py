"""manage.py empty_search_log: what readers searched for long ago is forgotten."""

from django.core.management.base import BaseCommand

from briefings.asked import KEPT_FOR, forget_searches
from briefings.management.alone import one_at_a_time

from .empty_bin import days


class Command(BaseCommand):
    help = "删除放满 90 天的查找记录。"

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--days",
            type=days,
            default=KEPT_FOR,
            metavar="N",
            help="删除放满 N 天的（默认 90；0 全部删除）",
        )

    @one_at_a_time
    def handle(self, **given) -> None:
        gone = forget_searches(given["days"])
        self.stdout.write(f"已删除 {gone} 条查找记录。")
