"""Another site asked over the net: slowly, so much and no more, and nowhere it leads us."""

import json
import re
import time
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

FOLDER = "/open-data/"
CONTENTS = "datapackage.json"
# Of one answer; of all of them.
MOST_BYTES, MOST_IN_ALL = 64_000_000, 4_000_000_000
# A silent line; a whole answer, however it trickles.
SILENCE, LONGEST_ANSWER = 30, 300
# Between two questions, so that readers over there notice nothing.
PAUSE = 0.2
# Who is told to come again later does so, a few times, and waits no longer than this.
TRIES, LONGEST_WAIT = 4, 120
LATER = (429, 503)
CHUNK = 65536
NEXT = re.compile(r'<([^<>]*)>; rel="next"')


class FetchRefused(Exception):
    """What cannot be had from the other site; why, in Chinese."""


class OtherSite:
    """A site by its address, as https://jianbao.example.gov.cn; follows no redirection."""

    def __init__(self, url: str):
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchRefused(f"“{url}”不是网址，要以 https:// 或 http:// 开头。")
        if parts.username or parts.query or parts.fragment:
            raise FetchRefused(f"“{url}”里只能有网站的地址。")
        path = parts.path.removesuffix(f"{FOLDER}{CONTENTS}").rstrip("/")
        self.address = f"{parts.scheme}://{parts.netloc}{path}"
        self.taken = 0
        self._opener = OpenerDirector()
        # Not the handlers of files, of FTP, and of where an answer would lead us.
        for each in (
            *(ProxyHandler(), HTTPHandler(), HTTPSHandler()),
            *(HTTPErrorProcessor(), HTTPDefaultErrorHandler()),
        ):
            self._opener.add_handler(each)

    def contents(self) -> dict[str, Any]:
        body, _ = self._ask(f"{self.address}{FOLDER}{CONTENTS}")
        try:
            found = json.loads(body)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise FetchRefused(f"{self.address} 没有开放数据包，或者看不懂。")
        return found

    def save(self, table: str, path: Path) -> None:
        """All of a table, portion by portion."""
        with path.open("wb") as file:
            for body in self._portions(table):
                file.write(body)

    def _portions(self, table: str) -> Iterator[bytes]:
        """Where the next begins is all that is taken of where an answer points to."""
        address, after = f"{self.address}{FOLDER}{table}.jsonl", ""
        while True:
            query = f"?{urlencode({'after': after})}" if after else ""
            body, link = self._ask(address + query)
            yield body
            found = NEXT.search(link)
            onward = parse_qs(urlsplit(found[1]).query).get("after") if found else None
            if not onward:
                return
            if onward[0] == after:
                raise FetchRefused(f"{address} 一再给出同一页。")
            after = onward[0]

    def _ask(self, address: str) -> tuple[bytes, str]:
        for left in reversed(range(TRIES)):
            time.sleep(PAUSE)
            try:
                return self._answer(address)
            except HTTPError as problem:
                with problem:
                    if problem.code not in LATER or not left:
                        raise FetchRefused(_why(address, problem)) from None
                    time.sleep(_seconds(problem.headers.get("Retry-After", "")))
            except IncompleteRead:
                raise FetchRefused(f"{address} 没有传完。") from None
            except (OSError, HTTPException) as problem:
                raise FetchRefused(f"取不到 {address}：{problem}。") from problem
        raise AssertionError("the last try returns or raises")

    def _answer(self, address: str) -> tuple[bytes, str]:
        asked = Request(address, headers={"User-Agent": "Jianbao harvest"})  # noqa: S310
        until = time.monotonic() + LONGEST_ANSWER
        with self._opener.open(asked, timeout=SILENCE) as answer:
            # Where the line is cut, what is read is merely at its end.
            length, body = answer.length, bytearray()
            while chunk := answer.read1(CHUNK):
                body += chunk
                self.taken += len(chunk)
                if len(body) > MOST_BYTES or self.taken > MOST_IN_ALL:
                    raise FetchRefused(f"{address} 太大，没有取完。")
                if time.monotonic() > until:
                    raise FetchRefused(f"{address} 太慢，没有取完。")
            if length not in (None, len(body)):
                raise FetchRefused(f"{address} 没有传完。")
            return bytes(body), ", ".join(answer.headers.get_all("Link") or [])


def _why(address: str, problem: HTTPError) -> str:
    if 300 <= problem.code < 400:
        leads = problem.headers.get("Location", "")
        return f"{address} 转到了 {leads}，没有跟去；请改用那个网站的网址。"
    return f"取不到 {address}：对方答复 {problem.code}。"


def _seconds(said: str) -> float:
    """Of `Retry-After: 60`; a date, or nothing, counts as the longest wait."""
    told = int(said) if said.isascii() and said.isdecimal() else LONGEST_WAIT
    return min(told, LONGEST_WAIT)
