"""How fast texts are taken in, against a loop that only keeps them."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import psutil

from .databases import ROOT, another_database, python_of
from .texts import generate

BARE, ONE_JOB, TWO_JOBS = "bare get_or_create", "import, 1 job", "import, 2 jobs"
# How each is run.
RUNS = {BARE: ["--bare"], ONE_JOB: ["--jobs=1"], TWO_JOBS: ["--jobs=2"]}
# As a new project has it: SQLite then waits for the disk at every row.
PLAIN = {"bare get_or_create, Django's defaults": ["--bare", "--plain"]}
# Seconds; to look costs a few milliseconds.
LOOK_EVERY = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPace:
    """Texts a second, how many of them were filed, and the memory it took."""

    rate: float
    filed: int
    bytes: int


def measure_imports(
    texts: int, seed: int, url: str, place: Path
) -> dict[str, ImportPace]:
    """The pace of each run, each on an empty database beside the one named."""
    runs = RUNS | (PLAIN if url.startswith("sqlite") else {})
    with generated(texts, seed, place) as folder:
        return {
            run: measure_import(folder, texts, url, options)
            for run, options in runs.items()
        }


@contextmanager
def generated(texts: int, seed: int, place: Path) -> Iterator[Path]:
    """A folder with so many texts in it, gone afterwards."""
    with TemporaryDirectory(dir=place.absolute(), prefix="texts-") as name:
        folder = Path(name)
        for n in range(seed, seed + texts):
            text = generate(n)
            (folder / text.name).write_bytes(text.content)
        yield folder


def measure_import(
    folder: Path, texts: int, url: str, options: list[str], root: Path = ROOT
) -> ImportPace:
    """How fast a checkout files a folder's texts in an empty database."""
    facts_file = folder / "facts.json"
    command = [str(python_of(root)), "-m", "benchmarks.taking_in", str(folder)]
    with _empty_database(url, folder) as empty:
        peak = _run([*command, *options, f"--facts={facts_file}"], empty, root)
    facts = json.loads(facts_file.read_text(encoding="utf-8"))
    return ImportPace(rate=texts / facts["seconds"], filed=facts["filed"], bytes=peak)


def _run(command: list[str], url: str, root: Path) -> int:
    """The most memory that the command and what it starts were seen to hold."""
    environment = {**os.environ, "DATABASE_URL": url}
    process, peak = psutil.Popen(command, cwd=root, env=environment), 0
    while process.poll() is None:
        peak = max(peak, _held(process))
        sleep(LOOK_EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return peak


def _held(process: psutil.Process) -> int:
    """By it and its children; some may end while they are looked at."""
    try:
        family = [process, *process.children(recursive=True)]
        return sum(each.memory_info().rss for each in family)
    except psutil.NoSuchProcess:
        return 0


@contextmanager
def _empty_database(url: str, folder: Path) -> Iterator[str]:
    """Of the same kind, gone afterwards."""
    if url.startswith("sqlite"):
        with TemporaryDirectory(dir=folder) as place:
            yield f"sqlite:///{place}/import.sqlite3"
        return
    with another_database(url, "jianbao_import") as empty:
        yield empty
