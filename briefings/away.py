"""A database that has gone, told from one that refuses."""

from django.db import Error

# A server that goes down (57P01, 57P02), comes up (57P03) or is not the first any more
# (25006); a copy that must let go of what is being read, to keep up (40001).
AWAY = {"57P01", "57P02", "57P03", "25006", "40001"}
CONNECTION_FAILED = "08"


def is_away(error: BaseException | None) -> bool:
    """Whether the database has gone, by what was raised; never so of SQLite's file."""
    import psycopg

    cause = error.__cause__ if isinstance(error, Error) else error
    if not isinstance(cause, psycopg.Error):
        return False
    if cause.sqlstate:
        return cause.sqlstate in AWAY or cause.sqlstate.startswith(CONNECTION_FAILED)
    # Of what the server never said: it was not there to say it.
    return isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError)
