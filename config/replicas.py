"""Readers read from a copy of the database where there is one; who writes, from the first.

Staff see what they have just written: whoever is signed in, and whatever is asked at the
desk or sent by a form, has the first; so has who follows lists by mail, of her own lists.
So has a transaction: it reads what it writes. And so has another site that takes texts
over: it asks table by table, and of two copies, one of which lags behind, it would note the
version of one with the texts of the other, and not hear what was withdrawn.
"""

from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, connection

REPLICA = "replica"
BOTH = (DEFAULT_DB_ALIAS, REPLICA)
SAFE = ("GET", "HEAD")
OF_THE_FIRST = ("/admin/", "/open-data/", "/alerts/")
# Of the request at hand; what runs outside of requests is no reader.
_is_reading: ContextVar[bool] = ContextVar("is_reading", default=False)


class ReadersOnReplica:
    """Says of each request whether a copy will do; a page that is still sent included."""

    def __init__(self, get_response):
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        _is_reading.set(is_readers(request))
        return self.get_response(request)


def is_readers(request) -> bool:
    return (
        request.method in SAFE
        and not request.path_info.startswith(OF_THE_FIRST)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


class ReplicaRouter:
    """Which of the two is asked."""

    def db_for_read(self, model, **hints) -> str:
        if _is_reading.get() and not connection.in_atomic_block:
            return REPLICA
        return DEFAULT_DB_ALIAS

    def db_for_write(self, model, **hints) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints) -> bool | None:
        both = {one._state.db, other._state.db}
        return True if both <= {*BOTH, None} else None

    def allow_migrate(self, db, app_label, **hints) -> bool | None:
        """A copy has its tables from the first."""
        return False if db == REPLICA else None
