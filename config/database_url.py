"""How the database is asked that an address names: how long waited for, how many at once."""

from typing import Any

import dj_database_url

# A page takes some milliseconds. What is not there after so many seconds has gone down,
# and a thread that waits for it answers nobody else.
PATIENCE = 5


def database_named(url: str, *, pooled: bool) -> dict:
    """Django's settings of a database."""
    # After a restart of the database no request meets a dead connection.
    named: dict[str, Any] = {**dj_database_url.parse(url, conn_health_checks=True)}
    if named["ENGINE"] == "django.db.backends.sqlite3":
        return named | _of_sqlite()
    # What the address itself says goes before.
    return named | {"OPTIONS": _of_postgres(pooled=pooled) | named.get("OPTIONS", {})}


def _of_sqlite() -> dict:
    """Readers never wait for the writer (WAL); a writer waits for another one
    up to 20 s instead of failing; Django turns foreign keys on by itself.

    Opening the file takes 0.8 ms, three times what a kept page takes in all.
    """
    options = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return {
        # A site on a disk that has become read-only is read all the same.
        "ENGINE": "config.sqlite3",
        # pytest-django gives an engine that is not Django's own a file, and none in memory.
        "TEST": {"NAME": ":memory:"},
        "CONN_MAX_AGE": None,
        "OPTIONS": options,
    }


def _of_postgres(*, pooled: bool) -> dict:
    # A query asked for the second time is kept ready by the server: the six of an
    # article page then take it 0.3 ms instead of 1.4.
    options: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 1}
    if pooled:
        # A server process answers as many requests at a time as it has threads, each by
        # one connection: two, rarely more.
        # As fast as CONN_MAX_AGE (0.45 ms for a kept page, 4 to 5 ms without either;
        # 0.06 of it makes sure that the connection is alive), and bounded whatever
        # the threads. After a failure it tries anew with the next request: else it
        # would wait twice as long each time, up to minutes after the server is back.
        options["connect_timeout"] = PATIENCE
        options["pool"] = {
            "min_size": 1,
            "max_size": 4,
            "timeout": PATIENCE,
            "reconnect_timeout": 1,
        }
    return options
