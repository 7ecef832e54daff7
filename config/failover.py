"""What becomes of a request whose database goes away, as when another takes its place.

What was read is read once more. What was to be written is never sent twice: nobody knows
whether the first time was the last thing that the old server wrote down.
"""

from django.db import close_old_connections
from django.http import HttpResponse
from django.template.loader import render_to_string

from .replicas import SAFE

UNAVAILABLE = 503
# So long it takes until another server has taken over.
RETRY_AFTER = 30


class AwayPage(HttpResponse):
    """Says that the database is away; another try at once may help, or not."""

    is_worth_again = False


class ReadOnceMore:
    """Makes a page again when the database went away beneath it, over a new connection."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if isinstance(response, AwayPage) and response.is_worth_again:
            close_old_connections()
            response = self.get_response(request)
        return response


def database_away(request, error: BaseException):
    """A page that says so, and of a step that nobody can say whether it was stored."""
    is_safe = request.method in SAFE
    words = render_to_string("503.html", {"is_step": not is_safe}, request)
    page = AwayPage(words, status=UNAVAILABLE)
    page["Retry-After"] = str(RETRY_AFTER)
    page.is_worth_again = is_safe and not _was_waited_for(error)
    return page


def _was_waited_for(error: BaseException) -> bool:
    """Whether there was no connection to be had, as long as one was waited for."""
    from psycopg_pool import PoolTimeout

    return isinstance(error.__cause__, PoolTimeout)
