"""The first database is killed under readers and staff, and other machines beside it.

Beside a cluster that was started by `deploy/cluster/cluster.sh up`, as root:
.venv/bin/python -m tests.faults.failover [TRIAL…] (all of TRIALS). Not run by `make test`.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from .cluster import (
    READERS,
    STAFF,
    People,
    all_three,
    cluster,
    cluster_site,
    primary,
    writable,
)
from .sites import SAMPLES, Site, Trials, by_halves, files_of, numbered, site, texts

# Before the fault, and after another database has taken over.
BEFORE, AFTER = 8, 40
# Of the longest trial: so many readers, for so long.
MANY, MIXED = 16, 300
TEXTS = 100
# So many texts are filed before the machine goes off beneath the import.
FILED = 30


def kill_database(first: str) -> None:
    cluster("kill", first, "postgres")


def disturbed(
    made: Site,
    trials: Trials,
    tried: str,
    harm: Callable[[str], object],
    mend: Callable[[str], object] = lambda first: None,
    *,
    takes_over: bool = True,
    readers: int = READERS,
    goes_on: float = AFTER,
) -> None:
    """Readers and staff at work while something goes: what they saw, and what stands."""
    people = People(made, made.issues("published")[:STAFF], readers)
    with people.at_work():
        time.sleep(BEFORE)
        first, _ = primary()
        begun = time.monotonic()
        harm(first)
        second, _ = primary(but=first) if takes_over else primary()
        after = writable(made, begun)
        time.sleep(goes_on)
    mend(first)
    stands, is_well = standing(made, people)
    took = f"{first} → {second}, writable again after {after:.1f} s; "
    figure = (
        f"{took if takes_over else ''}{people.told(begun, begun + after)}; {stands}"
    )
    trials.tell(tried, figure, survived=people.noticed_little and is_well)


def standing(made: Site, people: People) -> tuple[str, bool]:
    """What stands afterwards, and whether that is all that was acknowledged."""
    together = all_three()
    lost = people.lost(made)
    whole = made.is_whole(beside=people.beside)
    told = f"lost {lost or 0}; all agrees: {whole}; three databases again: {together}"
    return told, whole and together and not lost


def broken_off(made: Site, folder: Path) -> tuple[str, Counter, float]:
    """Which machine went off beneath an import, what that told, when it could go on."""
    first, _ = primary()
    process = made.start("import_briefings", folder, "--publish", "--jobs", 2, "--json")
    told = [json.loads(process.stdout.readline())["outcome"] for _ in range(FILED)]
    begun = time.monotonic()
    cluster("kill", first)
    taken: list[float] = []
    watch = Thread(target=lambda: taken.append(writable(made, begun)))
    watch.start()
    # Not by communicate(): it would lose what the lines above have read ahead.
    with process:
        told += outcomes(process.stdout.read())
    watch.join()
    return first, Counter(told), taken[0]


def outcomes(receipts: str) -> list[str]:
    return [json.loads(line)["outcome"] for line in receipts.splitlines()]


def during_import(made: Site, whole: dict, folder: Path, trials: Trials) -> None:
    """The machine of the first database goes off while texts are filed."""
    first, told, after = broken_off(made, folder)
    held = files_of(made.census())
    both = held.keys() & whole.keys()
    halves = by_halves({f: held[f] for f in both}, whole)
    cluster("start", first)
    again = Counter(
        outcomes(made.run("import_briefings", folder, "--publish", "--json"))
    )
    found = files_of(made.census())
    complete = numbered({f: found[f] for f in whole if f in found}) == numbered(whole)
    together = all_three()
    agrees = made.is_whole(beside=People.beside)
    trials.tell(
        "the machine of the first database goes off during an import that publishes",
        f"writable again after {after:.1f} s; told {dict(told)}, held {len(both)}, by "
        f"halves {len(halves)}; again {dict(again)}; as after an import that was left "
        f"alone: {complete}; all agrees: {agrees}; three databases again: {together}",
        survived=len(both) >= told["created"]
        and not halves
        and complete
        and agrees
        and together,
    )


def _import(made: Site, trials: Trials) -> None:
    with site("postgresql") as alone:
        folder = texts(made.folder / "many", TEXTS)
        alone.run("import_briefings", folder, "--publish")
        whole = files_of(alone.census())
    during_import(made, whole, folder, trials)


def _killed(made: Site, trials: Trials) -> None:
    tried = "kill -9 of the first database (PostgreSQL), staff publishing"
    disturbed(made, trials, tried, kill_database)


def _off(made: Site, trials: Trials) -> None:
    tried = "the machine of the first database goes off"
    disturbed(made, trials, tried, partial(cluster, "kill"), partial(cluster, "start"))


def _cut(made: Site, trials: Trials) -> None:
    tried = "the net of the first database is cut"
    disturbed(made, trials, tried, partial(cluster, "cut"), partial(cluster, "join"))


def _beside(name: str, tried: str, made: Site, trials: Trials) -> None:
    """A machine beside the databases: the first stays what it is."""

    def harm(_: str) -> None:
        cluster("kill", name)

    def mend(_: str) -> None:
        cluster("start", name)

    disturbed(made, trials, tried, harm, mend, takes_over=False)


def _mixed(made: Site, trials: Trials) -> None:
    tried = f"{MIXED / 60:.0f} minutes of mixed load, the first database killed"
    disturbed(made, trials, tried, kill_database, readers=MANY, goes_on=MIXED)


# The import comes first: it is held against one into an empty site.
TRIALS: dict[str, Callable[[Site, Trials], None]] = {
    "import": _import,
    "killed": _killed,
    "off": _off,
    "cut": _cut,
    "cache": partial(_beside, "cache", "kill -9 of the cache"),
    "web": partial(_beside, "web1", "a web host goes off"),
    "mixed": _mixed,
}


def main(names: list[str]) -> None:
    trials = Trials()
    with TemporaryDirectory(prefix="jianbao-failover-") as folder:
        made = cluster_site(Path(folder))
        for name in names or TRIALS:
            if name != "import":
                # Of bureaus that are known, so that they may be public.
                made.run("import_briefings", SAMPLES, "--publish")
            TRIALS[name](made, trials)
    trials.end()


if __name__ == "__main__":
    main(sys.argv[1:])
