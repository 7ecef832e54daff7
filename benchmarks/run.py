"""One whole run: databases, servers, races, imports, and what became of the promises."""

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from . import flat, servers
from .corpus import Corpus
from .databases import ROOT, Work, python_of
from .imports import ImportPace, measure_imports
from .lines import (
    Measured,
    SpeedLine,
    bare_line,
    datasette_lines,
    figure_lines,
    first_view_lines,
    kept_lines,
    race,
    site_lines,
)
from .promises import (
    LIST,
    SEARCH,
    Promise,
    figure_promises,
    growth_promises,
    import_promises,
    speed_promises,
)
from .questions import Questions
from .servers import Server

ROWS_OF_BARE_VIEW = 20
# A word of two characters, which readers look for most.
SHORT_WORD = "低保"
# Ends the name of a server whose page cache is on.
KEPT = " kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """What a run is asked to do."""

    articles: int
    seed: int
    seconds: float
    rounds: int
    texts: int
    databases: Sequence[str]
    growth: bool
    figures: bool
    work: Work


@dataclass(slots=True, kw_only=True)
class RunOutcome:
    """All that a run has found out."""

    measured: list[Measured] = field(default_factory=list)
    # Of a corpus twice the size.
    grown: list[Measured] = field(default_factory=list)
    # Of pages of figures.
    figured: list[Measured] = field(default_factory=list)
    facts: dict[str, dict] = field(default_factory=dict)
    # Of the copies that were given figures.
    with_figures: dict[str, dict] = field(default_factory=dict)
    # Index of Datasette: how many of the rows that hold a short word it finds.
    found: dict[str, int] = field(default_factory=dict)
    memory: dict[str, list[int]] = field(default_factory=dict)
    imports: dict[str, dict[str, ImportPace]] = field(default_factory=dict)
    promises: list[Promise] = field(default_factory=list)


def run(plan: RunPlan) -> RunOutcome:
    outcome = RunOutcome()
    collect_static_files(ROOT)
    with ExitStack() as stack:
        urls = _fill(plan, stack, outcome)
        # Before the servers take their memory.
        if plan.texts:
            _import(plan, urls, outcome)
        _race(plan, urls, outcome)
        if plan.growth:
            _grow(plan, urls, outcome)
        if plan.figures:
            _race_figures(plan, urls, outcome)
    for name in plan.databases:
        outcome.promises += speed_promises(outcome.measured, name)
        if outcome.imports:
            outcome.promises += import_promises(outcome.imports[name], name)
    return outcome


def collect_static_files(root: Path) -> None:
    """The production server hands out nothing else."""
    command = [python_of(root), "manage.py", "collectstatic", "--noinput"]
    subprocess.run([*command, "--verbosity=0"], cwd=root, check=True)


def _fill(plan: RunPlan, stack: ExitStack, outcome: RunOutcome) -> dict[str, str]:
    """The address of each database, filled."""
    corpus = Corpus(plan.articles, plan.seed)
    urls = {}
    for name in plan.databases:
        say(f"{name}: a database of {plan.articles:,} articles")
        opened = getattr(plan.work, name)(corpus)
        urls[name], outcome.facts[name] = stack.enter_context(opened)
    return urls


def _import(plan: RunPlan, urls: dict[str, str], outcome: RunOutcome) -> None:
    for name, url in urls.items():
        say(f"{name}: imports of {plan.texts:,} texts")
        paces = measure_imports(plan.texts, plan.seed, url, plan.work.folder)
        outcome.imports[name] = paces


def _race(plan: RunPlan, urls: dict[str, str], outcome: RunOutcome) -> None:
    corpus = Corpus(plan.articles, plan.seed)
    say("datasette: the same rows in a flat table")
    folder = plan.work.flat(corpus)
    outcome.found = flat.sampled(folder, SHORT_WORD)
    questions = Questions(corpus, folder)
    with ExitStack() as stack:
        running = _start(plan, urls, folder, stack)
        lines = _lines(running, questions)
        say(f"{len(lines)} lines, alone and at 16, {plan.rounds} × {plan.seconds} s")
        outcome.measured = race(lines, plan.seconds, plan.rounds)
        outcome.memory = {name: each.memory() for name, each in running.items()}


def _start(
    plan: RunPlan, urls: dict[str, str], folder: Path, stack: ExitStack
) -> dict[str, Server]:
    """All servers; those whose turn it is not cost nothing but memory."""
    logs = plan.work.folder / "logs"
    running = {}
    for name, url in urls.items():
        for kept in ("", KEPT):
            log = logs / f"{name}{kept}.log"
            opened = servers.site(url, log, keep_pages=bool(kept))
            running[name + kept] = stack.enter_context(opened)
    rows = plan.work.folder / "rows.json"
    newest = flat.newest(folder, ROWS_OF_BARE_VIEW)
    rows.write_text(json.dumps(newest), encoding="utf-8")
    running["bare"] = stack.enter_context(servers.bare(rows, logs / "bare.log"))
    opened = servers.datasette(folder, logs / "datasette.log")
    running["datasette"] = stack.enter_context(opened)
    return running


def _lines(running: dict[str, Server], questions: Questions) -> list[SpeedLine]:
    lines = [bare_line(running["bare"])]
    lines += datasette_lines(running["datasette"], questions)
    for name, server in running.items():
        if name in {"bare", "datasette"}:
            continue
        if name.endswith(KEPT):
            lines += kept_lines(name.removesuffix(KEPT), server, questions)
        else:
            lines += site_lines(name, server, questions)
    return lines


def _grow(plan: RunPlan, urls: dict[str, str], outcome: RunOutcome) -> None:
    """The same questions to the same pages, over once and twice the articles."""
    once, twice = (Corpus(plan.articles * n, plan.seed) for n in (1, 2))
    questions = Questions(once, plan.work.flat(once))
    for name, url in urls.items():
        say(f"{name}: a database of {twice.size:,} articles")
        with ExitStack() as stack:
            large, _ = stack.enter_context(getattr(plan.work, name)(twice))
            lines = []
            for size, address in ((once.size, url), (twice.size, large)):
                log = plan.work.folder / "logs" / f"{name} {size}.log"
                opened = servers.site(address, log, keep_pages=False)
                server = stack.enter_context(opened)
                label = f"{name} {size:,}"
                compared = site_lines(label, server, questions)
                lines += [line for line in compared if line.name in (LIST, SEARCH)]
            outcome.grown += race(lines, plan.seconds, plan.rounds)
        outcome.promises += growth_promises(outcome.grown, name, once.size, twice.size)


def _race_figures(plan: RunPlan, urls: dict[str, str], outcome: RunOutcome) -> None:
    """Pages of figures, over a copy of each database whose articles have some."""
    corpus = Corpus(plan.articles, plan.seed)
    questions = Questions(corpus, plan.work.flat(corpus))
    for name, url in urls.items():
        say(f"{name}: a copy whose articles have figures")
        with ExitStack() as stack:
            opened = plan.work.with_figures(url, plan.seed)
            copy, facts = stack.enter_context(opened)
            outcome.with_figures[name] = facts
            usual, published = _start_on_figures(plan, name, copy, stack)
            lines = list(figure_lines(name, usual, questions, facts))
            lines += first_view_lines(lines, published)
            outcome.figured += race(lines, plan.seconds, plan.rounds)
        outcome.promises += figure_promises(outcome.figured, name)


def _start_on_figures(
    plan: RunPlan, name: str, url: str, stack: ExitStack
) -> tuple[Server, Server]:
    """The site as it is, and the site with a publication before every request."""
    logs = plan.work.folder / "logs"
    running = []
    for application in (servers.SITE, servers.SITE_AFTER_PUBLICATIONS):
        log = logs / f"{name} figures {len(running)}.log"
        opened = servers.site(url, log, keep_pages=False, application=application)
        running.append(stack.enter_context(opened))
    return running[0], running[1]


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
