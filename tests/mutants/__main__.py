"""Makes each change in a copy of the tree; exits 1 if any test run did not notice.

python -m tests.mutants [WORDS…]: only changes whose `breaks` or `old` holds a word.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import TypeVar

from ..postgres import running_server
from . import ROOT, Change, Run, changes

JOBS = 2
LEFT_OUT = ignore_patterns(
    ".git", ".venv", "demo", "bench", "__pycache__", ".*_cache", ".hypothesis"
)
# How pytest ends when tests have failed, and what is said of a change then.
FAILED = 1
WORDS = {FAILED: "noticed ", 0: "SURVIVES"}
BROKEN = "NOT TRIED"

Tried = TypeVar("Tried")


def main(words: list[str]) -> int:
    chosen = [
        each
        for each in changes()
        if not words or any(word in each.breaks + each.old for word in words)
    ]
    with _copies() as copies, _address(chosen) as address:
        trial = Trial(copies, address)
        if broken := trial.of_all(trial.is_red, {each.run for each in chosen}):
            print("Red without any change:", *broken, sep="\n  ")
            return 1
        survivors = trial.of_all(trial.survives, chosen)
    print(f"{len(chosen)} changes, {len(survivors)} survive.")
    return 1 if survivors else 0


@contextmanager
def _copies() -> Iterator[SimpleQueue]:
    """Trees that are nobody's, one for each job."""
    copies: SimpleQueue[Path] = SimpleQueue()
    with TemporaryDirectory(prefix="jianbao-mutants-") as folder:
        for job in range(JOBS):
            copies.put(copytree(ROOT, Path(folder) / f"copy{job}", ignore=LEFT_OUT))
        yield copies


@contextmanager
def _address(chosen: list[Change]) -> Iterator[str]:
    """A server for the changes that only PostgreSQL shows."""
    if not any(change.postgres for change in chosen):
        yield ""
        return
    with running_server() as address:
        yield address.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Trial:
    """Copies to be changed, one at a time each, and the server they are tried with."""

    copies: SimpleQueue
    address: str

    def of_all(self, question: Callable[[Tried], bool], tried: Iterable[Tried]) -> list:
        """Those of which the question is true, asked of several at once."""
        tried = list(tried)
        with ThreadPoolExecutor(JOBS) as pool:
            answers = list(pool.map(question, tried))
        return [each for each, answer in zip(tried, answers, strict=True) if answer]

    def is_red(self, run: Run) -> bool:
        """Whether these tests fail with nothing changed, and so would tell nothing."""
        with self._copy() as copy:
            return self._outcome(run, copy) != 0

    def survives(self, change: Change) -> bool:
        """Whether no test has failed with this change."""
        with self._copy() as copy:
            path = copy / change.place().relative_to(ROOT)
            whole = path.read_text(encoding="utf-8")
            path.write_text(whole.replace(change.old, change.new), encoding="utf-8")
            try:
                outcome = self._outcome(change.run, copy)
            finally:
                path.write_text(whole, encoding="utf-8")
        print(f"{WORDS.get(outcome, BROKEN)}  {change.breaks}", flush=True)
        return outcome != FAILED

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        copy = self.copies.get()
        try:
            yield copy
        finally:
            self.copies.put(copy)

    def _outcome(self, run: Run, copy: Path) -> int:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        if run.postgres:
            environment["DATABASE_URL"] = f"{self.address}/{copy.name}"
        pytest = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider"]
        return subprocess.run(
            [*pytest, *run.tests.split()],
            cwd=copy,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
