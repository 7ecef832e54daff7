"""manage.py load_reference: regions, agencies, topics, indicators; again at will."""

from django.core.management.base import BaseCommand
from django.db import transaction

from agencies.reference import load_agencies, load_regions
from briefings.content_version import raise_content_version
from briefings.reference import load_topics
from metrics.reference import load_indicators


class Command(BaseCommand):
    help = "补齐行政区划、单位、主题和指标；已有的（包括人工改过的）不动。"

    @transaction.atomic
    def handle(self, *args, **options):
        regions, agencies = load_regions(), load_agencies()
        topics, indicators = load_topics(), load_indicators()
        if regions or agencies or topics or indicators:
            raise_content_version()
        self.stdout.write(
            f"新增行政区划 {regions} 个、单位 {agencies} 个、"
            f"主题 {topics} 个、指标 {indicators} 个。"
        )
