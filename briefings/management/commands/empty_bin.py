"""manage.py empty_bin: what has lain in the bin for a month is gone for good."""

from datetime import timedelta

from briefings.bin import empty_bin
from briefings.models.binned import KEPT_FOR

from ..forgetting import ForgettingCommand


class Command(ForgettingCommand):
    help = "彻底删除回收站里放满 30 天的期和文章；来源文件从不删除。"
    kept_for = KEPT_FOR

    def forget(self, kept_for: timedelta) -> list[str]:
        gone = empty_bin(kept_for)
        told = [
            f"{each.get_what_display()}  {each}  {each.binned_at:%Y-%m-%d} 移入"
            for each in gone
        ]
        return [*told, f"已彻底删除 {len(gone)} 件。"]
