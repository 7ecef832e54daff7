"""Many readers at once, each over a connection of her own, and what they are answered."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import islice
from random import Random
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import urlencode

from benchmarks.corpus import Corpus
from benchmarks.questions import COMMON, MEDIUM, RARE
from benchmarks.wording import share, vocabulary

from .sites import Served, Trials

PATIENCE = 60
# Of a hundred pages so many are lists, articles, searches, figures.
MIX = {"lists": 40, "articles": 40, "searches": 15, "figures": 5}
# Lists with so many filters, as these articles have them, and lists without any.
FILTERS, EXAMPLES, PAGES = 3, 400, 10
OK, WITHDRAWN = 200, 410
# The hundredth page may take so many times what the middle one takes.
SPREAD = 20
# ETag: W/"64e1c2a4b7d10-0f3c…": the version of the site that a page shows at least.
VERSION = re.compile(r'W/"([0-9a-f]+)-')


class PageRead(NamedTuple):
    """One page: when it was asked for and when it came; status 0 where none did."""

    kind: str
    page: str
    asked: float
    came: float
    status: int
    version: int
    text: str = ""

    @property
    def took(self) -> float:
        return self.came - self.asked


class Reader:
    """One who reads page after page, from an address of her own if that is told.

    By `visitor` it is told as a proxy tells it, by `comes_from` she really has it.
    """

    def __init__(
        self,
        port: int,
        host: str = "127.0.0.1",
        *,
        visitor: str = "",
        comes_from: str = "",
    ):
        source = (comes_from, 0) if comes_from else None
        self._connection = HTTPConnection(host, port, PATIENCE, source)
        self._headers = {"Host": "localhost"}
        if visitor:
            self._headers["X-Forwarded-For"] = visitor
        if visitor or comes_from:
            self._headers["Accept-Encoding"] = "gzip"

    def read(self, kind: str, page: str, *, keeps_text: bool = False) -> PageRead:
        asked = time.monotonic()
        try:
            self._connection.request("GET", page, headers=self._headers)
            answer = self._connection.getresponse()
            body = answer.read()
        except (OSError, HTTPException):
            self._connection.close()
            return PageRead(kind, page, asked, time.monotonic(), 0, 0)
        came = time.monotonic()
        tagged = VERSION.match(answer.headers.get("ETag", ""))
        version = int(tagged[1], 16) if tagged else 0
        text = body.decode() if keeps_text else ""
        return PageRead(kind, page, asked, came, answer.status, version, text)


class Asking:
    """What readers ask, of the corpus of the benchmarks with its figures."""

    def __init__(self, corpus: Corpus, served: Served):
        self._chance = Random(corpus.seed)
        self._size = corpus.size
        self._figures = named(served, "/sitemap-figures.xml")
        self._filters = [*self._examples(corpus)]
        self._words = [
            [w for rank, w in enumerate(vocabulary(), 1) if low <= share(rank) <= high]
            for low, high in (RARE, MEDIUM, COMMON)
        ]
        self._pages: dict[str, Callable[[], str]] = {
            "lists": self._list,
            "articles": self._article,
            "searches": self._search,
            "figures": lambda: self._chance.choice(self._figures),
        }

    def next(self) -> tuple[str, str]:
        """A kind of page, and the address of one."""
        [kind] = self._chance.choices([*MIX], [*MIX.values()])
        return kind, self._pages[kind]()

    def _examples(self, corpus: Corpus) -> Iterator[dict[str, str | int]]:
        for issue in islice(corpus.issues(), EXAMPLES):
            row = {
                "city": issue.office.city_code,
                "topic": issue.articles[0].topics[0],
                "kind": issue.kind,
                "year": issue.year,
            }
            yield dict(self._chance.sample([*row.items()], FILTERS))

    def _list(self) -> str:
        page = self._chance.randint(1, PAGES)
        filtered = "/articles/?" + urlencode(self._chance.choice(self._filters))
        plain = ("/", f"/articles/?page={page}", f"/issues/?page={page}")
        return self._chance.choice((*plain, *[filtered] * len(plain)))

    def _article(self) -> str:
        return f"/articles/{self._chance.randint(1, self._size)}/"

    def _search(self) -> str:
        word = self._chance.choice(self._chance.choice(self._words))
        return "/articles/?" + urlencode({"q": word})


def named(served: Served, sitemap: str) -> list[str]:
    """The addresses in one of the site's maps."""
    pages = re.findall(r"<loc>https?://[^/]+(.*?)</loc>", served.get(sitemap).text)
    assert pages, sitemap
    return pages


@contextmanager
def crowd(
    readers: Sequence[Reader], ask: Callable[[], tuple[str, str]]
) -> Iterator[list[PageRead]]:
    """They read as long as the block lasts; what they have read so far."""
    read: list[PageRead] = []
    over = Event()

    def reads(reader: Reader) -> None:
        while not over.is_set():
            read.append(reader.read(*ask()))

    threads = [Thread(target=reads, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        yield read
    finally:
        over.set()
        for thread in threads:
            thread.join()


def part(seconds: Sequence[float], so_much: float) -> float:
    """How long, in milliseconds, this part of them took at most."""
    return sorted(seconds)[int(so_much * (len(seconds) - 1))] * 1000


def pace(read: Sequence[PageRead]) -> str:
    """1,204: p50 12 ms, p99 80 ms, most 0.9 s"""
    took = [each.took for each in read]
    p50, p99 = part(took, 0.5), part(took, 0.99)
    return f"{len(took):,}: p50 {p50:.0f} ms, p99 {p99:.0f} ms, most {max(took):.1f} s"


def tell_of_readers(trials: Trials, tried: str, read: Sequence[PageRead]) -> None:
    errors = Counter(each.status for each in read if each.status not in (OK, WITHDRAWN))
    took = [each.took for each in read]
    spread = part(took, 0.99) / part(took, 0.5)
    seconds = max(each.came for each in read) - min(each.asked for each in read)
    kinds = [(kind, [each for each in read if each.kind == kind]) for kind in MIX]
    trials.tell(
        f"{tried}: readers",
        f"errors {dict(errors) or 0}; {len(read) / seconds:.0f} pages a second; all "
        f"{pace(read)}, p99 / p50 {spread:.1f}; "
        + "; ".join(f"{kind} {pace(pages)}" for kind, pages in kinds if pages),
        survived=not errors and spread < SPREAD,
    )
