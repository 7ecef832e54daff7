"""Redis or Valkey as the cache; while it is down the site is slower, and no more."""

import logging
from time import monotonic

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

# A page made anew takes some milliseconds: a cache is not worth a longer wait.
PATIENCE = 0.25
# After a failure no request waits for the server again for so many seconds.
RESPITE = 30


class CacheServer(RedisCache):
    """Remembers nothing while its server is down, and says once that it is."""

    # For all threads of a worker: the server is down for each of them.
    is_down = False
    ask_again_at = 0.0

    def __init__(self, server, params):
        options = {
            "socket_connect_timeout": PATIENCE,
            "socket_timeout": PATIENCE,
            # A connection that a restart of the server has cut is made anew at once.
            "retry": Retry(NoBackoff(), 1),
            **params.get("OPTIONS", {}),
        }
        super().__init__(server, {**params, "OPTIONS": options})

    def get(self, key, default=None, version=None):
        return self._ask(super().get, key, default, version, unanswered=default)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(super().set, key, value, timeout, version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        add = super().add
        return self._ask(add, key, value, timeout, version, unanswered=False)

    def incr(self, key, delta=1, version=None):
        return self._ask(super().incr, key, delta, version, unanswered=0)

    def _ask(self, command, *args, unanswered=None):
        if CacheServer.is_down and monotonic() < CacheServer.ask_again_at:
            return unanswered
        try:
            answer = command(*args)
        except RedisError as error:
            _note_failure(error)
            return unanswered
        _note_answer()
        return answer


def _note_failure(error: RedisError) -> None:
    if not CacheServer.is_down:
        logger.warning("The cache server is down, pages are made anew: %s", error)
    CacheServer.is_down = True
    CacheServer.ask_again_at = monotonic() + RESPITE


def _note_answer() -> None:
    if CacheServer.is_down:
        logger.warning("The cache server answers again.")
    CacheServer.is_down = False
