"""manage.py check_search: where the search index and the articles differ."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from briefings.search.entries import index_is_stale
from briefings.search.keeping import drifts

REMEDY = "请运行 manage.py rebuild_search。"


class Command(BaseCommand):
    help = "核对检索索引和文章，列出每一处不符；有不符时退出码为 1。"

    def handle(self, **given) -> None:
        if index_is_stale():
            self.stderr.write("检索索引由旧版程序生成。")
        found: Counter[str] = Counter()
        for drift in drifts():
            found[drift.kind] += 1
            self.stdout.write(f"{drift.kind}  文章 {drift.article_id}")
        if found:
            counted = "，".join(f"{kind} {count} 篇" for kind, count in found.items())
            raise CommandError(f"检索索引与文章不符：{counted}。{REMEDY}")
        self.stdout.write("检索索引与文章相符。")
