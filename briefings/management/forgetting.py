"""Commands that delete what has been kept for so many days: run once a day, by a timer."""

from argparse import ArgumentTypeError
from datetime import timedelta

from django.core.management.base import BaseCommand

from .alone import one_at_a_time


def days(typed: str) -> timedelta:
    if not typed.isdecimal() or int(typed) > 36500:
        raise ArgumentTypeError("天数须为 0 到 36500 的整数")
    return timedelta(days=int(typed))


class ForgettingCommand(BaseCommand):
    """Each says how long is kept what it deletes, and `forget`s what is older."""

    kept_for: timedelta
    # What is to be said of the days besides.
    of_days = ""

    def add_arguments(self, parser) -> None:
        told = f"默认 {self.kept_for.days}{self.of_days}"
        parser.add_argument(
            "--days",
            type=days,
            default=self.kept_for,
            metavar="N",
            help=f"删除放满 N 天的（{told}）",
        )

    @one_at_a_time
    def handle(self, **given) -> None:
        for line in self.forget(given["days"]):
            self.stdout.write(line)

    def forget(self, kept_for: timedelta) -> list[str]:
        """Answers what the terminal is told."""
        raise NotImplementedError
