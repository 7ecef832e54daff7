"""manage.py refile_figures: every text's figures read again, decisions kept."""

from itertools import chain

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from briefings.models import Issue
from metrics.filing import figure_words, refile_issue

BATCH = 200


class Command(BaseCommand):
    help = (
        "重新提取全部文章的数据：人工核对过的不动，只改有变化的；"
        "中断后再运行即可接着做完。"
    )

    def handle(self, **given: object) -> None:
        total, changed = Issue.objects.count(), 0
        words, console = figure_words(), Console(stderr=True)
        with Progress(console=console, disable=not console.is_terminal) as progress:
            task = progress.add_task("重新提取", total=total)
            issues = Issue.objects.select_related("agency")
            for issue in chain.from_iterable(issues.in_batches(BATCH)):
                changed += refile_issue(issue, words)
                progress.advance(task)
        self.stdout.write(f"已核对 {total} 期，改动数据 {changed} 条。")
