"""What becomes of a request whose database goes away, as when another takes its place.

What was read is read once more. What was to be written is never sent twice: nobody knows
whether the first time was the last thing that the old server wrote down.
"""

from django.db import close_old_connections
from django.shortcuts import render

from .replicas import SAFE

UNAVAILABLE = 503
# So long it takes until another server has taken over.
RETRY_AFTER = 30


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
