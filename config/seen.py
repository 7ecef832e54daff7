"""What each request leaves in the log: its number, slow queries, and what broke."""

import logging
import re
import secrets
import sys
from contextlib import ExitStack
from time import monotonic

from django.conf import settings
from django.db import DatabaseError, connections
from django.shortcuts import render

from briefings.away import is_away

from .failover import database_away
from .logs import REQUEST

logger = logging.getLogger(__name__)

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")
BROKEN, NOT_NOW = 500, 503
# By which words a database refuses to write, be it that nobody may or that no room is left.
TAKES_NO_WRITES = re.compile(
    r"readonly database|read-only transaction|disk is full|No space left"
)
# In seconds: by then somebody may have mended it.
COME_AGAIN = 300
# A page takes some milliseconds.
SLOW_PAGE = 2.0
LONGEST_QUERY = 2000


class NumberedRequests:
    """Gives each request a number, that of the proxy if there is one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = REQUEST.set(_number_of(request))
        begun = monotonic()
        try:
            with ExitStack() as noting:
                for each in connections.all():
                    noting.enter_context(each.execute_wrapper(noting_slow_queries))
                response = self.get_response(request)
            if response.status_code >= BROKEN:
                # Of all others each byte is what it was for the reader before.
                response[HEADER] = REQUEST.get()
            _note_slow_page(request, monotonic() - begun)
            return response
        finally:
            REQUEST.reset(token)


def _number_of(request) -> str:
    given = request.headers.get(HEADER, "") if settings.PROXIES else ""
    return given if GIVEN.fullmatch(given) else secrets.token_hex(6)


def noting_slow_queries(execute, sql, params, many, context):
    """Without what is asked for: the values may be somebody's."""
    begun = monotonic()
    try:
        return execute(sql, params, many, context)
    finally:
        took = monotonic() - begun
        if took >= settings.SLOW_QUERY_SECONDS > 0:
            said = {"seconds": f"{took:.3f}", "sql": str(sql)[:LONGEST_QUERY]}
            logger.warning("slow query: %(seconds)s s", said, extra=said)


def _note_slow_page(request, took: float) -> None:
    if took >= SLOW_PAGE:
        said = {"seconds": f"{took:.3f}", "path": request.path_info}
        logger.warning("slow page: %(seconds)s s", said, extra=said)


def broken(request):
    """The page of what broke, with the number under which the log tells why.

    Where the database has gone or takes no writes, that is all that is wrong, and the page
    says so. A server that takes none is no more the first one, where there are copies.
    """
    error = sys.exception()
    is_refused = _was_refused_to_write(error)
    if error and is_away(error) and not (is_refused and len(settings.DATABASES) == 1):
        return database_away(request, error)
    number = {"number": REQUEST.get()}
    if is_refused:
        answer = render(request, "read_only.html", number, status=NOT_NOW)
        answer["Retry-After"] = str(COME_AGAIN)
        return answer
    return render(request, "500.html", number, status=BROKEN)


def _was_refused_to_write(error: BaseException | None) -> bool:
    """Whether that is what the database said, or what led to what it said."""
    while error is not None:
        if isinstance(error, DatabaseError) and TAKES_NO_WRITES.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False
