"""The outcome of a run as tables to read, and as facts to keep."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from .against import Ratio
from .run import SHORT_WORD, RunOutcome

MEGABYTE = 1_000_000


def as_tables(outcome: RunOutcome) -> str:
    """Everything, in Markdown."""
    parts = [
        _title("Speed"),
        _table(
            ("line", "server", "at once", "req/s", "p50 ms", "p99 ms", "others %"),
            _speed(outcome.measured + outcome.grown + outcome.figured),
        ),
        _title("Databases and memory"),
        _table(("what", "of", "measured"), _sizes(outcome)),
        _title(f"Of 2,000 rows, found for {SHORT_WORD}"),
        _table(("index of Datasette", "rows"), _found(outcome)),
        _title("Promises"),
        _table(
            ("promise", "database", "bound", "measured", "kept"), _promises(outcome)
        ),
    ]
    return "\n".join(parts)


def as_ratios(ratios: Iterable[Ratio]) -> str:
    """What was measured of two checkouts, side by side."""
    rows = [
        (
            each.what,
            each.database,
            f"{each.before:,.1f} {each.unit}",
            f"{each.after:,.1f} {each.unit}",
            f"{each.ratio:.3f}",
        )
        for each in ratios
    ]
    return _table(("what", "database", "before", "after", "after / before"), rows)


def as_facts(outcome: RunOutcome) -> dict[str, Any]:
    """Everything, to be kept."""
    kept = [{**asdict(each), "is_kept": each.is_kept} for each in outcome.promises]
    return asdict(outcome) | {"promises": kept}


def _title(words: str) -> str:
    return f"\n## {words}\n"


def _speed(measured: Iterable) -> Iterator[Sequence[str]]:
    for each in measured:
        pace = each.pace
        numbers = (f"{pace.rate:,.0f}", f"{pace.p50:.1f}", f"{pace.p99:.1f}")
        others = f"{each.others:.0f}"
        yield each.line, each.server, str(each.concurrency), *numbers, others


def _sizes(outcome: RunOutcome) -> Iterator[Sequence[str]]:
    for name, facts in outcome.facts.items():
        yield "rows put in", name, f"{facts['load_seconds']:,.0f} s"
        yield "index built", name, f"{facts['index_seconds']:,.0f} s"
        yield "index", name, f"{facts['index_bytes'] / MEGABYTE:,.0f} MB"
        yield "whole database", name, f"{facts['bytes'] / MEGABYTE:,.0f} MB"
    for name, facts in outcome.with_figures.items():
        put_in = f"{facts['figures']:,} in {facts['load_seconds']:,.0f} s"
        yield "figures put in", name, put_in
        yield "database with figures", name, f"{facts['bytes'] / MEGABYTE:,.0f} MB"
    for name, peaks in outcome.memory.items():
        each = " + ".join(f"{peak / MEGABYTE:.0f}" for peak in peaks)
        yield "peak memory of workers", name, f"{each} MB"
    for name, paces in outcome.imports.items():
        for run, pace in paces.items():
            measured = f"{pace.rate:,.0f} texts/s, {pace.filed:,} filed"
            yield run, name, f"{measured}, {pace.bytes / MEGABYTE:.0f} MB"


def _found(outcome: RunOutcome) -> Iterator[Sequence[str]]:
    for index, rows in outcome.found.items():
        yield index.replace("_", " "), f"{rows:,}"


def _promises(outcome: RunOutcome) -> Iterator[Sequence[str]]:
    for each in outcome.promises:
        sign = "<" if each.is_ceiling else "≥"
        bound = f"{sign} {each.bound:.3g} {each.unit}"
        measured = f"{each.measured:.3g} {each.unit}"
        yield each.what, each.database, bound, measured, "yes" if each.is_kept else "NO"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as their widest cell."""
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    written = [_row(line, widths) for line in lines]
    rule = _row(["-" * width for width in widths], widths)
    return "\n".join([written[0], rule, *written[1:]])


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"
