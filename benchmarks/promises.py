"""What was promised of the speed, beside what was measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import imports
from .imports import ONE_JOB, TWO_JOBS, ImportPace
from .lines import ARTICLE, CATALOGUE, INDICATOR, Measured

# What is compared at which concurrency.
BUSY, ALONE = 16, 1
LIST, SEARCH = "list, three filters", "search, mixed"
BARE = "bare view"
# Line of the site, line it is held against, whose, and at least so many times as fast.
TIMES_AS_FAST = (
    (LIST, LIST, "datasette", 10),
    (SEARCH, SEARCH, "datasette", 4),
    (LIST, BARE, "bare", 1 / 3),
    (SEARCH, BARE, "bare", 1 / 4),
    ("article", BARE, "bare", 1 / 2),
    ("repeated page", BARE, "bare", 3),
    ("not modified", BARE, "bare", 3),
)
SLOWEST_MS = {"sqlite": 150, "postgresql": 250}
# How much slower twice as many articles may make the middle request.
GROWTH = 1.3
IMPORT_PART, TWO_JOBS_TIMES = 1 / 3, 1.5
# How much slower than an article's page those of figures may be.
TO_ARTICLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A bound, and what was measured; a ceiling is a bound from above."""

    what: str
    database: str
    bound: float
    measured: float
    is_ceiling: bool = False
    unit: str = "×"

    @property
    def is_kept(self) -> bool:
        if self.is_ceiling:
            return self.measured < self.bound
        return self.measured >= self.bound


def speed_promises(measured: Sequence[Measured], database: str) -> Iterator[Promise]:
    """Of requests a second when busy, and of the slowest when alone."""
    rates = {
        (each.line, each.server): each.pace.rate
        for each in measured
        if each.concurrency == BUSY
    }
    for line, other, whose, times in TIMES_AS_FAST:
        yield Promise(
            what=f"{line}, to {whose}",
            database=database,
            bound=times,
            measured=rates[line, database] / rates[other, whose],
        )
    slowest = [
        (each.pace.p99, each.line)
        for each in measured
        if each.server == database
        and each.concurrency == ALONE
        and each.line.startswith(("list", "search"))
    ]
    p99, line = max(slowest)
    yield Promise(
        what=f"slowest p99 alone ({line})",
        database=database,
        bound=SLOWEST_MS[database],
        measured=p99,
        is_ceiling=True,
        unit="ms",
    )


def growth_promises(
    measured: Sequence[Measured], database: str, once: int, twice: int
) -> Iterator[Promise]:
    """How the middle request fares when the corpus doubles."""
    middles = {
        (each.line, each.server): each.pace.p50
        for each in measured
        if each.concurrency == ALONE
    }
    for line in (LIST, SEARCH):
        small = middles[line, f"{database} {once:,}"]
        yield Promise(
            what=f"{line}, p50 of {twice:,} to {once:,}",
            database=database,
            bound=GROWTH,
            measured=middles[line, f"{database} {twice:,}"] / small,
            is_ceiling=True,
        )


def figure_promises(measured: Sequence[Measured], database: str) -> Iterator[Promise]:
    """Of the middle request for a page of figures, to that for an article with some."""
    middles = {
        each.line: each.pace.p50
        for each in measured
        if each.server == database and each.concurrency == ALONE
    }
    for line in (INDICATOR, CATALOGUE):
        yield Promise(
            what=f"{line}, p50 alone, to the article's",
            database=database,
            bound=TO_ARTICLE,
            measured=middles[line] / middles[ARTICLE],
            is_ceiling=True,
        )


def import_promises(
    paces: Mapping[str, ImportPace], database: str
) -> Iterator[Promise]:
    bare, one, two = (paces[run].rate for run in (imports.BARE, ONE_JOB, TWO_JOBS))
    yield Promise(
        what="import, to bare get_or_create",
        database=database,
        bound=IMPORT_PART,
        measured=one / bare,
    )
    yield Promise(
        what="import with two jobs, to one",
        database=database,
        bound=TWO_JOBS_TIMES,
        measured=two / one,
    )
