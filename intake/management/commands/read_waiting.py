"""manage.py read_waiting: files of uploads that take long are read, one after the other."""

from django.core.management.base import BaseCommand

from ...later import read_waiting


class Command(BaseCommand):
    help = (
        "识别网页上传里等候的文件（扫描件等）；同时只有一个在识别。可以每分钟运行一次。"
    )

    def handle(self, **given) -> None:
        for file in read_waiting():
            self.stdout.write(f"{file.get_outcome_display()}  {file}")
