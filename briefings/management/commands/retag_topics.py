"""manage.py retag_topics: the articles that still wait for changed keywords are tagged by them."""

from django.core.management.base import BaseCommand

from briefings.models import Topic
from briefings.retagging import retag


class Command(BaseCommand):
    help = "改了关键词、文章太多没有标完的主题，接着标完；人工选定或去掉的不动。"

    def handle(self, **given) -> None:
        for topic in Topic.objects.exclude(tagged_up_to=None):
            change = retag(topic)
            gained, lost = len(change.gained), len(change.lost)
            self.stdout.write(f"{topic}：增加 {gained} 篇，去掉 {lost} 篇。")
        self.stdout.write("都已按现在的关键词标注。")
