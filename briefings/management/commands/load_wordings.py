"""manage.py load_wordings: a bureau's list of forbidden wordings, out of a CSV file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from briefings.wordings import load_wordings
from reading.documents import Unreadable


class Command(BaseCommand):
    help = (
        "装入不规范表述词库（CSV，表头：不规范表述、规范表述、处理、单位；"
        "处理填“禁止”或“提示”）。有没收下的行时退出码为 1。"
    )

    def add_arguments(self, parser):
        parser.add_argument("path", metavar="FILE", type=Path)

    def handle(self, **given):
        try:
            loaded = load_wordings(given["path"].read_bytes())
        except OSError as error:
            raise CommandError(
                f"读不了“{given['path']}”（{error.strerror}）。请核对路径和权限。"
            ) from error
        except Unreadable as reason:
            raise CommandError(str(reason)) from reason
        for row in loaded.refused:
            self.stderr.write(str(row))
        if loaded.refused:
            raise CommandError(str(loaded))
        self.stdout.write(str(loaded))
