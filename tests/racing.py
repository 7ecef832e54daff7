"""Two people at once, on PostgreSQL: one has begun, the other comes in between."""

import time
from collections.abc import Callable
from threading import Thread

import pytest
from django.db import connection, transaction

POSTGRES_ONLY = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one write at a time anyway"
)
PATIENCE = 10


def comes_second(
    first: Callable[[], object],
    second: Callable[[], object],
    then: Callable[[], object] = lambda: None,
):
    """What becomes of `second`, begun before what `first` has written is committed.

    It answers, or raises, what `second` does. As soon as the second waits for the first, or
    has ended because it waited for nothing, the first does what it does `then`, and commits.
    """
    outcome: dict[str, object] = {}

    def run():
        try:
            connection.ensure_connection()
            outcome["pid"] = connection.connection.info.backend_pid
            outcome["answer"] = second()
        except Exception as error:
            outcome["error"] = error
        finally:
            connection.close()

    thread = Thread(target=run)
    with transaction.atomic():
        first()
        thread.start()
        _await(thread, outcome)
        then()
    thread.join(PATIENCE)
    assert not thread.is_alive(), "each waits for the other"
    if "error" in outcome:
        raise outcome["error"]
    return outcome["answer"]


def _await(thread: Thread, outcome: dict[str, object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while thread.is_alive() and not _waits(outcome.get("pid")):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _waits(pid: object) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE pid = %s AND NOT granted", [pid]
        )
        return cursor.fetchone()[0] > 0
