"""The log of searches: what readers look for, and above all what they do not find.

A page is read while others write, and never waits for it: searches are counted in memory,
and written now and then, when nobody else is writing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Lock
from time import monotonic
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from reading.privacy import mask

from .models import AskedSearch
from .models.asked import LONGEST

KEPT_FOR = timedelta(days=90)
# So long what was searched for stays in the memory of a worker.
SECONDS = 30
# A flood of ever other words is not worth the memory.
MOST_WAITING = 2000
# How long PostgreSQL may let it wait for another writer.
PATIENCE = "SET LOCAL lock_timeout = '200ms'"
# The last that was found counts: what was missing may have come in since.
COUNT = """
    INSERT INTO briefings_askedsearch (query, day, times, hits) VALUES (%s, %s, %s, %s)
    ON CONFLICT (day, query) DO UPDATE SET
        times = briefings_askedsearch.times + excluded.times, hits = excluded.hits
"""


class CountedSearch(NamedTuple):
    """One search, as it is counted."""

    query: str
    day: date


class _Waiting:
    """What this process has yet to write down."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.times: Counter[CountedSearch] = Counter()
        self.hits: dict[CountedSearch, int] = {}
        self.since = monotonic()


_waiting = _Waiting()


def note_search(words: str, hits: int) -> None:
    """Count a search by its words, personal numbers masked, and what it has found."""
    if not settings.SEARCH_LOG:
        return
    asked = CountedSearch(mask(" ".join(words.split()))[:LONGEST], timezone.localdate())
    with _waiting.lock:
        if asked not in _waiting.hits and len(_waiting.hits) >= MOST_WAITING:
            return
        _waiting.times[asked] += 1
        _waiting.hits[asked] = hits
        is_due = monotonic() - _waiting.since >= SECONDS
    if is_due:
        write_searches()


def write_searches() -> bool:
    """Write what is waiting; where another is writing it goes on waiting."""
    with _waiting.lock:
        times, hits = _waiting.times, _waiting.hits
        _waiting.times, _waiting.hits, _waiting.since = Counter(), {}, monotonic()
    try:
        with _without_waiting(), transaction.atomic():
            _write((asked, times[asked], hits[asked]) for asked in sorted(times))
    except DatabaseError:
        with _waiting.lock:
            _waiting.times.update(times)
            _waiting.hits = hits | _waiting.hits
        return False
    return True


def _write(counted: Iterable[tuple[CountedSearch, int, int]]) -> None:
    """All in one go: each by itself would cost a search in twelve of its time."""
    on = connection.ops.adapt_datefield_value
    rows = [(asked.query, on(asked.day), times, hits) for asked, times, hits in counted]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(PATIENCE)
        cursor.executemany(COUNT, rows)


@contextmanager
def _without_waiting() -> Iterator[None]:
    """On SQLite one writes at a time: no reader is to wait for an import."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [before] = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")


def missed(since: date) -> QuerySet:
    """What was searched for since that day and not found, the most wanted first."""
    days = AskedSearch.objects.filter(day__gte=since, hits=0)
    return days.values("query").annotate(asked=Sum("times")).order_by("-asked", "query")


def forget_searches(kept: timedelta = KEPT_FOR) -> int:
    """Delete what was asked longer ago than this; how many rows that were."""
    until = timezone.localdate() - kept
    return AskedSearch.objects.filter(day__lte=until).delete()[0]
