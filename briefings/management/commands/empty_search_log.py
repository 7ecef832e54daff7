"""manage.py empty_search_log: what readers searched for long ago is forgotten."""

from datetime import timedelta

from briefings.asked import KEPT_FOR, forget_searches

from ..forgetting import ForgettingCommand


class Command(ForgettingCommand):
    help = "删除放满 90 天的查找记录。"
    kept_for = KEPT_FOR
    of_days = "；0 全部删除"

    def forget(self, kept_for: timedelta) -> list[str]:
        return [f"已删除 {forget_searches(kept_for)} 条查找记录。"]
