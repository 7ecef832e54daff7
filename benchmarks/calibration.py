"""A fixed piece of work, by which costs are told of a machine that others use as well.

What is busy on the machine makes this and whatever is measured beside it dearer by about
as much: it cuts strings, makes checksums, counts, looks for numbers, reads rows.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b
from statistics import median
from time import process_time
from typing import NamedTuple
from zlib import crc32

# Milliseconds of the processor where nothing else runs: where a text of the corpus is
# read in 11.
ALONE = 1.05
SIGNS = "".join(chr(0x4E00 + 37 * n % 5000) for n in range(1000))
NUMBERS = "".join(f"{n}户{SIGNS[n]}" for n in range(150))
NUMBER = re.compile(r"(?<!\d)\d{2,3}[户人元]")
# Of so many measurements the middle one counts.
BATCH = 20


class SteadyCost(NamedTuple):
    """Milliseconds alone, of half of a batch: in the middle batch, and in the dearest."""

    middle: float
    dearest: float

    def __str__(self) -> str:
        return f"{self.middle:.1f} | {self.dearest:.1f}"


def steady(costs: Iterable[float]) -> SteadyCost:
    """Of what was measured by `beside`, one after the other."""
    costs = list(costs)
    batches = [median(costs[at : at + BATCH]) for at in range(0, len(costs), BATCH)]
    return SteadyCost(median(batches), max(batches))


class TakenTime(NamedTuple):
    """Milliseconds of the processor: as measured, and as they would have been alone."""

    measured: float
    alone: float


def beside(work: Callable[[], object]) -> TakenTime:
    """What the work takes, by what the calibration takes before it and behind."""
    before, took, behind = map(_processor, (_calibrate, work, _calibrate))
    return TakenTime(took, ALONE * took / ((before + behind) / 2))


def _processor(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return 1000 * (process_time() - started)


def _calibrate() -> None:
    shingles = [SIGNS[at : at + 8] for at in range(len(SIGNS) - 8)]
    written = [each.encode() for each in shingles]
    sums = sorted(map(crc32, written))
    digests = [blake2b(each, digest_size=8).digest() for each in written[:400]]
    Counter(each[:2] for each in shingles)
    {each.group(): each.start() for each in NUMBER.finditer(NUMBERS)}
    rows = [(total % 1000, n) for n, total in enumerate(sums[: len(digests)])]
    KEPT.execute("DELETE FROM held")
    KEPT.executemany("INSERT INTO held VALUES (?, ?)", rows)
    asked = "SELECT a, count(*), group_concat(b) FROM held GROUP BY a"
    KEPT.execute(asked).fetchall()


KEPT = sqlite3.connect(":memory:")
KEPT.execute("CREATE TABLE held (a INTEGER, b INTEGER)")
