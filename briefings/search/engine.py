"""The one place that knows which database this is."""

from types import ModuleType

from django.db import connection

from . import postgres, sqlite

ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def engine() -> ModuleType:
    return ENGINES[connection.vendor]
