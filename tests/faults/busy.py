"""Minutes of full load while an issue a second is published: errors, old pages, memory.

.venv/bin/python -m tests.faults.busy fills a site of 100,000 articles with their figures, on
SQLite and on PostgreSQL, serves each as `make serve` does, and has 64 read it at once for ten
minutes; --articles, --minutes and --databases for less. What is filled stays in bench/. Not
run by `make test`.
"""

import argparse
import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.corpus import Corpus
from benchmarks.databases import Work

from .crowd import Asking, Reader, crowd, tell_of_readers
from .freshness import Publisher, Shown, tell_of_age, watch
from .servers import workers
from .sites import KINDS, Site, Trials

READERS, MINUTE = 64, 60
# By then workers have read the whole site and keep what they keep: of pages 500 each, of
# sheets of figures, one page in twenty, 64.
WARM_UP = 3_000
# Memory may grow by so much, from the second tenth of the time to the last.
GROWTH, TENTHS, BETWEEN_SAMPLES = 0.05, 10, 2


def pss(pid: int) -> int:
    """What a process holds, in bytes; of what it shares, its share."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    # Pss:              123456 kB
    return int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) * 1024


class Memory:
    """What the workers hold together, looked at every few seconds."""

    def __init__(self, find: Callable[[], list[int]]):
        self._find = find
        self.samples: list[int] = []
        self.workers: set[int] = set()

    def look(self, over: Event) -> None:
        while not over.wait(BETWEEN_SAMPLES):
            own = self._find()
            self.workers.update(own)
            # One that has just died holds nothing.
            with contextlib.suppress(OSError, TypeError):
                self.samples.append(sum(map(pss, own)))

    def tell(self, trials: Trials, tried: str, *, many: int) -> None:
        assert len(self.samples) > 1, "so short a time tells nothing of memory"
        tenth = max(1, len(self.samples) // TENTHS)
        held = [mean(some) / 2**20 for some in batched(self.samples, tenth)]
        trials.tell(
            f"{tried}: memory of {len(self.workers)} workers",
            f"MB by tenths of the time {[*map(round, held)]}, from the second to the "
            f"last {held[-1] / held[1] - 1:+.1%}",
            survived=len(self.workers) == many and held[-1] <= held[1] * (1 + GROWTH),
        )


def batched(samples: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Whole ones, of so many each."""
    for start in range(0, len(samples) - size + 1, size):
        yield samples[start : start + size]


def tell_of_log(trials: Trials, tried: str, log: Path) -> None:
    """What the servers have noted of themselves."""
    noted = log.read_text(encoding="utf-8", errors="replace")
    times = {each: noted.count(each) for each in ("ERROR", "slow page", "slow query")}
    trials.tell(f"{tried}: log", str(times), survived=not times["ERROR"])


def busy(made: Site, corpus: Corpus, minutes: float, trials: Trials) -> None:
    tried = f"{minutes:g} minutes, {corpus.size:,} articles, {made.kind}"
    with made.served(PROXIES="1") as served:
        asking = Asking(corpus, served)
        with crowd(visitors(served.port), asking.next) as read:
            while len(read) < WARM_UP:
                time.sleep(1)
        publisher, over, shown = Publisher(made), Event(), list[Shown]()
        memory = Memory(lambda: workers(served.pid))
        beside = [
            Thread(target=watch, args=(Reader(served.port), publisher, over, shown)),
            Thread(target=memory.look, args=(over,)),
        ]
        for thread in beside:
            thread.start()
        with crowd(visitors(served.port), asking.next) as read:
            time.sleep(minutes * MINUTE)
        over.set()
        for thread in beside:
            thread.join()
        publisher.stop()
    print("load of the last minutes", os.getloadavg())
    tell_of_readers(trials, tried, read)
    tell_of_age(trials, tried, read, shown, publisher.steps)
    memory.tell(trials, tried, many=2)
    tell_of_log(trials, tried, made.folder / "log")


def visitors(port: int) -> list[Reader]:
    """Each from an address of her own, as nginx would tell."""
    return [Reader(port, visitor=f"203.0.113.{n + 1}") for n in range(READERS)]


def main() -> None:
    options = _options()
    trials, corpus = Trials(), Corpus(options.articles)
    work = Work(options.work)
    for kind in options.databases.split(","):
        with (
            TemporaryDirectory(prefix="jianbao-busy-") as folder,
            getattr(work, kind)(corpus) as (url, _),
            work.with_figures(url, corpus.seed) as (copy, _),
        ):
            busy(Site(copy, Path(folder)), corpus, options.minutes, trials)
    trials.end()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--databases", default=",".join(KINDS))
    parser.add_argument("--work", type=Path, default=Path("bench"))
    return parser.parse_args()


if __name__ == "__main__":
    # A polite kill stops the servers, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
