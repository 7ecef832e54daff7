"""Servers under visitors who are slow, half there or many: who still answers readers?

.venv/bin/python -m tests.faults.servers PORT -- COMMAND… starts the command, which is to
serve the site at PORT, and prints a line for each fault: tried, survived, figures. Needs a
database with some texts (`make demo`), named in DATABASE_URL. Not run by `make test`.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple

MANY = 200
READS = 60
PATIENCE = 10.0
# A busy machine takes so long to start a worker.
RESPITE = 20
LIST = "/articles/"
POST = (
    b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
    # With it the site looks for the token in the body, and waits for that.
    b"Cookie: csrftoken=" + b"a" * 32 + b"\r\n\r\nusername="
)
GET = b"GET /articles/ HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n\r\n"
HALF = b"GET /articles/ HTTP/1.1\r\nHost: loc"


class Seen(NamedTuple):
    """What readers met: how many were answered, and how long that took."""

    answered: int
    p50: float
    p99: float

    def __str__(self) -> str:
        return (
            f"{self.answered}/{READS} answered, "
            f"p50 {self.p50 * 1000:.0f} ms, p99 {self.p99 * 1000:.0f} ms"
        )


def read(port: int, times: int = READS) -> Seen:
    """One reader after the other, each with a connection of his own; gives up at once
    when three have waited in vain.
    """
    took, lost = [], 0
    for _ in range(times):
        begun = time.monotonic()
        if answers(port):
            took.append(time.monotonic() - begun)
        else:
            lost += 1
            if lost == 3:
                break
    took.sort()
    if not took:
        return Seen(0, PATIENCE, PATIENCE)
    return Seen(len(took), took[len(took) // 2], took[int(len(took) * 0.99)])


def answers(port: int, at: str = LIST) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", at, headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.status == 200 and bool(answer.read())
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


@contextlib.contextmanager
def connections(port: int, said: bytes, *, small: bool = False) -> Iterator[list]:
    """Two hundred that have said so much, and wait."""
    opened = []
    for _ in range(MANY):
        with contextlib.suppress(OSError):
            each = socket.socket()
            if small:
                each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            each.settimeout(2)
            each.connect(("127.0.0.1", port))
            each.sendall(said)
            opened.append(each)
    time.sleep(1)
    try:
        yield opened
    finally:
        for each in opened:
            each.close()


def children(pid: int) -> list[int]:
    """The processes below this one, the workers."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = each.read_text().rpartition(")")[2].split()
            command = (each.parent / "cmdline").read_text()
            if int(fields[1]) == pid and "resource_tracker" not in command:
                found.append(int(each.parent.name))
    return found


def workers(pid: int) -> list[int]:
    """The processes that answer: below the server, which may stand behind a proxy."""
    own = children(pid)
    return [below for each in own for below in children(each)] or own


def slow_bodies(port: int, server: int) -> Seen:
    with connections(port, POST) as opened:
        for each in opened:
            with contextlib.suppress(OSError):
                each.sendall(b"x")
        return read(port)


def slow_readers(port: int, server: int) -> Seen:
    with connections(port, GET * 20, small=True):
        return read(port)


def half_open(port: int, server: int) -> Seen:
    with connections(port, HALF):
        return read(port)


def idle(port: int, server: int) -> Seen:
    with connections(port, b""):
        return read(port)


def killed_worker(port: int, server: int) -> Seen:
    """One, as the system does that has no memory left, and then one more; the worse."""
    found = []
    for _ in range(2):
        os.kill(workers(server)[0], signal.SIGKILL)
        time.sleep(1)
        found.append(read(port))
        time.sleep(RESPITE)
    return min(found, key=lambda each: (each.answered, -each.p99))


FAULTS: tuple[Callable[[int, int], Seen], ...] = (
    idle,
    half_open,
    slow_readers,
    slow_bodies,
    killed_worker,
)


def main(port: int, command: list[str]) -> None:
    server = subprocess.Popen(command, start_new_session=True)
    try:
        deadline = time.monotonic() + 90
        while not answers(port, "/healthz"):
            assert time.monotonic() < deadline, "it does not start"
            time.sleep(0.5)
        read(port, 20)
        quiet = read(port)
        print(f"{'quiet':14} {quiet}", flush=True)
        for fault in FAULTS:
            found = fault(port, server.pid)
            held = found.answered == READS and found.p99 < max(3 * quiet.p99, 1.0)
            print(
                f"{fault.__name__:14} {found}  {'survived' if held else 'FAILED'}",
                flush=True,
            )
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


if __name__ == "__main__":
    at = sys.argv.index("--")
    main(int(sys.argv[1]), sys.argv[at + 1 :])
