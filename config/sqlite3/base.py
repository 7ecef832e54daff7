"""A connection to a file of SQLite, be it on a disk that has become read-only."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Opens a database in WAL mode where no -shm can be made beside it.

    SQLite would refuse, for it could not tell who else writes. On a disk that is mounted
    read-only nobody does: the file is read as one that does not change.
    """

    def get_new_connection(self, conn_params: dict[str, Any]):
        place = Path(str(conn_params["database"]))
        if place.is_file() and not os.access(place, os.W_OK):
            # It may take writes again: each request asks anew.
            self.close_at = time.monotonic()
        try:
            return super().get_new_connection(conn_params)
        except sqlite3.OperationalError:
            if not _holds_still(place):
                raise
            unchanging = f"{place.resolve().as_uri()}?immutable=1"
            return super().get_new_connection(conn_params | {"database": unchanging})


def _holds_still(place: Path) -> bool:
    """Whether nobody can write it, and no -wal holds what is not yet in it."""
    log = place.with_name(f"{place.name}-wal")
    if not place.is_file() or (log.exists() and log.stat().st_size):
        return False
    return bool(os.statvfs(place).f_flag & os.ST_RDONLY)
