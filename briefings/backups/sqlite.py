"""SQLite: copied page by page while others write, by its own way of backing up."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from .manifest import BackupRefused

FILE = "database.sqlite3"
TABLES = """
    SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
    AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name
"""
MIGRATIONS = "SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app"


def dump(folder: Path) -> tuple[dict[str, int], dict[str, str]]:
    """The whole database as of one moment; its rows by table, and where its schema is."""
    with closing(sqlite3.connect(folder / FILE)) as copy:
        with closing(_own()) as own:
            own.backup(copy)
        # One file, whole by itself: no -wal is left beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        return rows(copy), dict(copy.execute(MIGRATIONS))


def load(folder: Path, known: Collection[str]) -> None:
    """Put the copy in the place of what is held, in one step that others see at once."""
    with closing(sqlite3.connect(folder / FILE)) as copy, closing(_own()) as own:
        copy.backup(own)
        own.execute("PRAGMA journal_mode = WAL")


@contextmanager
def scratch(folder: Path) -> Iterator[dict[str, int]]:
    """The rows of the copy brought back into a database that is thrown away."""
    with TemporaryDirectory(prefix="jianbao-restored-") as elsewhere:
        restored = sqlite3.connect(Path(elsewhere) / FILE)
        with closing(restored), closing(sqlite3.connect(folder / FILE)) as copy:
            copy.backup(restored)
            _look_through(restored)
            yield rows(restored)


def holds_anything() -> bool:
    with closing(_own()) as own:
        return bool(own.execute(TABLES).fetchall())


def rows(database: sqlite3.Connection) -> dict[str, int]:
    names = [name for (name,) in database.execute(TABLES)]
    counted = (f'SELECT count(*) FROM "{name}"' for name in names)  # noqa: S608
    return {
        name: database.execute(count).fetchone()[0]
        for name, count in zip(names, counted, strict=True)
    }


def _look_through(database: sqlite3.Connection) -> None:
    try:
        [(said,)] = database.execute("PRAGMA integrity_check(1)").fetchall()
        dangling = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        said, dangling = str(error), []
    if said != "ok":
        raise BackupRefused(f"备份恢复出来的数据库是坏的：{said}")
    if dangling:
        raise BackupRefused(f"备份里有 {len(dangling)} 行指向已经没有的行。")


def _own() -> sqlite3.Connection:
    return sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=60)
