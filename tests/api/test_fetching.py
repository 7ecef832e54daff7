"""Another site asked over a real line: what is cut off is no answer."""

import socket
from threading import Thread

import pytest

from intake import fetching
from intake.fetching import FetchRefused, OtherSite

ROW = b'{"key": 1}\n'
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
WHOLE = {
    "by length": b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + ROW,
    "in chunks": CHUNKED + b"b\r\n" + ROW + b"\r\n0\r\n\r\n",
    "in small chunks": CHUNKED
    + b"5\r\n"
    + ROW[:5]
    + b"\r\n6\r\n"
    + ROW[5:]
    + b"\r\n0\r\n\r\n",
    "to the end of the line": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + ROW,
    "as of old": b"HTTP/1.0 200 OK\r\n\r\n" + ROW,
}
CUT = {
    "before its length": b"HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n" + ROW,
    "between chunks": CHUNKED + b"b\r\n" + ROW + b"\r\n",
    "in a chunk": CHUNKED + b"16\r\n" + ROW,
    "no answer of the web": b"220 mail ready\r\n",
}


@pytest.fixture
def answering(monkeypatch):
    """A site on this machine that answers once, with these bytes, and hangs up."""
    monkeypatch.setattr(fetching, "PAUSE", 0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        threads = []

        def start(answer: bytes) -> str:
            threads.append(Thread(target=_answer_once, args=(server, answer)))
            threads[-1].start()
            return f"http://127.0.0.1:{server.getsockname()[1]}"

        yield start
        for each in threads:
            each.join()


def _answer_once(server: socket.socket, answer: bytes) -> None:
    line, _ = server.accept()
    with line:
        line.recv(65536)
        line.sendall(answer)


@pytest.mark.parametrize("how", WHOLE)
def test_a_whole_answer_is_taken(answering, tmp_path, how):
    OtherSite(answering(WHOLE[how])).save("topics", tmp_path / "topics.jsonl")
    assert (tmp_path / "topics.jsonl").read_bytes() == ROW


@pytest.mark.parametrize("how", WHOLE)
def test_an_answer_is_taken_up_to_the_limit_whether_or_not_its_length_is_told(
    answering, tmp_path, monkeypatch, how
):
    monkeypatch.setattr(fetching, "MOST_BYTES", len(ROW))
    OtherSite(answering(WHOLE[how])).save("topics", tmp_path / "topics.jsonl")
    monkeypatch.setattr(fetching, "MOST_BYTES", len(ROW) - 1)
    with pytest.raises(FetchRefused, match="太大"):
        OtherSite(answering(WHOLE[how])).save("topics", tmp_path / "topics.jsonl")


@pytest.mark.parametrize("how", CUT)
def test_half_an_answer_is_refused(answering, tmp_path, how):
    there = OtherSite(answering(CUT[how]))
    with pytest.raises(FetchRefused, match=r"没有传完|取不到"):
        there.save("topics", tmp_path / "topics.jsonl")
