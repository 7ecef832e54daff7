"""What becomes of a request whose database goes away, as when another takes its place.

What was read is read once more. What was to be written is never sent twice: nobody knows
whether the first time was the last thing that the old server wrote down.
"""

from django.db import Error, close_old_connections
from django.shortcuts import render

from .replicas import SAFE

UNAVAILABLE = 503
# So long it takes until another server has taken over.
RETRY_AFTER = 30
# A server that goes down (57P01, 57P02), comes up (57P03) or is not the first any more
# (25006); a copy that must let go of what is being read, to keep up (40001).
AWAY = {"57P01", "57P02", "57P03", "25006", "40001"}
CONNECTION_FAILED = "08"


class ReadOnceMore:
    """Makes a page again when the database went away beneath it, over a new connection."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if getattr(response, "is_worth_again", False):
            close_old_connections()
            response = self.get_response(request)
        return response


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


def database_away(request, error: BaseException):
    """A page that says so, and of a step that nobody can say whether it was stored."""
    is_safe = request.method in SAFE
    page = render(request, "503.html", {"is_step": not is_safe}, status=UNAVAILABLE)
    page["Retry-After"] = str(RETRY_AFTER)
    page.is_worth_again = is_safe and not _was_waited_for(error)
    return page


def _was_waited_for(error: BaseException) -> bool:
    """Whether there was no connection to be had, as long as one was waited for."""
    from psycopg_pool import PoolTimeout

    return isinstance(error.__cause__, PoolTimeout)
