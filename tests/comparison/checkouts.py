"""A checkout as a black box: its commands, its databases, its site, its own Python."""

import json
import os
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import psycopg

T = TypeVar("T")

# Modules that are run inside of either.
INSIDE = Path(__file__).with_name("inside")
# What a command needs of the machine; all else would let one side see another's settings.
OF_MACHINE = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_RUNTIME_DIR")
# As `make demo` has it.
SETTINGS = {
    "SECRET_KEY": "signs-nothing-while-two-checkouts-are-compared-on-a-desk",
    "SITE_NAME": "民政简报库",
    "SITE_IS_SAMPLE": "1",
    "ALLOWED_HOSTS": "localhost",
    "PYTHONUTF8": "1",
}
# Full of what is by order of making, or only of this run.
NOT_COMPARED = ("django_", "auth_", "sqlite_")
# The parts that FTS5 keeps its indexes in; they are compared by what is found.
OF_AN_INDEX = ("_data", "_idx", "_docsize", "_config", "_content")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a command has said, and how it ended."""

    code: int
    out: str
    err: str

    def __str__(self) -> str:
        return f"exit {self.code}\n{self.out}{self.err}"


@dataclass(frozen=True)
class Checkout:
    """One of the two sides; talks to the other's code never, to its own only by asking."""

    name: str
    root: Path
    # A folder of its own, or a PostgreSQL server that both may use.
    databases: Path | str

    @property
    def python(self) -> Path:
        # Not resolved: a virtual environment is known by the link.
        return self.root / ".venv" / "bin" / "python"

    def environment(self, url: str) -> dict[str, str]:
        machine = {name: os.environ[name] for name in OF_MACHINE if name in os.environ}
        # The checkout itself is the folder that commands are run in.
        return machine | SETTINGS | {"DATABASE_URL": url, "PYTHONPATH": str(INSIDE)}

    def manage(self, url: str, *arguments: object) -> Printed:
        """Run a command of manage.py on a database."""
        done = subprocess.run(
            [self.python, "-m", "managing", *map(str, arguments)],
            cwd=self.root,
            env=self.environment(url),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        return Printed(done.returncode, done.stdout, done.stderr)

    @cached_property
    def reference(self) -> str:
        """The address of a database that holds the reference data and nothing else."""
        url = self._empty("reference")
        for command in (("migrate", "--verbosity=0"), ("load_reference",)):
            printed = self.manage(url, *command)
            if printed.code:
                raise RuntimeError(f"{self.root}: {command}: {printed}")
        return url

    def database(self, name: str) -> str:
        """The address of a new one that begins with the reference data."""
        if isinstance(self.databases, Path):
            url = self._empty(name)
            with (
                closing(sqlite3.connect(_path(self.reference))) as source,
                closing(sqlite3.connect(_path(url))) as target,
            ):
                source.backup(target)
            return url
        return self._empty(name, template=self.reference.rpartition("/")[2])

    def _empty(self, name: str, template: str = "template1") -> str:
        if isinstance(self.databases, Path):
            path = self.databases / f"{self.name}-{name}.sqlite3"
            for old in self.databases.glob(f"{path.name}*"):
                old.unlink()
            return f"sqlite:///{path}"
        called = f"comparison_{self.name}_{name}"
        with psycopg.connect(self.databases, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{called}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{called}" TEMPLATE "{template}"')
        return f"{self.databases.rpartition('/')[0]}/{called}"


class Site:
    """A checkout's site on a database, asked one request after another."""

    def __init__(self, checkout: Checkout, url: str):
        self._process = subprocess.Popen(
            [checkout.python, "-m", "answering"],
            cwd=checkout.root,
            # It misses a folder of collected files, which is not asked for anything.
            env=checkout.environment(url) | {"PYTHONWARNINGS": "ignore"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, request: dict[str, Any]) -> None:
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        """Status, headers and body of what was asked last."""
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args}: broken off, see above")
        return json.loads(line)

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


def both(checkouts: Sequence[Checkout], ask: Callable[[Checkout], T]) -> list[T]:
    """What each answers, asked at the same time."""
    with ThreadPoolExecutor(len(checkouts)) as pool:
        return list(pool.map(ask, checkouts))


def manage_both(
    checkouts: Sequence[Checkout], urls: Sequence[str], command: Sequence[object]
) -> list[Printed]:
    """The same command on both, each on its own database."""
    of = dict(zip(checkouts, urls, strict=True))
    return both(checkouts, lambda each: each.manage(of[each], *command))


def rows(url: str) -> dict[str, str]:
    """All that the tables of our apps hold: a line a row, in order of what is in it."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(_path(url))) as connection:
            return _rows(connection, _tables_of_sqlite(connection))
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        )
        return _rows(connection, [name for (name,) in found])


def _tables_of_sqlite(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='table'")
    tables = dict(found.fetchall())
    indexes = [name for name, sql in tables.items() if "VIRTUAL" in (sql or "")]
    parts = {index + part for index in indexes for part in ("", *OF_AN_INDEX)}
    return [name for name in tables if name not in parts]


def _rows(connection: Any, tables: Sequence[str]) -> dict[str, str]:
    return {
        table: "\n".join(sorted(_lines(connection, table)))
        for table in sorted(tables)
        if not table.startswith(NOT_COMPARED)
    }


def _lines(connection: Any, table: str) -> list[str]:
    found = connection.execute(f'SELECT * FROM "{table}"')
    columns = [column[0] for column in found.description]
    return [
        json.dumps(
            dict(sorted(zip(columns, row, strict=True))),
            ensure_ascii=False,
            default=str,
        )
        for row in found.fetchall()
    ]


def _path(url: str) -> str:
    return url.removeprefix("sqlite:///")
