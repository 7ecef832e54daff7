"""kill -9 of an import and of web workers, while they file and publish.

.venv/bin/python -m tests.faults.killed [KILLS] prints for SQLite and PostgreSQL what was
tried and what stood afterwards; `… killed KILLS import` leaves the web workers out, and
`… killed KILLS web` the import. Not run by `make test`.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple

import psutil
import psycopg

from .servers import workers
from .sites import (
    KINDS,
    SAMPLES,
    Answer,
    Served,
    Site,
    Trials,
    by_halves,
    file_of,
    files_of,
    numbered,
    site,
    strays,
    texts,
)

TEXTS = 200
UPLOADS = 8
# In seconds; longer, until the one that was killed last is there again.
BETWEEN_KILLS = 20
# Who is being answered asks again, and may come to the one that dies once more: until it
# is gone it takes connections.
TRIES = 2
# Which half is tried alone.
IMPORT, WEB = "import", "web"
# What an upload notes of itself.
UPLOADED = {"upload", "uploadedtext", "uploadedtext_issues"}
# In seconds: an import reads a group, and then files it for some tenths.
LONGEST_WAIT, MOMENT = 10, 0.3
chance = random.Random(16)


class Read(NamedTuple):
    """What one try of a reader came to, and when."""

    answer: Answer
    begun: float
    ended: float


def importer(made: Site, whole: dict, folder: Path, kills: int, trials: Trials) -> None:
    """Begun again and again, killed after some receipts, completed at the end."""
    held = broken = amid = 0
    for _ in range(kills):
        process = made.start(
            "import_briefings", folder, "--publish", "--jobs", 2, "--json"
        )
        # What it told of before, and then some: so each comes further than the last.
        for _ in range(held + chance.randint(1, TEXTS // kills)):
            process.stdout.readline()
        amid += stopped_amid(process, made)
        os.kill(process.pid, signal.SIGKILL)
        with process:
            process.stdout.read()
        files, half = standing(made, whole)
        broken += bool(half) or len(files) < held
        held = len(files)
    complete = completed(made, whole, folder)
    trials.tell(
        f"{kills} kills -9 of an import that publishes, {made.kind}",
        f"{amid} amid a transaction; {broken} left half a text or lost one; {held} of "
        f"{TEXTS} texts after the last; then completed "
        f"{'and equal to one that was left alone' if complete else 'NOT'}",
        survived=not broken and complete,
    )


def stopped_amid(process: subprocess.Popen, made: Site) -> bool:
    """Stopped a moment after it began to write; whether a transaction is open then."""
    end = time.monotonic() + LONGEST_WAIT
    while not is_written_to(made) and time.monotonic() < end and process.poll() is None:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, MOMENT))
    os.kill(process.pid, signal.SIGSTOP)
    return is_written_to(made)


def is_written_to(made: Site) -> bool:
    """Whether a transaction that has written something is open there now."""
    if made.kind == "sqlite":
        with closing(sqlite3.connect(file_of(made), timeout=0)) as beside:
            try:
                beside.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            return False
    with psycopg.connect(made.environment["DATABASE_URL"]) as beside:
        asked = "SELECT 1 FROM pg_stat_activity WHERE backend_xid IS NOT NULL"
        return beside.execute(asked).fetchone() is not None


def standing(made: Site, whole: dict) -> tuple[dict, bool]:
    """The texts that are held, and whether anything of them is amiss."""
    found = made.census()
    files = files_of(found)
    return files, bool(strays(found) or by_halves(files, whole))


def completed(made: Site, whole: dict, folder: Path) -> bool:
    """Imported once more: whether all is then as after an import that was left alone."""
    made.run("import_briefings", folder, "--publish")
    held = numbered(files_of(made.census()))
    return held == numbered(whole) and made.is_whole()


def web_workers(
    made: Site, few: list[Path], more: list[Path], kills: int, trials: Trials
) -> None:
    """One of two killed every 20 s, while texts are uploaded, handed in and published.

    Those few may be public; of the others as many are uploaded as the kills take time.
    """
    before = len(made.census()["files"])
    with made.served() as served, _disturbed(served) as (killed, read):
        said = [_again(partial(served.upload, path)) for path in few]
        published = _publish_drafts(made, served)
        for path in more:
            if len(killed) >= kills:
                break
            said.append(_again(partial(served.upload, path)))
    public = made.issues("published")
    statuses, in_a_row = [r.answer.status for r in read], len(unanswered(read))
    missing = [pk for pk in published if pk not in public]
    kept = len(made.census()["files"]) - before
    acknowledged = said.count(302)
    whole = made.is_whole(beside=UPLOADED)
    trials.tell(
        f"{len(killed)} kills -9 of web workers, {made.kind}",
        f"{acknowledged} of {len(said)} uploads acknowledged, {kept} texts held; "
        f"{len(published)} publications acknowledged, {len(missing)} of them lost; readers "
        f"{statuses.count(200)} of {len(read)} at first try, at most {in_a_row} in a row "
        f"not{why_not(read)}; all agrees: {whole}",
        survived=whole
        and not missing
        and kept >= acknowledged
        and in_a_row <= TRIES
        and not {*said, *statuses} - {0, 200, 302},
    )


def unanswered(read: list[Read]) -> list[Read]:
    """The longest time that a reader got no answer, try after try."""
    runs = groupby(read, lambda each: bool(each.answer.status))
    return max(
        (list(run) for answered, run in runs if not answered), key=len, default=[]
    )


def why_not(read: list[Read]) -> str:
    """(2 RemoteDisconnected in 0.3 s): refused at once, or waited for in vain."""
    if not (run := unanswered(read)):
        return ""
    seconds = run[-1].ended - run[0].begun
    causes = Counter(each.answer.text for each in run)
    said = ", ".join(f"{count} {cause}" for cause, count in causes.items())
    return f" ({said} in {seconds:.1f} s)"


@contextmanager
def _disturbed(served: Served) -> Iterator[tuple[list[int], list[Read]]]:
    """The workers killed meanwhile, and what a reader was answered."""
    done = Event()
    killed: list[int] = []
    read: list[Read] = []
    threads = [
        Thread(target=_kill, args=(served, done, killed)),
        Thread(target=_read, args=(served, done, read)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield killed, read
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _publish_drafts(made: Site, served: Served) -> list[str]:
    published = []
    for pk in made.issues("draft"):
        _again(partial(served.act, served.enters, "submit_issues", pk))
        if _again(partial(served.act, served.reviews, "publish_issues", pk)) == 302:
            published.append(pk)
    # Some may not be public: what was refused is in review, and was told so.
    in_review = made.issues("in_review")
    return [pk for pk in published if pk not in in_review]


def _again(ask: Callable[[], Answer]) -> int:
    """As a person does who is told that nothing came."""
    return ask().status or ask().status


def _kill(served: Served, done: Event, killed: list[int]) -> None:
    """As long as both answer: on a busy machine a new one takes half a minute to do so."""
    while not done.wait(BETWEEN_KILLS):
        own = [pid for pid in workers(served.pid) if _listens(pid)]
        if len(own) > 1:
            killed.append(chance.choice(own))
            os.kill(killed[-1], signal.SIGKILL)


def _listens(pid: int) -> bool:
    """A worker does when it has loaded the site."""
    with suppress(psutil.NoSuchProcess):
        opened = psutil.Process(pid).net_connections("tcp")
        return any(each.status == psutil.CONN_LISTEN for each in opened)
    return False


def _read(served: Served, done: Event, read: list[Read]) -> None:
    while not done.wait(0.05):
        begun = time.monotonic()
        answer = served.get("/articles/")
        read.append(Read(answer, begun, time.monotonic()))


def main(kills: int, only: str) -> None:
    trials = Trials()
    with TemporaryDirectory() as name:
        folder = texts(Path(name) / "many", TEXTS)
        few = sorted(SAMPLES.glob("*.txt"))[:UPLOADS]
        for kind in KINDS:
            if only != WEB:
                with site(kind) as undisturbed:
                    undisturbed.run("import_briefings", folder, "--publish")
                    whole = files_of(undisturbed.census())
                with site(kind) as made:
                    importer(made, whole, folder, kills, trials)
            if only != IMPORT:
                with site(kind) as made:
                    web_workers(made, few, sorted(folder.iterdir()), kills, trials)
    trials.end()


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 20,
        sys.argv[2] if len(sys.argv) > 2 else "",
    )
