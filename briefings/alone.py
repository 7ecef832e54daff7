"""What one machine does at a time, where several have the same clockwork."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from zlib import crc32

from django.db import Error, connection

# By these numbers no other program on the server is likely to call its locks.
OURS = 0x6A62
LOCK, UNLOCK = (
    f"SELECT pg_{way}(%s, %s)" for way in ("try_advisory_lock", "advisory_unlock")
)


@contextmanager
def alone(what: str) -> Iterator[bool]:
    """Whether nobody else is at it. On SQLite there is one machine, which is.

    By a lock that PostgreSQL lets go of when whoever holds it is gone.
    """
    if connection.vendor != "postgresql":
        yield True
        return
    asked = [OURS, crc32(what.encode()) >> 1]
    with connection.cursor() as cursor:
        cursor.execute(LOCK, asked)
        [is_ours] = cursor.fetchone()
    try:
        yield is_ours
    finally:
        if is_ours:
            # With the connection the lock would be gone as well.
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute(UNLOCK, asked)
