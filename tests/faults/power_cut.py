"""The power fails while SQLite writes: copies of its files at moments of all kinds.

.venv/bin/python -m tests.faults.power_cut [COPIES]: an import that publishes is stopped at
random moments (SIGSTOP, so that no write comes between) and database and -wal are copied
as they are; of half the copies the end of the -wal that no sync has confirmed is cut off
or overwritten at random, as a disk may leave it. Each copy must open, be whole by
integrity_check, and hold whole texts alone. Not run by `make test`.
"""

import os
import random
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from select import select
from tempfile import TemporaryDirectory

from .sites import Site, Trials, file_of, site, texts

TEXTS = 400
# Of the -wal: its header, and that of each page in it.
HEADER, FRAME = 32, 24 + 4096
# Where the -shm says how many pages the -wal has, and how many of them were begun to be
# copied into the database. These were synced before.
PAGES_AT, COPIED_AT = 16, 128
# Of every text what hangs on it, and where the index has it.
HELD = """
    SELECT f.sha256, count(DISTINCT i.id), count(DISTINCT a.id), count(DISTINCT x.id),
      (SELECT count(*) FROM briefings_remark r WHERE r.source_file_id = f.id),
      (SELECT count(*) FROM briefings_search_entry e WHERE e.article_id IN
        (SELECT id FROM briefings_article WHERE issue_id IN
          (SELECT id FROM briefings_issue WHERE source_file_id = f.id)))
    FROM briefings_sourcefile f LEFT JOIN briefings_issue i ON i.source_file_id = f.id
    LEFT JOIN briefings_article a ON a.issue_id = i.id
    LEFT JOIN metrics_figure x ON x.article_id = a.id GROUP BY f.id
"""
chance = random.Random(200)


def copies(
    made: Site, folder: Path, many: int, into: Path
) -> Iterator[tuple[Path, int]]:
    """The database at so many moments of imports, and how many receipts had been given."""
    taken = 0
    while taken < many:
        _empty(made)
        process = made.start("import_briefings", folder, "--publish", "--json")
        # Before the first it only gets ready.
        select([process.stdout], [], [])
        os.set_blocking(process.stdout.fileno(), False)
        receipts = 0
        while process.poll() is None and taken < many:
            time.sleep(chance.uniform(0.005, 0.12))
            os.kill(process.pid, signal.SIGSTOP)
            receipts += _said(process).count(b'"outcome"')
            yield _copy(file_of(made), into / str(taken)), receipts
            taken += 1
            os.kill(process.pid, signal.SIGCONT)
        os.kill(process.pid, signal.SIGKILL)
        with process:
            pass


def _said(process: subprocess.Popen) -> bytes:
    """All that it has printed by now."""
    said = b""
    try:
        while piece := os.read(process.stdout.fileno(), 1 << 20):
            said += piece
    except BlockingIOError:
        pass
    return said


def _copy(database: Path, into: Path) -> Path:
    into.mkdir()
    for end in ("", "-wal", "-shm"):
        source = database.with_name(database.name + end)
        if source.exists():
            shutil.copy(source, into / ("copy" + end))
    return into / "copy"


def lose_what_was_not_synced(copy: Path) -> None:
    """Of the -wal, at random: its end is missing, or is something else."""
    wal, shm = copy.with_name("copy-wal"), copy.with_name("copy-shm")
    if not wal.exists() or not shm.exists():
        return
    words = shm.read_bytes()
    (pages,) = struct.unpack_from("=I", words, PAGES_AT)
    (synced,) = struct.unpack_from("=I", words, COPIED_AT)
    first, size = HEADER + synced * FRAME, HEADER + pages * FRAME
    if not synced < pages:
        return
    cut = chance.randrange(first, size)
    with wal.open("r+b") as file:
        if chance.random() < 0.5:
            file.truncate(cut)
        else:
            file.seek(cut)
            file.write(chance.randbytes(min(3 * 4096, size - cut)))


def what_stands(copy: Path, whole: dict) -> tuple[str, int]:
    """A complaint, or blank; and how many texts are held."""
    # The power took it along.
    copy.with_name("copy-shm").unlink(missing_ok=True)
    with closing(sqlite3.connect(copy)) as database:
        [(said,)] = database.execute("PRAGMA integrity_check(1)").fetchall()
        if said != "ok":
            return said, 0
        if database.execute("PRAGMA foreign_key_check").fetchone():
            return "a row points nowhere", 0
        held = {row[0]: row[1:] for row in database.execute(HELD)}
    if half := [each for each in held if held[each] != whole[each]]:
        return f"{len(half)} texts by halves", len(held)
    return "", len(held)


def main(many: int) -> None:
    trials = Trials()
    with TemporaryDirectory() as name, site("sqlite") as made:
        folder = texts(Path(name) / "texts", TEXTS)
        _checkpointed(file_of(made))
        made.run("import_briefings", folder, "--publish")
        with closing(sqlite3.connect(file_of(made))) as database:
            whole = {row[0]: row[1:] for row in database.execute(HELD)}
        found: dict[bool, list[tuple[str, int]]] = {False: [], True: []}
        for at, (copy, receipts) in enumerate(copies(made, folder, many, Path(name))):
            if lossy := bool(at % 2):
                lose_what_was_not_synced(copy)
            said, held = what_stands(copy, whole)
            found[lossy].append((said, receipts - held))
            shutil.rmtree(copy.parent)
    for lossy, rows in found.items():
        amiss = [said for said, _ in rows if said]
        missing = max((short for said, short in rows if not said), default=0)
        told = "what was not synced lost" if lossy else "as the files were"
        trials.tell(
            f"{len(rows)} power cuts during an import on SQLite, {told}",
            f"{len(rows) - len(amiss)} open with whole texts alone; at most "
            f"{max(missing, 0)} texts missing of which a receipt was given {amiss[:3] or ''}",
            survived=not amiss and (lossy or missing <= 0),
        )
    trials.end()


def _checkpointed(database: Path) -> None:
    """A copy without a text, to begin from."""
    with closing(sqlite3.connect(database)) as own:
        own.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(database, database.with_name("blank"))


def _empty(made: Site) -> None:
    database = file_of(made)
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    shutil.copy(database.with_name("blank"), database)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
