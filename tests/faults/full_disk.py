"""The disk is full, then read-only, and then has room again: what readers and staff meet.

.venv/bin/python -m tests.faults.full_disk tries it on SQLite, on a disk of 16 MB in memory,
and on Debian's PostgreSQL 15, all of whose files lie on one of 220 MB; as root, who may mount
it. `… full_disk postgresql` tries only that. Not run by `make test`.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from .point_in_time import begun_on, cluster
from .sites import (
    KINDS,
    SAMPLES,
    Site,
    Trials,
    file_of,
    files_of,
    imported_alone,
    numbered,
    site,
    texts,
)

TEXTS = 250
SIZE, OF_SERVER = "16m", "220m"
# What a PostgreSQL that has begun is left with: less than another file of its log takes.
LEFT_TO_SERVER = 8 * 1024 * 1024
# What is taken away to make room again.
BALLAST = 6 * 1024 * 1024
# What the readers here look for is counted.
SEARCHES = {"askedsearch"}
# A step at the desk: done and led on, or that nothing can be kept now.
ANSWERED = {302, 503}
PAGES = ("/", "/articles/", "/articles/?q=%E5%85%BB%E8%80%81", "/issues/", "/readyz")


@contextmanager
def small_disk(size: str = SIZE) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        options = ["-t", "tmpfs", "-o", f"size={size}", "none", folder]
        subprocess.run(["mount", *options], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def outcomes(made: Site, folder: Path) -> tuple[list[str], set[str]]:
    """What becomes of the texts, and what the refusals say."""
    process = made.start("import_briefings", folder, "--publish", "--json")
    receipts = [json.loads(line) for line in process.communicate()[0].splitlines()]
    refused = [each for each in receipts if each["outcome"] == "rejected"]
    said = {each["remarks"][0]["message"].partition("（")[0] for each in refused}
    return [each["outcome"] for each in receipts], said


def full(made: Site, folder: Path, trials: Trials) -> None:
    # Whoever is to sign in has done so.
    with made.served(PAGE_CACHE="0") as served:
        told, said = outcomes(made, folder)
        read = {at: served.get(at) for at in PAGES}
        first = next(iter(made.issues("published")), "0")
        step = served.act(served.reviews, "unschedule_issues", first)
    pages = {at: answer.status for at, answer in read.items() if at != "/readyz"}
    trials.tell(
        f"an import of {len(told)} texts fills the disk",
        f"{told.count('created')} filed, {told.count('rejected')} refused ({said}); "
        f"readers {pages}; /readyz says {read['/readyz'].text.strip()}; a step at the desk "
        f"answers {step.status}",
        survived=set(pages.values()) == {200}
        and all("磁盘已满" in each for each in said)
        and step.status in ANSWERED
        and "disk" in read["/readyz"].text,
    )


def main(kinds: Collection[str]) -> None:
    trials = Trials()
    for kind in kinds:
        (on_sqlite if kind == "sqlite" else on_postgres)(trials)
    trials.end()


def on_postgres(trials: Trials) -> None:
    """What it does without room is its own: it may stop, and must lose nothing."""
    with TemporaryDirectory() as name, small_disk(OF_SERVER) as disk:
        disk.chmod(0o755)
        folder = texts(Path(name) / "texts", TEXTS)
        with cluster(disk) as server:
            made = begun_on(server)
            left = shutil.disk_usage(disk).free
            (disk / "ballast").write_bytes(bytes(left - LEFT_TO_SERVER))
            with made.served(PAGE_CACHE="0") as served:
                told, said = outcomes(made, folder)
                read = {at: served.get(at).status for at in PAGES}
                (disk / "ballast").unlink()
                runs = server.begin_if_it_stopped()
                again = {at: served.get(at).status for at in PAGES[:-1]}
            held = files_of(made.census())
            other = otherwise("postgresql", held, folder)
            lost = told.count("created") > len(held)
            trials.tell(
                f"an import of {len(told)} texts fills the disk of PostgreSQL",
                f"{told.count('created')} filed, {told.count('rejected')} refused ({said}); "
                f"pages then {read}; it had {'gone on' if runs else 'stopped'}; with room "
                f"{again}; {len(held)} texts held, {len(other)} of them otherwise than an "
                f"import of these alone holds them, lost: {lost}",
                survived=not other
                and not lost
                and set(again.values()) == {200}
                and made.is_whole(beside=SEARCHES),
            )
            complete(made, folder, trials)


def otherwise(kind: str, held: dict, folder: Path) -> list[str]:
    """Those that are not as after an import, with room, of just what is held."""
    alone, own = imported_alone(kind, held, SAMPLES, folder), numbered(held)
    return [name for name in own if own[name] != alone.get(name)]


def complete(made: Site, folder: Path, trials: Trials) -> None:
    made.run("import_briefings", folder, "--publish")
    held = files_of(made.census())
    other = otherwise(made.kind, held, folder)
    trials.tell(
        "and the rest is imported",
        f"{len(held)} texts held, {len(other)} of them otherwise than after an import with "
        "room",
        survived=not other and len(held) == TEXTS + len(list(SAMPLES.iterdir())),
    )


def on_sqlite(trials: Trials) -> None:
    with TemporaryDirectory() as name, small_disk() as disk:
        folder = texts(Path(name) / "texts", TEXTS)
        (disk / "ballast").write_bytes(bytes(BALLAST))
        with site("sqlite", disk) as made:
            made.run("import_briefings", SAMPLES, "--publish")
            full(made, folder, trials)
            (disk / "ballast").unlink()
            held = files_of(made.census())
            other = otherwise("sqlite", held, folder)
            trials.tell(
                "room is made",
                f"{len(held)} texts held, {len(other)} of them otherwise than an import of "
                "these alone holds them",
                survived=not other and made.is_whole(beside=SEARCHES),
            )
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            read_only(made, texts(Path(name) / "new", 1, first=2 * TEXTS), trials)
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
            told, _ = outcomes(made, texts(Path(name) / "more", 3, first=TEXTS + 1))
            trials.tell(
                "the disk takes writes again",
                f"{told}; database {file_of(made).stat().st_size >> 20} MB",
                survived=set(told) <= {"created", "duplicate"}
                and made.is_whole(beside=SEARCHES),
            )


def read_only(made: Site, folder: Path, trials: Trials) -> None:
    told, said = outcomes(made, folder)
    with made.served(PAGE_CACHE="0", signs_in=False) as served:
        pages = {at: served.get(at).status for at in PAGES[:-1]}
    trials.tell(
        "the disk is read-only",
        f"an import is {told} ({said}); readers {pages}",
        survived=set(pages.values()) == {200} and told == ["rejected"],
    )


if __name__ == "__main__":
    main(sys.argv[1:] or KINDS)
