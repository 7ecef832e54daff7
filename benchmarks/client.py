"""A reader in a hurry: HTTP/1.1 over open sockets, at less than 50 µs a request."""

import selectors
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from time import perf_counter

Address = tuple[str, int]

# More would have every answer wait for fresh memory pages.
RECEIVED_AT_ONCE = 1 << 16
# Longer than any answer may take; a server that has died is noticed.
PATIENCE = 60
BAD_ANSWERS_SHOWN = 300


class BadAnswer(Exception):
    """A server answered with something else than it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What was measured of one line: requests a second, and milliseconds."""

    rate: float
    p50: float
    p99: float
    requests: int


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, empty if there is none."""
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return ""


def request(path: str, **headers: str) -> bytes:
    """The bytes that ask for a path; if_none_match stands for If-None-Match."""
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Accept: text/html"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def fetch(address: Address, wanted: bytes) -> Answer:
    """One whole answer over a connection of its own."""
    with socket.create_connection(address, PATIENCE) as connection:
        connection.sendall(wanted)
        held = b""
        while not (end := _end(held)) or len(held) < end:
            received = connection.recv(RECEIVED_AT_ONCE)
            if not received:
                raise BadAnswer(f"{wanted!r}: broken off after {len(held)} bytes")
            held += received
    head, _, body = held[:end].partition(b"\r\n\r\n")
    return Answer(int(held[9:12]), head, body)


def measure(
    addresses: Sequence[Address],
    requests: Sequence[bytes],
    *,
    concurrency: int,
    seconds: float,
    warm_up: float,
    status: int = 200,
) -> Pace:
    """How fast the requests are answered, each connection sending one after another."""
    asked = cycle(requests)
    expected = b"HTTP/1.1 %d" % status
    with selectors.DefaultSelector() as selector:
        connections = [
            _Connection(addresses[n % len(addresses)], selector, expected)
            for n in range(concurrency)
        ]
        try:
            _run(selector, connections, asked, warm_up)
            started = perf_counter()
            latencies = sorted(_run(selector, connections, asked, seconds))
            elapsed = perf_counter() - started
        finally:
            for connection in connections:
                connection.socket.close()
    return Pace(
        rate=len(latencies) / elapsed,
        p50=1000 * _percentile(latencies, 0.50),
        p99=1000 * _percentile(latencies, 0.99),
        requests=len(latencies),
    )


def _percentile(latencies: Sequence[float], part: float) -> float:
    if not latencies:
        return float("nan")
    return latencies[min(len(latencies) - 1, int(part * len(latencies)))]


def _run(
    selector: selectors.BaseSelector,
    connections: Sequence["_Connection"],
    asked: Iterator[bytes],
    seconds: float,
) -> list[float]:
    """Keep all connections busy for so long, then let each finish."""
    latencies: list[float] = []
    until = perf_counter() + seconds
    for connection in connections:
        connection.send(next(asked))
    waiting = len(connections)
    while waiting:
        ready = selector.select(PATIENCE)
        if not ready:
            raise BadAnswer(f"no answer within {PATIENCE} s")
        for key, _ in ready:
            connection = key.data
            if not connection.receive():
                continue
            now = perf_counter()
            latencies.append(now - connection.started)
            if now < until:
                connection.send(next(asked))
            else:
                waiting -= 1
    return latencies


class _Connection:
    """One reader's socket, kept open from request to request."""

    __slots__ = ("_expected", "_held", "_room", "_wanted", "socket", "started")

    def __init__(
        self, address: Address, selector: selectors.BaseSelector, expected: bytes
    ):
        self._expected = expected
        self._held = b""
        self._room = 0
        self._wanted = b""
        self.started = 0.0
        self.socket = socket.create_connection(address, PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(self.socket, selectors.EVENT_READ, self)

    def send(self, wanted: bytes) -> None:
        self._wanted, self._held, self._room = wanted, b"", 0
        self.started = perf_counter()
        self.socket.sendall(wanted)

    def receive(self) -> bool:
        """Take what has come; whether the answer is whole, and as it should be."""
        received = self.socket.recv(RECEIVED_AT_ONCE)
        if not received:
            raise BadAnswer(f"{self._wanted!r}: the server hung up")
        self._held = self._held + received if self._held else received
        if not self._room:
            self._room = _end(self._held)
        if not self._room or len(self._held) < self._room:
            return False
        if not self._held.startswith(self._expected):
            shown = self._held[:BAD_ANSWERS_SHOWN]
            raise BadAnswer(f"{self._wanted!r}: {shown!r}")
        return True


def _end(held: bytes) -> int:
    """How long the whole answer is; 0 as long as that cannot be told."""
    head_end = held.find(b"\r\n\r\n")
    if head_end < 0:
        return 0
    head = held[:head_end].lower()
    if (at := head.find(b"\r\ncontent-length:")) >= 0:
        return head_end + 4 + int(head[at + 17 :].partition(b"\r")[0])
    if b"\r\ntransfer-encoding: chunked" in head:
        return len(held) if held.endswith(b"\r\n0\r\n\r\n") else 0
    # 304 has no body.
    return head_end + 4
