"""PostgreSQL: by its own pg_dump and pg_restore, all of one moment."""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

import psycopg
from django.db import connection
from psycopg import sql

from .manifest import BackupRefused

FILE = "database.dump"
TABLES = """
    SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1
"""
MIGRATIONS = "SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app"
NOT_FOUND = (
    "这台机器上找不到 {name}。请安装与服务器同版本或更新的 PostgreSQL 客户端"
    "（Debian：apt-get install postgresql-client），再运行一次。"
)
OLDER = (
    "这台机器上的 {name} 比数据库服务器旧，不能用。请安装与服务器同版本或更新的"
    " PostgreSQL 客户端，再运行一次。"
)
# What the address names, by the variables that PostgreSQL's own programs read.
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def dump(folder: Path) -> tuple[dict[str, int], dict[str, str]]:
    """pg_dump of the very moment in which the rows are counted."""
    _require("pg_dump")
    with closing(_connect()) as own, own.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        [moment] = cursor.fetchone() or [""]
        wanted = ["--format=custom", "--no-owner", "--no-privileges"]
        _run("pg_dump", *wanted, f"--snapshot={moment}", f"--file={folder / FILE}")
        return rows(own), dict(cursor.execute(MIGRATIONS).fetchall())


def load(folder: Path, known: Collection[str]) -> None:
    """Put the copy in the place of what is held, in one transaction.

    Tables that a newer program has made, and the copy does not know, go first.
    """
    _require("pg_restore")
    with closing(_connect()) as own, own.transaction():
        for (name,) in own.execute(TABLES).fetchall():
            if name not in known:
                own.execute(
                    sql.SQL("DROP TABLE {} CASCADE").format(sql.Identifier(name))
                )
    _load_into(str(_parameters()["dbname"]), folder, "--clean", "--if-exists")


@contextmanager
def scratch(folder: Path) -> Iterator[dict[str, int]]:
    """The rows of the copy brought back into a database that is thrown away."""
    _require("pg_restore")
    name = f"jianbao_restored_{token_hex(4)}"
    with closing(_connect()) as own:
        own.autocommit = True
        try:
            own.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(
                    sql.Identifier(name)
                )
            )
        except psycopg.errors.InsufficientPrivilege:
            raise BackupRefused(
                "数据库账号不能建库，备份没有验证。请用能建库的账号（CREATEDB）运行，"
                "或者加 --unproved。"
            ) from None
        try:
            _load_into(name, folder)
            with closing(_connect(dbname=name)) as restored:
                found = rows(restored)
            yield found
        finally:
            own.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def holds_anything() -> bool:
    with closing(_connect()) as own:
        return bool(own.execute(TABLES).fetchall())


def rows(database: psycopg.Connection) -> dict[str, int]:
    counted = {}
    for (name,) in database.execute(TABLES).fetchall():
        count = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
        [counted[name]] = database.execute(count).fetchone() or [0]
    return counted


def _load_into(name: str, folder: Path, *options: str) -> None:
    _require("pg_restore")
    wanted = ["--no-owner", "--no-privileges", "--single-transaction", *options]
    _run("pg_restore", *wanted, f"--dbname={name}", str(folder / FILE))


def _require(program: str) -> None:
    if not shutil.which(program):
        raise BackupRefused(NOT_FOUND.format(name=program))


def _run(program: str, *arguments: str) -> None:
    """The password goes by the environment, which no list of processes shows."""
    given = _parameters()
    told = {VARIABLES[k]: str(v) for k, v in given.items() if k in VARIABLES}
    done = subprocess.run(  # noqa: S603 (a fixed list, no shell)
        [shutil.which(program) or program, *arguments],
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    if "version mismatch" in done.stderr:
        raise BackupRefused(OLDER.format(name=program))
    if done.returncode:
        raise BackupRefused(f"{program} 没有成功：{done.stderr.strip()[-500:]}")


def _connect(**other) -> psycopg.Connection:
    return psycopg.connect(**_parameters() | other)


def _parameters() -> dict:
    """Where the database is, without what only Django's connection is told."""
    given = connection.get_connection_params()
    return {k: v for k, v in given.items() if k in VARIABLES and v not in ("", None)}
