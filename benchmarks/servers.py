"""The servers that are compared, each as its own people would run it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import psutil

from .client import Address, BadAnswer, fetch, request
from .databases import ROOT, python_of

HOST = "127.0.0.1"
BIN = Path(sys.executable).parent
SITE = "config.wsgi:application"
# Modules that know nothing but what every checkout has, and are run inside each.
WITHIN = Path(__file__).with_name("within")
SITE_THAT_PUBLISHES = "publishing_site:application"
# The same, but for a publication before each request.
SITE_AFTER_PUBLICATIONS = "benchmarks.publishing_wsgi:application"
# As in `make demo`.
GRANIAN = (
    *("--workers", "2", "--blocking-threads", "1"),
    *("--respawn-failed-workers", "--respawn-interval", "0.5"),
    *("--log-level", "warning"),
)
# Nothing a reader would ask of the site is cut off; what Datasette offers by itself
# beyond the facets that were asked for is switched off, as it costs the most.
DATASETTE = {"suggest_facets": "off", "sql_time_limit_ms": "10000"}
# Datasette is one process; two of them share the readers, as the others' workers do.
DATASETTES = 2
START_WITHIN = 60
OK = 200


@dataclass(frozen=True, slots=True)
class Server:
    """Processes that answer, and where."""

    addresses: tuple[Address, ...]
    processes: tuple[subprocess.Popen, ...]

    def memory(self) -> list[int]:
        """The peak of each process that does the work, in bytes."""
        workers = [
            child
            for process in self.processes
            for child in _workers(psutil.Process(process.pid))
        ]
        return [_peak(worker) for worker in workers]


@contextmanager
def site(
    url: str,
    log: Path,
    *,
    keep_pages: bool,
    application: str = SITE,
    root: Path = ROOT,
) -> Iterator[Server]:
    """A checkout's site with its production server, on a database that is filled."""
    environment = {
        "DATABASE_URL": url,
        "PAGE_CACHE": "1" if keep_pages else "0",
        # Pages are kept in each worker's own memory.
        "CACHE_URL": "",
        "SECRET_KEY": "signs-nothing-while-speed-is-measured-on-a-desk",
        # What any checkout may be served by, beside its own code.
        "PYTHONPATH": str(WITHIN),
    }
    with _granian(application, log, environment, root) as server:
        yield server


@contextmanager
def bare(rows: Path, log: Path) -> Iterator[Server]:
    environment = {"ROWS": str(rows)}
    with _granian("benchmarks.bare.wsgi:application", log, environment) as server:
        yield server


@contextmanager
def datasette(folder: Path, log: Path) -> Iterator[Server]:
    """On the folder's flat.db, which it may take for unchanging."""
    command = [str(BIN / "datasette"), "serve", "--host", HOST]
    command += ["--immutable", str(folder / "flat.db")]
    command += ["--metadata", str(folder / "metadata.json")]
    for setting in DATASETTE.items():
        command += ["--setting", *setting]
    with ExitStack() as stack:
        started = [
            stack.enter_context(_started(command, log, {})) for _ in range(DATASETTES)
        ]
        yield Server(
            tuple(address for address, _ in started),
            tuple(process for _, process in started),
        )


@contextmanager
def _granian(
    application: str, log: Path, environment: Mapping[str, str], root: Path = ROOT
) -> Iterator[Server]:
    program = python_of(root).with_name("granian")
    command = [str(program), "--interface", "wsgi", "--host", HOST, *GRANIAN]
    # `make demo` has no uvloop, which Datasette wants.
    command += ["--loop", "asyncio", application]
    with _started(command, log, environment, root) as (address, process):
        yield Server((address,), (process,))


@contextmanager
def _started(
    command: Sequence[str],
    log: Path,
    environment: Mapping[str, str],
    root: Path = ROOT,
) -> Iterator[tuple[Address, subprocess.Popen]]:
    address = HOST, _free_port()
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, "--port", str(address[1])],
            cwd=root,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _await(address, process, log)
        yield address, process
    finally:
        process.terminate()
        process.wait(START_WITHIN)


def _await(address: Address, process: subprocess.Popen, log: Path) -> None:
    """Until the server answers its first page."""
    until, came = monotonic() + START_WITHIN, "nothing"
    while monotonic() < until and process.poll() is None:
        try:
            status = fetch(address, request("/")).status
        except OSError:
            sleep(0.1)
            continue
        if status == OK:
            return
        came = str(status)
        break
    raise BadAnswer(f"{process.args}: {came} came for a page; see {log}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _workers(process: psutil.Process) -> list[psutil.Process]:
    """What granian has started, without Python's own tracker; else the process."""
    children = process.children(recursive=True)
    working = [c for c in children if "resource_tracker" not in " ".join(c.cmdline())]
    return working or [process]


def _peak(process: psutil.Process) -> int:
    """The most it ever held, where the system keeps count; else what it holds now."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return process.memory_info().rss
    (line,) = (
        line
        for line in status.read_text(encoding="ascii").splitlines()
        if line.startswith("VmHWM:")
    )
    # VmHWM:    81234 kB
    return int(line.split()[1]) * 1024
