"""Makes each change in a copy of the tree; exits 1 if any test run did not notice.

python -m tests.mutants [WORDS…]: only changes whose `breaks` or `old` holds a word.

What is the same for each of them is done once: the tests without any change, the bytes
that Python compiles, the tables of the database. A change that touches a table or what
fills it has its own.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from time import monotonic

from ..postgres import running_server
from . import ROOT, Change, changes
from .kept import FILE

JOBS = 2
LEFT_OUT = ignore_patterns(
    ".git", ".venv", "demo", "bench", "__pycache__", ".*_cache", ".hypothesis"
)
# How pytest ends when tests have failed, and what is said of a change then.
FAILED = 1
WORDS = {FAILED: "noticed ", 0: "SURVIVES"}
BROKEN = "NOT TRIED"

PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider")
KEPT = ("-p", "tests.mutants.kept", "--reuse-db")
TABLES = "mutants.sqlite3"
# Changes here may change the tables, and what stands in them from the beginning.
OF_TABLES = ("migrations", "models", "models.py", "reference.py", "points.py")


def main(words: list[str]) -> int:
    chosen = [
        each
        for each in changes()
        if not words or any(word in each.breaks + each.old for word in words)
    ]
    with TemporaryDirectory(prefix="jianbao-mutants-") as folder:
        first = copytree(ROOT, Path(folder) / "copy0", ignore=LEFT_OUT)
        with _address(chosen) as address:
            if _is_red(chosen, first, address):
                return 1
            _keep_tables(first)
            trial = Trial(_copies(first), address)
            survivors = trial.of_all(trial.survives, chosen)
    print(f"{len(chosen)} changes, {len(survivors)} survive.")
    return 1 if survivors else 0


@contextmanager
def _address(chosen: list[Change]) -> Iterator[str]:
    """A server for the changes that only PostgreSQL shows."""
    if not any(change.postgres for change in chosen):
        yield ""
        return
    with running_server() as address:
        yield address.rpartition("/")[0]


def _is_red(chosen: list[Change], copy: Path, address: str) -> bool:
    """Whether a test fails with nothing changed, and so would tell nothing.

    Whole files are run, all at once; what Python compiles of them stays.
    """
    for postgres in {change.postgres for change in chosen}:
        named = {
            file
            for change in chosen
            if change.postgres == postgres
            for file in change.tests.split()
            if not file.startswith("-k")
        }
        found = subprocess.run(
            [*PYTEST, f"--numprocesses={JOBS}", "--dist=worksteal", *sorted(named)],
            cwd=copy,
            env=_environment(address, copy) if postgres else None,
            stdout=subprocess.PIPE,
            text=True,
        )
        if found.returncode:
            print("Red without any change:", found.stdout[-2000:], sep="\n")
            return True
    return False


def _keep_tables(copy: Path) -> None:
    """Build the tables, with their reference data, into a file beside the code."""
    subprocess.run(
        [*PYTEST, *KEPT, "--create-db", "tests/test_reference.py"],
        cwd=copy,
        env={**os.environ, FILE: str(copy / TABLES)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _copies(first: Path) -> "SimpleQueue[Path]":
    """Trees that are nobody's, one for each job."""
    copies: SimpleQueue[Path] = SimpleQueue()
    copies.put(first)
    for job in range(1, JOBS):
        copies.put(copytree(first, first.with_name(f"copy{job}")))
    return copies


def _environment(address: str, copy: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": f"{address}/{copy.name}"}


@dataclass(frozen=True, slots=True)
class Trial:
    """Copies to be changed, one at a time each, and the server they are tried with."""

    copies: "SimpleQueue[Path]"
    address: str

    def of_all(
        self, question: Callable[[Change], bool], tried: Iterable[Change]
    ) -> list[Change]:
        """Those of which the question is true, asked of several at once."""
        tried = list(tried)
        with ThreadPoolExecutor(JOBS) as pool:
            answers = list(pool.map(question, tried))
        return [each for each, answer in zip(tried, answers, strict=True) if answer]

    def survives(self, change: Change) -> bool:
        """Whether no test has failed with this change."""
        with self._copy() as copy:
            path = copy / change.place().relative_to(ROOT)
            begun = monotonic()
            with _changed(path, change):
                outcome = self._outcome(change, path, copy)
        seconds = monotonic() - begun
        said = WORDS.get(outcome, BROKEN)
        print(f"{said}  {seconds:4.0f} s  {change.breaks}", flush=True)
        return outcome != FAILED

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        copy = self.copies.get()
        try:
            yield copy
        finally:
            self.copies.put(copy)

    def _outcome(self, change: Change, path: Path, copy: Path) -> int:
        environment, options = dict(os.environ), ()
        if change.postgres:
            environment = _environment(self.address, copy)
        elif not set(path.relative_to(copy).parts) & set(OF_TABLES):
            environment[FILE] = str(_tables_anew(copy))
            options = KEPT
        # The changed file is compiled for this run alone; its own bytes stay.
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        return subprocess.run(
            [*PYTEST, "-x", *options, *change.tests.split()],
            cwd=copy,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).returncode


@contextmanager
def _changed(path: Path, change: Change) -> Iterator[None]:
    """The file with the change; then as it was, and as old as it was."""
    whole = path.read_text(encoding="utf-8")
    own = path.with_name(f"{path.name}.whole")
    path.rename(own)
    try:
        path.write_text(whole.replace(change.old, change.new), encoding="utf-8")
        yield
    finally:
        own.replace(path)


def _tables_anew(copy: Path) -> Path:
    """The tables as they were kept: no run finds what another has left."""
    fresh = copy / f"fresh-{TABLES}"
    for old in copy.glob(f"{fresh.name}*"):
        old.unlink()
    with (
        closing(sqlite3.connect(copy / TABLES)) as kept,
        closing(sqlite3.connect(fresh)) as new,
    ):
        kept.backup(new)
    return fresh


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
