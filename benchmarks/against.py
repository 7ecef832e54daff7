"""Another checkout's site and ours, measured in turns in one run: after to before."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from . import servers
from .client import BadAnswer, fetch, request
from .corpus import Corpus
from .databases import ROOT, Work
from .imports import ONE_JOB, RUNS, generated, measure_import
from .lines import SpeedLine, race, site_lines
from .promises import ALONE, LIST, SEARCH
from .questions import Questions
from .run import RunPlan, collect_static_files, say
from .servers import Server

BEFORE, AFTER = "before", "after"
ARTICLE = "article"
COMPARED = (LIST, SEARCH, ARTICLE)
FIRST_VIEW = "{}, first view after a publication"
# Of first views, in each round.
FIRST_VIEWS = 40
# As within/publishing_when_asked.py has it, which runs inside either checkout.
PUBLISH, NO_CONTENT = "/-/publish", 204
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """The same thing, measured of both."""

    what: str
    database: str
    unit: str
    before: float
    after: float

    @property
    def ratio(self) -> float:
        return self.after / self.before


def run_against(plan: RunPlan, other: Path) -> list[Ratio]:
    """All that is compared; the other checkout's databases lie in its own bench/."""
    roots = {BEFORE: other.absolute(), AFTER: ROOT}
    works = {
        BEFORE: Work(roots[BEFORE] / "bench" / "against", roots[BEFORE]),
        AFTER: plan.work,
    }
    for root in roots.values():
        collect_static_files(root)
    ratios: list[Ratio] = []
    for name in plan.databases:
        with ExitStack() as stack:
            urls = {}
            for side, work in works.items():
                say(f"{name}, {side}: a database of {plan.articles:,} articles")
                opened = getattr(work, name)(Corpus(plan.articles, plan.seed))
                urls[side], _ = stack.enter_context(opened)
            if plan.texts:
                ratios += _imports(plan, name, roots, urls)
            ratios += _pages(plan, name, roots, urls)
    return ratios


def _imports(
    plan: RunPlan, name: str, roots: dict[str, Path], urls: dict[str, str]
) -> Iterator[Ratio]:
    say(f"{name}: imports of {plan.texts:,} texts, one job, {plan.rounds} ×")
    paces = {side: [] for side in roots}
    with generated(plan.texts, plan.seed, plan.work.folder) as folder:
        for turn in range(plan.rounds):
            for side in _in_turn(turn):
                pace = measure_import(
                    folder, plan.texts, urls[side], RUNS[ONE_JOB], roots[side]
                )
                paces[side].append(pace)
    for what, unit, take in (
        (ONE_JOB, "texts/s", lambda pace: pace.rate),
        (f"{ONE_JOB}: peak memory", "MB", lambda pace: pace.bytes / MEGABYTE),
    ):
        measured = {side: median(map(take, of_side)) for side, of_side in paces.items()}
        yield Ratio(what=what, database=name, unit=unit, **measured)


def _pages(
    plan: RunPlan, name: str, roots: dict[str, Path], urls: dict[str, str]
) -> Iterator[Ratio]:
    corpus = Corpus(plan.articles, plan.seed)
    questions = Questions(corpus, plan.work.flat(corpus))
    with ExitStack() as stack:
        running = {}
        for side, root in roots.items():
            log = plan.work.folder / "logs" / f"{name} {side}.log"
            opened = servers.site(
                urls[side],
                log,
                keep_pages=False,
                application=servers.SITE_THAT_PUBLISHES,
                root=root,
            )
            running[side] = stack.enter_context(opened)
        lines = [
            line
            for side, server in running.items()
            for line in site_lines(side, server, questions)
            if line.name in COMPARED
        ]
        say(f"{name}: {len(lines)} lines, {plan.rounds} × {plan.seconds} s each")
        yield from _speed(plan, name, lines)
        # Before first views bind anything anew: what a worker holds that only reads.
        yield _memory(name, "memory of a worker", running)
        say(f"{name}: first views after a publication")
        yield from _first_views(plan, name, lines)
        yield _memory(name, "memory of a worker, after publications", running)


def _speed(plan: RunPlan, name: str, lines: Sequence[SpeedLine]) -> Iterator[Ratio]:
    """Requests a second, and the middle request where one asks alone."""
    taken = {
        (each.line, each.concurrency, each.server): each.pace
        for each in race(lines, plan.seconds, plan.rounds)
    }
    for line, at_once in dict.fromkeys(key[:2] for key in taken):
        paces = {side: taken[line, at_once, side] for side in (BEFORE, AFTER)}
        rates = {side: pace.rate for side, pace in paces.items()}
        what = f"{line}, {at_once} at once"
        yield Ratio(what=what, database=name, unit="req/s", **rates)
        if at_once == ALONE:
            middles = {side: pace.p50 for side, pace in paces.items()}
            yield Ratio(what=f"{what}, p50", database=name, unit="ms", **middles)


def _first_views(
    plan: RunPlan, name: str, lines: Sequence[SpeedLine]
) -> Iterator[Ratio]:
    for what in COMPARED:
        of_both = {line.server_name: line for line in lines if line.name == what}
        taken: dict[str, list[float]] = {side: [] for side in of_both}
        for turn in range(plan.rounds):
            for side in _in_turn(turn):
                taken[side] += _views(of_both[side])
        middles = {side: median(of_side) for side, of_side in taken.items()}
        yield Ratio(what=FIRST_VIEW.format(what), database=name, unit="ms", **middles)


def _views(line: SpeedLine) -> Iterator[float]:
    """Milliseconds of first views; the publication before each is not counted."""
    (address,) = line.server.addresses
    for asked in line.requests[:FIRST_VIEWS]:
        if fetch(address, request(PUBLISH)).status != NO_CONTENT:
            raise BadAnswer(f"{line.server_name}: nothing was published; see its log")
        started = perf_counter()
        answer = fetch(address, asked)
        yield 1000 * (perf_counter() - started)
        if answer.status != line.status:
            raise BadAnswer(f"{asked!r}: {answer.status}, not {line.status}")


def _memory(name: str, what: str, running: dict[str, Server]) -> Ratio:
    """Of the largest worker, at its peak."""
    peaks = {side: max(server.memory()) / MEGABYTE for side, server in running.items()}
    return Ratio(what=what, database=name, unit="MB", **peaks)


def _in_turn(turn: int) -> tuple[str, str]:
    """Who goes first changes from round to round."""
    return (AFTER, BEFORE) if turn % 2 else (BEFORE, AFTER)
