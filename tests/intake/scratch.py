"""A database of its own, which other processes may be killed over."""

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection


class Scratch:
    """The database at an address, seen only through commands of their own."""

    def __init__(self, url: str):
        # Each receipt is to be seen as soon as it is written.
        self.environment = {**os.environ, "DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}

    def start(self, *arguments) -> subprocess.Popen:
        """`manage.py` with these arguments, in a group of processes of its own."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # A shell has what it runs in the background ignore Ctrl-C, and all below it.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )

    def run(self, *arguments) -> str:
        process = self.start(*arguments)
        out, err = process.communicate()
        assert process.returncode == 0, err
        return out

    def census(self) -> dict:
        command = [sys.executable, "-m", "tests.intake.census"]
        environment = {
            **self.environment,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        printed = subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        return json.loads(printed)


@contextmanager
def scratch_database(folder: Path, name: str) -> Iterator[Scratch]:
    """One with all tables and the reference data, on the kind of server under test."""
    made = _on_postgres(name) if connection.vendor == "postgresql" else _on_disk(folder)
    with made as url:
        yield Scratch(url)


@contextmanager
def _on_disk(folder: Path) -> Iterator[str]:
    """A copy of the test's own, which has the tables and the reference data."""
    folder.mkdir(parents=True)
    path = folder / "scratch.sqlite3"
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())
    yield f"sqlite:///{path}"


@contextmanager
def _on_postgres(name: str) -> Iterator[str]:
    """A copy of one that has the tables and the reference data, made once a session."""
    # The test's own name is unique among those who share the server.
    name = f"{connection.settings_dict['NAME']}_{name}"
    _run_on_server(f'CREATE DATABASE "{name}" TEMPLATE "{_template()}"')
    try:
        yield _address(name)
    finally:
        _drop(name)


@cache
def _template() -> str:
    name = f"{connection.settings_dict['NAME']}_template"
    _run_on_server(f'CREATE DATABASE "{name}"')
    atexit.register(_drop, name)
    scratch = Scratch(_address(name))
    scratch.run("migrate", "--verbosity", "0")
    scratch.run("load_reference")
    return name


def _drop(name: str) -> None:
    _run_on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _run_on_server(statement: str) -> None:
    with psycopg.connect(**_server(), dbname="postgres", autocommit=True) as admin:
        admin.execute(statement)


def _server() -> dict:
    given = connection.get_connection_params()
    return {
        key: given[key] for key in ("host", "port", "user", "password") if key in given
    }


def _address(name: str) -> str:
    server = _server()
    user = quote(server["user"], safe="")
    password = f":{quote(server['password'], safe='')}" if "password" in server else ""
    host = quote(server["host"], safe="")
    port = f":{server['port']}" if "port" in server else ""
    return f"postgresql://{user}{password}@{host}{port}/{name}"
