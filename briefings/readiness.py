"""Whether this process may be sent readers: what it needs is there, and as the code wants it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from .models import ContentVersion
from .search.entries import index_is_stale

# With less, SQLite and the log soon stop.
LEAST_FREE = 200 * 1024 * 1024
ASKED_OF_CACHE = "ready"
# What PostgreSQL says of itself unasked, with its answers.
TELLS_READ_ONLY = ("default_transaction_read_only", "in_hot_standby")
# What this process has seen and need not look for again.
_found: set[str] = set()


def database_answers() -> bool:
    """Whether that of the readers does."""
    with _of_readers().cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _of_readers():
    """A copy, where there is one for who asks."""
    return connections[ContentVersion.objects.db]


def is_migrated() -> bool:
    """Whether each migration that the code has was applied."""
    executor = MigrationExecutor(_of_readers())
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def search_is_current() -> bool:
    """Looks through a whole table where all is well: not again once it was."""
    if not _found:
        if index_is_stale():
            return False
        _found.add("current")
    return True


def disk_has_room() -> bool:
    return shutil.disk_usage(_disk()).free >= LEAST_FREE


def takes_writes() -> bool:
    """Whether anything can be kept: readers, with a copy or not, do without, staff do not.

    Asks no query; a first database that is away takes none.
    """
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        told = connection.connection.info.parameter_status
        return "on" not in (told(each) for each in TELLS_READ_ONLY)
    name = Path(str(connection.settings_dict["NAME"]))
    # A file that is not there yet, or a database in memory, wants a place alone.
    is_free = not name.exists() or os.access(name, os.W_OK)
    return is_free and os.access(name.parent, os.W_OK)


def cache_answers() -> bool:
    """Whether it takes what it is given; a site that keeps nothing has none to ask."""
    if not settings.PAGE_CACHE:
        return True
    cache.set(ASKED_OF_CACHE, "yes", 60)
    return bool(cache.get(ASKED_OF_CACHE))


def _disk() -> Path:
    """Where the database lies, or else the site."""
    name = str(connection.settings_dict["NAME"] or "")
    place = Path(name) if connection.vendor == "sqlite" else settings.BASE_DIR
    return place.parent if place.exists() else Path(settings.BASE_DIR)


# Without these nothing can be answered, or not rightly: the next are not asked.
NEEDED: tuple[tuple[str, Callable[[], bool]], ...] = (
    ("database", database_answers),
    ("migrations", is_migrated),
    ("disk", disk_has_room),
)
# Without these it goes on, slower or with less; whoever watches should know.
WANTED: tuple[tuple[str, Callable[[], bool]], ...] = (
    ("writes", takes_writes),
    ("search", search_is_current),
    ("cache", cache_answers),
)


def missing() -> str:
    """The first that it needs and has not; blank where all is well."""
    return next((name for name, holds in NEEDED if not _holds(holds)), "")


def wanting() -> list[str]:
    return [name for name, holds in WANTED if not _holds(holds)]


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False
