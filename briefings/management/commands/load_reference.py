"""manage.py load_reference: regions, agencies and topics, as often as one likes."""

from django.core.management.base import BaseCommand
from django.db import transaction

from agencies.reference import load_agencies, load_regions
from briefings.editions import new_edition
from briefings.reference import load_topics


class Command(BaseCommand):
    help = "补齐行政区划、单位和主题；已有的（包括人工改过的）不动。"

    @transaction.atomic
    def handle(self, *args, **options):
        regions, agencies, topics = load_regions(), load_agencies(), load_topics()
        if regions or agencies or topics:
            new_edition()
        self.stdout.write(
            f"新增行政区划 {regions} 个、单位 {agencies} 个、主题 {topics} 个。"
        )
