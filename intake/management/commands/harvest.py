"""manage.py harvest URL: another site's public texts, taken over and kept in step."""

from django.core.management.base import BaseCommand, CommandError

from ...harvesting import HarvestRefused, harvest


class Command(BaseCommand):
    help = "采集另一个简报库公开的内容，注明来源。再运行一次，只取有变化的。"

    def add_arguments(self, parser):
        parser.add_argument("url", help="那个网站的网址")

    def handle(self, *, url: str, **options: object) -> None:
        try:
            found = harvest(url)
        except HarvestRefused as problem:
            raise CommandError(str(problem)) from problem
        for remark in found.remarks:
            self.stdout.write(remark)
        counts = "，".join(f"{what} {n} 期" for what, n in found.counts.items() if n)
        if counts:
            self.stdout.write(f"采集完毕：{counts}。")
