"""manage.py load_reference: regions, bureaus, topics, indicators, names, points."""

from django.core.management.base import BaseCommand

from ...reference import load_all


class Command(BaseCommand):
    help = (
        "补齐行政区划、单位、主题、指标、俗称和采用计分；已有的（包括人工改过的）不动。"
    )

    def handle(self, *args, **options):
        regions, agencies, topics, indicators, names, points = load_all()
        self.stdout.write(
            f"新增行政区划 {regions} 个、单位 {agencies} 个、"
            f"主题 {topics} 个、指标 {indicators} 个、俗称 {names} 个、"
            f"采用计分 {points} 条。"
        )
