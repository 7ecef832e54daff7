"""Runs inside a checkout: manage.py, at a moment that is the same on both sides."""

import os
import sys
from datetime import UTC, datetime

from django.core.management import execute_from_command_line
from django.utils import timezone

# When everything is filed and published; nothing is then left of a real clock.
MOMENT = datetime(2026, 6, 1, 1, 2, 3, 456789, UTC)


def stop_the_clock() -> None:
    timezone.now = lambda: MOMENT


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    stop_the_clock()
    execute_from_command_line(["manage.py", *sys.argv[1:]])
