"""Minutes of full load on the cluster while the machine of the first database goes off.

Beside a cluster that was started by `deploy/cluster/cluster.sh up`, as root:
.venv/bin/python -m tests.faults.busy_cluster fills its database with 100,000 articles and
their figures, has 64 read it at once for ten minutes, an issue withdrawn and published each
second, and three of the staff at work; --articles and --minutes for less. A database that
has articles is taken as it is. Not run by `make test`.
"""

import argparse
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from benchmarks.corpus import Corpus
from benchmarks.databases import ROOT, run

from .busy import MINUTE, READERS
from .cluster import (
    HOST,
    PORT,
    STAFF,
    People,
    all_three,
    cluster,
    cluster_site,
    primary,
    writable,
)
from .crowd import Asking, Reader, crowd, tell_of_readers
from .freshness import Publisher, Shown, tell_of_age, watch
from .sites import Site, Trials

# Addresses that nobody has (RFC 5737); the front tells the site each reader's own.
VISITORS = "203.0.113.{}"
HELD = "from briefings.models import Article; print(Article.objects.count())"


@contextmanager
def visitors() -> Iterator[list[Reader]]:
    route = ["local", VISITORS.format("0/24"), "dev", "lo"]
    subprocess.run(["ip", "route", "add", *route], check=True)
    try:
        yield [
            Reader(PORT, HOST, comes_from=VISITORS.format(n + 1))
            for n in range(READERS)
        ]
    finally:
        subprocess.run(["ip", "route", "del", *route], check=True)


def fill(made: Site, corpus: Corpus) -> None:
    if int(made.shell(HELD)[0]):
        return
    url, facts = made.environment["DATABASE_URL"], f"--facts={made.folder / 'facts'}"
    size, seed = f"--articles={corpus.size}", f"--seed={corpus.seed}"
    run(ROOT, url, "-m", "benchmarks.fill_site", size, seed, facts)
    run(ROOT, url, "-m", "benchmarks.fill_figures", seed, facts)


def goes_off(made: Site, minutes: float) -> str:
    """A tenth of the time all is well, then one machine is off, from the middle on back."""
    time.sleep(minutes * MINUTE / 10)
    first, _ = primary()
    begun = time.monotonic()
    cluster("kill", first)
    second, _ = primary(but=first)
    after = writable(made, begun)
    time.sleep(max(0, begun + minutes * MINUTE * 0.4 - time.monotonic()))
    cluster("start", first)
    time.sleep(minutes * MINUTE / 2)
    return f"{first} → {second}, writable again after {after:.1f} s"


def busy(made: Site, corpus: Corpus, minutes: float, trials: Trials) -> None:
    tried = f"{minutes:g} minutes, {corpus.size:,} articles, cluster"
    publisher = Publisher(made, beside=STAFF)
    people = People(made, publisher.beside, readers=0)
    asking = Asking(corpus, people.served)
    with visitors() as readers, crowd(readers, asking.next):
        time.sleep(MINUTE)
    over, shown = Event(), list[Shown]()
    watching = Thread(target=watch, args=(Reader(PORT, HOST), publisher, over, shown))
    watching.start()
    with (
        visitors() as readers,
        people.at_work(),
        crowd(readers, asking.next) as read,
    ):
        took = goes_off(made, minutes)
    over.set()
    watching.join()
    publisher.stop()
    print("load of the last minutes", os.getloadavg())
    tell_of_readers(trials, tried, read)
    tell_of_age(trials, tried, read, shown, publisher.steps)
    tell_of_staff(trials, f"{tried}: staff", made, people, took)


def tell_of_staff(
    trials: Trials, tried: str, made: Site, people: People, took: str
) -> None:
    lost, together = people.lost(made), all_three()
    messages = [each.messages for each in people.staff]
    others = [dict(each.others) for each in people.staff if each.others]
    trials.tell(
        tried,
        f"{took}; {sum(each.done for each in people.staff)} steps acknowledged, messages "
        f"{messages}, other answers {others or 0}, the slowest "
        f"{max(each.slowest for each in people.staff):.1f} s; lost {lost or 0}; three "
        f"databases again: {together}",
        survived=people.noticed_little and not lost and together,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    trials, corpus = Trials(), Corpus(options.articles)
    with TemporaryDirectory(prefix="jianbao-busy-") as folder:
        made = cluster_site(Path(folder))
        fill(made, corpus)
        busy(made, corpus, options.minutes, trials)
    trials.end()


if __name__ == "__main__":
    main()
