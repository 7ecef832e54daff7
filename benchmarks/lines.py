"""The lines of the table: what is asked of whom, and what the answer must hold."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

import psutil

from .client import BadAnswer, Pace, fetch, measure, request
from .questions import (
    COMMON,
    MEDIUM,
    RARE,
    Question,
    Questions,
    agency_figures,
    indicator_pages,
    with_etag,
)
from .servers import OK, Server

CONCURRENCIES = (1, 16)
WARM_UP = 0.5
# Until every worker has drawn the chart of every indicator.
WARM_UP_DRAWING = 6
# Seconds in which nothing of ours runs.
LISTEN = 0.2
# So many answers of each line are read before it is measured.
READ_FIRST = 25
# <a href="/articles/17/">; Datasette: <a href="/flat/articles/17">
A_ROW = re.compile(rb'href="(/flat)?/articles/\d+/?"')
# <article lang="zh">
AN_ARTICLE = re.compile(rb"<article\b")
# <a class="value" href="/articles/17/#f180">; beside the article itself: <a href="#f180"
A_FIGURE = re.compile(rb'href="(/articles/\d+/)?#f\d+"')
# Pages of figures, by the names that promises have for them.
ARTICLE, INDICATOR, CATALOGUE = "article with figures", "indicator", "catalogue"
FIRST_VIEW = ", after a publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedLine:
    """One kind of question to one server."""

    name: str
    server_name: str
    server: Server
    requests: Sequence[bytes]
    status: int = OK
    # What any answer to it holds.
    shows: re.Pattern[bytes] = A_ROW
    # Seconds that do not count.
    warm_up: float = WARM_UP

    def check(self) -> None:
        """A page that shows nothing of what was asked for would be quick, and no answer."""
        for asked in self.requests[:READ_FIRST]:
            answer = fetch(self.server.addresses[0], asked)
            if answer.status != self.status:
                raise BadAnswer(f"{asked!r}: {answer.status}, not {self.status}")
            if self.status == OK and not self.shows.search(answer.body):
                raise BadAnswer(f"{asked!r}: {self.shows.pattern!r} is not in it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a line came to at one concurrency."""

    line: str
    server: str
    concurrency: int
    pace: Pace
    # How busy the machine was just before, in percent: with other things than ours.
    others: float


def lists_and_searches(questions: Questions) -> dict[str, list[Question]]:
    return {
        "list, three filters": questions.lists(),
        "search, rare": questions.searches(RARE),
        "search, medium": questions.searches(MEDIUM),
        "search, common": questions.searches(COMMON),
        "search, mixed": questions.mixed(),
        "search, two filters": questions.filtered_searches(),
    }


def site_lines(name: str, server: Server, questions: Questions) -> Iterator[SpeedLine]:
    """Pages that are made anew for each request."""
    for line, asked in lists_and_searches(questions).items():
        requests = [question.to_site() for question in asked]
        yield SpeedLine(name=line, server_name=name, server=server, requests=requests)
    yield SpeedLine(
        name="article",
        server_name=name,
        server=server,
        requests=questions.articles(),
        shows=AN_ARTICLE,
    )


def kept_lines(name: str, server: Server, questions: Questions) -> Iterator[SpeedLine]:
    """The same page again and again, to those who have it and to those who have not."""
    asked = questions.lists()[0].to_site()
    yield SpeedLine(
        name="repeated page", server_name=name, server=server, requests=[asked]
    )
    etag = fetch(server.addresses[0], asked).header("ETag")
    if not etag:
        raise BadAnswer(f"{name}: the page cache is on, and no page has an ETag")
    yield SpeedLine(
        name="not modified",
        server_name=name,
        server=server,
        requests=[with_etag(asked, etag)],
        status=304,
    )


def datasette_lines(server: Server, questions: Questions) -> Iterator[SpeedLine]:
    for line, asked in lists_and_searches(questions).items():
        requests = [question.to_datasette() for question in asked]
        yield SpeedLine(
            name=line, server_name="datasette", server=server, requests=requests
        )


def figure_lines(
    name: str, server: Server, questions: Questions, facts: Mapping[str, Any]
) -> Iterator[SpeedLine]:
    """Pages of figures, made anew for each request from what is kept of drawings."""
    asked = {
        ARTICLE: questions.articles(),
        INDICATOR: indicator_pages(facts["indicators"]),
        CATALOGUE: [request("/indicators/")],
        "figures of a bureau": agency_figures(facts["agencies"]),
    }
    for line, requests in asked.items():
        yield SpeedLine(
            name=line,
            server_name=name,
            server=server,
            requests=requests,
            shows=A_FIGURE,
            warm_up=WARM_UP_DRAWING if line == INDICATOR else WARM_UP,
        )


def first_view_lines(lines: Iterable[SpeedLine], server: Server) -> Iterator[SpeedLine]:
    """The same, but of a bureau, of a server that publishes before every answer."""
    for line in lines:
        if line.name in (ARTICLE, INDICATOR, CATALOGUE):
            name = line.name + FIRST_VIEW
            yield replace(line, name=name, server=server, warm_up=WARM_UP)


def bare_line(server: Server) -> SpeedLine:
    requests = [request("/")]
    return SpeedLine(
        name="bare view", server_name="bare", server=server, requests=requests
    )


def race(lines: Sequence[SpeedLine], seconds: float, rounds: int) -> list[Measured]:
    """Each line in turn, once a round; the rounds' median counts.

    Lines of one name follow one another, every second round in the opposite order, so
    that a slow minute of the machine is shared by those that are compared.
    """
    for line in lines:
        line.check()
    lines = sorted(lines, key=lambda line: line.name)
    turns = [(line, n) for line in lines for n in CONCURRENCIES]
    taken: dict[int, list[Measured]] = {}
    for round_number in range(rounds):
        order = list(enumerate(turns))
        for n, (line, concurrency) in order[:: -1 if round_number % 2 else 1]:
            taken.setdefault(n, []).append(_take(line, concurrency, seconds))
    return [_median(taken[n]) for n in sorted(taken)]


def _take(line: SpeedLine, concurrency: int, seconds: float) -> Measured:
    others = psutil.cpu_percent(interval=LISTEN)
    pace = measure(
        line.server.addresses,
        line.requests,
        concurrency=concurrency,
        seconds=seconds,
        warm_up=line.warm_up,
        status=line.status,
    )
    return Measured(
        line=line.name,
        server=line.server_name,
        concurrency=concurrency,
        pace=pace,
        others=others,
    )


def _median(taken: Sequence[Measured]) -> Measured:
    paces = [each.pace for each in taken]
    pace = Pace(
        rate=median(pace.rate for pace in paces),
        p50=median(pace.p50 for pace in paces),
        p99=median(pace.p99 for pace in paces),
        requests=sum(pace.requests for pace in paces),
    )
    return replace(taken[0], pace=pace, others=max(each.others for each in taken))
