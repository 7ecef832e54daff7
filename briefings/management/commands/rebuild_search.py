"""manage.py rebuild_search: the search index made right, while others read and write."""

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.progress import Progress

from briefings.models import Article
from briefings.search.keeping import rebuild


class Command(BaseCommand):
    help = "重建检索索引：逐批核对，只改不符的；中断后再运行即可接着做完。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from-scratch", action="store_true", help="先清空索引，再全部重建"
        )

    def handle(self, **given) -> None:
        total, console = Article.objects.count(), Console(stderr=True)
        with Progress(console=console, disable=not console.is_terminal) as progress:
            task = progress.add_task("重建索引", total=total)
            for size in rebuild(from_scratch=given["from_scratch"]):
                progress.advance(task, size)
        self.stdout.write(f"检索索引已核对 {total} 篇文章。")
